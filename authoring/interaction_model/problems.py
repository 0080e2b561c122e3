"""How trouble is told to whoever writes the templates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """Something to put right: where it is (a file, an intent, a type) and what is wrong."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


class SourceError(Exception):
    """The templates cannot be read at all; the message is a :class:`Problem` in words."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(str(Problem(where, message)))
