"""`python -m shipping.audit`: are there known holes in what this depends on?

Asks pip-audit, whose data comes over the network. Where none of it can be had, it says so and does
not fail: that is nothing a change could mend.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shipping import paths


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of the packages in a lock."""

    audited: int = 0
    """How many there is data of."""
    holes: tuple[str, ...] = ()
    """Each known hole: package, version, its number, and where it is mended."""
    unknown: int = 0
    """How many there is no data of."""


def report(told: str) -> Report:
    """What pip-audit told as JSON. Anything else, such as nothing at all, is no data."""
    try:
        packages: list[dict[str, Any]] = json.loads(told)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Report()
    known = [package for package in packages if "vulns" in package]
    return Report(
        audited=len(known),
        holes=tuple(
            f"{package['name']} {package['version']}: {hole['id']}, mended in "
            f"{', '.join(hole['fix_versions']) or 'no version yet'}"
            for package in known
            for hole in package["vulns"]
        ),
        unknown=len(packages) - len(known),
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Print what was found; 1 if there are known holes."""
    parser = argparse.ArgumentParser(prog="python -m shipping.audit", description=__doc__)
    parser.add_argument("tool", type=Path, help="pip-audit")
    command = [parser.parse_args(argv).tool, "--requirement", paths.LOCK, "--disable-pip"]
    options = ["--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    ran = subprocess.run([*command, *options], capture_output=True, check=False)
    found = report(ran.stdout.decode())
    if not found.audited:
        print("Nothing was audited: the data about known holes can't be had from here.")
        return 0
    print(f"{found.audited} packages audited, {found.unknown} without data.")
    print(*found.holes or ("No known holes.",), sep="\n")
    return 1 if found.holes else 0


if __name__ == "__main__":
    sys.exit(main())
