"""Alexa asks whether the skill could answer: yes or no, and nothing else happens."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import ResponseEnvelope
from hypothesis import given
from hypothesis import strategies as st

from backspasm.admit.door import CAN_FULFILL
from backspasm.conversation import front, index
from backspasm.safety import red_flags
from tests.conversation.test_skill import SKILL, envelope

OWN = sorted(
    name
    for names in index.INTENTS.values()
    for name in names
    if name.endswith("Intent") and not name.startswith("AMAZON.")
)


def asked(name: object, **slots: str | None) -> dict[str, Any]:
    filled = {key: {"name": key, "value": value} for key, value in slots.items()}
    return envelope(CAN_FULFILL, intent={"name": name, "slots": filled})


def answered(event: dict[str, Any]) -> dict[str, Any]:
    def load() -> front.Skill:
        raise AssertionError("the skill was loaded for somebody who has not opened it")

    response = front.build(SKILL, load)(event)
    assert set(response["response"]) <= {"canFulfillIntent"}
    return dict(response["response"].get("canFulfillIntent", {}))


@pytest.mark.parametrize("name", [n for n in OWN if red_flags.raised_by(n) is None])
def test_what_the_skill_has_words_for_can_be_answered(name: str) -> None:
    assert answered(asked(name)) == {"canFulfill": "YES"}


@pytest.mark.parametrize("name", [*red_flags.ANSWER_OF, "AMAZON.StopIntent", "DanceIntent"])
def test_alarms_and_what_is_not_ours_are_left_to_alexa(name: str) -> None:
    assert answered(asked(name)) == {"canFulfill": "NO"}


def test_a_slot_is_understood_where_something_was_said_for_it() -> None:
    slots = answered(asked("StartIceIntent", duration="PT20M", rounds=None))["slots"]
    assert slots["duration"] == {"canUnderstand": "YES", "canFulfill": "YES"}
    assert slots["rounds"] == {"canUnderstand": "NO", "canFulfill": "NO"}


def test_amazons_own_classes_read_the_response() -> None:
    def never() -> front.Skill:
        raise AssertionError

    response = front.build(SKILL, never)(asked("StartIceIntent", duration="PT20M"))
    read = DefaultSerializer().deserialize(json.dumps(response), ResponseEnvelope)
    assert read.response.can_fulfill_intent.can_fulfill.value == "YES"


@given(st.one_of(st.none(), st.integers(), st.text(), st.lists(st.text())))
def test_nonsense_for_an_intent_is_no(name: object) -> None:
    assert answered(asked(name)).get("canFulfill", "NO") == "NO"
