"""A span of time to fill with rounds, all day, and the night."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from backspasm.plan import breaks, fit, rounds, start, timeline, times
from backspasm.plan.model import Kind, State
from backspasm.plan.outcome import Asked, Change, Changed, Limit, Question
from backspasm.plan.start import Wish
from backspasm.plan.timeline import Status
from tests.plan.builders import (
    HEAT,
    ICE,
    LONDON,
    NEVER_STARTED,
    NEW_YORK,
    at,
    changed,
    done,
    hours,
    minutes,
    refused,
    rhythm,
    started,
    stopped,
)

ALL_DAY = Wish(Kind.ICE, all_day=True, confirmed=True)


def left_out(outcome: Changed) -> tuple[Limit, int] | None:
    return None if outcome.cut is None else (outcome.cut.limit, outcome.cut.rounds)


def from_nine_in_the_evening(wish: Wish = ICE) -> State:
    """Two rounds of which the second was left out: it would begin at ten."""
    return done(start.start(NEVER_STARTED, at("21:00"), wish, LONDON))


# --- a span --------------------------------------------------------------------------------------


def test_the_next_four_hours_hold_four_rounds() -> None:
    state = done(start.start(NEVER_STARTED, at("09:00"), Wish(Kind.ICE, time=hours(4))))
    assert rhythm(state)[-1] == "cold 12:00-12:30"


@pytest.mark.parametrize(
    ("span", "number"),
    [(minutes(30) + 1, 1), (minutes(90) - 1, 1), (minutes(90), 2), (minutes(150), 3)],
)
def test_a_span_holds_the_most_rounds_of_which_the_last_application_is_whole(
    span: int, number: int
) -> None:
    state = done(start.start(NEVER_STARTED, at("09:00"), Wish(Kind.ICE, time=span)))
    assert timeline.position(state, at("09:00")).rounds == number


@pytest.mark.parametrize(
    ("wish", "capped"),
    [
        (Wish(Kind.ICE, time=minutes(30)), False),
        (Wish(Kind.ICE, time=minutes(31)), True),
        (Wish(Kind.ICE, time=minutes(89)), True),
        (Wish(Kind.ICE, time=minutes(90)), False),
        (Wish(Kind.ICE, time=minutes(45), rounds=1), False),
        (Wish(Kind.HEAT, time=minutes(45)), True),
        (Wish(Kind.ALTERNATING, time=minutes(45)), False),
        (Wish(Kind.ICE), False),
    ],
)
def test_more_than_may_be_on_at_a_time_is_capped_where_it_makes_one_round(
    wish: Wish, capped: bool
) -> None:
    assert changed(start.start(NEVER_STARTED, at("09:00"), wish)).capped is capped


def test_a_span_of_heat() -> None:
    state = done(start.start(NEVER_STARTED, at("09:00"), Wish(Kind.HEAT, time=hours(1))))
    assert rhythm(state) == ["heat 09:00-09:20", "rest 09:20-09:40", "heat 09:40-10:00"]


def test_a_span_of_alternating_holds_whole_rounds_with_their_heat() -> None:
    wish = Wish(Kind.ALTERNATING, time=minutes(80))
    assert rhythm(done(start.start(NEVER_STARTED, at("09:00"), wish)))[-1] == "heat 10:00-10:20"
    wish = Wish(Kind.ALTERNATING, time=minutes(80) - 1)
    assert rhythm(done(start.start(NEVER_STARTED, at("09:00"), wish)))[-1] == "heat 09:20-09:40"


def test_a_span_too_short_for_one_round_of_alternating_is_refused() -> None:
    wish = Wish(Kind.ALTERNATING, time=minutes(40) - 1)
    assert refused(start.start(NEVER_STARTED, at("09:00"), wish)) == (
        "too_short",
        minutes(40),
        None,
    )


def test_a_span_with_more_rounds_than_fit_is_refused() -> None:
    wish = Wish(Kind.ICE, time=hours(2), rounds=3)
    assert refused(start.start(NEVER_STARTED, at("09:00"), wish)) == ("too_many_rounds", 2, None)


def test_a_span_with_no_more_rounds_than_fit_is_as_asked() -> None:
    for number in (2, 4):
        wish = Wish(Kind.ICE, time=hours(4), rounds=number)
        state = done(start.start(NEVER_STARTED, at("09:00"), wish))
        assert timeline.position(state, at("09:00")).rounds == number


def test_a_span_of_more_than_a_day_is_refused() -> None:
    wish = Wish(Kind.ICE, time=hours(24) + 1)
    assert refused(start.start(NEVER_STARTED, at("09:00"), wish)) == ("too_long", hours(24), None)
    question = start.start(NEVER_STARTED, at("09:00"), Wish(Kind.ICE, time=hours(24)))
    assert question == Asked(Question.LONG_PLAN, 24, at("08:30", days=1))


def test_a_span_is_never_more_than_twenty_four_rounds() -> None:
    question = start.start(NEVER_STARTED, at("09:00"), Wish(Kind.HEAT, time=hours(20)))
    assert question == Asked(Question.LONG_PLAN, 24, at("09:00") + minutes(47 * 20))


def test_how_many_rounds_fit() -> None:
    assert fit.rounds_in(hours(4), minutes(30), minutes(30), closing=False) == 4
    assert fit.rounds_in(hours(4), minutes(20), minutes(20), closing=True) == 6
    assert fit.rounds_in(minutes(29), minutes(30), minutes(30), closing=False) == 0


# --- all day -------------------------------------------------------------------------------------


def test_all_day_is_until_ten_in_the_evening() -> None:
    state = done(start.start(NEVER_STARTED, at("15:30"), ALL_DAY, LONDON))
    assert rhythm(state)[-1] == "cold 21:30-22:00"
    state = done(start.start(NEVER_STARTED, at("15:31"), ALL_DAY, LONDON))
    assert rhythm(state)[-1] == "cold 20:31-21:01"


def test_all_day_is_confirmed_when_it_is_long() -> None:
    wish = replace(ALL_DAY, confirmed=False)
    question = start.start(NEVER_STARTED, at("15:30"), wish, LONDON)
    assert question == Asked(Question.LONG_PLAN, 7, at("22:00"))


def test_all_day_keeps_the_minutes_asked_for() -> None:
    wish = replace(ALL_DAY, time=minutes(20), between=minutes(40))
    state = done(start.start(NEVER_STARTED, at("19:00"), wish, LONDON))
    assert rhythm(state)[-1] == "cold 21:00-21:20"


def test_all_day_needs_the_devices_zone() -> None:
    assert refused(start.start(NEVER_STARTED, at("09:00"), ALL_DAY)) == ("zone_unknown", None, None)


@pytest.mark.parametrize("clock", ["21:30:01", "22:30", "23:59"])
def test_late_in_the_evening_there_is_no_day_left_but_for_one_round(clock: str) -> None:
    outcome = start.start(NEVER_STARTED, at(clock), ALL_DAY, LONDON)
    assert refused(outcome) == ("night", 1, None)


def test_one_round_just_fits_before_ten() -> None:
    assert rhythm(done(start.start(NEVER_STARTED, at("21:30"), ALL_DAY, LONDON))) == [
        "cold 21:30-22:00"
    ]
    short = replace(ALL_DAY, time=minutes(10))
    assert rhythm(done(start.start(NEVER_STARTED, at("21:50"), short, LONDON))) == [
        "cold 21:50-22:00"
    ]


def test_the_evening_is_the_devices_own() -> None:
    assert fit.seconds_until_evening(at("15:00"), NEW_YORK) == hours(12)
    assert fit.seconds_until_evening(at("15:00"), LONDON) == hours(7)
    assert fit.seconds_until_evening(at("23:00"), LONDON) == -hours(1)
    assert fit.seconds_until_evening(at("21:59:59"), LONDON) == 1


def test_a_day_on_which_the_clocks_change_has_the_hours_it_has() -> None:
    before_they_go_forward = int(datetime(2026, 3, 8, 5, 30, tzinfo=UTC).timestamp())
    assert fit.seconds_until_evening(before_they_go_forward, NEW_YORK) == hours(20) + 1800
    before_they_go_back = int(datetime(2026, 11, 1, 4, 30, tzinfo=UTC).timestamp())
    assert fit.seconds_until_evening(before_they_go_back, NEW_YORK) == hours(22) + 1800


# --- the night -----------------------------------------------------------------------------------


def test_no_pack_goes_back_on_from_ten_in_the_evening() -> None:
    outcome = changed(start.start(NEVER_STARTED, at("21:00"), ICE, LONDON))
    assert rhythm(outcome.state) == ["cold 21:00-21:30"]
    assert left_out(outcome) == (Limit.NIGHT, 1)
    assert outcome.state.plan is not None
    assert outcome.state.plan.left_out == 1


def test_a_pack_may_go_back_on_a_minute_before_ten() -> None:
    outcome = changed(start.start(NEVER_STARTED, at("20:59"), ICE, LONDON))
    assert len(rhythm(outcome.state)) == 3
    assert outcome.cut is None


def test_no_pack_goes_back_on_before_seven_in_the_morning() -> None:
    early = changed(start.start(NEVER_STARTED, at("05:59"), ICE, LONDON))
    assert left_out(early) == (Limit.NIGHT, 1)
    assert changed(start.start(NEVER_STARTED, at("06:00"), ICE, LONDON)).cut is None


def test_night_begins_at_ten_and_ends_at_seven() -> None:
    for clock in ("22:00", "23:00", "00:00", "06:59:59"):
        assert fit.is_night(at(clock), LONDON)
    for clock in ("07:00", "12:00", "21:59:59"):
        assert not fit.is_night(at(clock), LONDON)


def test_the_night_is_the_devices_own() -> None:
    assert changed(start.start(NEVER_STARTED, at("21:00"), ICE, NEW_YORK)).cut is None
    assert left_out(changed(start.start(NEVER_STARTED, at("02:30"), ICE, NEW_YORK))) is not None


def test_where_the_zone_is_unknown_there_is_no_night() -> None:
    assert not fit.is_night(at("23:00"), None)
    assert changed(start.start(NEVER_STARTED, at("21:00"), ICE)).cut is None


def test_the_application_asked_for_at_night_is_given_at_once() -> None:
    assert rhythm(done(start.start(NEVER_STARTED, at("23:00"), ICE, LONDON))) == [
        "cold 23:00-23:30"
    ]


def test_all_the_rounds_from_the_night_on_are_left_out() -> None:
    wish = Wish(Kind.ICE, rounds=4)
    outcome = changed(start.start(NEVER_STARTED, at("20:30"), wish, LONDON))
    assert left_out(outcome) == (Limit.NIGHT, 2)


def test_heat_does_not_go_back_on_at_night_either() -> None:
    wish = Wish(Kind.HEAT, rounds=2)
    outcome = changed(start.start(NEVER_STARTED, at("21:30"), wish, LONDON))
    assert left_out(outcome) == (Limit.NIGHT, 1)


def test_the_heat_that_ends_a_round_may_come_after_ten() -> None:
    wish = Wish(Kind.ALTERNATING, rounds=1)
    outcome = changed(start.start(NEVER_STARTED, at("21:50"), wish, LONDON))
    assert rhythm(outcome.state) == ["cold 21:50-22:10", "heat 22:10-22:30"]


def test_someone_who_says_they_will_be_awake_has_no_night() -> None:
    wish = Wish(Kind.ICE, awake=True)
    assert changed(start.start(NEVER_STARTED, at("21:00"), wish, LONDON)).cut is None


def test_saying_it_later_brings_back_the_rounds_left_out() -> None:
    state = done(rounds.stay_awake(from_nine_in_the_evening(), at("21:10"), LONDON), Change.AWAKE)
    assert rhythm(state) == ["cold 21:00-21:30", "rest 21:30-22:00", "cold 22:00-22:30"]
    assert state.plan is not None
    assert (state.plan.awake, state.plan.left_out) == (True, 0)


def test_saying_it_when_none_were_left_out_is_remembered() -> None:
    state = done(rounds.stay_awake(started(), at("09:10"), LONDON), Change.AWAKE)
    assert state.plan is not None
    assert state.plan.awake
    assert len(rhythm(state)) == 3


def test_saying_it_after_the_end_starts_the_rounds_left_out() -> None:
    state = done(rounds.stay_awake(from_nine_in_the_evening(), at("21:40"), LONDON))
    assert rhythm(state) == ["rest 21:40-22:00", "cold 22:00-22:30"]
    assert state.plan is not None
    assert state.plan.awake
    many = from_nine_in_the_evening(Wish(Kind.ICE, rounds=9, confirmed=True))
    assert timeline.position(done(rounds.stay_awake(many, at("22:00"), LONDON)), at("22:00")) == (
        timeline.position(done(rounds.stay_awake(many, at("22:00"))), at("22:00"))
    )


def test_saying_it_without_a_plan_or_with_nothing_left_out_is_refused() -> None:
    nothing = ("nothing_running", None, None)
    assert refused(rounds.stay_awake(NEVER_STARTED, at("22:00"), LONDON)) == nothing
    assert refused(rounds.stay_awake(started(), at("10:40"), LONDON)) == nothing
    forgotten = at("21:30", days=2)
    assert refused(rounds.stay_awake(from_nine_in_the_evening(), forgotten, LONDON)) == nothing


@pytest.mark.parametrize("zone", [LONDON, None], ids=["known", "unknown"])
def test_once_the_night_is_over_the_rounds_left_out_for_it_are_not_brought_back(
    zone: ZoneInfo | None,
) -> None:
    evening = from_nine_in_the_evening()
    assert done(rounds.stay_awake(evening, at("06:20", days=1), zone))
    morning = at("07:00", days=1)
    nothing = ("nothing_running", None, None)
    assert refused(rounds.stay_awake(evening, morning, zone)) == nothing
    paused = done(breaks.pause(evening, at("21:20")))
    state = done(rounds.stay_awake(paused, morning, zone), Change.AWAKE)
    assert state.plan is not None
    assert (state.plan.rounds, state.plan.left_out, state.plan.awake) == (1, 0, True)


def test_before_the_night_and_in_it_those_left_out_of_a_paused_plan_are_brought_back() -> None:
    paused = done(breaks.pause(from_nine_in_the_evening(), at("21:20")))
    for now in (at("21:40"), at("23:30")):
        state = done(rounds.stay_awake(paused, now, LONDON), Change.AWAKE)
        assert state.plan is not None
        assert state.plan.rounds == 2


def test_one_more_round_does_not_forget_those_left_out_for_the_night() -> None:
    outcome = changed(rounds.add_rounds(from_nine_in_the_evening(), at("21:10"), 1, LONDON))
    assert left_out(outcome) == (Limit.NIGHT, 2)
    state = done(rounds.stay_awake(outcome.state, at("21:15"), LONDON), Change.AWAKE)
    assert state.plan is not None
    assert state.plan.rounds == 3


def test_one_more_round_after_the_last_of_the_evening_waits_for_nobody_to_wake() -> None:
    evening = from_nine_in_the_evening()
    assert refused(rounds.add_rounds(evening, at("21:40"), 1, LONDON))[0] == "night"
    # By the next morning it is one round, and none of those that the night took.
    state = done(rounds.add_rounds(evening, at("08:00", days=1), 1, LONDON), Change.STARTED)
    assert rhythm(state) == ["cold 08:00+1-08:30+1"]
    # Whoever is up at night and asks for one now gets it.
    assert done(rounds.add_rounds(evening, at("23:00"), 1, LONDON), Change.STARTED)


def test_starting_over_by_day_asks_for_the_rounds_left_out_too() -> None:
    state = done(start.start_over(from_nine_in_the_evening(), at("08:00", days=1), LONDON))
    assert len(rhythm(state)) == 3


def test_setting_the_rounds_forgets_those_left_out() -> None:
    state = done(rounds.set_rounds(from_nine_in_the_evening(), at("21:10"), 1, LONDON))
    assert state.plan is not None
    assert state.plan.left_out == 0
    outcome = changed(rounds.set_rounds(from_nine_in_the_evening(), at("21:10"), 3, LONDON))
    assert left_out(outcome) == (Limit.NIGHT, 2)
    assert outcome.state.plan is not None
    assert outcome.state.plan.left_out == 2


def test_rounds_pushed_into_the_night_are_left_out_and_that_is_said() -> None:
    state = done(start.start(NEVER_STARTED, at("20:55"), ICE, LONDON))
    outcome = changed(times.just_put_on(state, at("21:05"), LONDON))
    assert left_out(outcome) == (Limit.NIGHT, 1)
    outcome = changed(times.add_time(state, at("21:30"), minutes(10), LONDON))
    assert left_out(outcome) == (Limit.NIGHT, 1)
    assert outcome.change is Change.FINISHED
    three = done(start.start(NEVER_STARTED, at("19:50"), Wish(Kind.ICE, rounds=3), LONDON))
    outcome = changed(times.still_on(three, at("20:35"), LONDON))
    assert left_out(outcome) == (Limit.NIGHT, 1)


def test_rounds_left_out_at_different_times_add_up() -> None:
    four = Wish(Kind.ICE, rounds=4)
    state = done(start.start(NEVER_STARTED, at("19:50"), four, LONDON))
    outcome = changed(times.add_time(state, at("20:30"), minutes(15), LONDON))
    assert left_out(outcome) == (Limit.NIGHT, 1)
    assert outcome.state.plan is not None
    assert outcome.state.plan.left_out == 2


def test_a_round_that_waits_for_its_rest_does_not_begin_at_night() -> None:
    state = done(start.start(NEVER_STARTED, at("20:58"), Wish(Kind.ICE, rounds=1), LONDON))
    now = at("21:45")
    assert rhythm(done(rounds.add_rounds(state, now, 1, LONDON))) == [
        "rest 21:45-21:58",
        "cold 21:58-22:28",
    ]
    later = done(start.start(NEVER_STARTED, at("21:05"), Wish(Kind.ICE, rounds=1), LONDON))
    assert refused(rounds.add_rounds(later, now, 1, LONDON)) == ("night", 0, None)


def test_a_rest_before_the_first_round_pushed_into_the_night_ends_the_plan() -> None:
    state = done(start.start(NEVER_STARTED, at("20:58"), Wish(Kind.ICE, rounds=1), LONDON))
    waiting = done(rounds.add_rounds(state, at("21:45"), 1, LONDON))
    outcome = changed(times.add_time(waiting, at("21:46"), minutes(5), LONDON))
    assert (outcome.change, left_out(outcome)) == (Change.FINISHED, (Limit.NIGHT, 1))


def test_a_held_back_rest_resumed_at_night_goes_straight_on_with_the_pack() -> None:
    state = done(start.start(NEVER_STARTED, at("20:50"), ICE, LONDON))
    held = done(breaks.pause(state, at("21:30")))
    back = changed(breaks.resume(held, at("22:15"), LONDON))
    assert rhythm(back.state) == ["cold 22:15-22:45"]
    assert timeline.position(back.state, at("22:15")).status is Status.RUNNING


def test_skipping_to_the_pack_at_night_gives_it_now() -> None:
    state = done(start.start(NEVER_STARTED, at("20:50"), ICE, LONDON))
    held = done(breaks.pause(state, at("21:30")))
    assert rhythm(done(breaks.skip(held, at("22:15"), LONDON))) == ["cold 22:15-22:45"]


def test_every_command_that_moves_the_plan_keeps_the_night() -> None:
    state = done(start.start(NEVER_STARTED, at("20:20"), Wish(Kind.ICE, rounds=2), LONDON))
    paused_in_cold = done(breaks.pause(state, at("20:30")))
    assert left_out(changed(breaks.resume(paused_in_cold, at("21:15"), LONDON)))
    assert left_out(changed(breaks.skip(paused_in_cold, at("21:35"), LONDON)))
    ten = done(start.start(NEVER_STARTED, at("21:10"), Wish(Kind.ICE, minutes(10)), LONDON))
    assert left_out(changed(times.set_minutes(ten, at("21:12"), minutes(25), LONDON)))
    assert left_out(changed(rounds.add_rounds(state, at("20:30"), 1, LONDON)))
    assert left_out(changed(start.start_over(state, at("21:25"), LONDON)))
    assert left_out(changed(start.swap(started(HEAT, "21:05"), at("21:10"), zone=LONDON)))
    assert left_out(changed(rounds.add_rounds(stopped(ICE, "09:10"), at("21:30"), 2, LONDON)))


def test_a_night_is_over_at_seven_in_the_morning_after_it() -> None:
    for evening in ("22:30", "21:59"):
        assert not fit.night_is_over(at(evening), at("06:59:59", days=1), LONDON)
        assert fit.night_is_over(at(evening), at("07:00", days=1), LONDON)
        assert fit.night_is_over(at(evening), at("12:00", days=1), LONDON)


def test_the_night_of_the_small_hours_is_over_on_the_same_morning() -> None:
    assert not fit.night_is_over(at("01:00"), at("06:59:59"), LONDON)
    assert fit.night_is_over(at("01:00"), at("07:00"), LONDON)


def test_at_seven_the_next_night_is_the_one_to_come() -> None:
    assert not fit.night_is_over(at("07:00"), at("07:00"), LONDON)
    assert not fit.night_is_over(at("07:00"), at("23:00"), LONDON)
    assert fit.night_is_over(at("07:00"), at("07:00", days=1), LONDON)


def test_without_a_zone_a_night_is_nine_hours() -> None:
    assert not fit.night_is_over(at("22:00"), at("06:59:59", days=1), None)
    assert fit.night_is_over(at("22:00"), at("07:00", days=1), None)
