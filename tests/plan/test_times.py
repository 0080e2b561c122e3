"""Changing the present phase: more time, less time, other minutes, a late start, a late end."""

from __future__ import annotations

import pytest

from backspasm.plan import breaks, start, timeline, times
from backspasm.plan.model import Kind, State
from backspasm.plan.outcome import Change, Question
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

TWENTY = Wish(Kind.ICE, time=minutes(20))
TEN_WARM = Wish(Kind.HEAT, time=minutes(10), rounds=2)
TEN_BY_TURNS = Wish(Kind.ALTERNATING, time=minutes(10))


@pytest.mark.parametrize(
    ("state", "now"),
    [(NEVER_STARTED, "09:00"), (started(), "10:30"), (stopped(), "09:15")],
    ids=["never started", "finished", "stopped"],
)
def test_without_a_plan_there_is_no_time_to_change(state: State, now: str) -> None:
    nothing = ("nothing_running", None, None)
    assert refused(times.add_time(state, at(now), minutes(5))) == nothing
    assert refused(times.take_time_off(state, at(now), minutes(5))) == nothing
    assert refused(times.set_minutes(state, at(now), minutes(5))) == nothing
    assert refused(times.just_put_on(state, at(now))) == nothing


# --- more and less -------------------------------------------------------------------------------


def test_adding_time_makes_the_present_application_longer() -> None:
    state = done(times.add_time(started(TWENTY), at("09:10"), minutes(5)), Change.LONGER)
    assert rhythm(state) == ["cold 09:00-09:25", "rest 09:25-09:55", "cold 09:55-10:15"]


def test_a_single_second_more_is_longer() -> None:
    state = done(times.add_time(started(TWENTY), at("09:10"), 1), Change.LONGER)
    assert rhythm(state)[0] == "cold 09:00-09:20:01"


def test_ice_is_never_made_longer_than_thirty_minutes() -> None:
    outcome = times.add_time(started(TWENTY), at("09:10"), minutes(11))
    assert refused(outcome) == ("too_long", minutes(10), None)
    assert done(times.add_time(started(TWENTY), at("09:10"), minutes(10)))
    assert refused(times.add_time(started(), at("09:10"), 1)) == ("too_long", 0, None)


def test_cold_before_a_short_pause_counts_towards_the_thirty_minutes() -> None:
    back_on = done(breaks.resume(paused(TWENTY, "09:10"), at("09:15")))
    assert refused(times.add_time(back_on, at("09:16"), minutes(11))) == ("too_long", 600, None)
    assert rhythm(done(times.add_time(back_on, at("09:16"), minutes(10))))[0] == "cold 09:15-09:35"


def test_heat_is_never_made_longer_than_twenty_minutes() -> None:
    outcome = times.add_time(started(TEN_WARM), at("09:05"), minutes(10) + 1)
    assert refused(outcome) == ("too_long", minutes(10), None)


def test_the_rest_after_a_longer_application_is_as_long() -> None:
    warm = done(times.add_time(started(TEN_WARM), at("09:05"), minutes(5)))
    assert rhythm(warm) == ["heat 09:00-09:15", "rest 09:15-09:30", "heat 09:30-09:40"]
    by_turns = done(times.add_time(started(TEN_BY_TURNS), at("09:05"), minutes(5)))
    assert rhythm(by_turns)[:2] == ["cold 09:00-09:15", "heat 09:15-09:30"]


def test_cold_before_a_short_pause_counts_towards_the_rest_after_a_longer_one() -> None:
    off = done(breaks.pause(started(TEN_BY_TURNS), at("09:05")))
    back_on = done(breaks.resume(off, at("09:07")))
    longer = done(times.add_time(back_on, at("09:08"), minutes(5)))
    assert rhythm(longer)[:2] == ["cold 09:07-09:17", "heat 09:17-09:32"]


def test_the_heat_between_two_colds_may_be_made_longer_by_itself() -> None:
    state = done(times.add_time(started(TEN_BY_TURNS), at("09:15"), minutes(5)), Change.LONGER)
    assert rhythm(state)[:2] == ["heat 09:10-09:25", "cold 09:25-09:35"]
    assert rhythm(state)[2] == "heat 09:35-09:45"


