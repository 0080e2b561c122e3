"""Which alerts a plan wants: every switch still to come, and the skin checks."""

from __future__ import annotations

import pytest

from backspasm.alerts.model import AlertKind, Wanted
from backspasm.alerts.wanted import wanted
from backspasm.plan import breaks, rounds, start, times
from backspasm.plan.model import Kind, State
from backspasm.plan.start import Wish
from tests.plan.builders import (
    ALTERNATING,
    HEAT,
    ICE,
    NEVER_STARTED,
    at,
    done,
    hours,
    minutes,
    paused,
    shown,
    started,
    stopped,
)


def ringing(state: State, now: str = "09:00", agreed: int = 24) -> list[str]:
    """What rings after `now`, such as `09:30 cold_off 1`."""
    return [
        f"{shown(alert.at)} {alert.kind} {alert.round}" for alert in wanted(state, agreed, at(now))
    ]


def test_the_default_rings_at_20_30_60_80_and_90_minutes() -> None:
    assert ringing(started(ICE)) == [
        "09:20 skin_check 1",
        "09:30 cold_off 1",
        "10:00 cold_on 2",
        "10:20 skin_check 2",
        "10:30 cold_last 2",
    ]


def test_there_is_no_skin_check_when_the_application_is_no_longer_than_twenty_minutes() -> None:
    assert ringing(started(Wish(Kind.ICE, time=minutes(20), rounds=1))) == ["09:20 cold_last 1"]
    assert ringing(started(Wish(Kind.ICE, time=minutes(21), rounds=1))) == [
        "09:20 skin_check 1",
        "09:21 cold_last 1",
    ]


def test_heat() -> None:
    assert ringing(started(HEAT)) == ["09:20 heat_last 1"]
    assert ringing(started(Wish(Kind.HEAT, rounds=2))) == [
        "09:20 heat_off 1",
        "09:40 heat_on 2",
        "10:00 heat_last 2",
    ]


def test_alternating() -> None:
    assert ringing(started(ALTERNATING)) == [
        "09:20 to_heat 1",
        "09:40 to_cold 2",
        "10:00 to_heat 2",
        "10:20 heat_last 2",
    ]


@pytest.mark.parametrize(
    ("now", "first"),
    [
        ("09:19:59", "09:20 skin_check 1"),
        ("09:20", "09:30 cold_off 1"),
        ("09:29:59", "09:30 cold_off 1"),
        ("09:30", "10:00 cold_on 2"),
        ("10:29:59", "10:30 cold_last 2"),
    ],
)
def test_only_what_is_still_to_come_is_wanted(now: str, first: str) -> None:
    assert ringing(started(ICE), now)[0] == first


@pytest.mark.parametrize(
    "state", [NEVER_STARTED, paused(), stopped()], ids=["never started", "paused", "stopped"]
)
def test_nothing_is_wanted_of_a_plan_that_does_not_run(state: State) -> None:
    assert ringing(state, "09:10") == []


def test_nothing_is_wanted_of_a_finished_plan() -> None:
    assert ringing(started(ICE), "10:30") == []


def test_after_a_pause_the_alerts_are_those_of_the_new_times() -> None:
    state = done(breaks.resume(paused(ICE, "09:10"), at("09:15")))
    assert ringing(state, "09:15")[:2] == ["09:25 skin_check 1", "09:35 cold_off 1"]


def test_cold_before_a_short_pause_counts_towards_the_skin_check() -> None:
    state = done(breaks.resume(paused(ICE, "09:20"), at("09:25")))
    assert ringing(state, "09:25")[0] == "09:35 cold_off 1"
    state = done(breaks.resume(paused(ICE, "09:25"), at("09:27")))
    assert ringing(state, "09:27")[0] == "09:32 cold_off 1"
    over = done(start.start_over(started(), at("09:10")))
    assert ringing(over, "09:10")[0] == "09:20 skin_check 1"


def test_a_rest_that_is_owed_first_ends_with_the_pack_going_on_for_round_one() -> None:
    state = done(rounds.add_rounds(started(), at("10:40"), 1))
    assert ringing(state, "10:40") == [
        "11:00 cold_on 1",
        "11:20 skin_check 1",
        "11:30 cold_last 1",
    ]


def test_only_the_rounds_agreed_to_are_alerted() -> None:
    state = started(Wish(Kind.ICE, rounds=3))
    assert ringing(state, agreed=2) == [
        "09:20 skin_check 1",
        "09:30 cold_off 1",
        "10:00 cold_on 2",
        "10:20 skin_check 2",
        "10:30 cold_off 2",
    ]
    assert ringing(state, agreed=0) == []


def test_heat_of_a_round_agreed_to_comes_off_though_the_next_round_is_not() -> None:
    state = started(Wish(Kind.ALTERNATING, rounds=3))
    assert ringing(state, agreed=2)[-2:] == ["10:00 to_heat 2", "10:20 heat_off 2"]
    assert ringing(state, agreed=1) == ["09:20 to_heat 1", "09:40 heat_off 1"]
    assert ringing(started(Wish(Kind.HEAT, rounds=3)), agreed=1) == ["09:20 heat_off 1"]


def test_the_last_round_agreed_to_ends_as_the_last_one() -> None:
    assert ringing(started(ALTERNATING), agreed=2)[-1] == "10:20 heat_last 2"
    assert ringing(started(HEAT), agreed=1) == ["09:20 heat_last 1"]


def test_the_instant_is_the_switch_itself() -> None:
    state = done(times.just_put_on(started(), at("09:00:07")))
    assert wanted(state, 24, at("09:00:07"))[1] == Wanted(at("09:30:07"), AlertKind.COLD_OFF, 1)


def test_long_rests_are_alerted_like_any() -> None:
    state = started(Wish(Kind.ICE, time=minutes(10), between=hours(2)))
    assert ringing(state) == ["09:10 cold_off 1", "11:10 cold_on 2", "11:20 cold_last 2"]
