"""What the manifest must agree on with the rest of the skill: numbers, permissions."""

from __future__ import annotations

import re
import tomllib
from typing import Final

from backspasm.speech.source import LANGUAGE_OF
from shipping import paths

_SCOPE: Final = re.compile(r'"(alexa::[a-z:]+)"')


def emergency_number(locale: str) -> str:
    """The digits of the number that the skill names in an emergency there. Raises KeyError."""
    words: dict[str, str] = {}
    for folder in (LANGUAGE_OF[locale], locale):
        path = paths.CONTENT / folder / "words.toml"
        if path.exists():
            words |= tomllib.loads(path.read_text(encoding="utf-8"))["words"]
    return words["emergency_written"].split()[0]


def permissions_the_code_asks_for() -> set[str]:
    """Every scope that is named anywhere in what ships."""
    return {
        scope
        for path in paths.SOURCES.rglob("*.py")
        for scope in _SCOPE.findall(path.read_text(encoding="utf-8"))
    }
