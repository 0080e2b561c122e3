"""Where the plan stands at an instant: phases are half-open, and a plan that ran out says so."""

from __future__ import annotations

import pytest

from backspasm.plan import timeline
from backspasm.plan.model import Kind, Phase, Stretch
from backspasm.plan.start import Wish
from backspasm.plan.timeline import Position, Status
from tests.plan.builders import (
    ALTERNATING,
    HEAT,
    ICE,
    NEVER_STARTED,
    at,
    hours,
    minutes,
    paused,
    started,
    stopped,
)


@pytest.mark.parametrize(
    ("now", "phase", "number", "left", "then"),
    [
        ("09:00", Phase.COLD, 1, 1800, Phase.REST),
        ("09:29:59", Phase.COLD, 1, 1, Phase.REST),
        ("09:30", Phase.REST, 1, 1800, Phase.COLD),
        ("09:59:59", Phase.REST, 1, 1, Phase.COLD),
        ("10:00", Phase.COLD, 2, 1800, None),
        ("10:29:59", Phase.COLD, 2, 1, None),
    ],
)
def test_each_instant_belongs_to_one_phase(
    now: str, phase: Phase, number: int, left: int, then: Phase | None
) -> None:
    here = timeline.position(started(), at(now))
    assert here.stretch is not None
    assert (here.status, here.stretch.phase, here.stretch.round) == (Status.RUNNING, phase, number)
    assert (here.left, here.then, here.rounds, here.ends) == (left, then, 2, at("10:30"))


@pytest.mark.parametrize(
    ("now", "phase", "number", "then"),
    [
        ("09:00", Phase.COLD, 1, Phase.HEAT),
        ("09:20", Phase.HEAT, 1, Phase.COLD),
        ("09:40", Phase.COLD, 2, Phase.HEAT),
        ("10:00", Phase.HEAT, 2, None),
    ],
)
def test_an_alternating_plan_changes_packs(
    now: str, phase: Phase, number: int, then: Phase | None
) -> None:
    here = timeline.position(started(ALTERNATING), at(now))
    assert here.stretch is not None
    assert (here.stretch.phase, here.stretch.round, here.then) == (phase, number, then)


def test_at_minute_ninety_it_is_finished() -> None:
    last = Stretch(Phase.COLD, 2, at("10:00"), at("10:30"))
    assert timeline.position(started(), at("10:30")) == Position(
        Status.FINISHED, last, rounds=2, ends=at("10:30"), late=0
    )


def test_a_plan_that_ran_out_while_nobody_spoke_says_how_long_ago() -> None:
    here = timeline.position(started(), at("10:42"))
    assert (here.status, here.late, here.left, here.then) == (
        Status.FINISHED,
        minutes(12),
        0,
        None,
    )


def test_a_finished_plan_is_spoken_of_for_two_days() -> None:
    ended = at("10:30")
    assert timeline.position(started(), ended + hours(48) - 1).status is Status.FINISHED
    assert timeline.position(started(), ended + hours(48)) == Position(Status.NEVER)
    assert timeline.position(started(), ended + hours(99)) == Position(Status.NEVER)


def test_a_plan_never_started_has_nothing_to_say() -> None:
    assert timeline.position(NEVER_STARTED, at("09:00")) == Position(
        Status.NEVER, None, 0, None, 0, 0, 0
    )


def test_a_stopped_plan_ended_when_it_was_stopped() -> None:
    here = timeline.position(stopped(ICE, "09:10"), at("09:15"))
    assert (here.status, here.ends, here.late) == (Status.FINISHED, at("09:10"), minutes(5))
    assert here.stretch == Stretch(Phase.COLD, 1, at("09:00"), at("09:10"))


def test_a_paused_plan_keeps_its_phase_and_what_is_left_of_it() -> None:
    here = timeline.position(paused(Wish(Kind.ICE, rounds=3), "09:20"), at("09:25"))
    assert here.stretch == Stretch(Phase.COLD, 1, at("09:00"), at("09:30"))
    assert (here.status, here.left, here.then, here.rounds) == (
        Status.PAUSED,
        minutes(10),
        Phase.REST,
        3,
    )
    assert here.ends == at("11:35")


def test_a_paused_plan_that_would_begin_afresh_says_so() -> None:
    here = timeline.position(paused(ICE, "09:20"), at("09:40"))
    assert (here.left, here.ends) == (minutes(30), at("11:10"))


def test_settling_anchors_a_plan_in_the_phase_that_holds_the_instant() -> None:
    state = timeline.settled(started(), at("10:10"))
    assert state.plan is not None
    assert state.plan.anchor == Stretch(Phase.COLD, 2, at("10:00"), at("10:30"))
    assert (state.cold.used, state.cold.off) == (minutes(30), at("09:30"))
    assert timeline.settled(NEVER_STARTED, at("10:10")) == NEVER_STARTED
    assert timeline.settled(paused(), at("10:10")) == paused()


def test_a_clock_that_steps_back_before_the_start_counts_no_cold() -> None:
    clock = timeline.cold_at(started(), at("08:59:58"))
    assert (clock.used, clock.off) == (0, at("09:00"))


def test_a_whole_phase_lasts_as_long_as_the_plan_says() -> None:
    plan = started(Wish(Kind.ICE, time=minutes(20), between=hours(1))).plan
    assert plan is not None
    assert timeline.full_length(plan, Phase.COLD) == minutes(20)
    assert timeline.full_length(plan, Phase.REST) == hours(1)
    warm = started(HEAT).plan
    assert warm is not None
    assert timeline.opening(warm.kind) is Phase.HEAT


@pytest.mark.parametrize(
    ("now", "on"),
    [("09:00", True), ("09:29:59", True), ("09:30", False), ("10:00", True), ("10:30", False)],
)
def test_a_pack_is_on_in_an_application_and_at_no_other_time(now: str, on: bool) -> None:
    assert timeline.pack_is_on(started(), at(now)) is on


def test_no_pack_is_on_in_a_pause_or_where_nothing_was_started() -> None:
    assert not timeline.pack_is_on(paused(), at("09:11"))
    assert not timeline.pack_is_on(NEVER_STARTED, at("09:00"))
