"""Whatever is said, in whatever order and at whatever instants: what must always hold.

The machine speaks to one account and lets time pass; `ledger` counts the cold on its own. After
every command and every wait, both what has been and what the plan says is still to come are
checked.
"""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from backspasm.alerts.difference import difference
from backspasm.alerts.model import Actual, AlertKind, Wanted
from backspasm.alerts.wanted import wanted
from backspasm.plan import breaks, rounds, start, timeline, times
from backspasm.plan.model import Kind, Phase, State, Stretch
from backspasm.plan.outcome import Changed, Outcome
from backspasm.plan.start import Wish
from backspasm.plan.timeline import Position, Status
from tests.plan import ledger as oracle
from tests.plan.builders import at, hours, minutes
from tests.plan.ledger import A_DAY, A_LONG_TIME, HALF_AN_HOUR, Ledger, Piece, told

LONGEST = {
    (Kind.ICE, Phase.COLD): minutes(30),
    (Kind.ALTERNATING, Phase.COLD): minutes(20),
    (Kind.ALTERNATING, Phase.HEAT): minutes(20),
    (Kind.HEAT, Phase.HEAT): minutes(20),
}
ZONES = [None, ZoneInfo("UTC"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata")]

kinds = st.sampled_from(Kind)
few = st.integers(1, 6) | st.sampled_from([-1, 0, 12, 24, 25, 10**9])
times_said = (
    st.sampled_from([minutes(each) for each in (1, 5, 10, 15, 20, 25, 30, 31, 45, 60, 240, 720)])
    | st.sampled_from([0, -60, 59, minutes(30) + 1, hours(24), hours(24) + 1, 10**9])
    | st.integers(1, hours(2))
)
waits = (
    st.sampled_from([minutes(each) for each in (1, 5, 9, 10, 15, 19, 20, 21, 29, 30, 31, 60)])
    | st.integers(0, hours(3))
    | st.sampled_from([1, hours(8), hours(22), hours(24), hours(49)])
)
maybe = st.none() | times_said


class AnySequenceOfCommands(RuleBasedStateMachine):
    """One account, one skin, anything said."""

    def __init__(self) -> None:
        super().__init__()
        self.state = State()
        self.now = 0
        self.zone: ZoneInfo | None = None
        self.cold = Ledger()
        self.heat = Ledger(Phase.HEAT)

    @initialize(
        zone=st.sampled_from(ZONES),
        begin=st.sampled_from([at("09:00"), at("21:05"), at("23:30")]) | st.integers(0, 10**9),
    )
    def somebody_wakes_up(self, zone: ZoneInfo | None, begin: int) -> None:
        self.zone, self.now = zone, begin

    # --- what may happen -------------------------------------------------------------------------

    @rule(seconds=waits)
    def wait(self, seconds: int) -> None:
        for skin in (self.cold, self.heat):
            skin.watch(self.state, self.now, self.now + seconds)
        self.now += seconds
        self.forget_heat_of_other_plans()

    @rule(data=st.data())
    def wait_until_something_happens(self, data: st.DataObject) -> None:
        """To a second before, at, or after one of the next switches."""
        switches = [stretch.end for stretch in self.to_come()][:5]
        if switches:
            moment = data.draw(st.sampled_from(switches)) + data.draw(st.integers(-1, 1))
            self.wait(max(0, moment - self.now))

    @rule(
        kind=kinds,
        time=maybe,
        between=st.none() | st.none() | times_said,
        number=st.none() | few,
        all_day=st.booleans(),
        yes=st.booleans(),
        wait=st.booleans(),
        awake=st.booleans(),
        shorter=st.booleans(),
    )
    def start(
        self,
        kind: Kind,
        time: int | None,
        between: int | None,
        number: int | None,
        all_day: bool,
        yes: bool,
        wait: bool,
        awake: bool,
        shorter: bool,
    ) -> None:
        wish = Wish(kind, time, between, number, all_day, awake, yes, wait, shorter)
        self.say(start.start(self.state, self.now, wish, self.zone), starts=True)

    @rule(kind=kinds)
    def start_simply(self, kind: Kind) -> None:
        self.say(start.start(self.state, self.now, Wish(kind), self.zone), starts=True)

    @rule(yes=st.booleans())
    def start_over(self, yes: bool) -> None:
        self.say(start.start_over(self.state, self.now, self.zone, confirmed=yes), starts=True)

    @rule(kind=st.none() | kinds)
    def swap(self, kind: Kind | None) -> None:
        self.say(start.swap(self.state, self.now, kind, self.zone), starts=True)

    @rule()
    def pause(self) -> None:
        self.say(breaks.pause(self.state, self.now))

    @rule()
    def resume(self) -> None:
        before = self.here
        outcome = breaks.resume(self.state, self.now, self.zone)
        self.say(outcome)
        if isinstance(outcome, Changed) and outcome.cut is None and before.left > 0:
            after = self.here
            assert (after.left, after.ends) == (before.left, before.ends), "a pause told the truth"

    @rule(normal=st.booleans())
    def skip(self, normal: bool) -> None:
        rested = self.rested
        outcome = breaks.skip(self.state, self.now, self.zone, skin_is_normal=normal)
        cold_next = isinstance(outcome, Changed) and self.phase_of(outcome) is Phase.COLD
        if cold_next and not rested:
            assert normal, "a short rest comes after the skin question"
            self.cold.forgiven.append(self.now)
        self.say(outcome)

    @rule()
    def stop(self) -> None:
        self.say(breaks.stop(self.state, self.now))

    @rule()
    def stop_for_the_skin(self) -> None:
        self.say(breaks.stop_for_the_skin(self.state, self.now))

    @rule(seconds=times_said)
    def add_time(self, seconds: int) -> None:
        self.say(times.add_time(self.state, self.now, seconds, self.zone))

    @rule(seconds=times_said)
    def take_time_off(self, seconds: int) -> None:
        self.say(times.take_time_off(self.state, self.now, seconds, self.zone))

    @rule(seconds=times_said)
    def set_minutes(self, seconds: int) -> None:
        self.say(times.set_minutes(self.state, self.now, seconds, self.zone))

    @rule()
    def just_put_on(self) -> None:
        here = self.here
        outcome = times.just_put_on(self.state, self.now, self.zone)
        if isinstance(outcome, Changed) and here.stretch is not None:
            self.skin(here.stretch.phase).believe(here.stretch.start)
        self.say(outcome, starts=True)

    @rule()
    def still_on(self) -> None:
        here = self.here
        outcome = times.still_on(self.state, self.now, self.zone)
        if isinstance(outcome, Changed) and here.stretch is not None:
            self.heat.pieces.clear()
            swapped = here.stretch.phase is Phase.HEAT and here.status is not Status.RUNNING
            if self.kind is not Kind.HEAT and not swapped:
                self.cold.disclose(self.now, here.stretch)
        self.say(outcome)

    @rule(number=few, yes=st.booleans())
    def add_rounds(self, number: int, yes: bool) -> None:
        finished = self.here.status is Status.FINISHED
        said = rounds.add_rounds(self.state, self.now, number, self.zone, confirmed=yes)
        self.say(said, starts=finished)

    @rule(number=few, yes=st.booleans())
    def set_rounds(self, number: int, yes: bool) -> None:
        self.say(rounds.set_rounds(self.state, self.now, number, self.zone, confirmed=yes))

    @rule()
    def stay_awake(self) -> None:
        finished = self.here.status is Status.FINISHED
        self.say(rounds.stay_awake(self.state, self.now, self.zone), starts=finished)

    # --- how it is noted -------------------------------------------------------------------------

    def say(self, outcome: Outcome, *, starts: bool = False) -> None:
        if not isinstance(outcome, Changed):
            return
        days_before = {first for _, first in oracle.days(self.all_cold)}
        free = starts or (self.here.stretch is not None and self.here.stretch.round == 0)
        self.state = outcome.state
        self.cold.touch(self.state, self.now)
        self.heat.touch(self.state, self.now)
        self.forget_heat_of_other_plans()
        days_after = {first for _, first in oracle.days(self.all_cold)}
        newest = {max(days_after)} if days_after else set()
        assert free or newest <= days_before, "only a start opens a new day"

    def forget_heat_of_other_plans(self) -> None:
        """Unlike cold, heat counts only while it is on or a heat plan goes on."""
        here = self.here.stretch
        if self.kind is not Kind.HEAT and here is not None:
            kept = [piece for piece in self.heat.pieces if piece.start >= here.start]
            self.heat.pieces = kept if here.phase is Phase.HEAT else []

    @property
    def here(self) -> Position:
        return timeline.position(self.state, self.now)

    @property
    def rested(self) -> bool:
        pieces = list(oracle.without_proper_rest(self.cold.pieces))
        return not pieces or self.now - pieces[-1][0].end >= pieces[-1][2]

    @property
    def all_cold(self) -> list[Piece]:
        return self.cold.with_the_future(self.state, self.now)

    def to_come(self) -> list[Stretch]:
        """The phase the plan is in and all that follow, as it tells them."""
        return list(told(self.state, self.now, self.now + A_LONG_TIME))

    def skin(self, phase: Phase) -> Ledger:
        return self.cold if phase is Phase.COLD else self.heat

    def phase_of(self, outcome: Changed) -> Phase | None:
        here = timeline.position(outcome.state, self.now)
        running = here.status is Status.RUNNING and here.stretch is not None
        return here.stretch.phase if running and here.stretch is not None else None

    # --- what must hold --------------------------------------------------------------------------

    @invariant()
    def never_more_than_thirty_minutes_of_cold_without_a_rest_as_long(self) -> None:
        for piece, _, cold in oracle.without_proper_rest(self.all_cold):
            assert cold <= HALF_AN_HOUR or not piece.directed

    @invariant()
    def every_later_cold_begins_on_a_rested_skin(self) -> None:
        for piece, before, _ in oracle.without_proper_rest(self.all_cold):
            assert piece.start <= self.now or before == 0

    @invariant()
    def one_short_rest_in_twenty_four_hours(self) -> None:
        assert not oracle.too_close(self.cold.forgiven)

    @invariant()
    def no_cold_beyond_the_twenty_four_hours(self) -> None:
        for piece, first in oracle.days(self.all_cold):
            assert piece.end <= first + A_DAY or not piece.directed

    @invariant()
    def heat_too_rests_as_long_as_it_was_on(self) -> None:
        for _, _, heat in oracle.without_proper_rest(
            self.heat.with_the_future(self.state, self.now)
        ):
            assert heat <= minutes(20) or self.kind is not Kind.HEAT

    @property
    def kind(self) -> Kind | None:
        return None if self.state.plan is None else self.state.plan.kind

    @invariant()
    def no_application_is_longer_than_its_limit(self) -> None:
        for stretch in self.to_come():
            if stretch.phase is not Phase.REST and self.kind is not None:
                assert stretch.end - stretch.start <= LONGEST[self.kind, stretch.phase]

    @invariant()
    def phases_follow_one_another_without_a_gap(self) -> None:
        for earlier, later in pairwise(self.to_come()):
            assert earlier.end == later.start < later.end
            assert earlier.round <= later.round <= earlier.round + 1

    @invariant()
    def no_later_application_begins_at_night_unless_awake(self) -> None:
        plan = self.state.plan
        if plan is None or self.zone is None or plan.awake:
            return
        for stretch in self.to_come():
            opens = stretch.phase is (Phase.HEAT if plan.kind is Kind.HEAT else Phase.COLD)
            if opens and stretch.start > self.now:
                assert 7 <= datetime.fromtimestamp(stretch.start, self.zone).hour < 22

    @invariant()
    def what_it_says_of_itself_is_consistent(self) -> None:
        here = self.here
        assert here.left >= 0
        if here.stretch is not None:
            assert here.stretch.round <= here.rounds
        if here.status is Status.RUNNING:
            assert here.stretch is not None
            assert here.stretch.start <= self.now < here.stretch.end == self.now + here.left
            assert here.ends == self.to_come()[-1].end
        if here.status is Status.PAUSED:
            assert here.ends >= self.now
        if here.status is Status.FINISHED:
            assert here.late == self.now - here.ends >= 0
            assert (here.left, here.then) == (0, None)

    @invariant()
    def settling_changes_nothing_that_is_told(self) -> None:
        settled = timeline.settled(self.state, self.now)
        assert timeline.position(settled, self.now) == self.here
        assert timeline.cold_at(settled, self.now) == timeline.cold_at(self.state, self.now)

    @invariant()
    def one_alert_for_every_switch_still_to_come(self) -> None:
        alerts = wanted(self.state, 10**9, self.now)
        switches = [alert.at for alert in alerts if alert.kind is not AlertKind.SKIN_CHECK]
        assert switches == [stretch.end for stretch in self.to_come()]
        assert list(alerts) == sorted(alerts, key=lambda alert: alert.at)

    @invariant()
    def one_skin_check_wherever_cold_passes_twenty_minutes(self) -> None:
        alerts = wanted(self.state, 10**9, self.now)
        checks = [alert.at for alert in alerts if alert.kind is AlertKind.SKIN_CHECK]
        passing = [
            piece.start + minutes(20) - before
            for piece, before, after in oracle.without_proper_rest(self.all_cold)
            if before < minutes(20) < after
        ]
        assert checks == [moment for moment in passing if moment > self.now]

    @precondition(lambda self: self.here.status is not Status.RUNNING)
    @invariant()
    def a_plan_that_does_not_run_wants_no_alerts(self) -> None:
        assert wanted(self.state, 10**9, self.now) == ()

    @rule(agreed=st.integers(0, 4), data=st.data())
    def the_difference_leads_from_what_exists_to_what_is_wanted(
        self, agreed: int, data: st.DataObject
    ) -> None:
        wanting = wanted(self.state, agreed, self.now)
        strays = [Wanted(self.now + minutes(n), AlertKind.COLD_OFF, 1) for n in range(-2, 40, 7)]
        existing = data.draw(st.lists(st.sampled_from([*wanting, *strays]), max_size=8))
        actual = [exists(alert, number) for number, alert in enumerate(existing)]
        steps = difference(wanting, actual, self.now)
        then = [
            *steps.keep,
            *(exists(new, number + 100) for number, new in enumerate(steps.create)),
        ]
        ringing = sorted((alert.at, alert.kind) for alert in then)
        assert ringing == sorted((alert.at, alert.kind) for alert in wanting)
        assert difference(wanting, then, self.now).nothing_to_do


def exists(alert: Wanted, number: int) -> Actual:
    return Actual(f"alert-{number:03}", alert.at, alert.kind)


TestAnySequenceOfCommands = AnySequenceOfCommands.TestCase
