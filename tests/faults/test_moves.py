"""Hourly reminders to move: agreed to once, apart from every plan, and mended like the rest."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from urllib3 import HTTPResponse

from backspasm.alerts import moves
from backspasm.alerts.difference import Difference
from backspasm.alerts.model import AlertKind
from backspasm.alerts.moves import Days, Moves
from backspasm.memory.in_memory import InMemoryRepository
from backspasm.services.alexa import AlexaServices, Caller
from backspasm.services.hosts import AllowedHosts
from backspasm.services.http import AlexaPool
from desk_speaker.events import Alert
from desk_speaker.http_host import HttpRequest
from desk_speaker.permissions import Permission
from tests.faults import truth
from tests.faults.house import ZONE, Died, Failing, House

WALK = "Time to move"
NEW_YORK = "America/New_York"
EVERY_DAY = "remind me to move every hour from nine to five every day"


def rung(house: House, hours: int, zone: str = ZONE) -> list[str]:
    """When a reminder to move rang in the next so many hours, in local time."""
    heard = house.speaker.wait(hours * 3600)
    alerts = [event for event in heard if isinstance(event, Alert) and WALK in event.speech]
    here = ZoneInfo(zone)
    return [f"{datetime.fromtimestamp(alert.at, here):%a %H:%M}" for alert in alerts]


def there(house: House) -> int:
    """How many reminders to move there are at Alexa."""
    return sum(WALK in words for _, _, words in house.world.reminders.waiting())


def failing(status: int, *methods: str, path: str = "reminders", code: str = "") -> Failing:
    """An Alexa that answers so where the path is this one, by these methods (all, unless said)."""

    def fails(asked: HttpRequest, call: Callable[[], HTTPResponse]) -> HTTPResponse:
        if path not in asked.path or (methods and asked.method not in methods):
            return call()
        body = io.BytesIO(f'{{"code": "{code}"}}'.encode())
        return HTTPResponse(body, status=status, preload_content=False)

    return fails


def half_done(*said: str, house: House | None = None) -> House:
    """Alexa's reminders were out of order when this was said, and work again, in a new process."""
    house = house or agreed()
    house.seam.alexa_fails = failing(500)
    assert "moves.not_all" in truth.spoken(house.say(*said))
    house.restart()
    house.speaker = house.another_speaker()
    return house


def forgotten(house: House) -> House:
    """Nothing is remembered of the account any more; what was set rings on."""
    InMemoryRepository.forget(house.repository, house.who, 1.0)
    return house


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
        known = house.remembered().settings.moves
        assert known is None or not known.unsettled
        assert there(house) == (0 if known is None else len(known.actual))
        assert there(house) in (0, 9)


def test_where_one_weekday_is_all_that_alexa_takes_each_costs_one_more() -> None:
    house = House()
    house.seam.alexa_fails = house.refusing_several_weekdays
    house.say("remind me to move every hour from nine to twelve on weekdays", "yes")
    assert there(house) == 4 * 5
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


# --- Whose hours ---------------------------------------------------------------------------


def test_a_repair_that_can_not_have_the_time_zone_sets_nothing_and_leaves_it_to_the_next() -> None:
    house = half_done(EVERY_DAY, "yes", house=House(zone=NEW_YORK))
    house.seam.alexa_fails = failing(500, path="System.timeZone")
    house.say("how long left")
    known = house.remembered().settings.moves
    assert known is not None
    assert known.unsettled
    assert rung(house, 24, NEW_YORK) == []
    house.restart()
    house.say("how long left")
    # It is four in the morning there.
    assert rung(house, 24, NEW_YORK) == [f"Tue {hour:02}:00" for hour in range(9, 18)]


def test_a_repair_that_has_the_time_zone_sets_them_in_its_hours() -> None:
    house = half_done(EVERY_DAY, "yes", house=House(zone=NEW_YORK))
    house.say("how long left")
    assert rung(house, 24, NEW_YORK) == [f"Mon {hour:02}:00" for hour in range(9, 18)]
    assert truth.unsettled(house.facts()) == []


def test_whoever_names_no_zone_sets_no_reminder_to_move_at_all() -> None:
    asked: list[str] = []

    class Listening(AlexaPool):
        def manager(self) -> Any:
            return self

        def request(self, method: str, url: str, **_: object) -> HTTPResponse:
            asked.append(f"{method} {url}")
            body = io.BytesIO(b'{"alertToken": "a-token"}')
            return HTTPResponse(body, status=201, preload_content=False)

    here = "http://127.0.0.1:9"
    services = AlexaServices(AllowedHosts(desk=[here]), Listening())
    steps = Difference((), (), moves.wanted(Moves(9, 17, Days.EVERY_DAY, since=738_000)))
    texts = {AlertKind.MOVE: WALK}
    set_now = services.reconcile(Caller(here, "t", "d"), steps, texts, "en-US", 1_800_000_000, 2.0)
    assert not set_now.actual
    assert asked == []


# --- Settings that are gone ----------------------------------------------------------------


def test_they_are_remembered_for_as_long_as_they_ring_though_nobody_talks_to_us() -> None:
    house = agreed()
    house.say("+2400h")
    assert "moves.next" in truth.spoken(house.say("when is the next move reminder"))


