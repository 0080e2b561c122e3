"""Starting: a new plan, the same plan over again, or another kind of plan in its place.

Whatever is started runs under the account's cold clock, so starting again is no way round a rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import NamedTuple

from backspasm.plan import cold, fit, limits, timeline
from backspasm.plan.model import ColdClock, Kind, Phase, Plan, State, Stretch
from backspasm.plan.outcome import (
    Asked,
    Change,
    Changed,
    Limit,
    Outcome,
    Question,
    Refused,
)
from backspasm.plan.timeline import Status


@dataclass(frozen=True, slots=True)
class Wish:
    """What someone asked for with a start. Whatever is None was left to us."""

    kind: Kind
    time: int | None = None
    """Seconds: up to thirty minutes an application, longer a span to fill with rounds."""
    between: int | None = None
    """Seconds of rest between applications, or of the heat between them when alternating."""
    rounds: int | None = None
    all_day: bool = False
    """Rounds until ten in the evening."""
    awake: bool = False
    confirmed: bool = False
    """Whether the question about a long plan has been answered with yes."""
    wait: bool = False
    """Whether to begin with the rest that is still owed, rather than refuse."""
    shorter: bool = False
    """Whether the first application may be shorter than `time`, after cold (or heat) before it."""


def start(state: State, now: int, wish: Wish, zone: tzinfo | None = None) -> Outcome:
    """Start what is wished for at the instant `now`.

    What already runs is said and asked about; another kind of plan takes the old one's place.
    """
    here = timeline.position(state, now)
    if here.status not in (Status.RUNNING, Status.PAUSED):
        return _begin(state, now, wish, zone, Change.STARTED)
    if state.plan is not None and state.plan.kind is wish.kind:
        return Asked(Question.ALREADY_RUNNING)
    return _begin(state, now, wish, zone, Change.SWAPPED)


def start_over(
    state: State,
    now: int,
    zone: tzinfo | None = None,
    *,
    confirmed: bool = False,
    instead: Wish | None = None,
) -> Outcome:
    """Begin the plan again from its first round, with the same minutes and rounds.

    With `instead` what is begun is that.
    """
    plan = state.plan
    if plan is None or timeline.position(state, now).status is Status.NEVER:
        return Refused(Limit.NOTHING_RUNNING)
    if instead is not None:
        return _begin(state, now, replace(instead, confirmed=confirmed), zone, Change.RESTARTED)
    usual = _usual(plan.kind)
    wish = Wish(
        plan.kind,
        time=None if plan.application == usual.application else plan.application,
        between=plan.between if plan.kind is Kind.ICE else None,
        rounds=plan.rounds + plan.left_out,
        awake=plan.awake,
        confirmed=confirmed,
    )
    return _begin(state, now, wish, zone, Change.RESTARTED)


def swap(state: State, now: int, kind: Kind | None = None, zone: tzinfo | None = None) -> Outcome:
    """Put a plan of the other kind, or of `kind`, in the place of the one there is or was."""
    other = other_pack(state, kind)
    if other is None or timeline.position(state, now).status is Status.NEVER:
        return Refused(Limit.NOTHING_RUNNING)
    return start(state, now, Wish(other), zone)


def other_pack(state: State, kind: Kind | None = None) -> Kind | None:
    """What a swap puts in the plan's place: `kind`, or what it is not; None without a plan."""
    if state.plan is None:
        return None
    return kind or (Kind.ICE if state.plan.kind is Kind.HEAT else Kind.HEAT)


def again(state: State, now: int, rounds: int, zone: tzinfo | None, *, confirmed: bool) -> Outcome:
    """More rounds of a plan that has finished: a new plan, after whatever rest is still owed.

    Raises:
        ValueError: if no plan was ever there.
    """
    if state.plan is None:
        raise ValueError("there is no finished plan to add rounds to")
    plan = state.plan
    between = plan.between if plan.kind is Kind.ICE else None
    wish = Wish(
        plan.kind,
        plan.application,
        between,
        rounds,
        awake=plan.awake,
        confirmed=confirmed,
        wait=True,
    )
    return _begin(state, now, wish, zone, Change.STARTED)


