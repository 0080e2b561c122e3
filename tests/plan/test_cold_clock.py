"""The cold clock belongs to the account, not to the plan: no way round a rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backspasm.plan import breaks, cold, rounds, start, timeline, times
from backspasm.plan.model import ColdClock, Kind, Phase, State
from backspasm.plan.outcome import Change, Changed, Outcome, Question
from backspasm.plan.start import Wish
from backspasm.plan.timeline import Status
from tests.plan.builders import (
    ALTERNATING,
    HEAT,
    ICE,
    LONDON,
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


def test_stopping_and_starting_again_goes_on_with_what_is_left_of_thirty_minutes() -> None:
    outcome = changed(start.start(stopped(ICE, "09:10"), at("09:12"), ICE))
    assert rhythm(outcome.state)[0] == "cold 09:12-09:32"
    assert outcome.shortened


def test_less_than_ten_minutes_is_not_worth_starting_and_the_rest_comes_first() -> None:
    assert done(start.start(stopped(ICE, "09:20"), at("09:21"), ICE))
    outcome = start.start(stopped(ICE, "09:20:01"), at("09:21"), ICE)
    assert refused(outcome) == ("rest_due", 599, "09:40:02")


def test_skin_that_suffers_is_owed_a_rest_as_after_the_longest_application() -> None:
    state = done(breaks.stop_for_the_skin(started(), at("09:10")), Change.STOPPED)
    assert timeline.position(state, at("09:10")).status is Status.FINISHED
    assert refused(start.start(state, at("09:10"), ICE)) == ("rest_due", 0, "09:40")
    assert refused(start.start(state, at("09:39:59"), ICE)) == ("rest_due", 0, "09:40")
    assert rhythm(done(start.start(state, at("09:40"), ICE)))[0] == "cold 09:40-10:10"


def test_it_is_owed_from_when_the_skin_was_seen_to_suffer() -> None:
    resting = done(breaks.stop_for_the_skin(started(), at("09:40")), Change.STOPPED)
    assert refused(start.start(resting, at("09:41"), ICE)) == ("rest_due", 0, "10:10")
    broken_off = done(breaks.stop_for_the_skin(paused(ICE, "09:10"), at("09:15")))
    assert refused(start.start(broken_off, at("09:16"), ICE)) == ("rest_due", 0, "09:45")


def test_skin_that_suffers_long_after_the_cold_owes_nothing_more() -> None:
    late = done(breaks.stop_for_the_skin(paused(ICE, "09:10"), at("09:30")))
    assert rhythm(done(start.start(late, at("09:31"), ICE)))[0] == "cold 09:31-10:01"


def test_skin_that_suffers_from_heat_ends_the_heat() -> None:
    state = done(breaks.stop_for_the_skin(started(HEAT), at("09:05")), Change.STOPPED)
    assert timeline.position(state, at("09:05")).status is Status.FINISHED
    assert rhythm(done(start.start(state, at("09:06"), ICE)))[0] == "cold 09:06-09:36"


def test_with_nothing_on_there_is_nothing_to_end_for_the_skin() -> None:
    assert refused(breaks.stop_for_the_skin(NEVER_STARTED, at("09:00")))[0] == "nothing_running"
    over = breaks.stop_for_the_skin(stopped(), at("09:11"))
    assert refused(over)[0] == "nothing_running"


def test_minutes_asked_for_are_given_whole_or_refused() -> None:
    five = Wish(Kind.ICE, time=minutes(5))
    state = stopped(ICE, "09:25")
    assert rhythm(done(start.start(state, at("09:26"), five)))[0] == "cold 09:26-09:31"
    six = Wish(Kind.ICE, time=minutes(6))
    assert refused(start.start(state, at("09:26"), six)) == ("rest_due", minutes(5), "09:50")


def test_after_a_rest_as_long_as_the_cold_nothing_is_carried() -> None:
    state = stopped(ICE, "09:10")
    assert changed(start.start(state, at("09:19:59"), ICE)).shortened
    whole = changed(start.start(state, at("09:20"), ICE))
    assert (rhythm(whole.state)[0], whole.shortened) == ("cold 09:20-09:50", False)


def test_a_start_may_wait_for_the_rest_that_is_owed() -> None:
    wish = Wish(Kind.ICE, rounds=1, wait=True)
    outcome = changed(start.start(started(), at("10:40"), wish))
    assert rhythm(outcome.state) == ["rest 10:40-11:00", "cold 11:00-11:30"]
    assert not outcome.shortened
    assert rhythm(done(start.start(started(), at("11:00"), wish))) == ["cold 11:00-11:30"]


def test_swapping_to_heat_and_back_is_no_way_round() -> None:
    warm = done(start.swap(started(), at("09:20")), Change.SWAPPED)
    back = changed(start.swap(warm, at("09:25")))
    assert rhythm(back.state)[0] == "cold 09:25-09:35"
    assert back.shortened
    assert rhythm(done(start.swap(warm, at("09:40"))))[0] == "cold 09:40-10:10"


def test_starting_ice_in_an_alternating_plan_counts_its_cold() -> None:
    state = done(start.start(started(ALTERNATING), at("09:15"), ICE), Change.SWAPPED)
    assert rhythm(state)[0] == "cold 09:15-09:30"


def test_alternating_after_ice_leaves_its_heat_as_long_as_all_the_cold_before_it() -> None:
    state = done(start.start(started(), at("09:10"), ALTERNATING), Change.SWAPPED)
    assert rhythm(state)[:3] == ["cold 09:10-09:20", "heat 09:20-09:40", "cold 09:40-10:00"]
    ten = Wish(Kind.ALTERNATING, time=minutes(10))
    assert refused(start.start(started(), at("09:05"), ten)) == ("rest_due", minutes(5), "09:10")
    assert refused(start.start(started(), at("09:25"), ALTERNATING)) == ("rest_due", 0, "09:50")


def test_a_paused_pack_counts_only_while_it_was_on() -> None:
    clock = timeline.cold_at(paused(ICE, "09:10"), at("09:14"))
    assert (clock.used, clock.off) == (minutes(10), at("09:10"))
    assert rhythm(done(start.start_over(paused(ICE, "09:10"), at("09:14"))))[0] == (
        "cold 09:14-09:34"
    )


def test_a_plan_that_ran_out_while_nobody_spoke_has_used_all_its_cold() -> None:
    clock = timeline.cold_at(started(), at("10:40"))
    assert (clock.used, clock.off, clock.first) == (minutes(30), at("10:30"), at("09:00"))


def test_half_a_short_rest_carries_all_the_cold_before_it() -> None:
    resting = done(breaks.skip(started(Wish(Kind.ICE, time=minutes(10))), at("09:09")))
    late = done(start.start_over(resting, at("09:15")))
    assert timeline.cold_at(late, at("09:25")).used == minutes(19)


def test_cold_of_earlier_plans_counts_as_it_was_when_it_came_off() -> None:
    clock = ColdClock(used=minutes(10), off=at("09:10"))
    assert cold.carried(clock, at("09:19:59")) == minutes(10)
    assert cold.carried(clock, at("09:20")) == 0
    assert cold.rested_at(clock) == at("09:20")
    assert cold.carried(ColdClock(), at("09:00")) == 0
    assert cold.rested_at(ColdClock()) == 0


def test_a_skin_that_never_had_cold_is_rested() -> None:
    assert done(start.start(State(), 0, ICE), Change.STARTED)


def test_the_exception_forgives_the_cold_before_it() -> None:
    state = done(breaks.skip(started(), at("09:45"), skin_is_normal=True))
    assert timeline.cold_at(state, at("10:00")).used == minutes(15)
    at_once = done(breaks.skip(started(), at("09:30"), skin_is_normal=True))
    assert timeline.cold_at(at_once, at("09:40")).used == minutes(10)
    assert refused(start.start_over(state, at("10:10"))) == ("rest_due", minutes(5), "10:35")


def test_a_belief_lasts_as_long_as_the_cold_it_was_about() -> None:
    state = done(times.just_put_on(started(), at("09:05")))
    assert timeline.cold_at(state, at("09:10")).believed == at("09:05")
    later = done(breaks.pause(state, at("10:06")))
    assert later.cold.believed == at("09:05")
    assert timeline.cold_at(later, at("10:06")).believed is None


@pytest.mark.parametrize(
    "trick",
    [
        start.start_over,
        lambda state, now: start.start(done(breaks.stop(state, now)), now, ICE),
        lambda state, now: start.start(done(breaks.stop(state, now)), now, ALTERNATING),
        lambda state, now: start.swap(done(start.swap(state, now)), now),
        lambda state, now: rounds.add_rounds(done(breaks.stop(state, now)), now, 1),
        lambda state, now: times.add_time(state, now, minutes(1)),
        lambda state, now: breaks.resume(done(breaks.pause(state, now)), now),
    ],
    ids=["start over", "stop and start", "alternate", "swap twice", "add", "longer", "pause"],
)
def test_no_trick_at_twenty_nine_minutes_gives_more_than_one_more(
    trick: Callable[[State, int], Outcome],
) -> None:
    outcome = trick(started(), at("09:29"))
    if isinstance(outcome, Changed):
        here = timeline.position(outcome.state, at("09:29"))
        assert here.stretch is not None
        assert here.stretch.phase is Phase.REST or here.left <= minutes(1)


def test_two_devices_that_start_at_once_share_one_clock() -> None:
    assert asked(start.start(started(), at("09:00"), ICE)) is Question.ALREADY_RUNNING


# --- the twenty-four hours -----------------------------------------------------------------------


def test_a_plan_never_passes_twenty_four_hours_from_the_first_cold() -> None:
    wish = Wish(Kind.ICE, rounds=2)
    late = done(start.start(stopped(), at("07:30", days=1), wish))
    assert rhythm(late)[-1] == "cold 08:30+1-09:00+1"
    outcome = start.start(stopped(), at("07:30:01", days=1), wish)
    assert refused(outcome) == ("day", 1, "09:00+1")


def test_rounds_nobody_asked_for_are_left_out_and_that_is_said() -> None:
    outcome = changed(start.start(stopped(), at("07:31", days=1), ICE))
    assert rhythm(outcome.state) == ["cold 07:31+1-08:01+1"]
    assert outcome.cut is not None
    assert (outcome.cut.limit.value, outcome.cut.rounds) == ("day", 1)


def test_an_application_that_would_pass_the_day_is_refused() -> None:
    now = at("08:30:01", days=1)
    assert refused(start.start(stopped(), now, ICE)) == ("day", 0, "09:00+1")
    assert done(start.start(stopped(), at("08:30", days=1), ICE))
    assert refused(start.start(stopped(), now, ALTERNATING)) == ("day", 0, "09:00+1")


def test_the_heat_of_an_alternating_plan_belongs_to_the_twenty_four_hours() -> None:
    now = at("08:20:01", days=1)
    assert refused(start.start(stopped(), now, ALTERNATING)) == ("day", 0, "09:00+1")
    assert done(start.start(stopped(), at("08:20", days=1), ALTERNATING))


def test_a_start_after_twenty_four_hours_opens_a_new_twenty_four_hours() -> None:
    next_day = done(start.start(stopped(), at("09:00", days=1), ICE))
    assert len(rhythm(next_day)) == 3
    assert timeline.cold_at(next_day, at("09:10", days=1)).first == at("09:00", days=1)
    assert timeline.cold_at(next_day, at("09:10", days=1)).used == minutes(10)


def test_a_second_plan_within_the_twenty_four_hours_does_not() -> None:
    later = done(start.start(stopped(), at("20:00"), ICE))
    assert timeline.cold_at(later, at("20:10")).first == at("09:00")


def test_the_twenty_four_hours_limit_cold_alone() -> None:
    now = at("08:59", days=1)
    assert done(start.start(stopped(), now, HEAT))
    assert done(start.start(stopped(), now, Wish(Kind.HEAT, rounds=3)))
    assert refused(start.start(stopped(), now, ICE))[0] == "day"


def test_a_plan_that_would_wait_beyond_the_twenty_four_hours_is_refused() -> None:
    old = done(start.start(stopped(), at("08:20", days=1), Wish(Kind.ICE, rounds=1)))
    now = at("08:55", days=1)
    assert refused(rounds.add_rounds(old, now, 1)) == ("day", 0, "09:00+1")


def test_when_the_twenty_four_hours_are_over_only_the_rest_is_owed() -> None:
    old = done(start.start(stopped(), at("08:30", days=1), Wish(Kind.ICE, rounds=1)))
    now = at("09:10", days=1)
    state = done(rounds.add_rounds(old, now, 1))
    assert rhythm(state) == ["rest 09:10+1-09:30+1", "cold 09:30+1-10:00+1"]
    assert timeline.cold_at(state, at("09:31", days=1)).first == at("09:30", days=1)
    held = done(breaks.pause(state, now))
    assert timeline.position(held, at("09:09:59", days=2)).left == 0
    assert done(breaks.resume(held, at("08:40", days=2)))


def test_the_exact_end_of_the_day() -> None:
    clock = ColdClock(first=at("09:00"))
    assert not cold.day_over(clock, at("08:59:59", days=1))
    assert cold.day_over(clock, at("09:00", days=1))
    assert cold.day_ends(clock, at("20:00")) == at("09:00", days=1)
    assert cold.day_ends(clock, at("09:00", days=1)) == at("09:00", days=2)
    assert cold.day_ends(ColdClock(), at("09:00")) == at("09:00", days=1)
    assert cold.day_over(ColdClock(), at("09:00"))


def test_the_short_rest_is_free_again_after_a_day() -> None:
    clock = ColdClock(short_rest=at("09:00"))
    assert not cold.short_rest_free(clock, at("08:59:59", days=1))
    assert cold.short_rest_free(clock, at("09:00", days=1))
    assert cold.short_rest_free(clock, at("10:00", days=1))
    assert cold.short_rest_free(ColdClock(), at("09:00"))


def test_twenty_four_rounds_fill_the_day() -> None:
    wish = Wish(Kind.ICE, rounds=24, confirmed=True)
    assert rhythm(done(start.start(NEVER_STARTED, at("09:00"), wish)))[-1] == "cold 08:00+1-08:30+1"
    wish = Wish(Kind.ICE, between=hours(1), rounds=17, confirmed=True)
    assert refused(start.start(NEVER_STARTED, at("09:00"), wish)) == ("day", 16, "09:00+1")


@pytest.mark.parametrize(
    "wish", [Wish(Kind.ICE, time=hours(4)), Wish(Kind.ICE, all_day=True, confirmed=True)]
)
def test_a_span_soon_after_a_pack_is_treated_like_a_start_that_says_no_time(wish: Wish) -> None:
    bare = changed(start.start(stopped(), at("09:15"), ICE, LONDON))
    spanning = changed(start.start(stopped(), at("09:15"), wish, LONDON))
    assert bare.shortened
    assert spanning.shortened
    assert rhythm(spanning.state)[0] == rhythm(bare.state)[0]
    late = stopped(ICE, "09:25")
    assert refused(start.start(late, at("09:26"), wish, LONDON)) == (
        refused(start.start(late, at("09:26"), ICE, LONDON))
    )