def test_a_rest_may_be_made_longer() -> None:
    state = done(times.add_time(started(), at("09:40"), hours(1)), Change.LONGER)
    assert rhythm(state) == ["rest 09:30-11:00", "cold 11:00-11:30"]


def test_a_rest_that_lasts_till_the_day_is_over_is_refused() -> None:
    assert refused(times.add_time(started(), at("09:40"), hours(23) + 1)) == ("day", 0, "09:00+1")
    assert refused(times.add_time(started(), at("09:40"), hours(30))) == ("too_long", 84600, None)


def test_a_rest_that_leaves_no_room_for_the_next_application_ends_the_plan_and_says_why() -> None:
    outcome = changed(times.add_time(started(), at("09:40"), hours(23)))
    assert outcome.change is Change.FINISHED
    assert outcome.cut is not None
    assert (outcome.cut.limit.value, outcome.cut.rounds) == ("day", 1)
    assert timeline.position(outcome.state, at("09:40")).ends == at("09:30")


def test_taking_time_off_makes_the_present_phase_shorter() -> None:
    state = done(times.take_time_off(started(), at("09:10"), minutes(5)), Change.SHORTER)
    assert rhythm(state) == ["cold 09:00-09:25", "rest 09:25-09:55", "cold 09:55-10:25"]


@pytest.mark.parametrize("less", [20, 25, 10**6])
def test_taking_off_all_that_is_left_is_a_skip(less: int) -> None:
    state = done(times.take_time_off(started(), at("09:10"), minutes(less)), Change.SKIPPED)
    assert rhythm(state)[0] == "rest 09:10-09:40"


def test_taking_off_a_second_less_than_all_is_not() -> None:
    state = done(times.take_time_off(started(), at("09:10"), minutes(20) - 1), Change.SHORTER)
    assert timeline.position(state, at("09:10")).left == 1


def test_taking_all_off_the_last_application_finishes_the_plan() -> None:
    assert done(times.take_time_off(started(), at("10:10"), minutes(20)), Change.FINISHED)


def test_taking_all_off_while_paused_is_a_skip() -> None:
    off = paused(ICE, "09:10")
    shorter = done(times.take_time_off(off, at("09:15"), minutes(20) - 1), Change.SHORTER)
    assert timeline.position(shorter, at("09:15")).left == 1
    assert done(times.take_time_off(off, at("09:15"), minutes(20)), Change.SKIPPED)


def test_a_paused_application_can_be_made_longer() -> None:
    longer = done(times.add_time(paused(TWENTY, "09:15"), at("09:20"), minutes(5)))
    here = timeline.position(longer, at("09:20"))
    assert (here.status, here.left) == (Status.PAUSED, minutes(10))


def test_a_rest_is_never_made_shorter_than_the_cold_before_it() -> None:
    assert refused(times.take_time_off(started(), at("09:40"), 60)) == (
        "rest_too_short",
        minutes(30),
        None,
    )
    short = started(TWENTY)
    state = done(times.take_time_off(short, at("09:25"), minutes(10)), Change.SHORTER)
    assert rhythm(state)[0] == "rest 09:20-09:40"
    assert refused(times.take_time_off(short, at("09:25"), minutes(10) + 1))[:2] == (
        "rest_too_short",
        minutes(20),
    )


def test_the_heat_between_two_colds_is_never_made_shorter_than_the_cold_before_it() -> None:
    outcome = times.take_time_off(started(ALTERNATING), at("09:25"), 60)
    assert refused(outcome) == ("rest_too_short", minutes(20), None)


def test_the_last_heat_of_an_alternating_plan_is_no_rest_and_may_be_short() -> None:
    state = done(times.take_time_off(started(ALTERNATING), at("10:05"), minutes(10)))
    assert rhythm(state) == ["heat 10:00-10:10"]


