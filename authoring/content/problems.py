"""How trouble with the words is told to whoever writes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """Something to put right: where it stands, what is wrong, and what to do about it."""

    file: str
    """The file, as seen from `content/`; or where else it came up."""
    entry: str
    """The entry's name, or nothing where it is about the whole file."""
    wrong: str
    """What is wrong, as a sentence without its full stop."""
    remedy: str
    """What to do, likewise."""

    def __str__(self) -> str:
        where = f"{self.file}, [{self.entry}]" if self.entry else self.file
        return f"{where}: {self.wrong}. {self.remedy}."
