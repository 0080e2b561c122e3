"""How many rounds fit: into a span of time, into the twenty-four hours, and before the night."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from backspasm.plan import cold, limits, timeline
from backspasm.plan.model import ColdClock, Kind, Phase, Plan, State, Stretch
from backspasm.plan.outcome import Change, Changed, Cut, Limit


def rounds_in(span: int, application: int, between: int, *, closing: bool) -> int:
    """The most rounds that fit into `span` seconds, the last application whole.

    With `closing`, as in an alternating plan, what comes between closes the last round too.

    >>> rounds_in(4 * 3600, 1800, 1800, closing=False)
    4
    """
    length = application + between
    return span // length if closing else (span + between) // length


def cut_to_fit(plan: Plan, clock: ColdClock, zone: tzinfo | None) -> tuple[Plan, Cut | None]:
    """The plan without the later rounds that would pass the twenty-four hours or begin at night.

    The round the plan is in is never cut here; where it has yet to rest before its first, nothing
    may be left. Rounds left out for the night are kept in `Plan.left_out`, for someone who then
    says they will be awake.
    """
    day_ends = None if plan.kind is Kind.HEAT else cold.day_ends(clock, plan.anchor.start)
    for stretch in timeline.stretches(plan):
        if stretch.round <= plan.anchor.round or stretch.phase is Phase.REST:
            continue
        left_out = plan.rounds - stretch.round + 1
        if day_ends is not None and stretch.end > day_ends:
            return replace(plan, rounds=stretch.round - 1), Cut(Limit.DAY, left_out)
        if not plan.awake and _wakes(plan, stretch, zone):
            shorter = replace(plan, rounds=stretch.round - 1, left_out=plan.left_out + left_out)
            return shorter, Cut(Limit.NIGHT, left_out)
    return plan, None


def fitted(plan: Plan, clock: ColdClock, zone: tzinfo | None, change: Change) -> Changed:
    """The change, with later rounds cut to fit; a rest that nothing follows is the plan's end."""
    plan, cut = cut_to_fit(plan, clock, zone)
    anchor = plan.anchor
    if anchor.phase is Phase.REST and timeline.following(plan, anchor) is None:
        plan = replace(plan, anchor=replace(anchor, end=anchor.start), paused=None, stopped=True)
        change = Change.FINISHED
    return Changed(State(plan, clock), change, cut)


def is_night(at: int, zone: tzinfo | None) -> bool:
    """Whether the instant lies between ten in the evening and seven in `zone`.

    An unknown zone has no nights: better a switch at night than none by day.
    """
    if zone is None:
        return False
    hour = datetime.fromtimestamp(at, zone).hour
    return hour >= limits.EVENING or hour < limits.MORNING


def night_is_over(evening: int, now: int, zone: tzinfo | None) -> bool:
    """Whether the night that began, or was to begin, after the instant `evening` is over."""
    if zone is None:
        return now - evening >= (limits.MORNING - limits.EVENING) % 24 * limits.HOUR
    local = datetime.fromtimestamp(evening, zone)
    morning = local.replace(hour=limits.MORNING, minute=0, second=0)
    if local.hour >= limits.MORNING:
        morning += timedelta(days=1)
    return now >= int(morning.timestamp())


def seconds_until_evening(now: int, zone: tzinfo) -> int:
    """Seconds until ten in the evening of the present day in `zone`; negative after it."""
    local = datetime.fromtimestamp(now, zone)
    evening = local.replace(hour=limits.EVENING, minute=0, second=0)
    return int(evening.timestamp()) - now


def _wakes(plan: Plan, stretch: Stretch, zone: tzinfo | None) -> bool:
    return stretch.phase is timeline.opening(plan.kind) and is_night(stretch.start, zone)
