"""The part of `requirements.lock` that ships: what the skill imports, and what that depends on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

SHIPS: Final = ("ask-sdk-core", "boto3", "tzdata", "urllib3")
"""What `lambda/` needs. All else in the lock serves the desk, the web service and the tests."""

_NAME: Final = re.compile(r"^([a-z0-9][a-z0-9._-]*)==", re.MULTILINE)
_REQUIRED_BY: Final = re.compile(r"^ +# (?:via )? *([a-z0-9][a-z0-9._-]*)", re.MULTILINE)


def subset(lock: str, names: Iterable[str] = SHIPS) -> str:
    """The lines of a lock for `names` and for everything they depend on, with their hashes.

    pip-compile notes below each package who requires it; that is what is followed here, so nothing
    needs to be installed.

    Raises:
        KeyError: if the lock does not hold one of `names`.
    """
    blocks = _blocks(lock)
    required_by = {name: set(_REQUIRED_BY.findall(block)) for name, block in blocks.items()}
    wanted = set(names)
    if missing := wanted - blocks.keys():
        raise KeyError(f"not in the lock: {', '.join(sorted(missing))}")
    while more := {name for name, by in required_by.items() if by & wanted} - wanted:
        wanted |= more
    return "".join(_without_comments(blocks[name]) for name in sorted(wanted))


def _blocks(lock: str) -> dict[str, str]:
    """Each package of a lock with its lines."""
    starts = [(found[1], found.start()) for found in _NAME.finditer(lock)]
    ends = [start for _, start in starts[1:]] + [len(lock)]
    return {name: lock[start:end] for (name, start), end in zip(starts, ends, strict=True)}


def _without_comments(block: str) -> str:
    lines = [line for line in block.splitlines() if line and not line.lstrip().startswith("#")]
    return "\n".join(lines) + "\n"
