"""Times of day as people say them become AMAZON.TIME: "half past nine" is "09:30"."""

from __future__ import annotations

import re

from desk_speaker.interpreter.words import Token, word_set

_NAMED = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)}
_MORNING = word_set("am morning")
_LATER = word_set("pm afternoon evening night")
_CLOCK = re.compile(r"(\d{1,2})[:.]?(\d{2})?")


def times_at(tokens: list[Token], start: int) -> list[tuple[int, str]]:
    """What AMAZON.TIME makes of the words from `start`: (end, "HH:MM"), longest first.

    A bare number up to twelve is that hour in the morning, as Alexa takes it.
    """
    words = [token.text for token in tokens[start : start + 8]]
    found = _hour_and_minute(words)
    if found is None:
        return []
    readings = []
    used, hour, minute = found
    for end, late in ((used, None), _half_of_day(words, used)):
        if end > len(words) or (late is None and end != used):
            continue
        readings.append((start + end, _written(hour, minute, late)))
    return sorted(set(readings), reverse=True)


def _hour_and_minute(words: list[str]) -> tuple[int, int, int] | None:
    """Words used, hour and minute."""
    if not words:
        return None
    if words[0] in _NAMED:
        return 1, *_NAMED[words[0]]
    if words[0] in ("half", "quarter") or words[:2] == ["a", "quarter"]:
        at = 1 if words[0] == "a" else 0
        minutes = 30 if words[at] == "half" else 15
        hour = _number(words, at + 2, 12)
        if hour is None or words[at + 1] not in ("past", "to", "after"):
            return None
        if words[at + 1] == "to":
            return at + 3, (hour - 1) % 24, 60 - minutes
        return at + 3, hour, minutes
    return _digits(words)


def _digits(words: list[str]) -> tuple[int, int, int] | None:
    match = _CLOCK.fullmatch(words[0])
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    used = 1
    if match[2] is None and (said := _number(words, 1, 59)) is not None and said >= 10:
        used, minute = 2, said
    elif words[1:2] in (["o'clock"], ["oclock"]):
        used = 2
    return (used, hour, minute) if hour < 25 and minute < 60 else None


def _half_of_day(words: list[str], used: int) -> tuple[int, bool | None]:
    """The end of "am", "p m", "in the evening" and the like, and whether it is past noon."""
    rest = words[used:]
    if rest[:2] in (["a", "m"], ["p", "m"]):
        return used + 2, rest[0] == "p"
    end = used
    for word in rest[:3]:
        end += 1
        if word in _MORNING or word in _LATER:
            return end, word in _LATER
        if word not in ("in", "the", "at"):
            break
    return used, None


def _written(hour: int, minute: int, late: bool | None) -> str:
    if late is True and hour < 12:
        hour += 12
    elif late is False and hour == 12:
        hour = 0
    return f"{hour % 24:02d}:{minute:02d}"


def _number(words: list[str], at: int, most: int) -> int | None:
    text = words[at] if at < len(words) else ""
    return int(text) if text.isascii() and text.isdigit() and int(text) <= most else None
