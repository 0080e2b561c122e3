"""The longest that each placeholder really becomes, so that lengths are counted as they are heard.

A new placeholder needs an example here; until it has one, the check says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from authoring.content.written import PLACEHOLDER

WHOLE: Final = frozenset({"status", "question"})
"""Placeholders that become whole sentences of other entries, which are counted where they stand."""

EXAMPLES: Final[Mapping[str, str]] = {
    # A length of time, exact or rounded. Nothing in a plan is longer than a day.
    "length": "an hour and 30 minutes",
    "between": "20 minutes",
    "left": "about an hour and 30 minutes",
    "ago": "about an hour and 59 minutes",
    "most": "30 minutes",
    "least": "an hour and 30 minutes",
    # When, and until when: longer where the device's time zone is not known.
    "at": "in about an hour and 30 minutes",
    "first": "in about 30 minutes",
    "last": "10 o'clock",
    "days": "on weekdays",
    "until": "for about 23 and a half hours",
    "clock": "10:30",
    # Numbers.
    "minutes": "30 minutes",
    "hours": "23 hours",
    "hour": "10",
    "minute": "30",
    "round": "12",
    "rounds": "24",
    "owed": "24",
    "step": "4",
    "steps": "4",
    "seconds": "10",
    # A position's name.
    "name": "a pillow under the knees",
    # Whole sentences: they count where they stand.
    "status": "",
    "question": "",
}


IN_PLACE: Final[Mapping[str, Mapping[str, str]]] = {
    # Where the time zone is not known, these say no time at all; an application is thirty minutes.
    "plan.status.cold": {"at": "at 10:30 tonight", "left": "About 30 minutes"},
    "moves.": {"first": "10 o'clock", "at": "at 10 o'clock"},
    "plan.status.heat": {"at": "at 10:30 tonight", "left": "About 20 minutes"},
    "time.days_from_now": {"days": "24"},
    "time.at": {"clock": "10 o'clock tomorrow afternoon"},
    "time.until": {"clock": "10 o'clock tomorrow afternoon"},
}
"""What it becomes in the entries that begin so, where that is less."""


def filled(text: str, key: str = "") -> str:
    """`text` of the entry `key` with the longest real value in each place in braces.

    What has no example stays empty.
    """
    values = dict(EXAMPLES)
    for beginning, there in IN_PLACE.items():
        if key.startswith(beginning):
            values |= there
    return PLACEHOLDER.sub(lambda found: values.get(found[1], ""), text).strip()
