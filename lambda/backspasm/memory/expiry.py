"""How long things are remembered. Instants are UTC seconds."""

from __future__ import annotations

from collections.abc import Iterator

from backspasm.alerts.moves import wanted
from backspasm.memory.model import Care, Settings
from backspasm.plan import limits, timeline
from backspasm.plan.model import ColdClock, Plan

SETTINGS_KEPT: int = 90 * limits.DAY
"""Seconds for which settings are kept after they were last stored."""

MOVING_KEPT: int = 2 * 365 * limits.DAY
"""The same, while there are reminders to move: those ring on whether or not anybody talks to us."""


def settings_expire(settings: Settings, now: int) -> int:
    """The instant from which `settings` stored at `now` are forgotten."""
    moves = settings.moves
    # A mark alone, with nothing that is wished for or known of, is kept no longer than the rest.
    moving = moves is not None and (wanted(moves) or moves.actual)
    return now + (MOVING_KEPT if moving else SETTINGS_KEPT)


def past_half_life(settings: Settings, now: int) -> bool:
    """Whether settings, as they were loaded, are worth storing again for being used at `now`.

    So whoever goes on using the skill is remembered, for one more write in half a life. Settings
    that are not stored, or can't be read, never are.
    """
    if settings.kept_until is None:
        return False
    return 2 * (settings.kept_until - now) < settings_expire(settings, now) - now


def care_expires(care: Care, now: int) -> int:
    """The instant from which care stored at `now` is forgotten.

    Forty-eight hours after the plan ends; later, if the cold clock still counts then or an alert
    may still ring. A question that an alarm left, and the place in a walkthrough, are kept for a
    day, whatever the plan. So is care of nothing: as long as a repeated request could matter.
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
    if care.ask_first or care.walkthrough is not None:
        # No plan's age says anything of these.
        yield now + limits.DAY


def _ends(plan: Plan) -> int:
    # A pause that is never ended becomes the end of its plan (`timeline.position`), after a day.
    return timeline.plan_ends(plan) if plan.paused is None else plan.paused + limits.DAY


def _cold_counts_until(clock: ColdClock) -> Iterator[int]:
    for instant in (clock.first, clock.off, clock.short_rest):
        if instant is not None:
            yield instant + limits.DAY