def test_a_rest_from_heat_is_never_made_shorter_than_heat_may_last() -> None:
    state = started(Wish(Kind.HEAT, between=hours(1), rounds=2))
    assert done(times.take_time_off(state, at("09:25"), minutes(40)), Change.SHORTER)
    assert refused(times.take_time_off(state, at("09:25"), minutes(41))) == (
        "rest_too_short",
        minutes(20),
        None,
    )
    assert refused(times.take_time_off(started(TEN_WARM), at("09:15"), 1))[0] == "rest_too_short"


def test_taking_off_all_of_a_rest_asks_as_a_skip_does() -> None:
    assert asked(times.take_time_off(started(), at("09:40"), minutes(20))) is Question.SKIN


def test_taking_off_all_of_a_held_back_rest_is_a_skip() -> None:
    held = paused(ICE, "09:40")
    assert rhythm(done(times.take_time_off(held, at("10:05"), 60)))[0] == "cold 10:05-10:35"


def test_no_time_at_all_changes_nothing() -> None:
    assert refused(times.add_time(started(), at("09:10"), 0)) == ("too_short", 60, None)
    assert refused(times.take_time_off(started(), at("09:10"), 0)) == ("too_short", 60, None)


def test_less_than_nothing_more_is_something_less() -> None:
    assert times.add_time(started(), at("09:10"), -60) == times.take_time_off(
        started(), at("09:10"), 60
    )


def test_more_time_may_not_pass_the_twenty_four_hours() -> None:
    old = done(start.start(stopped(), at("08:35", days=1), TWENTY))
    assert refused(times.add_time(old, at("08:40", days=1), minutes(6))) == ("day", 0, "09:00+1")
    assert done(times.add_time(old, at("08:40", days=1), minutes(5)))


def test_heat_has_no_twenty_four_hours_to_pass() -> None:
    warm = done(start.start(stopped(), at("08:50", days=1), TEN_WARM))
    assert done(times.add_time(warm, at("08:55", days=1), minutes(5)))


# --- other minutes -------------------------------------------------------------------------------


def test_make_it_twenty_sets_this_application_and_every_later_one() -> None:
    state = done(times.set_minutes(started(), at("09:10"), minutes(20)), Change.MINUTES_SET)
    assert rhythm(state) == ["cold 09:00-09:20", "rest 09:20-09:50", "cold 09:50-10:10"]


def test_make_it_thirty_makes_it_longer() -> None:
    state = done(times.set_minutes(started(TWENTY), at("09:10"), minutes(30)))
    assert rhythm(state)[0] == "cold 09:00-09:30"


@pytest.mark.parametrize("now", ["09:20", "09:25"])
def test_minutes_that_have_already_gone_by_are_a_skip(now: str) -> None:
    state = done(times.set_minutes(started(), at(now), minutes(20)), Change.SKIPPED)
    assert rhythm(state)[0].startswith(f"rest {now}-")
    assert rhythm(state)[1].endswith("0" if now == "09:20" else "5")
    assert state.plan is not None
    assert state.plan.application == minutes(20)


def test_setting_minutes_in_a_rest_sets_the_later_applications() -> None:
    state = done(times.set_minutes(started(), at("09:40"), minutes(20)), Change.MINUTES_SET)
    assert rhythm(state) == ["rest 09:30-10:00", "cold 10:00-10:20"]


def test_setting_minutes_while_paused_keeps_it_paused() -> None:
    state = done(times.set_minutes(paused(ICE, "09:10"), at("09:18"), minutes(15)))
    here = timeline.position(state, at("09:18"))
    assert (here.status, here.left) == (Status.PAUSED, minutes(5))
    assert done(times.set_minutes(paused(ICE, "09:10"), at("09:18"), minutes(10)), Change.SKIPPED)


@pytest.mark.parametrize(
    ("wish", "most"), [(ICE, minutes(30)), (HEAT, minutes(20)), (ALTERNATING, minutes(20))]
)
def test_minutes_keep_the_limit_of_an_application(wish: Wish, most: int) -> None:
    assert refused(times.set_minutes(started(wish), at("09:05"), most + 1)) == (
        "too_long",
        most,
        None,
    )
    assert done(times.set_minutes(started(wish), at("09:05"), most), Change.MINUTES_SET)


