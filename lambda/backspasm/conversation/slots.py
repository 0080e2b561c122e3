"""What the slots of a request mean: lengths of time, numbers, or nothing that makes sense."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_ISO: Final = re.compile(
    r"^P(?:(?P<days>\d{1,3})D)?(?:T(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,5})M)?"
    r"(?:(?P<seconds>\d{1,6})(?:\.\d+)?S)?)?$"
)
_NUMBER: Final = re.compile(r"^\d{1,6}$")
_SECONDS: Final = {"days": 86400, "hours": 3600, "minutes": 60, "seconds": 1}


class NotUnderstood(Exception):
    """A slot was filled with something that is no length of time, or no number."""


def duration(value: str | None) -> int | None:
    """Seconds of an AMAZON.DURATION slot, such as `PT20M`; None where it was left empty.

    Raises:
        NotUnderstood: for `?`, years, weeks, and whatever else can't be timed.

    >>> duration("PT1H30M")
    5400
    """
    if not value:
        return None
    found = _ISO.match(value)
    if found is None or value in ("P", "PT"):
        raise NotUnderstood
    return sum(int(found[name] or 0) * seconds for name, seconds in _SECONDS.items())


def number(value: str | None) -> int | None:
    """The whole number of an AMAZON.NUMBER slot; None where it was left empty.

    Raises:
        NotUnderstood: for `?` and numbers beyond a million.
    """
    if not value:
        return None
    if not _NUMBER.match(value):
        raise NotUnderstood
    return int(value)


def length(heard: Mapping[str, str]) -> int | None:
    """Seconds of whichever of the slots `duration` and `minutes` was filled; None where neither.

    "Five minutes" is one length of time to Alexa; "five more minutes" is a number.

    Raises:
        NotUnderstood: if what was said makes no sense.
    """
    minutes = number(heard.get("minutes"))
    return duration(heard.get("duration")) if minutes is None else 60 * minutes
