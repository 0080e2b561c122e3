"""Skipping to the next phase, and stopping."""

from __future__ import annotations

import pytest

from backspasm.plan import breaks, start, timeline
from backspasm.plan.model import Kind, State
from backspasm.plan.outcome import Change, Question
from backspasm.plan.start import Wish
from backspasm.plan.timeline import Status
from tests.plan.builders import (
    ALTERNATING,
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

TWICE_WARM = Wish(Kind.HEAT, rounds=2)


def short_rest(clock: str = "09:35") -> State:
    """A plan whose first rest was cut short after the skin question."""
    outcome = breaks.skip(started(), at(clock), skin_is_normal=True)
    return done(outcome, Change.SKIPPED)


def test_skipping_ice_begins_the_rest_at_its_full_length() -> None:
    state = done(breaks.skip(started(), at("09:10")), Change.SKIPPED)
    assert rhythm(state) == ["rest 09:10-09:40", "cold 09:40-10:10"]


def test_skipping_a_paused_application_begins_the_rest_now() -> None:
    state = done(breaks.skip(paused(ICE, "09:10"), at("09:15")), Change.SKIPPED)
    assert rhythm(state)[0] == "rest 09:15-09:45"
    assert timeline.position(state, at("09:15")).status is Status.RUNNING


def test_skipping_the_last_application_finishes_the_plan() -> None:
    state = done(breaks.skip(started(), at("10:10")), Change.FINISHED)
    here = timeline.position(state, at("10:12"))
    assert (here.status, here.ends, here.late) == (Status.FINISHED, at("10:10"), minutes(2))


def test_skipping_the_last_application_while_paused_finishes_where_it_paused() -> None:
    state = done(breaks.skip(paused(ICE, "10:10"), at("10:15")), Change.FINISHED)
    assert timeline.position(state, at("10:15")).ends == at("10:10")


def test_a_rest_as_long_as_the_application_may_be_skipped() -> None:
    state = started(Wish(Kind.ICE, time=minutes(20)))
    early = done(breaks.skip(state, at("09:40")), Change.SKIPPED)
    assert rhythm(early) == ["cold 09:40-10:00"]


def test_a_shorter_rest_needs_the_skin_question_first() -> None:
    assert asked(breaks.skip(started(), at("09:59:59"))) is Question.SKIN
    assert rhythm(short_rest()) == ["cold 09:35-10:05"]


def test_one_short_rest_is_allowed_in_twenty_four_hours() -> None:
    wish = Wish(Kind.ICE, between=hours(1), rounds=3)
    state = done(breaks.skip(started(wish), at("09:35"), skin_is_normal=True))
    outcome = breaks.skip(state, at("10:10"), skin_is_normal=True)
    assert refused(outcome) == ("rest_due", None, "10:35")
    assert refused(breaks.skip(state, at("10:34:59")))[0] == "rest_due"
    assert rhythm(done(breaks.skip(state, at("10:35"))))[0] == "cold 10:35-11:05"


def test_the_short_rest_is_counted_across_plans_until_a_day_has_gone() -> None:
    first = done(breaks.stop(short_rest("09:35"), at("09:40")))
    second = done(start.start(first, at("09:00", days=1), ICE))
    now = at("09:34:59", days=1)
    assert refused(breaks.skip(second, now, skin_is_normal=True))[0] == "rest_due"
    assert asked(breaks.skip(second, at("09:35", days=1))) is Question.SKIN
    assert done(breaks.skip(second, at("09:35", days=1), skin_is_normal=True))


def test_only_that_the_exception_was_used_is_kept() -> None:
    assert short_rest().cold.short_rest == at("09:35")
    unused = done(breaks.skip(started(), at("09:10"), skin_is_normal=True))
    assert unused.cold.short_rest is None


def test_a_yes_to_the_skin_question_does_not_use_up_the_exception_when_none_is_needed() -> None:
    twenty = started(Wish(Kind.ICE, time=minutes(20)))
    early = done(breaks.skip(twenty, at("09:45"), skin_is_normal=True))
    assert early.cold.short_rest is None


def test_skipping_from_cold_to_heat_in_an_alternating_plan() -> None:
    state = done(breaks.skip(started(ALTERNATING), at("09:10")), Change.SKIPPED)
    assert rhythm(state)[:2] == ["heat 09:10-09:30", "cold 09:30-09:50"]


def test_heat_counts_as_the_rest_from_cold() -> None:
    state = started(ALTERNATING)
    assert asked(breaks.skip(state, at("09:39"))) is Question.SKIN
    short = started(Wish(Kind.ALTERNATING, time=minutes(10)))
    after_five = done(breaks.skip(short, at("09:05")))
    assert rhythm(done(breaks.skip(after_five, at("09:10"))))[0] == "cold 09:10-09:20"


def test_skipping_the_last_heat_of_an_alternating_plan_finishes_it() -> None:
    assert done(breaks.skip(started(ALTERNATING), at("10:05")), Change.FINISHED)


def test_a_rest_from_heat_may_be_skipped_once_it_was_as_long() -> None:
    state = started(TWICE_WARM)
    assert refused(breaks.skip(state, at("09:39:59"))) == ("rest_due", None, "09:40")
    long_rest = started(Wish(Kind.HEAT, between=hours(1), rounds=2))
    assert refused(breaks.skip(long_rest, at("09:39:59"))) == ("rest_due", None, "09:40")
    assert rhythm(done(breaks.skip(long_rest, at("09:40")))) == ["heat 09:40-10:00"]


def test_skipping_heat_begins_its_rest() -> None:
    state = done(breaks.skip(started(TWICE_WARM), at("09:10")), Change.SKIPPED)
    assert rhythm(state) == ["rest 09:10-09:30", "heat 09:30-09:50"]


@pytest.mark.parametrize(
    ("state", "now"),
    [(NEVER_STARTED, "09:00"), (started(), "10:30"), (stopped(), "09:15")],
    ids=["never started", "finished", "stopped"],
)
def test_without_a_plan_there_is_nothing_to_skip_or_stop(state: State, now: str) -> None:
    assert refused(breaks.skip(state, at(now))) == ("nothing_running", None, None)
    assert refused(breaks.stop(state, at(now))) == ("nothing_running", None, None)


def test_skipping_a_held_back_rest_is_refused_when_the_cold_would_pass_the_day() -> None:
    state = paused(ICE, "09:40")
    assert rhythm(done(breaks.skip(state, at("08:30", days=1)))) == ["cold 08:30+1-09:00+1"]
    assert refused(breaks.skip(state, at("08:30:01", days=1))) == ("day", 0, "09:00+1")


def test_skipping_to_heat_is_refused_when_it_would_pass_the_day() -> None:
    state = paused(ALTERNATING, "09:10")
    assert refused(breaks.skip(state, at("08:40:01", days=1))) == ("day", 0, "09:00+1")
    assert done(breaks.skip(state, at("08:40", days=1)))


def test_skipping_ice_held_back_till_nothing_more_fits_finishes_the_plan() -> None:
    outcome = changed(breaks.skip(paused(ICE, "09:10"), at("08:45", days=1)))
    assert outcome.change is Change.FINISHED
    assert timeline.position(outcome.state, at("08:45", days=1)).status is Status.FINISHED


def test_heat_held_back_has_no_day_to_pass() -> None:
    state = paused(TWICE_WARM, "09:30")
    assert rhythm(done(breaks.skip(state, at("09:25", days=1)))) == ["heat 09:25+1-09:45+1"]


@pytest.mark.parametrize("now", ["09:10", "09:40", "10:10"])
def test_stopping_ends_the_plan_in_any_phase(now: str) -> None:
    state = done(breaks.stop(started(), at(now)), Change.STOPPED)
    here = timeline.position(state, at("12:00"))
    assert (here.status, here.ends) == (Status.FINISHED, at(now))
    assert rhythm(state) == [rhythm(state)[-1]]


def test_stopping_a_paused_plan_ends_it_where_it_paused() -> None:
    state = done(breaks.stop(paused(), at("09:15")), Change.STOPPED)
    here = timeline.position(state, at("09:15"))
    assert (here.status, here.ends, here.late) == (Status.FINISHED, at("09:10"), minutes(5))


def test_what_cold_there_was_before_stopping_still_counts() -> None:
    clock = timeline.cold_at(stopped(ICE, "09:10"), at("09:12"))
    assert (clock.used, clock.off, clock.first) == (minutes(10), at("09:10"), at("09:00"))


def test_there_must_be_a_plan_to_end() -> None:
    with pytest.raises(ValueError, match="no plan to end"):
        breaks.ended(NEVER_STARTED, at("09:00"))