@pytest.mark.parametrize("seconds", [59, 0, -60])
def test_less_than_a_minute_is_too_short(seconds: int) -> None:
    outcome = times.set_minutes(started(), at("09:00"), seconds)
    assert refused(outcome) == ("too_short", 60, None)


def test_a_minute_is_long_enough() -> None:
    assert rhythm(done(times.set_minutes(started(), at("09:00"), 60)))[0] == "cold 09:00-09:01"


def test_the_rest_between_ice_stays_as_long_as_it_was() -> None:
    state = done(times.set_minutes(started(Wish(Kind.ICE, between=hours(1))), at("09:05"), 600))
    assert rhythm(state)[1] == "rest 09:10-10:10"


def test_heat_and_what_comes_between_stay_as_long_as_each_other() -> None:
    warm = done(times.set_minutes(started(TEN_WARM), at("09:05"), minutes(15)))
    assert rhythm(warm) == ["heat 09:00-09:15", "rest 09:15-09:30", "heat 09:30-09:45"]
    by_turns = done(times.set_minutes(started(ALTERNATING), at("09:05"), minutes(15)))
    assert rhythm(by_turns)[:2] == ["cold 09:00-09:15", "heat 09:15-09:30"]


def test_what_follows_lasts_as_long_as_the_pack_has_been_on_by_now() -> None:
    by_turns = done(times.set_minutes(started(ALTERNATING), at("09:15"), minutes(10)))
    assert rhythm(by_turns)[:2] == ["heat 09:15-09:30", "cold 09:30-09:40"]
    twice = started(Wish(Kind.HEAT, rounds=2))
    warm = done(times.set_minutes(twice, at("09:15"), minutes(10)), Change.SKIPPED)
    assert rhythm(warm) == ["rest 09:15-09:30", "heat 09:30-09:40"]


def test_setting_minutes_in_the_heat_of_an_alternating_plan_sets_the_heat() -> None:
    state = started(TEN_BY_TURNS)
    longer = done(times.set_minutes(state, at("09:15"), minutes(15)))
    assert rhythm(longer)[:3] == ["heat 09:10-09:25", "cold 09:25-09:40", "heat 09:40-09:55"]
    same = done(times.set_minutes(state, at("09:12"), minutes(10)))
    assert rhythm(same)[0] == "heat 09:10-09:20"
    shorter = times.set_minutes(state, at("09:12"), minutes(5))
    assert refused(shorter) == ("rest_too_short", minutes(10), None)
    assert asked(times.set_minutes(state, at("09:16"), minutes(5))) is Question.SKIN


def test_setting_minutes_in_the_rest_from_heat_leaves_that_rest_alone() -> None:
    state = done(times.set_minutes(started(TEN_WARM), at("09:15"), minutes(15)))
    assert rhythm(state) == ["rest 09:10-09:20", "heat 09:20-09:35"]


def test_cold_before_a_short_pause_counts_in_the_minutes_set() -> None:
    back_on = done(breaks.resume(paused(ICE, "09:10"), at("09:15")))
    state = done(times.set_minutes(back_on, at("09:16"), minutes(20)))
    assert rhythm(state)[0] == "cold 09:15-09:25"


def test_set_minutes_may_not_pass_the_twenty_four_hours() -> None:
    old = done(start.start(stopped(), at("08:35", days=1), TWENTY))
    assert refused(times.set_minutes(old, at("08:40", days=1), 1501)) == ("day", 0, "09:00+1")
    assert done(times.set_minutes(old, at("08:40", days=1), 1500))


# --- only just put on ----------------------------------------------------------------------------


def test_only_just_put_on_moves_the_start_to_now() -> None:
    state = done(times.just_put_on(started(), at("09:05")), Change.PUT_ON_NOW)
    assert rhythm(state) == ["cold 09:05-09:35", "rest 09:35-10:05", "cold 10:05-10:35"]


def test_it_is_believed_once_for_each_application() -> None:
    state = done(times.just_put_on(started(), at("09:05")))
    assert refused(times.just_put_on(state, at("09:10"))) == ("believed_before", None, None)
    assert done(times.just_put_on(state, at("10:06")), Change.PUT_ON_NOW)


