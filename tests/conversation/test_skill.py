"""Nothing gets past the skill's boundary: every request is answered, none raises, nothing leaks."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backspasm.conversation import skill, topics
from backspasm.conversation.alarmed import ALARMED
from backspasm.conversation.ports import Ports
from backspasm.memory import identity
from backspasm.memory.in_memory import InMemoryRepository
from backspasm.memory.model import Care, Memory
from backspasm.memory.repository import MemoryUnavailable
from backspasm.services.alexa import AlexaServices

SKILL = "amzn1.ask.skill.ours"
NOW = 1_772_442_000
TOKEN = "eyJ-a-token-nobody-may-see"
USER = "amzn1.ask.account.SOMEBODY"


def envelope(kind: str, request_id: str = "r-1", **request: Any) -> dict[str, Any]:
    application = {"applicationId": SKILL}
    return {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "s",
            "application": application,
            "user": {"userId": USER},
            "attributes": {},
        },
        "context": {
            "System": {
                "application": application,
                "user": {"userId": USER},
                "device": {"deviceId": "amzn1.ask.device.X", "supportedInterfaces": {}},
                "apiEndpoint": "https://not-amazon.example.com",
                "apiAccessToken": TOKEN,
            }
        },
        "request": {
            "type": kind,
            "requestId": request_id,
            "timestamp": "2026-03-02T09:00:00Z",
            "locale": "en-US",
            **request,
        },
    }


def intent(name: str, request_id: str = "r-1", **slots: str) -> dict[str, Any]:
    filled = {key: {"name": key, "value": value} for key, value in slots.items()}
    return envelope("IntentRequest", request_id, intent={"name": name, "slots": filled})


class Unreachable(InMemoryRepository):
    def load(self, who: str, now: int, timeout: float) -> Memory:
        raise MemoryUnavailable

    def save_care(self, who: str, care: Care, now: int, timeout: float) -> Care:
        raise MemoryUnavailable


class ReadOnly(InMemoryRepository):
    def save_care(self, who: str, care: Care, now: int, timeout: float) -> Care:
        raise MemoryUnavailable


@pytest.fixture(autouse=True)
def nobody_is_asked_first() -> Iterator[None]:
    """An alarm in one test is held for the whole process, and they share an account."""
    yield
    ALARMED.let_go(identity.who(SKILL, USER))


@pytest.fixture
def ports() -> Ports:
    return Ports(InMemoryRepository(), AlexaServices(), clock=lambda: NOW, skill_id=SKILL)


Answer = Callable[[object], dict[str, Any]]


@pytest.fixture
def answer(ports: Ports) -> Answer:
    return skill.build(ports)


def spoken(response: dict[str, Any]) -> str:
    return str(response["response"]["outputSpeech"]["ssml"])


@pytest.mark.parametrize(
    "event",
    [
        None,
        {},
        [],
        "hello",
        envelope("Some.NewRequestType"),
        {**envelope("LaunchRequest"), "context": {}, "session": {}},
    ],
)
def test_what_is_not_for_us_gets_an_empty_response(answer: Answer, event: object) -> None:
    assert answer(event) == {"version": "1.0", "response": {}}


def test_an_intent_that_is_not_known_is_answered_with_what_is_possible(answer: Answer) -> None:
    assert "I can help with" in spoken(answer(intent("DanceIntent")))


def test_a_session_that_ended_gets_no_words_and_no_session_flag(answer: Answer) -> None:
    response = answer(envelope("SessionEndedRequest", reason="ERROR"))
    assert "outputSpeech" not in response["response"]
    assert not response["response"].get("shouldEndSession")


def test_an_event_gets_no_words(answer: Answer) -> None:
    response = answer(envelope("AlexaSkillEvent.SkillEnabled"))
    assert "outputSpeech" not in response["response"]


def test_a_topic_that_fails_ends_in_the_words_of_the_safety_room(
    answer: Answer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_turn: object) -> None:
        raise RuntimeError(f"no such key {USER} {TOKEN}")

    monkeypatch.setitem(topics.INTENTS, "StatusIntent", fails)
    with caplog.at_level(logging.DEBUG):
        response = answer(intent("StatusIntent"))
    assert "something went wrong" in spoken(response)
    assert "911" in spoken(response)
    assert response["response"]["shouldEndSession"] is True
    assert "RuntimeError" in caplog.text
    assert USER not in caplog.text
    assert TOKEN not in caplog.text


def test_an_emergency_needs_no_memory_no_network_and_no_catalogue(
    ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("backspasm.speech.catalogue.load", broken)
    answer = skill.build(replace(ports, repository=Unreachable()))
    response = answer(intent("EmergencySignIntent"))
    assert spoken(response).startswith("<speak>Please call")
    assert response["response"]["shouldEndSession"] is True


def test_a_start_that_was_not_stored_is_not_confirmed(ports: Ports) -> None:
    # A write that failed may yet have gone through: then nothing is said of whether it did.
    for repository, honestly in (
        (Unreachable(), "I'm not timing anything"),
        (ReadOnly(), "don't count on me to time this"),
    ):
        said = spoken(skill.build(replace(ports, repository=repository))(intent("StartIceIntent")))
        assert honestly in said
        assert "starting now" not in said


def test_a_change_that_was_not_stored_is_not_confirmed(ports: Ports) -> None:
    skill.build(ports)(intent("StartIceIntent"))
    stored = ports.repository
    assert isinstance(stored, InMemoryRepository)
    stuck = ReadOnly()
    stuck._items = stored._items
    said = spoken(
        skill.build(replace(ports, repository=stuck))(intent("AMAZON.PauseIntent", "r-2"))
    )
    assert "I'm not sure of that" in said
    assert "Paused" not in said


def test_the_same_request_twice_changes_nothing_the_second_time(ports: Ports) -> None:
    answer = skill.build(ports)
    answer(intent("StartIceIntent", "r-1"))
    answer(intent("AddRoundsIntent", "r-2", rounds="1"))
    again = spoken(answer(intent("AddRoundsIntent", "r-2", rounds="1")))
    assert "Round 1 of 3" in again


def test_attributes_that_make_no_sense_do_no_harm(answer: Answer) -> None:
    for attributes in (
        {"question": "yes", "last": 7, "misses": "many", "walk": [1]},
        {"question": {"name": ["remind"], "wish": 3}, "walk": "nowhere:99"},
        {"question": {"name": "start_wish", "wish": {"kind": "soup", "bad": True}}},
        {"question": {"name": "long_plan", "command": "add_rounds", "rounds": "x"}},
    ):
        event = intent("AMAZON.YesIntent")
        event["session"]["attributes"] = attributes
        assert spoken(answer(event))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.sampled_from(sorted(topics.INTENTS)), st.dictionaries(st.text(max_size=8), anything))
def test_every_intent_is_answered_whatever_the_attributes(
    name: str, attributes: dict[str, Any]
) -> None:
    ports = Ports(InMemoryRepository(), AlexaServices(), clock=lambda: NOW, skill_id=SKILL)
    event = intent(name)
    event["session"]["attributes"] = {**attributes, "question": attributes.get("question")}
    response = skill.build(ports)(event)
    assert json.dumps(response)
    assert response["response"] == {} or "something went wrong" not in str(response)
