"""Ring until I answer: timers as far as they reach, and no switch lost where they don't."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable

import pytest
from urllib3 import HTTPResponse

from backspasm.alerts.model import Channel
from desk_speaker.events import Alert
from desk_speaker.http_host import HttpRequest
from tests.faults import truth
from tests.faults.house import Died, House


def ringing() -> House:
    house = House()
    house.say("start my ice pack", "ring until i answer", "+5m")
    return house


def channels(house: House) -> list[str]:
    return [each.channel for each in house.remembered().care.alerts.actual]


def only(most: int) -> Callable[[HttpRequest, Callable[[], HTTPResponse]], HTTPResponse]:
    """An Alexa with room for so many timers and no more."""
    made: list[None] = []
    lock = threading.Lock()

    def fails(asked: HttpRequest, call: Callable[[], HTTPResponse]) -> HTTPResponse:
        if asked.method == "POST" and asked.path.endswith("/timers"):
            with lock:
                made.append(None)
                full = len(made) > most
            if full:
                body = io.BytesIO(b'{"code": "MAX_TIMERS_EXCEEDED"}')
                return HTTPResponse(body, status=403, preload_content=False)
        return call()

    return fails


def test_every_switch_of_a_usual_plan_is_a_timer() -> None:
    house = ringing()
    assert channels(house) == [Channel.TIMER] * 5
    assert house.facts().rings == house.facts().wanted
    heard = house.speaker.wait(26 * 60)
    assert [each.speech for each in heard if isinstance(each, Alert)] == [
        "Check your skin. Twenty minutes is often enough.",
        "Ice off now. Let your skin warm up.",
    ]


def test_it_stays_so_for_later_plans_until_just_remind_me() -> None:
    house = ringing()
    house.say("stop the ice", "+2h", "start my ice pack", "yes")
    assert set(channels(house)) == {Channel.TIMER}
    house.say("just remind me")
    assert set(channels(house)) == {Channel.REMINDER}
    assert truth.unsettled(house.facts()) == []


def test_a_plan_that_outgrows_timers_goes_on_with_reminders_and_says_so() -> None:
    house = House()
    house.say("three rounds of ice")
    assert "alerts.timers.outgrown" in truth.spoken(house.say("ring until i answer"))
    assert sorted(set(channels(house))) == [Channel.REMINDER, Channel.TIMER]
    assert house.facts().rings == house.facts().wanted


@pytest.mark.parametrize("room", [0, 1, 4])
def test_what_finds_no_room_among_the_ten_is_a_reminder_and_that_is_said(room: int) -> None:
    house = House()
    house.say("start my ice pack")
    house.seam.alexa_fails = only(room)
    assert "alerts.timers.full" in truth.spoken(house.say("ring until i answer"))
    assert channels(house).count(Channel.TIMER) <= room
    assert house.facts().rings == house.facts().wanted


def test_timers_move_with_the_plan() -> None:
    house = ringing()
    house.say("i only just put it on")
    assert house.facts().rings == house.facts().wanted
    house.say("pause the ice")
    assert not house.facts().rings
    house.say("carry on")
    assert house.facts().rings == house.facts().wanted


def test_a_timer_the_user_paused_is_noticed_when_they_ask() -> None:
    house = ringing()
    [(_, first, _), *_] = house.world.timers.announcing()
    house.world.timers.pause(first, house.world.clock.now())
    assert "alerts.timers.paused" in truth.spoken(house.say("how long left"))
    house.say("ring until i answer")
    assert house.facts().rings == house.facts().wanted


def test_a_reminder_deleted_in_the_app_is_noticed_by_remind_me() -> None:
    house = House()
    house.say("start my ice pack", "yes")
    [(_, first, _), *_] = house.world.reminders.waiting()
    house.world.reminders.delete(first, house.world.clock.now())
    assert "alerts.set.many" in truth.spoken(house.say("remind me"))
    assert house.facts().rings == house.facts().wanted
    assert "alerts.already" in truth.spoken(house.say("remind me"))


def test_without_timers_permission_nothing_that_works_is_taken_back() -> None:
    house = House()
    house.say("start my ice pack", "yes")
    house.world.permissions.set(house.unset, ("alexa::alerts:timers:skill:readwrite",))
    house.say("ring until i answer")
    assert house.speaker.asking
    assert house.facts().rings == house.facts().wanted
    assert "alerts.timers.denied" in truth.spoken(house.say("no"))
    house.say("ring until i answer")
    house.say("i approve")
    assert set(channels(house)) == {Channel.TIMER}


def test_permission_taken_away_later_leaves_reminders() -> None:
    house = ringing()
    house.world.permissions.set(house.unset, ("alexa::alerts:timers:skill:readwrite",))
    house.say("i only just put it on")
    facts = house.facts()
    assert not facts.missing


def test_what_is_sent_says_nothing_of_the_skill_or_the_body() -> None:
    house = ringing()
    sent = [json.loads(body) for body in house.bodies if body]
    assert sent
    for words in map(str, sent):
        assert not any(word in words.casefold() for word in ("spasm", "helper", "pain", "my back"))


def refused_timers(
    status: int,
) -> Callable[[HttpRequest, Callable[[], HTTPResponse]], HTTPResponse]:
    def fails(asked: HttpRequest, call: Callable[[], HTTPResponse]) -> HTTPResponse:
        if "timers" in asked.path:
            return HTTPResponse(io.BytesIO(b""), status=status, preload_content=False)
        return call()

    return fails


@pytest.mark.parametrize("status", [401, 404, 500])
def test_timers_that_cannot_be_taken_back_keep_no_reminder_from_being_set(status: int) -> None:
    house = ringing()
    house.seam.alexa_fails = refused_timers(status)
    said = truth.spoken(house.say("just remind me"))
    assert said >= {"alerts.set.many", "alerts.not_cancelled"}
    assert not house.facts().missing
    house.seam.mend()
    house.say("+20s", "how long left")
    assert truth.unsettled(house.facts()) == []


def test_who_may_set_timers_and_no_reminders_is_mended_all_the_same() -> None:
    house = House()
    house.world.permissions.set(house.unset)
    house.say("start my ice pack", "no", "ring until i answer")
    house.seam.mend()
    house.seam.dies_at, house.seam.dies_before = 6, False
    with pytest.raises(Died):
        house.say("i approve")
    house.restart()
    house.speaker = house.another_speaker()
    house.say("+20s", "how long left")
    assert truth.unsettled(house.facts()) == []
