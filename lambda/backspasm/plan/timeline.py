"""Where a plan stands at an instant, and everything that is still to come of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from backspasm.plan import cold, limits
from backspasm.plan.model import ColdClock, Kind, Phase, Plan, State, Stretch

REMEMBERED: int = 48 * limits.HOUR
"""Seconds for which a finished plan is still spoken of."""


class Status(StrEnum):
    """Whether a plan is there, and whether it is going."""

    NEVER = "never"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a plan stands at one instant. With status NEVER everything else is empty."""

    status: Status
    stretch: Stretch | None = None
    """The phase it is in, or the last one it was in."""
    left: int = 0
    """Seconds left of the phase; nothing when finished."""
    then: Phase | None = None
    """The phase that follows, or None where the plan ends."""
    rounds: int = 0
    ends: int = 0
    """The instant the whole plan ends or ended. While paused: if it went on right now."""
    late: int = 0
    """Seconds since the plan finished."""


def following(plan: Plan, stretch: Stretch) -> Stretch | None:
    """The phase after `stretch`, or None where the plan ends with it."""
    alternating = plan.kind is Kind.ALTERNATING
    if plan.stopped:
        return None
    if stretch.phase is Phase.COLD and alternating:
        return _next(plan, Phase.HEAT, stretch.round, stretch.end)
    if stretch.round >= plan.rounds:
        return None
    if stretch.phase is Phase.REST or alternating:
        return application(plan, stretch.round + 1, stretch.end)
    return _next(plan, Phase.REST, stretch.round, stretch.end)


def application(plan: Plan, number: int, start: int) -> Stretch:
    """The application that opens round `number`, begun at the instant `start`."""
    return _next(plan, opening(plan.kind), number, start)


def opening(kind: Kind) -> Phase:
    """The phase that each round of a plan of this kind opens with."""
    return Phase.HEAT if kind is Kind.HEAT else Phase.COLD


def full_length(plan: Plan, phase: Phase) -> int:
    """Seconds a whole phase of this plan lasts."""
    return plan.application if phase is opening(plan.kind) else plan.between


def _next(plan: Plan, phase: Phase, number: int, start: int) -> Stretch:
    return Stretch(phase, number, start, start + full_length(plan, phase))


def stretches(plan: Plan) -> Iterator[Stretch]:
    """The phase the plan is anchored in and every phase after it, in order."""
    stretch: Stretch | None = plan.anchor
    while stretch is not None:
        yield stretch
        stretch = following(plan, stretch)


def plan_ends(plan: Plan) -> int:
    """The instant a plan that is not paused ends."""
    return max(stretch.end for stretch in stretches(plan))


def pack_is_on(state: State, now: int) -> bool:
    """Whether cold or heat is on at the instant `now`, as far as the plan goes."""
    here = position(state, now)
    on = here.stretch is not None and here.stretch.phase is not Phase.REST
    return here.status is Status.RUNNING and on


def position(state: State, now: int) -> Position:
    """Where the account's plan stands at the instant `now`.

    A plan that finished more than `REMEMBERED` ago is as good as never started, and a pause that
    outlasts the plan's twenty-four hours has become its end.
    """
    plan = state.plan
    if plan is None:
        return Position(Status.NEVER)
    if plan.paused is not None:
        return _paused_position(state, plan, plan.paused, now)
    current = _stretch_at(plan, now)
    after = following(plan, current)
    if now < current.end:
        left, ends = current.end - now, plan_ends(plan)
        phase = None if after is None else after.phase
        return Position(Status.RUNNING, current, left, phase, plan.rounds, ends)
    return _finished(plan, current, current.end, now)


def _paused_position(state: State, plan: Plan, paused: int, now: int) -> Position:
    heat = plan.kind is Kind.HEAT
    lapses = paused + limits.DAY if heat else cold.day_ends(state.cold, plan.anchor.start)
    if now >= lapses:
        return _finished(plan, plan.anchor, paused, now)
    after = following(plan, plan.anchor)
    then = None if after is None else after.phase
    going_on = resumed(state, plan, paused, now)
    left = going_on.end - now if going_on.phase is plan.anchor.phase else 0
    ends = plan_ends(replace(plan, anchor=going_on))
    return Position(Status.PAUSED, plan.anchor, left, then, plan.rounds, ends)


def resumed(state: State, plan: Plan, paused: int, now: int) -> Stretch:
    """The phase that the state's `plan`, `paused` at that instant, would go on with at `now`.

    A rest goes on by itself, and when it is over the next application begins. An application goes
    on with its remainder, or afresh once the pause has been as long as the time on.
    """
    anchor = plan.anchor
    if anchor.phase is Phase.REST:
        return anchor if now < anchor.end else application(plan, anchor.round + 1, now)
    if now - paused >= time_on(state, anchor, paused):
        return _next(plan, anchor.phase, anchor.round, now)
    begun = now if anchor.phase is Phase.COLD else now - (paused - anchor.start)
    return replace(anchor, start=begun, end=now + anchor.end - paused)


def time_on(state: State, anchor: Stretch, at: int) -> int:
    """Seconds the pack of the phase `anchor`, which the state's plan is in, was on by `at`.

    For cold that is all the cold since the last proper rest.
    """
    return cold_at(state, at).used if anchor.phase is Phase.COLD else at - anchor.start


def heat_rested_at(plan: Plan) -> int:
    """In a rest of a heat plan: the instant by which the skin has rested as long as it was warm.

    How long that was is not kept, so the longest heat stands for it where the rest was cut short.
    """
    enough = plan.anchor.start + limits.LONGEST_HEAT
    return enough if plan.stopped else min(enough, plan.anchor.end)


def _finished(plan: Plan, last: Stretch, ended: int, now: int) -> Position:
    if now - ended >= REMEMBERED:
        return Position(Status.NEVER)
    return Position(Status.FINISHED, last, rounds=plan.rounds, ends=ended, late=now - ended)


def _stretch_at(plan: Plan, now: int) -> Stretch:
    current = plan.anchor
    for stretch in stretches(plan):
        if stretch.start > now:
            break
        current = stretch
    return current


def settled(state: State, now: int) -> State:
    """The same state, anchored in the phase that holds `now`, with all earlier cold counted."""
    plan = state.plan
    if plan is None or plan.paused is not None:
        return state
    clock, current = state.cold, _stretch_at(plan, now)
    for stretch in takewhile(lambda each: each != current, stretches(plan)):
        if stretch.phase is Phase.COLD:
            clock = cold.applied(clock, stretch.start, stretch.end)
    return State(replace(plan, anchor=current), clock)


def cold_at(state: State, now: int) -> ColdClock:
    """The cold clock at the instant `now`, with whatever cold the plan has had until then."""
    here = settled(state, now)
    plan = here.plan
    if plan is None or plan.anchor.phase is not Phase.COLD:
        return here.cold
    until = min(plan.anchor.end, now if plan.paused is None else plan.paused)
    return cold.applied(here.cold, plan.anchor.start, max(plan.anchor.start, until))
