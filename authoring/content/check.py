"""Everything that is checked about the words, in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from authoring.content import bans, markup, places, shape, usage, whole, wording, written
from authoring.content.problems import Problem
from authoring.content.written import Content

ROOT: Final = Path(__file__).parents[2] / "content"

RULES: Final[tuple[Callable[[Content], Iterator[Problem]], ...]] = (
    shape.problems,
    places.problems,
    wording.problems,
    bans.problems,
    markup.problems,
    usage.problems,
)
"""What is checked of each entry by itself."""


def entry_problems(root: Path = ROOT) -> list[Problem]:
    """What is wrong with the entries in the folder `root`, file by file.

    Where a file cannot be read, that alone is told: the rest would be guesses.
    """
    content = written.read(root)
    if content.unreadable:
        return sorted(content.unreadable)
    return sorted({problem for rule in RULES for problem in rule(content)})


def reply_problems(locales: tuple[str, ...]) -> list[Problem]:
    """What is wrong with whole replies, as the skill composes them of the repository's entries."""
    return sorted({problem for locale in locales for problem in whole.problems(locale)})
