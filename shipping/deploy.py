"""`python -m shipping.deploy`: from nothing to a skill in development, and every time after that.

The skill needs the functions' addresses, and the functions need the skill's id. So, the first time,
the skill is created without an address, the functions are deployed for its id, and then the skill
is told where they are. Needs `sam` and `ask` on the path, and their credentials set up.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from shipping import endpoints, package, paths

STACK: Final = "back-spasm-helper"
STATES: Final = Path(".ask") / "ask-states.json"
"""Where `ask deploy` notes the skill's id. Losing it makes a second skill."""

_PROFILE: Final = "default"


class CannotDeploy(Exception):
    """Something is missing; the text says what."""


def deploy(
    regions: Sequence[str], parameters: Mapping[str, str], *, root: Path = paths.ROOT
) -> dict[str, str]:
    """Deploy to these regions of Alexa's. Returns the function's address in each.

    `parameters` are those of template.yaml, other than `SkillId`. Runs in `root`.

    Raises:
        CannotDeploy: if no skill id or no address came of it.
        subprocess.CalledProcessError: if `sam` or `ask` failed; they have said why.
        FileNotFoundError: if one of them is not on the path.
    """
    packaged = root / "dist" / "skill-package"
    if skill_id(root) is None:
        package.assemble(packaged, {})
        _run(root, "ask", "deploy", "--target", "skill-metadata")
    created = skill_id(root)
    if created is None:
        raise CannotDeploy(f"`ask deploy` has left no skill id in {STATES}")
    _run(root, "sam", "build")
    arns = {
        region: _deploy_function(root, region, {**parameters, "SkillId": created})
        for region in regions
    }
    package.assemble(packaged, arns)
    _run(root, "ask", "deploy", "--target", "skill-metadata")
    return arns


def skill_id(root: Path = paths.ROOT) -> str | None:
    """The id of the skill that was created from here, or None before that."""
    try:
        states = json.loads((root / STATES).read_text(encoding="utf-8"))
        found = states["profiles"][_PROFILE].get("skillId")
    except (FileNotFoundError, KeyError):
        return None
    return found or None


def _deploy_function(root: Path, region: str, parameters: Mapping[str, str]) -> str:
    aws = endpoints.AWS_REGIONS[region]
    overrides = [f"{name}={value}" for name, value in sorted(parameters.items())]
    _run(
        *(root, "sam", "deploy", "--stack-name", STACK, "--region", aws),
        *("--parameter-overrides", *overrides),
    )
    told = _run(
        *(root, "sam", "list", "stack-outputs", "--stack-name", STACK, "--region", aws),
        *("--output", "json"),
    )
    for output in json.loads(told):
        if output["OutputKey"] == "Endpoint":
            return str(output["OutputValue"])
    raise CannotDeploy(f"the stack in {aws} tells no endpoint")


def _run(root: Path, *command: str) -> str:
    """What a command writes. It is shown as well, unless it was asked for JSON."""
    print("→", " ".join(command), flush=True)
    quiet = "json" in command
    done = subprocess.run(
        command, cwd=root, check=True, stdout=subprocess.PIPE if quiet else None, text=True
    )
    return done.stdout or ""


def main(argv: Sequence[str] | None = None) -> int:
    """Deploy; 0 if that worked."""
    parser = argparse.ArgumentParser(prog="python -m shipping.deploy", description=__doc__)
    parser.add_argument(
        "--regions",
        nargs="+",
        choices=list(endpoints.AWS_REGIONS),
        default=["NA"],
        help="of Alexa: where the people are who will use it (default: NA)",
    )
    parser.add_argument(
        "parameters", nargs="*", metavar="NAME=VALUE", help="of template.yaml, such as Alerts=off"
    )
    arguments = parser.parse_args(argv)
    parameters = dict(each.split("=", 1) for each in arguments.parameters)
    try:
        arns = deploy(arguments.regions, parameters)
    except (CannotDeploy, package.Refused) as refused:
        print(refused, file=sys.stderr)
        return 1
    except FileNotFoundError as missing:
        print(f"{missing.filename} is not on the path; see docs/deploying.md", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failed:
        print(f"`{' '.join(failed.cmd)}` failed", file=sys.stderr)
        return 1
    for region, arn in arns.items():
        print(f"{region}: {arn}")
    print(f"Skill {skill_id()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