def test_a_pause_or_a_start_over_is_no_way_to_be_believed_twice() -> None:
    state = done(times.just_put_on(started(), at("09:05")))
    back_on = done(breaks.resume(done(breaks.pause(state, at("09:10"))), at("09:12")))
    assert refused(times.just_put_on(back_on, at("09:13")))[0] == "believed_before"
    over = done(start.start_over(state, at("09:10")))
    assert refused(times.just_put_on(over, at("09:11")))[0] == "believed_before"
    over = done(start.start_over(state, at("09:05:01")))
    assert refused(times.just_put_on(over, at("09:11")))[0] == "believed_before"
    once_more = done(start.start_over(over, at("09:05:02")))
    assert refused(times.just_put_on(once_more, at("09:13")))[0] == "believed_before"


def test_after_a_proper_rest_it_is_believed_again() -> None:
    state = done(times.just_put_on(started(), at("09:05")))
    fresh = done(breaks.resume(done(breaks.pause(state, at("09:10"))), at("09:15")), Change.FRESH)
    assert done(times.just_put_on(fresh, at("09:17")))


def test_heat_is_an_application_of_its_own() -> None:
    state = done(times.just_put_on(started(ALTERNATING), at("09:05")))
    warm = done(times.just_put_on(state, at("09:28")), Change.PUT_ON_NOW)
    assert rhythm(warm)[0] == "heat 09:28-09:48"
    assert refused(times.just_put_on(warm, at("09:30")))[0] == "believed_before"


def test_cold_that_was_not_there_is_not_counted() -> None:
    state = done(times.just_put_on(started(), at("09:05")))
    assert timeline.cold_at(state, at("09:10")).used == minutes(5)
    assert timeline.cold_at(state, at("09:10")).first == at("09:05")


def test_cold_before_the_application_still_counts() -> None:
    over = done(start.start_over(started(), at("09:10")))
    state = done(times.just_put_on(over, at("09:12")))
    assert rhythm(state)[0] == "cold 09:12-09:32"
    assert timeline.cold_at(state, at("09:32")).used == minutes(30)


@pytest.mark.parametrize("paused_at", [None, "09:35"], ids=["resting", "resting, and paused"])
def test_nothing_that_is_off_can_just_have_been_put_on(paused_at: str | None) -> None:
    state = started() if paused_at is None else paused(clock=paused_at)
    assert refused(times.just_put_on(state, at("09:40"))) == ("pack_off", None, None)


@pytest.mark.parametrize("back_on", ["09:15", "09:40"])
def test_a_pack_that_was_put_back_on_after_a_pause_goes_on_as_after_carry_on(back_on: str) -> None:
    assert times.just_put_on(paused(), at(back_on)) == breaks.resume(paused(), at(back_on))


def test_a_late_start_may_not_pass_the_twenty_four_hours() -> None:
    old = done(start.start(stopped(), at("08:35", days=1), TWENTY))
    assert refused(times.just_put_on(old, at("08:40:01", days=1))) == ("day", 0, "09:00+1")
    assert done(times.just_put_on(old, at("08:40", days=1)))
    warm = done(start.start(stopped(), at("08:50", days=1), HEAT))
    assert done(times.just_put_on(warm, at("08:55", days=1)))


# --- still on ------------------------------------------------------------------------------------


def test_still_on_is_refused_where_there_was_no_plan() -> None:
    assert refused(times.still_on(NEVER_STARTED, at("09:00"))) == ("nothing_running", None, None)
    assert refused(times.still_on(started(), at("10:30", days=2)))[0] == "nothing_running"


def test_a_forgotten_pack_comes_off_now_and_a_full_rest_begins() -> None:
    state = done(times.still_on(started(), at("09:28")), Change.TAKEN_OFF_LATE)
    assert rhythm(state) == ["rest 09:28-09:58", "cold 09:58-10:28"]


