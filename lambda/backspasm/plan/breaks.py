"""Breaking the rhythm: pause, resume, skip and stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from backspasm.plan import cold, fit, limits, timeline
from backspasm.plan.model import Kind, Phase, State, Stretch
from backspasm.plan.outcome import Asked, Change, Changed, Limit, Outcome, Question, Refused
from backspasm.plan.timeline import Status

_GOING = (Status.RUNNING, Status.PAUSED)


def pause(state: State, now: int) -> Outcome:
    """Take the pack off for a while. Its clock stops; the twenty-four hours go on.

    A pause in a rest holds the next application back; the rest itself goes on.
    """
    status = timeline.position(state, now).status
    if status is Status.PAUSED:
        return Refused(Limit.ALREADY_PAUSED)
    settled = timeline.settled(state, now)
    if status is not Status.RUNNING or settled.plan is None:
        return Refused(Limit.NOTHING_RUNNING)
    return Changed(replace(settled, plan=replace(settled.plan, paused=now)), Change.PAUSED)


def resume(state: State, now: int, zone: tzinfo | None = None) -> Outcome:
    """Go on after a pause: with the remainder, or afresh after a rest as long as the time on."""
    status, plan = timeline.position(state, now).status, state.plan
    if status is Status.RUNNING:
        return Refused(Limit.NOT_PAUSED)
    if status is not Status.PAUSED or plan is None or plan.paused is None:
        return Refused(Limit.NOTHING_RUNNING)
    clock = timeline.cold_at(state, now)
    before, anchor = plan.anchor, timeline.resumed(state, plan, plan.paused, now)
    change = Change.RESUMED
    if before.phase is not Phase.REST:
        if now - plan.paused >= timeline.time_on(state, before, plan.paused):
            change = Change.FRESH
        elif clock.believed == before.start:
            clock = replace(clock, believed=anchor.start)
    if plan.kind is not Kind.HEAT and anchor.end > cold.day_ends(clock, now):
        return Refused(Limit.DAY, 0, cold.day_ends(clock, now))
    return fit.fitted(replace(plan, anchor=anchor, paused=None), clock, zone, change)


def skip(
    state: State, now: int, zone: tzinfo | None = None, *, skin_is_normal: bool = False
) -> Outcome:
    """Go on to the next phase now.

    From an application the rest begins, at its full length. A rest ends early only when it has
    been as long as the cold before it; one shorter rest in twenty-four hours is allowed after the
    skin question (`skin_is_normal` is its answer, and only that it was used is kept).
    """
    status = timeline.position(state, now).status
    settled = timeline.settled(state, now)
    plan = settled.plan
    if status not in (Status.RUNNING, Status.PAUSED) or plan is None:
        return Refused(Limit.NOTHING_RUNNING)
    clock = timeline.cold_at(state, now)
    after = timeline.following(plan, replace(plan.anchor, end=now))
    if after is None:
        return Changed(ended(settled, now), Change.FINISHED)
    keeps_day = plan.kind is Kind.HEAT or after.phase is Phase.REST
    if not keeps_day and after.end > cold.day_ends(clock, now):
        return Refused(Limit.DAY, 0, cold.day_ends(clock, now))
    if after.phase is Phase.COLD and now < cold.rested_at(clock):
        if not cold.short_rest_free(clock, now):
            return Refused(Limit.REST_DUE, at=cold.rested_at(clock))
        if not skin_is_normal:
            return Asked(Question.SKIN)
        clock = replace(clock, used=0, short_rest=now)
    if after.phase is Phase.HEAT and plan.kind is Kind.HEAT and now < timeline.heat_rested_at(plan):
        return Refused(Limit.REST_DUE, at=timeline.heat_rested_at(plan))
    return fit.fitted(replace(plan, anchor=after, paused=None), clock, zone, Change.SKIPPED)


def stop(state: State, now: int) -> Outcome:
    """End the plan. What cold there was still counts."""
    if timeline.position(state, now).status not in _GOING:
        return Refused(Limit.NOTHING_RUNNING)
    return Changed(ended(timeline.settled(state, now), now), Change.STOPPED)


def stop_for_the_skin(state: State, now: int) -> Outcome:
    """End the plan because the skin suffers: it is owed a rest as after the longest application."""
    plan, clock = timeline.settled(state, now).plan, timeline.cold_at(state, now)
    if plan is None or timeline.position(state, now).status not in _GOING:
        return Refused(Limit.NOTHING_RUNNING)
    if clock.off is not None and cold.carried(clock, now):
        clock = replace(clock, used=max(clock.used, limits.LONGEST_COLD), off=now)
    rest = Stretch(Phase.REST, plan.anchor.round, now, now)
    over = replace(plan, anchor=rest, paused=None, stopped=True)
    return Changed(State(over, clock), Change.STOPPED)


def ended(settled: State, now: int) -> State:
    """The state with its plan, settled at the instant `now`, ended there (or where it paused).

    Raises:
        ValueError: if there is no plan to end.
    """
    plan = settled.plan
    if plan is None:
        raise ValueError("there is no plan to end")
    anchor = replace(plan.anchor, end=now if plan.paused is None else plan.paused)
    return replace(settled, plan=replace(plan, anchor=anchor, paused=None, stopped=True))
