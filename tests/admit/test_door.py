"""The door lets in what the SDK can read, turns the rest away, and never raises."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope
from hypothesis import given
from hypothesis import strategies as st

from backspasm.admit.door import TYPES, Admitted, TurnedAway, admit

SKILL = "amzn1.ask.skill.ours"


def request(**changes: Any) -> dict[str, Any]:
    return {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "s",
            "application": {"applicationId": SKILL},
            "user": {"userId": "u"},
        },
        "context": {
            "System": {
                "application": {"applicationId": SKILL},
                "user": {"userId": "u"},
                "device": {"deviceId": "d", "supportedInterfaces": {}},
                "apiEndpoint": "https://api.amazonalexa.com",
                "apiAccessToken": "t",
            }
        },
        "request": {
            "type": "LaunchRequest",
            "requestId": "r",
            "timestamp": "2026-03-02T09:00:00Z",
            "locale": "en-GB",
            **changes,
        },
    }


def let_in(event: object) -> Any:
    admitted = admit(event, SKILL)
    assert isinstance(admitted, Admitted)
    return DefaultSerializer().deserialize(json.dumps(admitted.envelope), RequestEnvelope)


def test_an_ordinary_request_keeps_what_is_used_of_it() -> None:
    envelope = let_in(request())
    assert envelope.request.locale == "en-GB"
    assert envelope.context.system.user.user_id == "u"
    assert envelope.context.system.api_access_token == "t"


@pytest.mark.parametrize("event", [None, [], "ice", 7, {}, {"request": None}, {"request": []}])
def test_what_is_no_request_is_turned_away(event: object) -> None:
    assert isinstance(admit(event, SKILL), TurnedAway)


def test_a_request_type_that_is_not_known_is_turned_away() -> None:
    assert isinstance(admit(request(type="Dream.Dreamt"), SKILL), TurnedAway)


def test_another_skills_request_is_turned_away() -> None:
    assert isinstance(admit(request(), "amzn1.ask.skill.other"), TurnedAway)


def test_without_a_skill_id_any_skills_request_is_let_in() -> None:
    assert isinstance(admit(request(), None), Admitted)


def test_a_missing_context_is_filled() -> None:
    event = request()
    del event["context"]
    envelope = let_in(event)
    assert envelope.context.system.user.user_id == "u"
    assert envelope.context.system.device.device_id == ""


def test_values_of_enumerations_that_the_sdk_does_not_know_do_not_reach_it() -> None:
    event = request(
        type="IntentRequest",
        dialogState="DREAMING",
        intent={
            "name": "StatusIntent",
            "confirmationStatus": "MAYBE",
            "slots": {"a": {"name": "a", "value": "1", "confirmationStatus": "PERHAPS"}},
        },
    )
    event["context"]["Viewport"] = {"mode": "HOLOGRAM", "video": {"codecs": ["H_999"]}}
    envelope = let_in(event)
    assert envelope.request.intent.slots["a"].value == "1"


def test_a_session_that_ended_for_an_unknown_reason_ended_with_an_error() -> None:
    envelope = let_in(request(type="SessionEndedRequest", reason="BOREDOM"))
    assert str(envelope.request.reason) == "SessionEndedReason.ERROR"


def test_an_answer_that_resumes_a_session_is_the_answer_it_used_to_be() -> None:
    status = {"code": "200", "message": "OK"}
    cause = {"type": "ConnectionCompleted", "token": "remind", "status": status}
    resumed = let_in(
        request(
            type="SessionResumedRequest",
            cause={**cause, "result": {"status": "ACCEPTED", "permissionScopes": []}},
        )
    ).request
    assert resumed.object_type == "Connections.Response"
    assert (resumed.token, resumed.status.code) == ("remind", "200")
    assert resumed.payload["status"] == "ACCEPTED"


@pytest.mark.parametrize("cause", [None, {}, [], {"status": 7, "result": "yes", "token": {}}])
def test_a_session_that_is_resumed_for_no_known_cause_is_an_answer_without_one(
    cause: Any,
) -> None:
    resumed = let_in(request(type="SessionResumedRequest", cause=cause)).request
    assert (resumed.token, resumed.payload) == ("", {})


def test_a_slot_keeps_only_the_values_it_matched() -> None:
    def authority(code: str, identity: str) -> dict[str, Any]:
        value = {"value": {"name": "n", "id": identity}}
        return {"authority": "x", "status": {"code": code}, "values": [value]}

    slot = {
        "name": "pack",
        "value": "cold thing",
        "resolutions": {
            "resolutionsPerAuthority": [
                authority("ER_SUCCESS_NO_MATCH", "HEAT"),
                authority("ER_SUCCESS_SOMETHING_NEW", "HEAT"),
                authority("ER_SUCCESS_MATCH", "ICE"),
            ]
        },
    }
    intent = {"name": "SwapIntent", "slots": {"pack": slot}}
    envelope = let_in(request(type="IntentRequest", intent=intent))
    [found] = envelope.request.intent.slots["pack"].resolutions.resolutions_per_authority
    assert [each.value.id for each in found.values] == ["ICE"]


def test_an_intent_without_a_name_is_turned_away() -> None:
    assert isinstance(admit(request(type="IntentRequest", intent={}), SKILL), TurnedAway)


def test_a_time_stamp_that_is_none_does_not_matter() -> None:
    assert let_in(request(timestamp="yesterday")).request.request_id == "r"


def test_an_id_longer_than_any_of_alexas_is_dropped() -> None:
    event = request(requestId="r" * 5000)
    assert let_in(event).request.request_id == ""


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=12,
)


@given(json_values)
def test_whatever_is_sent_the_door_does_not_raise(event: Any) -> None:
    admit(event, SKILL)


@given(st.sampled_from(sorted(TYPES)), st.data())
def test_whatever_stands_in_the_parts_of_a_request_the_sdk_can_read_it(
    kind: str, data: st.DataObject
) -> None:
    event = request(type=kind)
    for path in (
        ("context", "System", "device"),
        ("context", "System", "user"),
        ("context", "Viewport"),
        ("session",),
        ("request", "intent"),
        ("request", "locale"),
        ("request", "timestamp"),
        ("request", "reason"),
        ("request", "status"),
        ("request", "payload"),
    ):
        if data.draw(st.booleans()):
            inner = event
            for name in path[:-1]:
                inner = inner[name]
            inner[path[-1]] = data.draw(json_values)
    if isinstance(admit(event, SKILL), Admitted):
        let_in(event)