def test_in_a_rest_the_cold_is_taken_to_have_been_on_all_the_while() -> None:
    state = done(times.still_on(started(), at("09:45")), Change.TAKEN_OFF_LATE)
    assert rhythm(state) == ["rest 09:45-10:30", "cold 10:30-11:00"]
    assert timeline.cold_at(state, at("09:45")).used == minutes(45)


def test_so_it_is_while_paused() -> None:
    state = done(times.still_on(paused(ICE, "09:10"), at("09:50")), Change.TAKEN_OFF_LATE)
    assert rhythm(state)[0] == "rest 09:50-10:40"
    assert timeline.position(state, at("09:50")).status is Status.RUNNING
    held = done(times.still_on(paused(ICE, "09:40"), at("09:50")))
    assert rhythm(held)[0] == "rest 09:50-10:40"


def test_so_it_is_in_the_heat_of_an_alternating_plan() -> None:
    state = done(times.still_on(started(ALTERNATING), at("09:35")), Change.TAKEN_OFF_LATE)
    assert rhythm(state)[:2] == ["rest 09:35-10:10", "cold 10:10-10:30"]


@pytest.mark.parametrize("now", ["10:20", "10:42"], ids=["running", "finished"])
def test_from_the_last_application_on_the_plan_is_over_when_it_comes_off(now: str) -> None:
    state = done(times.still_on(started(), at(now)), Change.TAKEN_OFF_LATE)
    here = timeline.position(state, at(now))
    assert (here.status, here.ends, here.late) == (Status.FINISHED, at(now), 0)
    assert timeline.cold_at(state, at(now)).used == at(now) - at("10:00")


def test_after_stopping_too_the_cold_counts_until_now() -> None:
    state = done(times.still_on(stopped(ICE, "09:10"), at("09:45")))
    assert timeline.cold_at(state, at("09:45")).used == minutes(45)
    assert timeline.position(state, at("09:45")).status is Status.FINISHED
    resting = done(breaks.stop(started(), at("09:40")))
    state = done(times.still_on(resting, at("09:45")))
    assert timeline.cold_at(state, at("09:45")).used == minutes(45)


def test_a_paused_last_application_is_over_when_it_comes_off() -> None:
    state = done(times.still_on(paused(ICE, "10:10"), at("10:25")))
    assert timeline.position(state, at("10:25")).status is Status.FINISHED
    assert timeline.cold_at(state, at("10:25")).used == minutes(25)


def test_a_plan_whose_pause_outlasted_the_day_does_not_go_on_for_a_forgotten_pack() -> None:
    state = done(times.still_on(paused(ICE, "09:10"), at("09:30", days=1)))
    for now in (at("09:30", days=1), at("09:30", days=2) + minutes(30)):
        assert timeline.position(state, now).status is Status.FINISHED
    assert timeline.cold_at(state, at("09:30", days=1)).used == hours(8)


def test_no_new_ice_before_the_rest_a_forgotten_pack_is_owed() -> None:
    state = done(times.still_on(started(), at("11:00")))
    assert refused(start.start(state, at("11:59:59"), ICE)) == ("rest_due", 0, "12:00")
    assert done(start.start(state, at("12:00"), ICE))


def test_forgotten_heat_rests_as_long_as_it_was_on() -> None:
    twice = started(Wish(Kind.HEAT, rounds=2))
    assert rhythm(done(times.still_on(twice, at("09:18"))))[0] == "rest 09:18-09:38"
    assert rhythm(done(times.still_on(twice, at("09:35"))))[0] == "rest 09:35-10:10"
    off = done(breaks.pause(twice, at("09:10")))
    assert rhythm(done(times.still_on(off, at("09:50"))))[0] == "rest 09:50-10:40"
    last = done(times.still_on(started(HEAT), at("09:50")))
    assert refused(start.start(last, at("09:50"), HEAT)) == ("rest_due", 0, "10:40")
    soon = done(times.still_on(started(HEAT), at("09:10")))
    assert rhythm(done(start.start_over(soon, at("09:20")))) == ["heat 09:20-09:40"]


