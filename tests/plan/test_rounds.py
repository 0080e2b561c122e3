"""Changing how many rounds there are."""

from __future__ import annotations

import pytest

from backspasm.plan import breaks, rounds, start, timeline
from backspasm.plan.model import Kind, Phase, State, Stretch
from backspasm.plan.outcome import Asked, Change, Question
from backspasm.plan.start import Wish
from backspasm.plan.timeline import Status
from tests.plan.builders import (
    ALTERNATING,
    HEAT,
    ICE,
    NEVER_STARTED,
    asked,
    at,
    done,
    hours,
    minutes,
    paused,
    refused,
    rhythm,
    started,
    stopped,
)


@pytest.mark.parametrize("now", ["09:10", "09:40", "10:10"])
def test_one_more_round_follows_the_others(now: str) -> None:
    state = done(rounds.add_rounds(started(), at(now), 1), Change.ROUNDS_SET)
    assert rhythm(state)[-2:] == ["rest 10:30-11:00", "cold 11:00-11:30"]


def test_rounds_can_be_added_while_paused() -> None:
    state = done(rounds.add_rounds(paused(), at("09:15"), 1), Change.ROUNDS_SET)
    here = timeline.position(state, at("09:15"))
    assert (here.status, here.rounds) == (Status.PAUSED, 3)


def test_adding_a_round_to_a_finished_plan_is_a_new_plan_after_the_rest_still_owed() -> None:
    state = done(rounds.add_rounds(started(), at("10:40"), 1), Change.STARTED)
    assert rhythm(state) == ["rest 10:40-11:00", "cold 11:00-11:30"]
    resting = Stretch(Phase.REST, 0, at("10:40"), at("11:00"))
    assert timeline.position(state, at("10:40")).stretch == resting


def test_adding_rounds_to_a_finished_plan_on_a_rested_skin_begins_at_once() -> None:
    state = done(rounds.add_rounds(started(), at("11:00"), 2))
    assert rhythm(state) == ["cold 11:00-11:30", "rest 11:30-12:00", "cold 12:00-12:30"]


def test_adding_rounds_keeps_the_minutes_and_the_rest() -> None:
    wish = Wish(Kind.ICE, minutes(15), hours(1), awake=True)
    state = done(rounds.add_rounds(started(wish), at("12:00"), 2))
    assert rhythm(state) == ["cold 12:00-12:15", "rest 12:15-13:15", "cold 13:15-13:30"]
    assert state.plan is not None
    assert state.plan.awake


def test_adding_rounds_to_finished_heat_waits_as_long_as_it_was_on() -> None:
    state = done(rounds.add_rounds(started(HEAT), at("09:25"), 1))
    assert rhythm(state) == ["rest 09:25-09:40", "heat 09:40-10:00"]
    assert refused(breaks.skip(state, at("09:39:59"))) == ("rest_due", None, "09:40")
    over = done(start.start_over(state, at("09:40")))
    assert rhythm(over) == ["heat 09:40-10:00"]


def test_adding_rounds_to_a_finished_alternating_plan() -> None:
    state = done(rounds.add_rounds(started(ALTERNATING), at("10:20"), 1))
    assert rhythm(state) == ["cold 10:20-10:40", "heat 10:40-11:00"]


def test_more_than_four_rounds_are_asked_about_once() -> None:
    assert rounds.add_rounds(started(), at("09:10"), 3) == Asked(Question.LONG_PLAN, 5, at("13:30"))
    long = done(rounds.add_rounds(started(), at("09:10"), 3, confirmed=True))
    assert len(rhythm(long)) == 9
    assert asked(rounds.add_rounds(long, at("09:10"), 1)) is Question.LONG_PLAN
    assert done(rounds.set_rounds(long, at("09:10"), 5), Change.ROUNDS_SET)


def test_four_rounds_are_not_asked_about() -> None:
    assert done(rounds.add_rounds(started(), at("09:10"), 2))
    assert done(rounds.add_rounds(started(), at("11:30"), 4))
    assert asked(rounds.add_rounds(started(), at("11:30"), 5)) is Question.LONG_PLAN
    assert done(rounds.add_rounds(started(), at("11:30"), 5, confirmed=True))


def test_fewer_rounds_are_never_asked_about() -> None:
    long = started(Wish(Kind.ICE, rounds=7, confirmed=True))
    assert len(rhythm(done(rounds.set_rounds(long, at("09:10"), 6)))) == 11


