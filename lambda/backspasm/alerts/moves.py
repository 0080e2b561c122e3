"""Hourly reminders to move (F11, F12): which ones are wanted, and when the next one rings.

Alexa repeats a reminder daily or weekly, never hourly, so each hour is a reminder of its own. One
of them may carry several weekdays as several rules; where Alexa refuses that, each weekday costs
one more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from backspasm.alerts.model import Actual, AlertKind, Wanted


class Days(StrEnum):
    """The days on which reminders to move ring. A value is also what the days' slot resolves to."""

    WEEKDAYS = "WEEKDAYS"
    EVERY_DAY = "EVERY_DAY"
    WEEKEND = "WEEKEND"


MOST: Final = 50
"""Reminders that moving may take of the account's, which the plan's reminders need too."""

_WEEK: Final = range(7)
_ON: Final = {
    Days.WEEKDAYS: frozenset(range(5)),
    Days.EVERY_DAY: frozenset(_WEEK),
    Days.WEEKEND: frozenset((5, 6)),
}
_NAMES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MASKS: Final = 1 << 7
_HOURS: Final = 24


@dataclass(frozen=True, slots=True)
class Moves:
    """What an account wants to be reminded of moving, and what there is."""

    first: int
    """The hour of the first reminder of a day, local."""
    last: int
    """The hour of the last one."""
    days: Days
    since: int
    """The local day, as an ordinal, from which they ring."""
    one_day_each: bool = False
    """Whether Alexa takes no more than one weekday in a reminder."""
    actual: tuple[Actual, ...] = ()
    unsettled: bool = False
    """As for the alerts of a plan: `actual` may be out of date."""


NONE_BUT_LOOK: Final = Moves(first=1, last=0, days=Days.EVERY_DAY, since=1, unsettled=True)
"""No hour at all; what there may be nevertheless is to be looked for and taken back."""


@dataclass(frozen=True, slots=True)
class Slot:
    """When one of the reminders rings."""

    hour: int
    days: tuple[int, ...]
    """Weekdays, Monday being zero."""
    since: int

    @property
    def rules(self) -> list[str]:
        """As Alexa takes them: one for every day, or one for each weekday."""
        at = f"BYHOUR={self.hour};BYMINUTE=0;BYSECOND=0;INTERVAL=1;"
        if len(self.days) == len(_WEEK):
            return [f"FREQ=DAILY;{at}"]
        return [f"FREQ=WEEKLY;BYDAY={_NAMES[day]};{at}" for day in self.days]

    @property
    def first(self) -> datetime:
        """When it first rings, in local time."""
        day = date.fromordinal(self.since)
        while day.weekday() not in self.days:
            day += timedelta(days=1)
        return datetime(day.year, day.month, day.day, self.hour)


def wanted(moves: Moves | None) -> tuple[Wanted, ...]:
    """The reminders there should be. What tells them apart is in their instants: see `slot`."""
    if moves is None:
        return ()
    on = sorted(_ON[moves.days])
    daily = len(on) == len(_WEEK)
    groups = [[day] for day in on] if moves.one_day_each and not daily else [on]
    return tuple(
        Wanted(_packed(moves.since, hour, group), AlertKind.MOVE, 0)
        for hour in range(moves.first, moves.last + 1)
        for group in groups
    )


def slot(at: int) -> Slot:
    """When the reminder rings whose instant, as `wanted` gives it, is `at`."""
    rest, mask = divmod(at, _MASKS)
    since, hour = divmod(rest, _HOURS)
    return Slot(hour, tuple(day for day in _WEEK if mask & (1 << day)), since)


def next_ring(moves: Moves, now: int, zone: tzinfo) -> datetime:
    """The local time at which the next reminder rings after the instant `now`."""
    here = datetime.fromtimestamp(now, zone).replace(tzinfo=None)
    day = max(here.date(), date.fromordinal(moves.since))
    while True:
        if day.weekday() in _ON[moves.days]:
            for hour in range(moves.first, moves.last + 1):
                moment = datetime(day.year, day.month, day.day, hour)
                if moment > here:
                    return moment
        day += timedelta(days=1)


def _packed(since: int, hour: int, days: list[int]) -> int:
    return (since * _HOURS + hour) * _MASKS + sum(1 << day for day in days)
