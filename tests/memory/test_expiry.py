"""How long things are remembered."""

from __future__ import annotations

from dataclasses import replace

from backspasm.alerts.model import Actual, AlertKind, AlertState
from backspasm.alerts.moves import NONE_BUT_LOOK, Days, Moves
from backspasm.memory.expiry import care_expires, past_half_life, settings_expire
from backspasm.memory.model import Care, Settings
from backspasm.plan.model import ColdClock, Kind, Phase, Plan, State, Stretch

NOW = 1_800_000_000
HOUR = 3600
DAY = 24 * HOUR
ICE = Plan(Kind.ICE, 1800, 1800, 2, Stretch(Phase.COLD, 1, NOW, NOW + 1800))


MOVES = Moves(9, 17, Days.WEEKDAYS, since=738_000)
MOVE = Actual("id", 1, AlertKind.MOVE)


def test_settings_are_kept_for_ninety_days() -> None:
    assert settings_expire(Settings(), NOW) == NOW + 90 * DAY


def test_while_reminders_to_move_ring_settings_are_kept_for_two_years() -> None:
    assert settings_expire(Settings(moves=MOVES), NOW) == NOW + 730 * DAY


def test_reminders_to_move_that_could_not_be_taken_back_are_kept_as_long() -> None:
    left = replace(NONE_BUT_LOOK, actual=(MOVE,))
    assert settings_expire(Settings(moves=left), NOW) == NOW + 730 * DAY


def test_a_mark_with_no_reminders_to_move_is_kept_no_longer_than_other_settings() -> None:
    assert settings_expire(Settings(moves=NONE_BUT_LOOK), NOW) == NOW + 90 * DAY


def test_settings_are_worth_storing_again_once_past_half_their_life() -> None:
    settings = Settings(version=1, kept_until=NOW + 90 * DAY)
    assert not past_half_life(settings, NOW + 45 * DAY)
    assert past_half_life(settings, NOW + 45 * DAY + 1)


def test_with_reminders_to_move_half_their_life_is_a_year() -> None:
    settings = Settings(version=1, moves=MOVES, kept_until=NOW + 730 * DAY)
    assert not past_half_life(settings, NOW + 365 * DAY)
    assert past_half_life(settings, NOW + 365 * DAY + 1)


def test_settings_that_are_not_stored_are_not_worth_storing() -> None:
    assert not past_half_life(Settings(), NOW)


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


def test_a_question_that_an_alarm_left_is_kept_for_a_day_however_old_the_plan_is() -> None:
    late = NOW + 5400 + 48 * HOUR - 360
    assert care_expires(Care(state=State(ICE), ask_first=True), late) == late + DAY


def test_the_place_in_a_walkthrough_is_kept_for_a_day_however_old_the_plan_is() -> None:
    late = NOW + 5400 + 48 * HOUR - 360
    assert care_expires(Care(state=State(ICE), walkthrough="chair:2"), late) == late + DAY


def test_neither_makes_a_plan_forgotten_sooner() -> None:
    asked = Care(state=State(ICE), walkthrough="chair:2", ask_first=True)
    assert care_expires(asked, NOW) == NOW + 5400 + 48 * HOUR


def test_care_of_nothing_is_kept_for_a_day() -> None:
    assert care_expires(Care(recent=("digest",)), NOW) == NOW + DAY