def test_forgotten_heat_adds_no_cold() -> None:
    warm = done(start.start(stopped(), at("09:30"), Wish(Kind.HEAT, rounds=2)))
    state = done(times.still_on(warm, at("09:45")))
    assert state.cold == timeline.cold_at(stopped(), at("09:45"))


def test_saying_it_twice_counts_the_cold_till_the_second_time() -> None:
    once = done(times.still_on(started(), at("09:45")))
    twice = done(times.still_on(once, at("09:50")))
    assert rhythm(twice)[0] == "rest 09:50-10:40"


def test_still_on_says_what_no_longer_fits_into_the_twenty_four_hours() -> None:
    old = done(start.start(stopped(), at("07:25", days=1), ICE))
    outcome = changed(times.still_on(old, at("08:10", days=1)))
    assert outcome.change is Change.TAKEN_OFF_LATE
    assert outcome.cut is not None
    assert (outcome.cut.limit.value, outcome.cut.rounds) == ("day", 1)
    assert timeline.position(outcome.state, at("08:10", days=1)).status is Status.FINISHED


@pytest.mark.parametrize("kind", [Kind.ICE, Kind.HEAT])
@pytest.mark.parametrize("late", [hours(1), hours(7), hours(9), hours(30), hours(47)])
@pytest.mark.parametrize("rounds", [1, 2])
def test_a_pack_is_never_taken_to_be_on_for_longer_than_really_passed_or_a_pack_lasts(
    kind: Kind, late: int, rounds: int
) -> None:
    plan = started(Wish(kind, rounds=rounds))
    now = timeline.plan_ends(plan.plan) + late if plan.plan else 0
    state = done(times.still_on(plan, now), Change.TAKEN_OFF_LATE)
    passed = now - at("09:00")
    if kind is Kind.ICE:
        assert timeline.cold_at(state, now).used <= min(passed, hours(8))
    rest = refused(start.start(state, now, Wish(kind)))
    assert rest[0] == "rest_due"
    enough = now + min(passed, hours(8))
    assert done(start.start(state, enough, Wish(kind)))


def test_in_a_rest_too_a_pack_is_taken_to_be_on_no_longer_than_it_lasts() -> None:
    rest = Wish(Kind.ICE, between=hours(12))
    state = done(times.still_on(started(rest), at("19:30")), Change.TAKEN_OFF_LATE)
    assert rhythm(state)[0] == "rest 19:30-07:30+1"
    assert timeline.cold_at(state, at("19:30")).used == hours(8)
    assert rhythm(done(times.still_on(paused(TEN_WARM), at("09:05", days=1))))[0] == (
        "rest 09:05+1-17:05+1"
    )


def test_after_an_alternating_plan_it_is_the_heat_that_was_forgotten() -> None:
    before = timeline.cold_at(started(ALTERNATING), at("10:20"))
    state = done(times.still_on(started(ALTERNATING), at("10:50")), Change.TAKEN_OFF_LATE)
    assert state.cold == before
    assert refused(start.start(state, at("10:50"), HEAT)) == ("rest_due", 0, "11:40")
    assert done(start.start(state, at("10:50"), ICE))


def test_where_it_was_stopped_in_the_cold_it_is_the_cold() -> None:
    state = done(times.still_on(stopped(ALTERNATING, "09:10"), at("09:30")))
    assert timeline.cold_at(state, at("09:30")).used == minutes(30)
    assert done(start.start(state, at("09:30"), HEAT))


def test_where_an_alternating_plan_paused_in_its_heat_it_is_the_heat() -> None:
    state = done(times.still_on(paused(ALTERNATING, "09:25"), at("09:50")), Change.TAKEN_OFF_LATE)
    assert rhythm(state)[0] == "rest 09:50-10:20"
    assert timeline.cold_at(state, at("09:50")).used == minutes(20)


def test_a_rest_of_a_whole_day_may_still_be_made_shorter() -> None:
    resting = done(breaks.skip(started(Wish(Kind.HEAT, between=hours(24), rounds=2)), at("09:10")))
    now = at("09:11")
    assert refused(times.add_time(resting, now, 60)) == ("too_long", 0, None)
    assert done(times.take_time_off(resting, now, hours(1)), Change.SHORTER)
