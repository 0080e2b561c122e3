"""How long things are remembered. Instants are UTC seconds."""

from __future__ import annotations

from collections.abc import Iterator

from backspasm.memory.model import Care
from backspasm.plan import limits, timeline
from backspasm.plan.model import ColdClock, Plan

SETTINGS_KEPT: int = 90 * limits.DAY
"""Seconds for which settings are kept after they were last stored."""


def settings_expire(now: int) -> int:
    """The instant from which settings stored at `now` are forgotten."""
    return now + SETTINGS_KEPT


def care_expires(care: Care, now: int) -> int:
    """The instant from which care stored at `now` is forgotten.

    Forty-eight hours after the plan ends; later, if the cold clock still counts then or an alert
    may still ring. With nothing of these, a day: as long as a repeated request could matter.
    """
    return max(_needed_until(care, now), default=now + limits.DAY)


def _needed_until(care: Care, now: int) -> Iterator[int]:
    if care.state.plan is not None:
        yield _ends(care.state.plan) + timeline.REMEMBERED
    yield from _cold_counts_until(care.state.cold)
    yield from (alert.at + limits.HOUR for alert in care.alerts.actual)
    if care.alerts.unsettled:
        # Something may have been set that is not known here, at most a day ahead.
        yield now + limits.DAY


def _ends(plan: Plan) -> int:
    # A pause that is never ended becomes the end of its plan (`timeline.position`), after a day.
    return timeline.plan_ends(plan) if plan.paused is None else plan.paused + limits.DAY


def _cold_counts_until(clock: ColdClock) -> Iterator[int]:
    for instant in (clock.first, clock.off, clock.short_rest):
        if instant is not None:
            yield instant + limits.DAY