def test_agreeing_again_after_the_settings_were_lost_does_not_double_them() -> None:
    house = forgotten(agreed())
    house.say("remind me to move every hour from nine to five on weekdays", "yes")
    assert there(house) == 9
    assert rung(house, 24) == [f"Mon {hour}:00" for hour in range(10, 18)] + ["Tue 09:00"]


def test_where_alexa_can_not_say_what_there_is_agreeing_again_sets_none_until_she_can() -> None:
    house = forgotten(agreed())
    house.seam.alexa_fails = failing(500, "GET")
    heard = house.say("remind me to move every hour from ten to twelve every day", "yes")
    assert "moves.not_all" in truth.spoken(heard)
    assert there(house) == 9
    house.seam.mend()
    house.say("how long left")
    assert rung(house, 24) == ["Mon 10:00", "Mon 11:00", "Mon 12:00"]


def test_stopping_those_that_were_forgotten_says_that_they_are_stopped() -> None:
    house = forgotten(agreed())
    assert "moves.stopped" in truth.spoken(house.say("stop the move reminders"))
    assert there(house) == 0


def test_stopping_those_that_were_forgotten_says_so_where_they_can_not_be_taken_back() -> None:
    house = forgotten(agreed())
    house.seam.alexa_fails = failing(500, "DELETE")
    assert "moves.not_off" in truth.spoken(house.say("stop the move reminders"))


def test_stopping_where_there_are_none_says_that_there_are_none() -> None:
    assert "moves.none" in truth.spoken(House().say("stop the move reminders"))


@pytest.mark.parametrize("status", [401, 403])
def test_whoever_may_not_look_and_has_set_nothing_is_not_looked_after_again(status: int) -> None:
    house = House()
    house.seam.alexa_fails = failing(status)
    house.say(EVERY_DAY, "yes")
    assert house.remembered().settings.moves is None


# --- Permission that was taken back, and promises ------------------------------------------


def taken_back() -> House:
    """Somebody no longer allows reminders, after a change to those to move was left half done."""
    house = half_done("pause the move reminders")
    house.world.permissions.set(Permission.DENIED)
    return house


def test_that_reminders_are_no_longer_allowed_is_said_once_with_a_card() -> None:
    house = taken_back()
    told = truth.spoken(house.say("how long left"))
    assert {"alerts.permission.revoked", "moves.old_may_ring"} <= told
    assert house.answers[-1]["response"]["card"]["type"] == "AskForPermissionsConsent"
    assert "alerts.permission.revoked" not in truth.spoken(house.say("how long left"))


def test_what_was_said_of_the_plans_reminders_is_not_said_again_of_those_to_move() -> None:
    house = agreed()
    house.say("start my ice pack", "yes", "+5m")
    house = half_done("pause the move reminders", house=house)
    house.world.permissions.set(Permission.DENIED)
    heard = house.say("i only just put it on")
    assert heard.count("not allowed to set reminders any more") == 1
    assert house.facts().moves_wanted == 0


def test_once_they_are_no_longer_allowed_nobody_wishes_for_them_any_more() -> None:
    house = taken_back()
    house.say("how long left")
    assert house.facts().moves_wanted == 0
    house.world.permissions.set(Permission.GRANTED)
    house.say("how long left")
    assert rung(house, 48) == []
    assert house.remembered().settings.moves is None


def test_no_longer_allowed_and_with_none_there_nothing_is_left_to_put_right() -> None:
    house = half_done(EVERY_DAY, "yes", house=House())
    house.world.permissions.set(Permission.DENIED)
    told = truth.spoken(house.say("how long left"))
    assert "alerts.permission.revoked" in told
    assert "moves.old_may_ring" not in told
    assert house.remembered().settings.moves is None


def test_pausing_them_when_they_are_no_longer_allowed_says_so() -> None:
    house = agreed()
    house.world.permissions.set(Permission.DENIED)
    told = truth.spoken(house.say("pause the move reminders"))
    assert {"alerts.permission.revoked", "moves.old_may_ring"} <= told
    assert house.facts().moves_wanted == 0


def test_the_next_one_is_not_promised_while_it_is_not_known_whether_it_is_there() -> None:
    house = half_done(EVERY_DAY, "yes", house=House())
    house.seam.alexa_fails = failing(500)
    told = truth.spoken(house.say("when is the next move reminder"))
    assert "moves.not_all" in told
    assert "moves.next" not in told


def test_the_next_one_is_put_right_first_where_that_can_be_done() -> None:
    house = half_done(EVERY_DAY, "yes", house=House())
    assert "at 10" in house.say("when is the next move reminder")
    assert rung(house, 1) == ["Mon 10:00"]


def test_the_next_one_when_they_are_no_longer_allowed_is_none() -> None:
    told = truth.spoken(taken_back().say("when is the next move reminder"))
    assert {"alerts.permission.revoked", "moves.old_may_ring"} <= told
    assert "moves.next" not in told


def test_switched_off_for_everybody_it_is_said_that_one_may_ring_that_can_not_be_taken_back() -> (
    None
):
    house = agreed()
    house.restart(alerts_on=False)
    house.seam.alexa_fails = failing(500, "DELETE")
    told = truth.spoken(house.say("how long left"))
    assert {"moves.switched_off", "moves.old_may_ring"} <= told
