"""An emergency is answered by the front alone, and whatever is behind it cannot take that away."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest

from backspasm.conversation import front
from backspasm.conversation.alarmed import ALARMED
from backspasm.memory import identity

SKILL = "amzn1.ask.skill.ours"


class Behind:
    """What is behind the front: notes what it is given, and can be made to take its time."""

    def __init__(self) -> None:
        self.loads = 0
        self.answered: list[str] = []
        self.remembered: list[str] = []
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.has_remembered = threading.Event()
        self.stores = True

    def load(self) -> Behind:
        self.may_go_on.wait(10)
        self.loads += 1
        return self

    def answer(self, envelope: front.Envelope) -> dict[str, Any]:
        self.answered.append(envelope["request"]["intent"]["name"])
        return {"version": "1.0", "response": {"answered": True}}

    def remember_alarm(self, envelope: front.Envelope) -> bool:
        self.remembered.append(envelope["request"]["intent"]["name"])
        self.has_remembered.set()
        return self.stores


@pytest.fixture
def behind() -> Iterator[Behind]:
    behind = Behind()
    yield behind
    behind.may_go_on.set()


@pytest.fixture
def user() -> str:
    return f"amzn1.ask.account.{uuid4()}"


def said(intent: str, user: str, *interfaces: str) -> dict[str, Any]:
    device = {"deviceId": "d", "supportedInterfaces": {name: {} for name in interfaces}}
    system = {"application": {"applicationId": SKILL}, "user": {"userId": user}, "device": device}
    request = {"type": "IntentRequest", "locale": "en-GB", "intent": {"name": intent}}
    return {"context": {"System": system}, "request": request}


def test_an_emergency_is_answered_before_anything_is_loaded(behind: Behind, user: str) -> None:
    behind.may_go_on.clear()
    response = front.build(SKILL, behind.load)(said("EmergencySignIntent", user))
    assert "999" in response["response"]["outputSpeech"]["ssml"]
    assert behind.loads == 0


def test_an_emergency_has_its_screen_before_anything_is_loaded(behind: Behind, user: str) -> None:
    behind.may_go_on.clear()
    shown = said("EmergencySignIntent", user, "Alexa.Presentation.APL")
    response = front.build(SKILL, behind.load)(shown)
    [directive] = response["response"]["directives"]
    assert directive["type"] == "Alexa.Presentation.APL.RenderDocument"
    assert behind.loads == 0


def test_the_next_turn_is_asked_first_even_before_the_alarm_is_stored(
    behind: Behind, user: str
) -> None:
    behind.may_go_on.clear()
    front.build(SKILL, behind.load)(said("EmergencySignIntent", user))
    assert ALARMED.holds(identity.who(SKILL, user))
    assert behind.remembered == []


def test_an_alarm_is_stored_behind_its_answer(behind: Behind, user: str) -> None:
    front.build(SKILL, behind.load)(said("EmergencySignIntent", user))
    assert behind.has_remembered.wait(10)
    assert behind.remembered == ["EmergencySignIntent"]


@pytest.mark.parametrize("stored", [True, False])
def test_the_process_holds_an_alarm_until_memory_does(
    behind: Behind, user: str, *, stored: bool
) -> None:
    behind.stores = stored
    before = set(threading.enumerate())
    front.build(SKILL, behind.load)(said("EmergencySignIntent", user))
    for storing in set(threading.enumerate()) - before:
        storing.join(10)
    assert ALARMED.holds(identity.who(SKILL, user)) is not stored


def test_who_wants_a_call_made_is_not_asked_anything_the_next_time(
    behind: Behind, user: str
) -> None:
    front.build(SKILL, behind.load)(said("CallForMeIntent", user))
    assert not ALARMED.holds(identity.who(SKILL, user))
    assert behind.loads == 0


def test_the_skill_is_loaded_once_however_many_need_it_at_a_time(behind: Behind, user: str) -> None:
    behind.may_go_on.clear()
    answer = front.build(SKILL, behind.load)
    turns = [threading.Thread(target=answer, args=(said("StatusIntent", user),)) for _ in range(4)]
    for turn in turns:
        turn.start()
    behind.may_go_on.set()
    for turn in turns:
        turn.join(10)
    assert behind.loads == 1
    assert behind.answered == ["StatusIntent"] * 4


def unloadable() -> Any:
    raise ImportError("no SDK at /a/place/nobody/may/know")


def test_a_skill_that_cannot_be_loaded_ends_in_the_words_of_the_safety_room(
    user: str, caplog: pytest.LogCaptureFixture
) -> None:
    response = front.build(SKILL, unloadable)(said("StatusIntent", user))
    assert "something went wrong" in response["response"]["outputSpeech"]["ssml"]
    assert [record.getMessage() for record in caplog.records] == ["a turn failed: ImportError"]


def test_an_emergency_is_answered_though_the_skill_cannot_be_loaded(
    user: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading.Thread, "start", threading.Thread.run)
    with caplog.at_level(logging.DEBUG):
        response = front.build(SKILL, unloadable)(said("EmergencySignIntent", user))
    assert "999" in response["response"]["outputSpeech"]["ssml"]
    assert [record.getMessage() for record in caplog.records] == [
        "an alarm was not noted: ImportError"
    ]


def test_what_could_not_be_loaded_is_tried_again_by_the_next_turn(
    behind: Behind, user: str
) -> None:
    tries: Iterator[Callable[[], front.Skill]] = iter((unloadable, behind.load))
    answer = front.build(SKILL, lambda: next(tries)())
    answer(said("StatusIntent", user))
    assert answer(said("StatusIntent", user))["response"] == {"answered": True}
