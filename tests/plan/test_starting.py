"""Starting: what a start means, what it is refused for, and what is asked first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backspasm.plan import breaks, start, timeline
from backspasm.plan.model import Kind, State
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
    changed,
    done,
    hours,
    minutes,
    paused,
    refused,
    rhythm,
    started,
    stopped,
)


def test_starting_over_with_something_else_begins_that() -> None:
    outcome = start.start_over(started(), at("09:05"), instead=Wish(Kind.ICE, time=minutes(10)))
    assert rhythm(done(outcome, Change.RESTARTED))[0] == "cold 09:05-09:15"
    too_late = start.start_over(started(), at("09:25"), instead=Wish(Kind.ICE, time=minutes(10)))
    assert refused(too_late) == ("rest_due", minutes(5), "09:50")


def test_ice_is_two_rounds_of_thirty_minutes_with_thirty_off_between() -> None:
    assert rhythm(started(ICE)) == ["cold 09:00-09:30", "rest 09:30-10:00", "cold 10:00-10:30"]


def test_heat_is_one_application_of_twenty_minutes() -> None:
    assert rhythm(started(HEAT)) == ["heat 09:00-09:20"]


def test_heat_in_rounds_rests_as_long_as_it_was_on() -> None:
    assert rhythm(started(Wish(Kind.HEAT, time=minutes(15), rounds=2))) == [
        "heat 09:00-09:15",
        "rest 09:15-09:30",
        "heat 09:30-09:45",
    ]


def test_alternating_is_two_rounds_of_twenty_cold_then_twenty_heat() -> None:
    assert rhythm(started(ALTERNATING)) == [
        "cold 09:00-09:20",
        "heat 09:20-09:40",
        "cold 09:40-10:00",
        "heat 10:00-10:20",
    ]


def test_a_time_of_up_to_thirty_minutes_is_the_application() -> None:
    wish = Wish(Kind.ICE, time=minutes(20))
    assert rhythm(started(wish)) == ["cold 09:00-09:20", "rest 09:20-09:50", "cold 09:50-10:10"]


def test_rounds_are_as_many_as_asked_for() -> None:
    assert len(rhythm(started(Wish(Kind.ICE, rounds=1)))) == 1
    assert len(rhythm(started(Wish(Kind.ICE, rounds=4)))) == 7


def test_a_longer_rest_is_given_when_asked_for() -> None:
    wish = Wish(Kind.ICE, time=minutes(20), between=hours(1))
    assert rhythm(started(wish)) == ["cold 09:00-09:20", "rest 09:20-10:20", "cold 10:20-10:40"]


@pytest.mark.parametrize(
    ("kind", "longest"), [(Kind.ICE, 30), (Kind.HEAT, 20), (Kind.ALTERNATING, 20)]
)
def test_each_kind_has_a_longest_application(kind: Kind, longest: int) -> None:
    outcome = start.start(NEVER_STARTED, at("09:00"), Wish(kind, time=minutes(longest)))
    assert done(outcome, Change.STARTED)
    assert start.longest(kind) == minutes(longest)


@pytest.mark.parametrize("kind", [Kind.HEAT, Kind.ALTERNATING])
def test_more_than_twenty_minutes_of_heat_is_refused_and_twenty_is_allowed(kind: Kind) -> None:
    outcome = start.start(NEVER_STARTED, at("09:00"), Wish(kind, time=minutes(20) + 1))
    assert refused(outcome) == ("too_long", minutes(20), None)


def test_heat_between_two_colds_is_no_longer_than_heat_may_be() -> None:
    wish = Wish(Kind.ALTERNATING, between=minutes(20) + 1)
    outcome = start.start(NEVER_STARTED, at("09:00"), wish)
    assert refused(outcome) == ("rest_too_long", minutes(20), None)
    assert done(start.start(NEVER_STARTED, at("09:00"), replace(wish, between=minutes(20))))


def test_too_long_an_application_is_told_apart_from_too_long_a_time_between() -> None:
    wish = Wish(Kind.ALTERNATING, time=minutes(25), between=minutes(30))
    outcome = start.start(NEVER_STARTED, at("09:00"), wish)
    assert refused(outcome) == ("too_long", minutes(20), None)
    outcome = start.start(NEVER_STARTED, at("09:00"), replace(wish, time=minutes(20)))
    assert refused(outcome) == ("rest_too_long", minutes(20), None)


@pytest.mark.parametrize("seconds", [59, 1, 0, -300])
def test_less_than_a_minute_is_refused_and_a_minute_is_allowed(seconds: int) -> None:
    outcome = start.start(NEVER_STARTED, at("09:00"), Wish(Kind.ICE, time=seconds))
    assert refused(outcome) == ("too_short", minutes(1), None)
    assert done(start.start(NEVER_STARTED, at("09:00"), Wish(Kind.ICE, time=minutes(1))))


def test_a_rest_from_ice_of_less_than_thirty_minutes_is_refused() -> None:
    wish = Wish(Kind.ICE, time=minutes(10), between=minutes(30) - 1)
    outcome = start.start(NEVER_STARTED, at("09:00"), wish)
    assert refused(outcome) == ("rest_too_short", minutes(30), None)


def test_a_rest_shorter_than_the_heat_before_it_is_refused() -> None:
    wish = Wish(Kind.HEAT, time=minutes(15), between=minutes(14))
    outcome = start.start(NEVER_STARTED, at("09:00"), wish)
    assert refused(outcome) == ("rest_too_short", minutes(15), None)


@pytest.mark.parametrize("kind", [Kind.ICE, Kind.HEAT])
def test_a_rest_of_more_than_a_day_is_refused(kind: Kind) -> None:
    wish = Wish(kind, between=hours(24) + 1)
    outcome = start.start(NEVER_STARTED, at("09:00"), wish)
    assert refused(outcome) == ("rest_too_long", hours(24), None)
    assert done(start.start(NEVER_STARTED, at("09:00"), Wish(kind, between=hours(24))))


def test_the_shortest_rest_is_as_long_as_the_application_and_half_an_hour_after_ice() -> None:
    assert start.shortest_rest(Kind.ICE, minutes(10)) == minutes(30)
    assert start.shortest_rest(Kind.HEAT, minutes(10)) == minutes(10)
    assert start.shortest_rest(Kind.ALTERNATING, minutes(10)) == minutes(10)


@pytest.mark.parametrize("number", [0, -1])
def test_less_than_one_round_is_refused(number: int) -> None:
    outcome = start.start(NEVER_STARTED, at("09:00"), Wish(Kind.ICE, rounds=number))
    assert refused(outcome) == ("too_few_rounds", 1, None)


def test_a_zillion_rounds_are_refused_and_twenty_four_allowed() -> None:
    wish = Wish(Kind.HEAT, rounds=10**21)
    outcome = start.start(NEVER_STARTED, at("09:00"), wish)
    assert refused(outcome) == ("too_many_rounds", 24, None)
    wish = Wish(Kind.HEAT, rounds=24, confirmed=True)
    assert done(start.start(NEVER_STARTED, at("09:00"), wish))


def test_more_than_four_rounds_are_confirmed_in_one_question_that_says_when_it_ends() -> None:
    wish = Wish(Kind.ICE, rounds=5)
    question = start.start(NEVER_STARTED, at("09:00"), wish)
    assert question == Asked(Question.LONG_PLAN, 5, at("13:30"))
    yes = start.start(NEVER_STARTED, at("09:00"), replace(wish, confirmed=True))
    assert len(rhythm(done(yes, Change.STARTED))) == 9


def test_four_rounds_need_no_question() -> None:
    assert done(start.start(NEVER_STARTED, at("09:00"), Wish(Kind.ICE, rounds=4)))


@pytest.mark.parametrize("state", [started(), paused()], ids=["running", "paused"])
def test_starting_what_already_runs_asks(state: State) -> None:
    assert asked(start.start(state, at("09:12"), ICE)) is Question.ALREADY_RUNNING
    assert asked(start.swap(state, at("09:12"), Kind.ICE)) is Question.ALREADY_RUNNING


@pytest.mark.parametrize("state", [started(), paused()], ids=["running", "paused"])
def test_starting_another_kind_takes_the_old_plans_place(state: State) -> None:
    heat = done(start.start(state, at("09:12"), HEAT), Change.SWAPPED)
    assert rhythm(heat) == ["heat 09:12-09:32"]


def test_starting_after_a_finished_plan_is_a_new_plan() -> None:
    later = start.start(started(), at("11:00"), ICE)
    assert rhythm(done(later, Change.STARTED))[0] == "cold 11:00-11:30"


def test_swap_goes_from_ice_or_alternating_to_heat_and_from_heat_to_ice() -> None:
    assert rhythm(done(start.swap(started(), at("09:12")))) == ["heat 09:12-09:32"]
    assert rhythm(done(start.swap(started(ALTERNATING), at("09:12")))) == ["heat 09:12-09:32"]
    assert rhythm(done(start.swap(started(HEAT), at("09:12"))))[0] == "cold 09:12-09:42"


def test_swap_goes_to_the_kind_that_is_named() -> None:
    alternating = done(start.swap(started(HEAT), at("09:12"), Kind.ALTERNATING), Change.SWAPPED)
    assert rhythm(alternating)[:2] == ["cold 09:12-09:32", "heat 09:32-09:52"]


def test_swap_of_a_paused_or_finished_plan_starts_the_other_kind() -> None:
    assert rhythm(done(start.swap(paused(), at("09:12")), Change.SWAPPED)) == ["heat 09:12-09:32"]
    assert rhythm(done(start.swap(started(), at("11:00")), Change.STARTED)) == ["heat 11:00-11:20"]


def test_swap_without_a_plan_is_refused() -> None:
    assert refused(start.swap(NEVER_STARTED, at("09:00"))) == ("nothing_running", None, None)


def test_swap_and_start_over_forget_a_plan_after_two_days() -> None:
    ended = at("10:30")
    assert done(start.swap(started(), ended + hours(48) - 1))
    assert refused(start.swap(started(), ended + hours(48)))[0] == "nothing_running"
    assert done(start.start_over(started(), ended + hours(48) - 1))
    assert refused(start.start_over(started(), ended + hours(48)))[0] == "nothing_running"


def test_start_over_begins_again_from_the_first_round_as_far_as_the_cold_allows() -> None:
    outcome = changed(start.start_over(started(), at("09:10")))
    assert outcome.change is Change.RESTARTED
    assert rhythm(outcome.state) == ["cold 09:10-09:30", "rest 09:30-10:00", "cold 10:00-10:30"]
    assert outcome.shortened


def test_start_over_on_a_rested_skin_is_not_shortened() -> None:
    outcome = changed(start.start_over(started(), at("11:00")))
    assert rhythm(outcome.state)[0] == "cold 11:00-11:30"
    assert not outcome.shortened


def test_start_over_keeps_the_minutes_the_rest_the_rounds_and_being_awake() -> None:
    wish = Wish(Kind.ICE, minutes(15), hours(1), 3, awake=True)
    again = done(start.start_over(started(wish), at("14:00")))
    assert rhythm(again) == rhythm(done(start.start(NEVER_STARTED, at("14:00"), wish)))
    assert again.plan is not None
    assert again.plan.awake


def test_start_over_keeps_alternating_and_heat() -> None:
    assert rhythm(done(start.start_over(started(HEAT), at("10:00")))) == ["heat 10:00-10:20"]
    again = done(start.start_over(started(ALTERNATING), at("11:00")))
    assert rhythm(again)[:2] == ["cold 11:00-11:20", "heat 11:20-11:40"]


def test_start_over_of_minutes_asked_for_is_refused_rather_than_shortened() -> None:
    twenty = started(Wish(Kind.ICE, time=minutes(20)))
    assert refused(start.start_over(twenty, at("09:11"))) == ("rest_due", minutes(19), "09:22")
    assert rhythm(done(start.start_over(twenty, at("09:10"))))[0] == "cold 09:10-09:30"


def test_start_over_of_a_long_plan_asks_again() -> None:
    long = started(Wish(Kind.ICE, rounds=5, confirmed=True))
    assert asked(start.start_over(long, at("20:00"))) is Question.LONG_PLAN
    assert done(start.start_over(long, at("20:00"), confirmed=True), Change.RESTARTED)


def test_start_over_works_while_paused_and_after_the_end() -> None:
    assert rhythm(done(start.start_over(paused(), at("09:15"))))[0] == "cold 09:15-09:35"
    assert rhythm(done(start.start_over(stopped(), at("09:20"))))[0] == "cold 09:20-09:50"


def test_start_over_without_a_plan_is_refused() -> None:
    assert refused(start.start_over(NEVER_STARTED, at("09:00"))) == ("nothing_running", None, None)


def test_heat_after_heat_waits_as_long_as_it_was_on() -> None:
    fifteen = started(Wish(Kind.HEAT, time=minutes(15)))
    assert refused(start.start(fifteen, at("09:29:59"), HEAT)) == ("rest_due", minutes(5), "09:30")
    assert rhythm(done(start.start(fifteen, at("09:30"), HEAT))) == ["heat 09:30-09:50"]


def test_heat_started_over_counts_the_heat_there_was() -> None:
    over = changed(start.start_over(started(HEAT), at("09:08")))
    assert over.shortened
    assert timeline.position(over.state, at("09:08")).left == minutes(12)
    assert refused(start.start_over(over.state, at("09:11"))) == ("rest_due", minutes(9), "09:22")


@pytest.mark.parametrize("state", [stopped(HEAT), paused(HEAT)], ids=["stopped", "paused"])
def test_heat_counts_only_while_it_was_on(state: State) -> None:
    over = done(start.start_over(state, at("09:15")))
    assert timeline.position(over, at("09:15")).left == minutes(10)
    assert rhythm(done(start.start_over(state, at("09:20")))) == ["heat 09:20-09:40"]


def test_stopping_in_the_rest_from_heat_is_no_way_round_it() -> None:
    twice = started(Wish(Kind.HEAT, rounds=2))
    for state in (twice, done(breaks.stop(twice, at("09:25")))):
        outcome = start.start_over(state, at("09:39:59"))
        assert refused(outcome) == ("rest_due", 0, "09:40")
        assert rhythm(done(start.start_over(state, at("09:40"))))[0] == "heat 09:40-10:00"


def test_who_agrees_to_what_is_left_gets_that_first_and_the_time_that_was_said_after_it() -> None:
    wish = Wish(Kind.ICE, time=minutes(25))
    assert refused(start.start(stopped(), at("09:13"), wish)) == ("rest_due", minutes(20), "09:20")
    outcome = changed(start.start(stopped(), at("09:13"), replace(wish, shorter=True)))
    assert outcome.shortened
    assert rhythm(outcome.state) == ["cold 09:13-09:33", "rest 09:33-10:03", "cold 10:03-10:28"]


def test_what_is_left_of_heat_is_followed_by_a_rest_as_long_as_all_the_heat() -> None:
    wish = Wish(Kind.HEAT, time=minutes(20), rounds=2, shorter=True)
    outcome = changed(start.start(stopped(HEAT), at("09:13"), wish))
    assert outcome.shortened
    assert rhythm(outcome.state) == ["heat 09:03-09:23", "rest 09:23-09:43", "heat 09:43-10:03"]


def test_what_is_left_can_be_agreed_to_seconds_later_while_the_pack_is_on() -> None:
    wish = Wish(Kind.ALTERNATING, time=minutes(20))
    ice = started(Wish(Kind.ICE, time=minutes(10)))
    assert refused(start.start(ice, at("09:08"), wish)) == ("rest_due", minutes(12), "09:16")
    outcome = changed(start.start(ice, at("09:08:05"), replace(wish, shorter=True)))
    assert rhythm(outcome.state)[:2] == ["cold 09:08:05-09:20", "heat 09:20-09:40"]


def test_what_is_not_worth_starting_is_refused_even_if_it_was_agreed_to() -> None:
    wish = Wish(Kind.ALTERNATING, time=minutes(20), shorter=True)
    outcome = start.start(started(), at("09:10:01"), wish)
    assert refused(outcome) == ("rest_due", minutes(10) - 1, "09:20:02")
    assert done(start.start(started(), at("09:10"), wish), Change.SWAPPED)


def test_the_longest_time_there_is_counts_as_said_too() -> None:
    wish = Wish(Kind.ICE, time=minutes(30))
    assert refused(start.start(stopped(), at("09:13"), wish)) == ("rest_due", minutes(20), "09:20")
    assert done(start.start(stopped(), at("09:13"), replace(wish, shorter=True)))


def test_who_may_be_given_less_is_not_given_less_on_a_rested_skin() -> None:
    wish = Wish(Kind.ICE, time=minutes(25), shorter=True)
    assert rhythm(started(wish))[0] == "cold 09:00-09:25"


def test_no_plan_was_never_started() -> None:
    assert timeline.position(NEVER_STARTED, at("09:00")).status is Status.NEVER
