"""Pausing and resuming: the pack comes off, and goes on again."""

from __future__ import annotations

import pytest

from backspasm.plan import breaks, start, timeline, times
from backspasm.plan.model import Kind, Phase, State
from backspasm.plan.outcome import Change
from backspasm.plan.start import Wish
from backspasm.plan.timeline import Status
from tests.plan.builders import (
    ALTERNATING,
    HEAT,
    ICE,
    NEVER_STARTED,
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


def test_a_pause_stops_the_clock_of_the_application() -> None:
    here = timeline.position(paused(ICE, "09:20"), at("09:35"))
    assert (here.status, here.left) == (Status.PAUSED, minutes(10))


def test_pausing_twice_is_refused() -> None:
    assert refused(breaks.pause(paused(), at("09:12"))) == ("already_paused", None, None)


@pytest.mark.parametrize(
    ("state", "now"),
    [(NEVER_STARTED, "09:00"), (started(), "10:30"), (stopped(), "09:15")],
    ids=["never started", "finished", "stopped"],
)
def test_without_a_running_plan_there_is_nothing_to_pause_or_resume(state: State, now: str) -> None:
    assert refused(breaks.pause(state, at(now))) == ("nothing_running", None, None)
    assert refused(breaks.resume(state, at(now))) == ("nothing_running", None, None)


def test_resuming_what_is_not_paused_is_refused() -> None:
    assert refused(breaks.resume(started(), at("09:10"))) == ("not_paused", None, None)


def test_resuming_goes_on_with_the_remainder() -> None:
    back_on = done(breaks.resume(paused(ICE, "09:20"), at("09:39")), Change.RESUMED)
    assert rhythm(back_on) == ["cold 09:39-09:49", "rest 09:49-10:19", "cold 10:19-10:49"]


def test_resuming_after_a_rest_as_long_as_the_time_on_begins_a_fresh_application() -> None:
    fresh = done(breaks.resume(paused(ICE, "09:20"), at("09:40")), Change.FRESH)
    assert rhythm(fresh)[0] == "cold 09:40-10:10"


def test_a_short_pause_is_no_rest_and_the_time_on_before_it_still_counts() -> None:
    again = done(breaks.resume(paused(ICE, "09:10"), at("09:15")))
    paused_again = done(breaks.pause(again, at("09:20")))
    assert done(breaks.resume(paused_again, at("09:34:59")), Change.RESUMED)
    assert done(breaks.resume(paused_again, at("09:35")), Change.FRESH)


def test_heat_resumes_with_its_remainder_or_afresh() -> None:
    state = paused(HEAT, "09:15")
    assert timeline.position(done(breaks.resume(state, at("09:25"))), at("09:25")).left == 300
    assert rhythm(done(breaks.resume(state, at("09:30")), Change.FRESH)) == ["heat 09:30-09:50"]


def test_heat_that_was_paused_counts_as_one_application() -> None:
    again = done(breaks.resume(paused(HEAT, "09:15"), at("09:25")))
    off = done(breaks.pause(again, at("09:28")))
    assert done(breaks.resume(off, at("09:45:59")), Change.RESUMED)
    assert done(breaks.resume(off, at("09:46")), Change.FRESH)


def test_the_heat_of_an_alternating_plan_pauses_like_any_heat() -> None:
    state = paused(ALTERNATING, "09:30")
    assert rhythm(done(breaks.resume(state, at("09:35")), Change.RESUMED))[0] == "heat 09:25-09:45"
    assert rhythm(done(breaks.resume(state, at("09:40")), Change.FRESH))[0] == "heat 09:40-10:00"


def test_a_pause_in_a_rest_holds_the_next_application_back() -> None:
    held = paused(ICE, "09:40")
    assert timeline.position(held, at("09:50")).left == minutes(10)
    assert timeline.position(held, at("10:20")).left == 0
    back = done(breaks.resume(held, at("10:20")), Change.RESUMED)
    assert rhythm(back) == ["cold 10:20-10:50"]


def test_the_rest_itself_goes_on_in_a_pause() -> None:
    back = done(breaks.resume(paused(ICE, "09:40"), at("09:50")), Change.RESUMED)
    assert rhythm(back) == ["rest 09:30-10:00", "cold 10:00-10:30"]
    over = done(breaks.resume(paused(ICE, "09:40"), at("10:00")))
    assert rhythm(over) == ["cold 10:00-10:30"]


@pytest.mark.parametrize(
    ("state", "now"),
    [
        (paused(ICE, "09:20"), "09:30"),
        (paused(ICE, "09:20"), "09:40"),
        (paused(ICE, "09:40"), "09:45"),
        (paused(ICE, "09:40"), "10:40"),
        (paused(HEAT, "09:15"), "09:20"),
        (paused(ALTERNATING, "09:30"), "09:50"),
    ],
)
def test_what_a_paused_plan_says_is_what_resuming_makes_of_it(state: State, now: str) -> None:
    before = timeline.position(state, at(now))
    after = timeline.position(done(breaks.resume(state, at(now))), at(now))
    assert before.ends == after.ends
    assert before.left in (0, after.left)


def test_a_paused_plan_says_what_follows() -> None:
    assert timeline.position(paused(ICE, "09:20"), at("09:21")).then is Phase.REST
    assert timeline.position(paused(ICE, "09:40"), at("09:41")).then is Phase.COLD
    assert timeline.position(paused(ICE, "10:10"), at("10:11")).then is None


def test_the_twenty_four_hours_keep_running_in_a_pause() -> None:
    state = paused(ICE, "09:20")
    last = at("08:30", days=1)
    assert done(breaks.resume(state, last), Change.FRESH)
    assert refused(breaks.resume(state, last + 1)) == ("day", 0, "09:00+1")


def test_a_pause_that_outlasts_the_twenty_four_hours_has_become_the_end() -> None:
    state = paused(ICE, "09:20")
    assert timeline.position(state, at("08:59:59", days=1)).status is Status.PAUSED
    here = timeline.position(state, at("09:00", days=1))
    assert (here.status, here.ends) == (Status.FINISHED, at("09:20"))
    assert here.late == at("09:00", days=1) - at("09:20")
    assert timeline.position(state, at("09:30", days=1)).status is Status.FINISHED
    assert refused(breaks.resume(state, at("09:00", days=1)))[0] == "nothing_running"


def test_a_pause_in_a_later_round_ends_with_the_same_twenty_four_hours() -> None:
    state = paused(ICE, "10:10")
    assert timeline.position(state, at("08:59:59", days=1)).status is Status.PAUSED
    assert timeline.position(state, at("09:00", days=1)).status is Status.FINISHED


def test_heat_has_no_twenty_four_hours_but_a_pause_of_a_day_ends_it() -> None:
    state = paused(HEAT, "09:10")
    assert timeline.position(state, at("09:09:59", days=1)).status is Status.PAUSED
    assert done(breaks.resume(state, at("09:09:59", days=1)), Change.FRESH)
    assert timeline.position(state, at("09:10", days=1)).status is Status.FINISHED


def test_pausing_and_resuming_is_no_way_to_more_than_thirty_minutes() -> None:
    state = started(ICE)
    for clock in ("09:10", "09:20"):
        off = done(breaks.pause(state, at(clock)))
        state = done(breaks.resume(off, at(clock) + minutes(1)), Change.RESUMED)
    assert timeline.position(state, at("09:21")).left == minutes(11)


def test_a_pause_keeps_the_plan_and_its_rounds() -> None:
    state = paused(Wish(Kind.ICE, rounds=3))
    assert timeline.position(state, at("09:15")).rounds == 3
    assert len(rhythm(done(breaks.resume(state, at("09:15"))))) == 5


def test_resuming_says_what_no_longer_fits_into_the_twenty_four_hours() -> None:
    back = changed(breaks.resume(paused(ICE, "09:20"), at("08:00", days=1)))
    assert rhythm(back.state) == ["cold 08:00+1-08:30+1"]
    assert back.cut is not None
    assert (back.cut.limit.value, back.cut.rounds) == ("day", 1)


def test_a_belief_that_the_pack_had_only_just_gone_on_outlives_a_pause() -> None:
    believed = done(times.just_put_on(started(HEAT), at("09:05")))
    back = done(breaks.resume(done(breaks.pause(believed, at("09:10"))), at("09:12")))
    assert refused(times.just_put_on(back, at("09:13")))[0] == "believed_before"


def test_a_pause_at_the_very_start_leaves_the_whole_application() -> None:
    off = done(breaks.pause(started(), at("09:00")))
    assert rhythm(done(breaks.resume(off, at("09:07"))))[0] == "cold 09:07-09:37"


def test_a_plan_that_owes_a_rest_first_can_be_paused_in_it() -> None:
    wish = Wish(Kind.ICE, wait=True)
    waiting = done(start.start(started(), at("10:40"), wish))
    assert rhythm(waiting)[:2] == ["rest 10:40-11:00", "cold 11:00-11:30"]
    off = done(breaks.pause(waiting, at("10:45")))
    assert rhythm(done(breaks.resume(off, at("11:10"))))[0] == "cold 11:10-11:40"
    assert timeline.position(off, at("10:50")).ends == at("12:30")
    assert timeline.position(off, at("10:40") + hours(1)).ends == at("13:10")
