"""Changing how many rounds there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from backspasm.plan import cold, fit, limits, start, timeline
from backspasm.plan.model import State
from backspasm.plan.outcome import (
    Asked,
    Change,
    Limit,
    Outcome,
    Question,
    Refused,
)
from backspasm.plan.timeline import Status


def add_rounds(
    state: State, now: int, rounds: int, zone: tzinfo | None = None, *, confirmed: bool = False
) -> Outcome:
    """Add rounds to the plan. To a finished plan that is a new plan under the same cold clock."""
    status = timeline.position(state, now).status
    if status is Status.NEVER or state.plan is None:
        return Refused(Limit.NOTHING_RUNNING)
    if rounds < 1:
        return Refused(Limit.TOO_FEW_ROUNDS, 1)
    if status is Status.FINISHED:
        return start.again(state, now, rounds, zone, confirmed=confirmed)
    # Those left out for the night were asked for, too, and are not forgotten for one more.
    wished = state.plan.rounds + state.plan.left_out + rounds
    return set_rounds(state, now, wished, zone, confirmed=confirmed)


def set_rounds(
    state: State, now: int, rounds: int, zone: tzinfo | None = None, *, confirmed: bool = False
) -> Outcome:
    """Make the plan have `rounds` rounds in all."""
    settled = timeline.settled(state, now)
    plan, clock = settled.plan, settled.cold
    status = timeline.position(state, now).status
    if status not in (Status.RUNNING, Status.PAUSED) or plan is None:
        return Refused(Limit.NOTHING_RUNNING)
    if rounds < max(1, plan.anchor.round):
        return Refused(Limit.TOO_FEW_ROUNDS, max(1, plan.anchor.round))
    if rounds > limits.MOST_ROUNDS:
        return Refused(Limit.TOO_MANY_ROUNDS, limits.MOST_ROUNDS)
    changed = fit.fitted(replace(plan, rounds=rounds, left_out=0), clock, zone, Change.ROUNDS_SET)
    if changed.cut is not None and changed.cut.limit is Limit.DAY:
        fitting = rounds - changed.cut.rounds
        return Refused(Limit.DAY, fitting, cold.day_ends(clock, plan.anchor.start))
    there = timeline.position(changed.state, now)
    if plan.rounds < there.rounds > limits.ROUNDS_WITHOUT_ASKING and not confirmed:
        return Asked(Question.LONG_PLAN, there.rounds, there.ends)
    return changed


def stay_awake(state: State, now: int, zone: tzinfo | None = None) -> Outcome:
    """Let rounds begin at night too, and bring back those that were left out for it.

    Once that night is over, they are not brought back: they were meant for the hours it took.
    """
    status = timeline.position(state, now).status
    settled = timeline.settled(state, now)
    plan = settled.plan
    if status is Status.NEVER or plan is None:
        return Refused(Limit.NOTHING_RUNNING)
    left_off = plan.anchor.end if plan.paused is None else plan.paused
    if fit.night_is_over(min(left_off, now), now, zone):
        plan = replace(plan, left_out=0)
    if status is Status.FINISHED:
        if plan.left_out == 0:
            return Refused(Limit.NOTHING_RUNNING)
        woken = replace(state, plan=replace(plan, awake=True))
        return start.again(woken, now, plan.left_out, zone, confirmed=True)
    waking = replace(plan, awake=True, rounds=plan.rounds + plan.left_out, left_out=0)
    return fit.fitted(waking, settled.cold, zone, Change.AWAKE)
