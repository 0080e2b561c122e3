"""Hourly reminders to move: agreed to once, apart from every plan, and mended like the rest."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from desk_speaker.events import Alert
from desk_speaker.permissions import Permission
from tests.faults import truth
from tests.faults.house import ZONE, Died, House

WALK = "Time to move"


def rung(house: House, hours: int) -> list[str]:
    """When a reminder to move rang in the next so many hours, in local time."""
    heard = house.speaker.wait(hours * 3600)
    alerts = [event for event in heard if isinstance(event, Alert) and WALK in event.speech]
    zone = ZoneInfo(ZONE)
    return [f"{datetime.fromtimestamp(alert.at, zone):%a %H:%M}" for alert in alerts]


def agreed() -> House:
    house = House()
    house.say("remind me to move every hour from nine to five on weekdays", "yes")
    return house


def test_one_question_names_hours_and_days_and_a_yes_sets_them() -> None:
    house = House()
    asked = house.say("remind me to move every hour from nine to five on weekdays")
    assert all(each in asked for each in ("9 o'clock", "5 o'clock", "weekdays", "?"))
    assert "moves.set" in truth.spoken(house.say("yes"))
    # It is Monday, nine o'clock: this one is over.
    assert rung(house, 24) == [f"Mon {hour}:00" for hour in range(10, 18)] + ["Tue 09:00"]


def test_none_ring_on_other_days() -> None:
    house = agreed()
    house.speaker.wait(4 * 24 * 3600)
    assert rung(house, 24) == [f"Fri {hour}:00" for hour in range(10, 18)]
    assert rung(house, 48) == ["Mon 09:00"]


def test_a_no_sets_none() -> None:
    house = House()
    house.say("remind me to move every hour", "no")
    assert rung(house, 24) == []


def test_they_are_changed_by_saying_so() -> None:
    house = agreed()
    house.say("remind me to move every hour from ten to twelve every day", "yes")
    assert rung(house, 24) == ["Mon 10:00", "Mon 11:00", "Mon 12:00"]


def test_they_pause_until_tomorrow() -> None:
    house = agreed()
    assert "tomorrow" in house.say("pause the move reminders until tomorrow")
    assert rung(house, 24) == ["Tue 09:00"]


def test_they_stop() -> None:
    house = agreed()
    assert "moves.stopped" in truth.spoken(house.say("stop the move reminders"))
    assert rung(house, 48) == []
    assert house.remembered().settings.moves is None


def test_the_next_one_is_known() -> None:
    house = agreed()
    assert "at 10" in house.say("when is the next move reminder")
    house.say("+10h")
    assert "tomorrow at 9" in house.say("when is the next move reminder")


def test_a_plan_comes_and_goes_without_touching_them() -> None:
    house = agreed()
    house.say("start my ice pack", "yes", "+5m", "stop the ice")
    assert rung(house, 3) == ["Mon 10:00", "Mon 11:00", "Mon 12:00"]


def test_a_repair_of_the_plans_alerts_leaves_them_alone() -> None:
    house = agreed()
    house.say("start my ice pack")
    house.seam.mend()
    house.seam.dies_at, house.seam.dies_before = 4, True
    with pytest.raises(Died):
        house.say("yes")
    house.restart()
    house.speaker = house.another_speaker()
    house.say("how long left")
    assert truth.unsettled(house.facts()) == []
    assert rung(house, 2) == ["Mon 10:00", "Mon 11:00"]


def test_without_a_time_zone_it_says_so() -> None:
    house = House(zone=None)
    heard = house.say("remind me to move every hour", "yes")
    assert "time zone" in heard
    assert rung(house, 24) == []


def asking_permission() -> House:
    """Somebody has agreed to hours and days of their own, and Alexa asks for her permission."""
    house = House()
    house.world.permissions.set(house.unset)
    house.say("remind me to move every hour from ten to twelve every day", "yes")
    assert house.speaker.asking
    return house


def test_once_alexa_allows_it_what_was_agreed_to_is_set_without_asking_again() -> None:
    house = asking_permission()
    assert "moves.set" in truth.spoken(house.say("i approve"))
    assert rung(house, 24) == ["Mon 10:00", "Mon 11:00", "Mon 12:00"]


def test_what_was_agreed_to_comes_back_with_the_answer_and_not_with_the_session() -> None:
    house = asking_permission()
    asked = house.directive()
    assert asked["token"] == "moves 10 12 EVERY_DAY"
    heard = house.hear_about(asked, "ACCEPTED", attributes={})
    assert "moves.not_allowed" in truth.spoken(heard)
    house.world.permissions.set(Permission.GRANTED)
    heard = house.hear_about(asked, "ACCEPTED", attributes={})
    assert "moves.set" in truth.spoken(heard)


@pytest.mark.parametrize("token", ["moves", "moves 9 17 FULL_MOON", "moves 9 77 WEEKDAYS"])
def test_an_answer_that_does_not_say_what_was_agreed_to_sets_nothing(token: str) -> None:
    house = asking_permission()
    house.world.permissions.set(Permission.GRANTED)
    heard = house.hear_about({**house.directive(), "token": token}, "ACCEPTED")
    assert "moves.which_hours" in truth.spoken(heard)
    assert house.remembered().settings.moves is None


@pytest.mark.parametrize("answer", ["DENIED", "NOT_ANSWERED", ""])
def test_without_alexas_permission_nothing_is_set_and_that_is_said(answer: str) -> None:
    house = asking_permission()
    heard = house.hear_about(house.directive(), answer)
    assert "moves.not_allowed" in truth.spoken(heard)
    assert house.remembered().settings.moves is None


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("said", ["yes", "stop the move reminders", "pause the move reminders"])
def test_the_next_turn_repairs_what_a_crash_left(said: str, before: bool) -> None:
    for index in range(0, 14, 3):
        house = House() if said == "yes" else agreed()
        if said == "yes":
            house.say("remind me to move every hour from nine to five")
        house.seam.mend()
        house.seam.dies_at, house.seam.dies_before = index, before
        try:
            house.say(said)
        except Died:
            house.restart()
        house.speaker = house.another_speaker()
        house.say("how long left")
        moves = house.remembered().settings.moves
        assert moves is None or not moves.unsettled
        there = sum(WALK in words for _, _, words in house.world.reminders.waiting())
        assert there == (0 if moves is None else len(moves.actual))
        assert there in (0, 9)


def test_where_one_weekday_is_all_that_alexa_takes_each_costs_one_more() -> None:
    house = House()
    house.seam.alexa_fails = house.refusing_several_weekdays
    house.say("remind me to move every hour from nine to twelve on weekdays", "yes")
    there = [words for _, _, words in house.world.reminders.waiting()]
    assert len(there) == 4 * 5
    assert rung(house, 24) == ["Mon 10:00", "Mon 11:00", "Mon 12:00", "Tue 09:00"]


def test_where_that_is_too_many_every_day_is_offered() -> None:
    house = House()
    house.seam.alexa_fails = house.refusing_several_weekdays
    heard = house.say("remind me to move every hour from eight to eight pm on weekdays", "yes")
    assert "moves.every_day" in truth.spoken(heard)
    assert not house.world.reminders.waiting()
    assert "every day" in house.say("yes")
    assert len(house.world.reminders.waiting()) == 13


def test_switched_off_for_everybody_they_are_gone_and_that_is_said() -> None:
    house = agreed()
    house.restart(alerts_on=False)
    assert "moves.switched_off" in truth.spoken(house.say("how long left"))
    assert rung(house, 24) == []


def test_deleting_everything_takes_them_back_too() -> None:
    house = agreed()
    house.say("delete my data", "yes")
    assert rung(house, 24) == []
