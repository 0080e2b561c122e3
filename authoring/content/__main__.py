"""`python -m authoring.content --check`, or `--compile DIR`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from authoring.content import check, compiled
from authoring.content.check import ROOT
from backspasm.speech.catalogue import LOCALES


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns 1 where something must be put right."""
    parser = argparse.ArgumentParser(
        prog="python -m authoring.content",
        description="Checks what the skill says, or compiles it into what ships.",
    )
    parser.add_argument("--check", action="store_true", help="look for trouble (the default)")
    parser.add_argument(
        "--entries", action="store_true", help="check the entries alone, not whole replies: quicker"
    )
    parser.add_argument(
        "--compile", type=Path, metavar="DIR", help="write one JSON file per locale into DIR"
    )
    options = parser.parse_args(arguments)
    if options.compile:
        compiled.write(ROOT, options.compile)
        if not options.check and not options.entries:
            return 0
    problems = check.entry_problems()
    if not problems and not options.entries:
        problems = check.reply_problems(LOCALES)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{len(problems)} to put right.", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
