"""Changing the present phase: more time, less time, other minutes, a late start, a late end."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from backspasm.plan import breaks, cold, fit, limits, start, timeline
from backspasm.plan.model import ColdClock, Kind, Phase, Plan, State, Stretch
from backspasm.plan.outcome import Change, Changed, Limit, Outcome, Refused
from backspasm.plan.timeline import Status


def add_time(state: State, now: int, seconds: int, zone: tzinfo | None = None) -> Outcome:
    """Make the present phase longer by `seconds`, within the limits of one application."""
    return _shift(state, now, seconds, zone)


def take_time_off(state: State, now: int, seconds: int, zone: tzinfo | None = None) -> Outcome:
    """Make the present phase shorter by `seconds`; taking off all that is left skips it."""
    return _shift(state, now, -seconds, zone)


def set_minutes(state: State, now: int, seconds: int, zone: tzinfo | None = None) -> Outcome:
    """Make this application, and every later one of the plan, last `seconds` in all.

    What comes between them stays as long as it was, or in heat and alternating plans becomes as
    long as the application, and as long as the pack has been on by now.
    """
    plan = _going(state, now)
    if plan is None:
        return Refused(Limit.NOTHING_RUNNING)
    longest = start.longest(plan.kind)
    if seconds > longest:
        return Refused(Limit.TOO_LONG, longest)
    if seconds < limits.SHORTEST_APPLICATION:
        return Refused(Limit.TOO_SHORT, limits.SHORTEST_APPLICATION)
    settled = timeline.settled(state, now)
    clock, between = settled.cold, plan.between
    if plan.kind is not Kind.ICE:
        opened = plan.anchor.phase is timeline.opening(plan.kind)
        so_far = timeline.time_on(settled, plan.anchor, _halted(plan, now)) if opened else 0
        between = max(seconds, so_far)
    changed = replace(plan, application=seconds, between=between)
    if plan.anchor.phase is Phase.REST:
        return fit.fitted(changed, clock, zone, Change.MINUTES_SET)
    end = plan.anchor.start + seconds - _carried(plan, clock)
    if end <= _halted(plan, now):
        return breaks.skip(State(changed, clock), now, zone)
    if end - plan.anchor.start < _shortest(plan, clock):
        return Refused(Limit.REST_TOO_SHORT, _shortest(plan, clock))
    if _passes_day(plan, clock, end):
        return Refused(Limit.DAY, 0, cold.day_ends(clock, plan.anchor.start))
    changed = replace(changed, anchor=replace(plan.anchor, end=end))
    return fit.fitted(changed, clock, zone, Change.MINUTES_SET)


def just_put_on(state: State, now: int, zone: tzinfo | None = None) -> Outcome:
    """The pack has only just gone on: its application starts now. Believed once for each.

    In a pause of an application that is how it goes on.
    """
    plan = _going(state, now)
    if plan is None:
        return Refused(Limit.NOTHING_RUNNING)
    anchor = plan.anchor
    if anchor.phase is Phase.REST:
        return Refused(Limit.PACK_OFF)
    if plan.paused is not None:
        return breaks.resume(state, now, zone)
    clock = timeline.settled(state, now).cold
    same_cold = anchor.phase is Phase.COLD and cold.carried(clock, anchor.start) > 0
    if clock.believed == anchor.start or (same_cold and clock.believed is not None):
        return Refused(Limit.BELIEVED_BEFORE)
    moved = replace(anchor, start=now, end=now + anchor.end - anchor.start)
    if _passes_day(plan, clock, moved.end):
        return Refused(Limit.DAY, 0, cold.day_ends(clock, anchor.start))
    believing = replace(clock, believed=now)
    return fit.fitted(replace(plan, anchor=moved), believing, zone, Change.PUT_ON_NOW)


def still_on(state: State, now: int, zone: tzinfo | None = None) -> Outcome:
    """The pack was forgotten and is still on: it comes off now, and a full rest begins.

    The rest is as long as the pack was on, where that is longer than usual: as long as really went
    by, up to `limits.LONGEST_FORGOTTEN`. In a rest, and in the heat that stands for one, the cold
    is taken to have been on all the while. Where an alternating plan paused or ended in its heat,
    that is the pack that was forgotten.
    """
    status = timeline.position(state, now).status
    settled = timeline.settled(state, now)
    plan = settled.plan
    if status is Status.NEVER or plan is None:
        return Refused(Limit.NOTHING_RUNNING)
    anchor, before = plan.anchor, settled.cold
    clock = before
    swapped = anchor.phase is Phase.HEAT and status is not Status.RUNNING
    if anchor.phase is Phase.COLD:
        clock = _forgotten(cold.applied(before, anchor.start, now))
    elif plan.kind is not Kind.HEAT and before.off is not None and not swapped:
        all_the_while = replace(before, used=before.used + now - before.off, off=now)
        clock = before = _forgotten(all_the_while)
    if status is Status.FINISHED or anchor.round >= plan.rounds:
        on = max(anchor.start, now - limits.LONGEST_FORGOTTEN)
        last = replace(anchor, start=on, end=now)
        over = replace(plan, anchor=last, paused=None, stopped=True)
        return Changed(State(over, before), Change.TAKEN_OFF_LATE)
    rest = max(plan.between, _time_on(plan, clock, now, warm=swapped or plan.kind is Kind.HEAT))
    going = replace(plan, anchor=Stretch(Phase.REST, anchor.round, now, now + rest), paused=None)
    fitted = fit.fitted(going, clock, zone, Change.TAKEN_OFF_LATE)
    return replace(fitted, change=Change.TAKEN_OFF_LATE)


def _forgotten(clock: ColdClock) -> ColdClock:
    """The clock after a forgotten pack, which was cold for no longer than a pack can be."""
    return replace(clock, used=min(clock.used, limits.LONGEST_FORGOTTEN))


def _time_on(plan: Plan, clock: ColdClock, now: int, *, warm: bool) -> int:
    """Seconds a forgotten pack was on by the instant `now`."""
    if not warm:
        return clock.used
    earlier = plan.application if plan.anchor.phase is Phase.REST else 0
    return min(now - plan.anchor.start + earlier, limits.LONGEST_FORGOTTEN)


def _shift(state: State, now: int, seconds: int, zone: tzinfo | None) -> Outcome:
    plan = _going(state, now)
    if plan is None:
        return Refused(Limit.NOTHING_RUNNING)
    if seconds == 0:
        return Refused(Limit.TOO_SHORT, limits.SHORTEST_APPLICATION)
    settled = timeline.settled(state, now)
    end = plan.anchor.end + seconds
    if end <= _halted(plan, now):
        return breaks.skip(settled, now, zone)
    refused = _refusal(plan, settled.cold, end)
    if refused is not None:
        return refused
    change = Change.LONGER if seconds > 0 else Change.SHORTER
    shifted = replace(plan, anchor=replace(plan.anchor, end=end))
    if plan.anchor.phase is timeline.opening(plan.kind):
        warm_or_cold = end - plan.anchor.start + _carried(plan, settled.cold)
        shifted = replace(shifted, between=max(plan.between, warm_or_cold))
    return fit.fitted(shifted, settled.cold, zone, change)


def _refusal(plan: Plan, clock: ColdClock, end: int) -> Refused | None:
    """Why the present phase may not end at the instant `end`, if there is a reason."""
    anchor = plan.anchor
    shortest = _shortest(plan, clock)
    if end - anchor.start < shortest:
        return Refused(Limit.REST_TOO_SHORT, shortest)
    if anchor.phase is Phase.REST:
        most = max(limits.DAY, anchor.end - anchor.start)
    else:
        most = start.longest(plan.kind) - _carried(plan, clock)
    if end - anchor.start > most:
        return Refused(Limit.TOO_LONG, anchor.start + most - anchor.end)
    if _passes_day(plan, clock, end):
        return Refused(Limit.DAY, 0, cold.day_ends(clock, anchor.start))
    return None


def _carried(plan: Plan, clock: ColdClock) -> int:
    """Seconds of cold before the present phase that count as part of it."""
    return cold.carried(clock, plan.anchor.start) if plan.anchor.phase is Phase.COLD else 0


def _passes_day(plan: Plan, clock: ColdClock, end: int) -> bool:
    """Whether the present phase, were it to end at the instant `end`, passes the plan's day."""
    return plan.kind is not Kind.HEAT and end > cold.day_ends(clock, plan.anchor.start)


def _shortest(plan: Plan, clock: ColdClock) -> int:
    """Seconds the present phase must last, where the skin is resting in it; nothing elsewhere."""
    anchor = plan.anchor
    opened = anchor.phase is timeline.opening(plan.kind)
    if opened or timeline.following(plan, anchor) is None:
        return 0
    if plan.kind is Kind.HEAT:
        return timeline.heat_rested_at(plan) - anchor.start
    return max(0, cold.rested_at(clock) - anchor.start)


def _going(state: State, now: int) -> Plan | None:
    """The plan that is running or paused at the instant `now`, settled there."""
    if timeline.position(state, now).status not in (Status.RUNNING, Status.PAUSED):
        return None
    return timeline.settled(state, now).plan


def _halted(plan: Plan, now: int) -> int:
    """The instant the present phase's own clock shows: an application's stops in a pause."""
    if plan.paused is None or plan.anchor.phase is Phase.REST:
        return now
    return plan.paused
