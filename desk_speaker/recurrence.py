"""Recurrence rules of reminders: which ones Alexa takes, and when they ring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

_KINDS = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
# Reported, not documented: anything more often than every four hours is refused.
_SHORTEST_INTERVAL = timedelta(hours=4)
_ONE_VALUE_ONLY = ("BYDAY", "BYHOUR", "BYMINUTE", "BYSECOND", "BYMONTHDAY", "BYMONTH")


class RuleRefusedError(ValueError):
    """Alexa would refuse the rule: `code` as in her error bodies, the text says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Recurrence:
    """Checked rules that ring in local time of `zone`, from `first` up to `last` (naive, local)."""

    rules: tuple[str, ...]
    first: datetime
    last: datetime | None
    zone: ZoneInfo

    def next_after(self, instant: float) -> float | None:
        """The first time it rings later than `instant` (UTC seconds), None when it never will."""
        local = datetime.fromtimestamp(instant, self.zone).replace(tzinfo=None)
        # An hour of slack, so that a clock put back does not swallow a ring.
        times = self.local_times(local - timedelta(hours=1), 8)
        instants = (to_instant(moment, self.zone) for moment in times)
        return next((moment for moment in instants if moment > instant), None)

    def local_times(self, after: datetime, count: int) -> list[datetime]:
        """The next `count` local times later than `after`, of all rules together."""
        found: set[datetime] = set()
        for rule in self.rules:
            series = rrulestr(rule, dtstart=self.first)
            moment = series.after(after)
            for _ in range(count):
                if moment is None or (self.last is not None and moment > self.last):
                    break
                found.add(moment)
                moment = series.after(moment)
        return sorted(found)[:count]


def read(recurrence: dict[str, Any], scheduled: datetime | None, zone: ZoneInfo) -> Recurrence:
    """Check a reminder's `recurrence`; `scheduled` is its naive local time.

    Raises RuleRefusedError.
    """
    rules = tuple(str(rule).strip().rstrip(";") for rule in recurrence.get("recurrenceRules") or [])
    rules = rules or _from_old_form(recurrence)
    if not rules:
        raise RuleRefusedError("INVALID_TRIGGER_RECURRENCE", "there is no recurrence rule")
    for rule in rules:
        _check(rule)
    first = _local(recurrence.get("startDateTime")) or scheduled
    if first is None:
        raise RuleRefusedError("INVALID_TRIGGER_RECURRENCE", "the recurrence never starts")
    checked = Recurrence(rules, first, _local(recurrence.get("endDateTime")), zone)
    try:
        times = checked.local_times(first - timedelta(seconds=1), 30)
    except (ValueError, TypeError) as error:
        raise RuleRefusedError("INVALID_TRIGGER_RECURRENCE", str(error)) from error
    _check_interval(times)
    return checked


def to_instant(local: datetime, zone: ZoneInfo) -> float:
    """UTC seconds of a naive local time."""
    return local.replace(tzinfo=zone).timestamp()


def _local(text: object) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError as error:
        raise RuleRefusedError("INVALID_TRIGGER_RECURRENCE", str(error)) from error
    if moment.tzinfo is not None:
        raise RuleRefusedError("INVALID_TRIGGER_RECURRENCE", "times carry no time zone")
    return moment


def _from_old_form(recurrence: dict[str, Any]) -> tuple[str, ...]:
    """The deprecated `freq` and `byDay`, as a rule; nothing when they are absent."""
    if not recurrence.get("freq"):
        return ()
    days = recurrence.get("byDay") or []
    return (f"FREQ={recurrence['freq']}" + (f";BYDAY={','.join(days)}" if days else ""),)


def _check(rule: str) -> None:
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";") if part)
    frequency = parts.get("FREQ", "")
    if frequency in {"HOURLY", "MINUTELY", "SECONDLY"}:
        raise RuleRefusedError(
            "UNSUPPORTED_TRIGGER_RECURRENCE_INTERVAL", f"{frequency.lower()} is too often"
        )
    if frequency not in _KINDS:
        raise RuleRefusedError("UNSUPPORTED_TRIGGER_RECURRENCE", f"'{frequency}' is no frequency")
    for name in _ONE_VALUE_ONLY:
        if "," in parts.get(name, ""):
            raise RuleRefusedError(
                "UNSUPPORTED_TRIGGER_RECURRENCE", f"{name} has more than one value in a rule"
            )


def _check_interval(times: Sequence[datetime]) -> None:
    gaps = (later - earlier for earlier, later in pairwise(times))
    if any(gap < _SHORTEST_INTERVAL for gap in gaps):
        raise RuleRefusedError(
            "UNSUPPORTED_TRIGGER_RECURRENCE_INTERVAL", "it rings more often than every four hours"
        )