class _Draft(NamedTuple):
    """What was wished for, with what was left to us filled in: a plan without its place in time."""

    kind: Kind
    application: int
    """Seconds."""
    between: int
    """Seconds."""
    rounds: int
    awake: bool

    def begun_with(self, first: Stretch) -> Plan:
        """The plan that begins with the phase `first`."""
        return Plan(self.kind, self.application, self.between, self.rounds, first, awake=self.awake)


class _Usual(NamedTuple):
    application: int
    between: int
    rounds: int
    longest: int


def _usual(kind: Kind) -> _Usual:
    if kind is Kind.ICE:
        return _Usual(limits.LONGEST_COLD, limits.COLD_REST, limits.ICE_ROUNDS, limits.LONGEST_COLD)
    if kind is Kind.HEAT:
        length = limits.HEAT_APPLICATION
        return _Usual(length, length, limits.HEAT_ROUNDS, limits.LONGEST_HEAT)
    length = limits.ALTERNATING_APPLICATION
    return _Usual(length, length, limits.ALTERNATING_ROUNDS, limits.LONGEST_HEAT)


def longest(kind: Kind) -> int:
    """The longest application of a plan of this kind, in seconds."""
    return _usual(kind).longest


def shortest_rest(kind: Kind, application: int) -> int:
    """The shortest there may be between two applications of this length, in seconds."""
    return max(application, limits.COLD_REST) if kind is Kind.ICE else application


def _begin(state: State, now: int, wish: Wish, zone: tzinfo | None, change: Change) -> Outcome:
    drafted = _draft(now, wish, zone)
    if isinstance(drafted, Refused):
        return drafted
    clock = timeline.cold_at(state, now)
    placed = _place(drafted, state, clock, now, wish)
    if isinstance(placed, Refused):
        return placed
    plan, cut = fit.cut_to_fit(placed, clock, zone)
    if cut is not None and cut.limit is Limit.DAY and wish.rounds is not None:
        return Refused(Limit.DAY, plan.rounds, cold.day_ends(clock, now))
    if plan.rounds < 1:
        return Refused(Limit.NIGHT, 0)
    if plan.rounds > limits.ROUNDS_WITHOUT_ASKING and not wish.confirmed:
        return Asked(Question.LONG_PLAN, plan.rounds, timeline.plan_ends(plan))
    anchor = plan.anchor
    shortened = anchor.phase is not Phase.REST and anchor.end - now < plan.application
    span = wish.time is not None and wish.time > limits.LONGEST_COLD
    alone = plan.rounds == 1 and plan.kind is not Kind.ALTERNATING
    capped = span and alone and wish.rounds is None
    return Changed(State(plan, clock), change, cut, shortened, capped)


def _draft(now: int, wish: Wish, zone: tzinfo | None) -> _Draft | Refused:
    """What was wished for, as far as it is possible on a skin that nothing was on before.

    The instant `now` only says how much is left of a day that was asked for.
    """
    usual = _usual(wish.kind)
    time, span = wish.time, None
    if time is not None and time > limits.LONGEST_COLD:
        time, span = None, time
    if wish.all_day:
        if zone is None:
            return Refused(Limit.ZONE_UNKNOWN)
        span = fit.seconds_until_evening(now, zone)
    application = usual.application if time is None else time
    if application < limits.SHORTEST_APPLICATION:
        return Refused(Limit.TOO_SHORT, limits.SHORTEST_APPLICATION)
    if application > usual.longest:
        return Refused(Limit.TOO_LONG, usual.longest)
    least = shortest_rest(wish.kind, application)
    between = least if wish.between is None else wish.between
    if between < least:
        return Refused(Limit.REST_TOO_SHORT, least)
    most = limits.LONGEST_HEAT if wish.kind is Kind.ALTERNATING else limits.DAY
    if between > most:
        return Refused(Limit.REST_TOO_LONG, most)
    rounds = _rounds(wish, span, application, between)
    if isinstance(rounds, Refused):
        return rounds
    return _Draft(wish.kind, application, between, rounds, wish.awake)


