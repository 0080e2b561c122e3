"""How long things are remembered."""

from __future__ import annotations

from dataclasses import replace

from backspasm.alerts.model import Actual, AlertKind, AlertState
from backspasm.memory.expiry import care_expires, settings_expire
from backspasm.memory.model import Care
from backspasm.plan.model import ColdClock, Kind, Phase, Plan, State, Stretch

NOW = 1_800_000_000
HOUR = 3600
DAY = 24 * HOUR
ICE = Plan(Kind.ICE, 1800, 1800, 2, Stretch(Phase.COLD, 1, NOW, NOW + 1800))


def test_settings_are_kept_for_ninety_days() -> None:
    assert settings_expire(NOW) == NOW + 90 * DAY


def test_a_plan_is_kept_for_forty_eight_hours_after_its_end() -> None:
    assert care_expires(Care(state=State(ICE)), NOW) == NOW + 5400 + 48 * HOUR


def test_storing_it_again_does_not_keep_a_finished_plan_longer() -> None:
    care = Care(state=State(ICE))
    assert care_expires(care, NOW + 30 * HOUR) == care_expires(care, NOW)


def test_a_pause_is_kept_until_forty_eight_hours_after_it_became_the_end() -> None:
    paused = Care(state=State(replace(ICE, paused=NOW + 60)))
    assert care_expires(paused, NOW + 60) == NOW + 60 + DAY + 48 * HOUR


def test_a_stopped_plan_is_kept_for_forty_eight_hours_after_it_was_stopped() -> None:
    anchor = Stretch(Phase.COLD, 1, NOW, NOW + 300)
    stopped = Care(state=State(replace(ICE, anchor=anchor, stopped=True)))
    assert care_expires(stopped, NOW + 300) == NOW + 300 + 48 * HOUR


def test_the_cold_clock_outlives_the_plan() -> None:
    for clock in (ColdClock(first=NOW), ColdClock(off=NOW), ColdClock(short_rest=NOW)):
        assert care_expires(Care(state=State(cold=clock)), NOW) == NOW + DAY
    late = ColdClock(first=NOW, off=NOW + 60 * HOUR)
    assert care_expires(Care(state=State(ICE, late)), NOW) == NOW + 84 * HOUR


def test_nothing_is_forgotten_while_an_alert_may_ring() -> None:
    alerts = AlertState(actual=(Actual("id", NOW + 5 * DAY, AlertKind.COLD_OFF),))
    assert care_expires(Care(state=State(ICE), alerts=alerts), NOW) == NOW + 5 * DAY + HOUR


def test_an_unsettled_mark_is_kept_for_a_day() -> None:
    unsettled = Care(state=State(ICE), alerts=AlertState(unsettled=True))
    assert care_expires(unsettled, NOW + 60 * HOUR) == NOW + 84 * HOUR


def test_care_of_nothing_is_kept_for_a_day() -> None:
    assert care_expires(Care(recent=("digest",)), NOW) == NOW + DAY
