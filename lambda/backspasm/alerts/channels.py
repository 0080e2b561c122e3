"""Which of Alexa's services each alert is set with.

A timer rings until someone answers, but reaches two hours ahead, and an account has ten of them
(https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-timers-guidelines-for-usage.html). What
a timer can't reach is a reminder: no switch goes missing for the way it is to be heard.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from backspasm.alerts.model import Channel, Wanted
from backspasm.plan import limits

TIMERS_REACH: Final = 2 * limits.HOUR
"""Seconds ahead that a timer can be set for."""

MOST_TIMERS: Final = 10
"""Timers that an account has, the user's own among them."""


def spread(wanted: Iterable[Wanted], now: int, *, ring: bool) -> tuple[Wanted, ...]:
    """The wanted alerts, soonest first, each with its channel.

    With `ring`, those that timers can reach from the instant `now` become timers.
    """
    alerts = sorted(wanted)
    if not ring:
        return tuple(alerts)
    near = [each for each in alerts if each.at - now <= TIMERS_REACH][:MOST_TIMERS]
    return (*(replace(each, channel=Channel.TIMER) for each in near), *alerts[len(near) :])


def as_reminders(alerts: Iterable[Wanted]) -> tuple[Wanted, ...]:
    """The same alerts as reminders, where no timer could be had."""
    return tuple(replace(each, channel=Channel.REMINDER) for each in alerts)