def test_a_question_about_a_paused_plan_says_when_it_would_end_if_it_went_on_now() -> None:
    question = rounds.set_rounds(paused(), at("09:15"), 5)
    assert question == Asked(Question.LONG_PLAN, 5, at("13:35"))


@pytest.mark.parametrize("number", [0, -2])
def test_less_than_one_more_round_is_refused(number: int) -> None:
    assert refused(rounds.add_rounds(started(), at("09:10"), number)) == (
        "too_few_rounds",
        1,
        None,
    )


def test_rounds_already_begun_cannot_be_taken_away() -> None:
    assert refused(rounds.set_rounds(started(), at("09:10"), 0)) == ("too_few_rounds", 1, None)
    assert refused(rounds.set_rounds(started(), at("10:10"), 1)) == ("too_few_rounds", 2, None)


def test_only_one_round_leaves_the_one_that_is_on() -> None:
    assert rhythm(done(rounds.set_rounds(started(), at("09:10"), 1))) == ["cold 09:00-09:30"]


def test_only_one_round_said_in_the_rest_after_it_finishes_the_plan() -> None:
    state = done(rounds.set_rounds(started(), at("09:40"), 1), Change.FINISHED)
    here = timeline.position(state, at("09:40"))
    assert (here.status, here.ends) == (Status.FINISHED, at("09:30"))


def test_a_rest_from_heat_that_ended_the_plan_is_still_owed() -> None:
    state = done(rounds.set_rounds(started(Wish(Kind.HEAT, rounds=2)), at("09:25"), 1))
    assert timeline.position(state, at("09:25")).status is Status.FINISHED
    assert refused(start.start(state, at("09:39:59"), HEAT)) == ("rest_due", 0, "09:40")


def test_a_plan_that_waits_for_its_first_round_keeps_one() -> None:
    waiting = done(rounds.add_rounds(started(), at("10:40"), 2))
    assert refused(rounds.set_rounds(waiting, at("10:45"), 0)) == ("too_few_rounds", 1, None)
    assert len(rhythm(done(rounds.set_rounds(waiting, at("10:45"), 1)))) == 2


def test_a_zillion_rounds_are_refused_and_twenty_four_allowed() -> None:
    for number in (25, 10**21):
        outcome = rounds.set_rounds(started(HEAT), at("09:10"), number)
        assert refused(outcome) == ("too_many_rounds", 24, None)
    assert done(rounds.set_rounds(started(HEAT), at("09:10"), 24, confirmed=True))


def test_rounds_beyond_the_twenty_four_hours_are_refused_and_those_that_fit_are_said() -> None:
    hourly = started(Wish(Kind.ICE, between=hours(1)))
    assert refused(rounds.set_rounds(hourly, at("09:10"), 17)) == ("day", 16, "09:00+1")
    assert done(rounds.set_rounds(hourly, at("09:10"), 16, confirmed=True))


@pytest.mark.parametrize(
    ("state", "now"),
    [(NEVER_STARTED, "09:00"), (started(), "10:30"), (stopped(), "09:15")],
    ids=["never started", "finished", "stopped"],
)
def test_the_rounds_of_a_plan_that_does_not_go_cannot_be_set(state: State, now: str) -> None:
    assert refused(rounds.set_rounds(state, at(now), 3)) == ("nothing_running", None, None)


def test_no_rounds_are_added_where_no_plan_was() -> None:
    nothing = ("nothing_running", None, None)
    assert refused(rounds.add_rounds(NEVER_STARTED, at("09:00"), 1)) == nothing
    assert refused(rounds.add_rounds(started(), at("10:30", days=2), 1)) == nothing
    assert refused(rounds.add_rounds(started(), at("10:30", days=2), 0)) == nothing


def test_there_must_have_been_a_plan_to_do_again() -> None:
    with pytest.raises(ValueError, match="no finished plan"):
        start.again(NEVER_STARTED, at("09:00"), 1, None, confirmed=False)


def test_a_stopped_plan_takes_more_rounds_as_a_finished_one_does() -> None:
    state = done(rounds.add_rounds(stopped(ICE, "09:10"), at("09:15"), 1), Change.STARTED)
    assert rhythm(state) == ["rest 09:15-09:20", "cold 09:20-09:50"]
