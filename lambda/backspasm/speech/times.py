"""Time, said the way people say it.

A length of time is rounded and hedged ("about twelve minutes"); an instant is said as a clock time
where the device's time zone is known, and as a length of time from now where it isn't.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Final

from backspasm.speech.catalogue import Catalogue

_MINUTE: Final = 60
_HOUR: Final = 60
_NEARLY_A_MINUTE: Final = 45


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
    """When something happens: "at 3:10", or "in about 20 minutes"."""
    if zone is None:
        return words.say("time.in", length=about(words, instant - now))
    return words.say("time.at", clock=clock(words, instant, zone))


def until(words: Catalogue, instant: int, now: int, zone: tzinfo | None) -> str:
    """How long something goes on: "until 3:10", or "for about 90 minutes"."""
    if zone is None:
        return words.say("time.for", length=about(words, instant - now))
    return words.say("time.until", clock=clock(words, instant, zone))
