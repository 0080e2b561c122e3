"""Time, said the way people say it.

A length of time is rounded and hedged ("about twelve minutes"); an instant is said as a clock time
where the device's time zone is known, and as a length of time from now where it isn't. Clocks are
said with twelve hours, so the part of the day is said with whatever is twelve hours away or more,
or on another day: "9:30 tonight".
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Final

from backspasm.speech.catalogue import Catalogue

_MINUTE: Final = 60
_HOUR: Final = 60
_NEARLY_A_MINUTE: Final = 45
_ROUND_THE_CLOCK: Final = 12 * _HOUR * _MINUTE
"""Seconds after which a clock with twelve hours shows the same again."""

_NIGHT_ENDS: Final = 3
"""The hour until which it is still the night of the day before: "until 1:30 tonight"."""
_NOON: Final = 12
_EVENING: Final = 18
_NIGHT: Final = 21


def about(words: Catalogue, seconds: int) -> str:
    """About how long: "about 12 minutes", "less than a minute", "about an hour and 10 minutes".

    From ten minutes on to the minute, below that hedged a little more, never negative.
    """
    if seconds < _NEARLY_A_MINUTE:
        return words.say("time.moment")
    minutes = max(1, round(seconds / _MINUTE))
    if minutes < 2:
        return words.say("time.about_one")
    if minutes < 10:
        return words.say("time.around", minutes=minutes)
    return words.say("time.about", length=length(words, minutes * _MINUTE))


def length(words: Catalogue, seconds: int) -> str:
    """Exactly how long, to the minute: "20 minutes", "an hour and 10 minutes", "3 hours"."""
    minutes = round(seconds / _MINUTE)
    hours, rest = divmod(minutes, _HOUR)
    if hours == 0:
        return words.say("time.minutes", minutes=minutes)
    if rest == 0:
        return words.say("time.hours", hours=hours)
    if rest == _HOUR // 2:
        return words.say("time.hours_and_a_half", hours=hours)
    said = words.say("time.hours", hours=hours)
    return words.say("time.hours_and", hours=said, minutes=words.say("time.minutes", minutes=rest))


def clock(words: Catalogue, at: int, zone: tzinfo) -> str:
    """The instant `at` (UTC seconds) as a clock on the wall shows it in `zone`.

    Seconds are dropped: that is what a clock shows as it happens.
    """
    local = datetime.fromtimestamp(at, zone)
    hour = local.hour % 12 or 12
    if local.minute == 0:
        if local.hour in (0, 12):
            return words.say("time.noon" if local.hour == 12 else "time.midnight")
        return words.say("time.on_the_hour", hour=hour)
    return words.say("time.clock", hour=hour, minute=f"{local.minute:02d}")


def at(words: Catalogue, instant: int, now: int, zone: tzinfo | None) -> str:
    """When something happens, now or later: "at 3:10", or "in about 20 minutes"."""
    if zone is None:
        return words.say("time.in", length=about(words, instant - now))
    return words.say("time.at", clock=_clock_and_day(words, instant, now, zone))


def at_clock(words: Catalogue, instant: int, zone: tzinfo) -> str:
    """When something happens, for whoever says on which day: "at 3:10"."""
    return words.say("time.at", clock=clock(words, instant, zone))


def until(words: Catalogue, instant: int, now: int, zone: tzinfo | None) -> str:
    """How long something goes on from now: "until 9:30 tonight", or "for about 90 minutes"."""
    if zone is None:
        return words.say("time.for", length=about(words, instant - now))
    return words.say("time.until", clock=_clock_and_day(words, instant, now, zone))


def _clock_and_day(words: Catalogue, instant: int, now: int, zone: tzinfo) -> str:
    """The clock at the instant, with the part of the day and the day where they are needed to tell.

    That is "3:10" for what comes in the next twelve hours of the day, "9:30 tonight" and
    "7 o'clock tomorrow morning" for what comes later.
    """
    said = clock(words, instant, zone)
    here, there = datetime.fromtimestamp(now, zone), datetime.fromtimestamp(instant, zone)
    days = (there.date() - here.date()).days
    midnight = (there.hour, there.minute) == (0, 0)
    if instant - now < _ROUND_THE_CLOCK and (days < 1 or midnight):
        return said
    if days > 1:
        return words.say("time.days_from_now", clock=said, days=days)
    if there.hour < _NIGHT_ENDS and (midnight or here.hour >= _NIGHT_ENDS):
        return words.say("time.today.night", clock=said)
    return words.say(f"time.{'tomorrow' if days else 'today'}.{_part_of_day(there)}", clock=said)


def _part_of_day(local: datetime) -> str:
    if local.hour < _NOON:
        return "morning"
    if (local.hour, local.minute) == (_NOON, 0):
        return "noon"
    if local.hour < _EVENING:
        return "afternoon"
    return "evening" if local.hour < _NIGHT else "night"