def _rounds(wish: Wish, span: int | None, application: int, between: int) -> int | Refused:
    rounds = _usual(wish.kind).rounds if wish.rounds is None else wish.rounds
    if span is not None:
        if span > limits.DAY:
            return Refused(Limit.TOO_LONG, limits.DAY)
        closing = wish.kind is Kind.ALTERNATING
        fitting = min(
            fit.rounds_in(span, application, between, closing=closing), limits.MOST_ROUNDS
        )
        if fitting < 1 and wish.all_day:
            return Refused(Limit.NIGHT, 1)
        if fitting < 1:
            return Refused(Limit.TOO_SHORT, application + between)
        if wish.rounds is not None and rounds > fitting:
            return Refused(Limit.TOO_MANY_ROUNDS, fitting)
        rounds = fitting if wish.rounds is None else rounds
    if rounds < 1:
        return Refused(Limit.TOO_FEW_ROUNDS, 1)
    if rounds > limits.MOST_ROUNDS:
        return Refused(Limit.TOO_MANY_ROUNDS, limits.MOST_ROUNDS)
    return rounds


def _place(draft: _Draft, state: State, clock: ColdClock, now: int, wish: Wish) -> Plan | Refused:
    """The plan that was drafted, with its first phase where the skin allows it."""
    heat = draft.kind is Kind.HEAT
    if heat:
        carried, rested = _heat_before(state, now)
    else:
        carried, rested = cold.carried(clock, now), cold.rested_at(clock)
    opens = timeline.opening(draft.kind)
    if now >= rested:
        first = Stretch(opens, 1, now, now + draft.application)
    elif wish.wait:
        first = Stretch(Phase.REST, 0, now, rested)
    else:
        allowance = max(0, min(longest(draft.kind), draft.between) - carried)
        # Only who said how long it should be on is not given less; a span says nothing of that.
        said = wish.time is not None and wish.time <= limits.LONGEST_COLD and not wish.shorter
        length = draft.application if said else min(draft.application, allowance)
        if length > allowance or length < min(limits.WORTH_STARTING, draft.application):
            return Refused(Limit.REST_DUE, allowance, rested)
        first = Stretch(opens, 1, now - carried if heat else now, now + length)
    return _within_day(draft.begun_with(first), clock)


def _within_day(plan: Plan, clock: ColdClock) -> Plan | Refused:
    """The plan, unless even its first application would pass the twenty-four hours."""
    if plan.kind is Kind.HEAT:
        return plan
    ends = cold.day_ends(clock, plan.anchor.start)
    for stretch in timeline.stretches(plan):
        if stretch.round == 1 and stretch.phase is not Phase.REST and stretch.end > ends:
            return Refused(Limit.DAY, 0, ends)
    return plan


def _heat_before(state: State, now: int) -> tuple[int, int]:
    """Seconds of heat just had, and the instant by which the skin has rested from it as long.

    Unlike cold, heat is not remembered beyond the plan it was part of. A plan that begins with heat
    still to be rested from counts it as its own: its first phase begins as much earlier.
    """
    plan = timeline.settled(state, now).plan
    if plan is not None and plan.anchor.phase is Phase.HEAT:
        off = min(plan.anchor.end, now if plan.paused is None else plan.paused)
        on = off - plan.anchor.start
        return on, off + on
    if plan is not None and plan.kind is Kind.HEAT:
        return plan.application, timeline.heat_rested_at(plan)
    return 0, now
