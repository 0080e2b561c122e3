"""DynamoDB's low-level attributes: written from plain values, and read with suspicion.

An attribute is a map of one type letter to a value, `{"N": "30"}`; an item is a map of names to
attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from backspasm.memory.repository import MemoryUnavailable

Attribute = dict[str, Any]
Item = dict[str, Attribute]

Choice = TypeVar("Choice", bound=StrEnum)

# Also keeps out what `int` would take but DynamoDB never sends, such as other alphabets' digits.
_DIGITS = re.compile("[0-9]{1,15}")


class Unreadable(MemoryUnavailable):
    """What is stored is damaged, or was written by a newer version of the skill."""


def text(value: str) -> Attribute:
    """A string attribute."""
    return {"S": value}


def number(value: int) -> Attribute:
    """A number attribute."""
    return {"N": str(value)}


def flag(value: bool) -> Attribute:
    """A boolean attribute."""
    return {"BOOL": value}


def group(fields: Mapping[str, Attribute | None]) -> Attribute:
    """A map attribute of those fields that are not None."""
    return {"M": present(fields)}


def rows(values: Iterable[Attribute]) -> Attribute:
    """A list attribute."""
    return {"L": list(values)}


def maybe(value: int | None) -> Attribute | None:
    """A number attribute, or None for None."""
    return None if value is None else number(value)


def present(fields: Mapping[str, Attribute | None]) -> Item:
    """The fields that are not None: what is absent is not stored."""
    return {name: value for name, value in fields.items() if value is not None}


class Fields:
    """Reads the fields of an item, or of a map attribute. Every method raises `Unreadable`."""

    def __init__(self, item: object) -> None:
        if not isinstance(item, dict):
            raise Unreadable
        self._item = item

    def has(self, name: str) -> bool:
        """Whether the field is there at all."""
        return name in self._item

    def text(self, name: str) -> str:
        """A string."""
        return _text(self._item.get(name))

    def number(self, name: str, most: int) -> int:
        """A whole number from zero to `most`."""
        digits = _typed(self._item.get(name), "N")
        if not isinstance(digits, str) or not _DIGITS.fullmatch(digits):
            raise Unreadable
        value = int(digits)
        if value > most:
            raise Unreadable
        return value

    def maybe(self, name: str, most: int) -> int | None:
        """A whole number from zero to `most`, or None where the field is absent."""
        return self.number(name, most) if self.has(name) else None

    def flag(self, name: str) -> bool:
        """A boolean."""
        value = _typed(self._item.get(name), "BOOL")
        if not isinstance(value, bool):
            raise Unreadable
        return value

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        """A member of an enumeration, by its value."""
        try:
            return kind(self.text(name))
        except ValueError:
            pass
        raise Unreadable

    def group(self, name: str) -> Fields:
        """The fields of a map."""
        return Fields(_typed(self._item.get(name), "M"))

    def groups(self, name: str) -> tuple[Fields, ...]:
        """The fields of each map of a list."""
        return tuple(Fields(_typed(each, "M")) for each in self._rows(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """The strings of a list."""
        return tuple(_text(each) for each in self._rows(name))

    def _rows(self, name: str) -> list[object]:
        found = _typed(self._item.get(name), "L")
        if not isinstance(found, list):
            raise Unreadable
        return found


def _text(attribute: object) -> str:
    value = _typed(attribute, "S")
    if not isinstance(value, str):
        raise Unreadable
    return value


def _typed(attribute: object, letter: str) -> object:
    if not isinstance(attribute, dict) or set(attribute) != {letter}:
        raise Unreadable
    return attribute[letter]
