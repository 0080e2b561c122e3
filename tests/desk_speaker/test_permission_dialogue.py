"""Alexa asks for a permission on the skill's behalf, and hands the answer back."""

from __future__ import annotations

import pytest

from tests.desk_speaker.conftest import Room
from tests.desk_speaker.small_skill import Json, asks_for_permission, call, reminder, says

REMINDERS = "/v1/alerts/reminders"


def _skill_that_asks(room: Room, question: Json) -> None:
    """The skill asks at first, and says what came of it."""

    def answer(envelope: Json) -> Json:
        kind = envelope["request"]["type"]
        if kind == "IntentRequest":
            return question
        if kind == "SessionEndedRequest":
            return says(None)
        result = envelope["request"].get("payload", {})
        return says(f"It was {result.get('status', 'nothing')}.")

    room.skill.answer = answer


@pytest.mark.parametrize(
    ("said", "status", "works"),
    [
        ("yes", "ACCEPTED", 200),
        ("I approve", "ACCEPTED", 200),
        ("no", "DENIED", 401),
        ("I don't approve", "DENIED", 401),
        ("", "NOT_ANSWERED", 401),
        ("how long left", "NOT_ANSWERED", 401),
    ],
)
def test_the_answer_is_handed_back_and_heeded(
    room: Room, said: str, status: str, works: int
) -> None:
    room.commands.run(":permission unset")
    _skill_that_asks(room, asks_for_permission("I need your permission."))
    asked = room.hear("start my ice pack")
    assert asked.speech == (
        "I need your permission. Do you give Back Spasm Helper permission to create and update "
        'reminders? You can say "I approve" or "no".'
    )
    assert asked.complaints == []
    assert room.speaker.asking
    turn = room.hear(said)
    assert turn.intent == "Connections.Response"
    assert turn.speech == f"It was {status}."
    body = turn.request["request"]
    assert body["name"] == "AskFor"
    assert body["token"] == "plan-7"
    assert body["status"] == {"code": "200", "message": "OK"}
    assert body["payload"]["permissionScopes"][0]["consentLevel"] == "ACCOUNT"
    assert not room.speaker.asking
    assert room.call("GET", REMINDERS).status == works


def test_the_skill_can_set_reminders_while_it_takes_the_answer(room: Room) -> None:
    room.commands.run(":permission unset")
    statuses: list[int] = []

    def answer(envelope: Json) -> Json:
        if envelope["request"]["type"] == "IntentRequest":
            return asks_for_permission()
        statuses.append(call(envelope, "POST", REMINDERS, reminder(60)).status)
        return says("Set.")

    room.skill.answer = answer
    room.hear("start my ice pack")
    room.hear("yes")
    assert statuses == [200]


def test_nothing_is_asked_when_permission_is_there_already(room: Room) -> None:
    _skill_that_asks(room, asks_for_permission("One moment."))
    room.speaker.hear("start my ice pack")
    first, second = room.turns
    assert first.speech == "One moment."
    assert second.utterance is None
    assert second.speech == "It was ACCEPTED."


def test_what_the_skill_left_in_the_session_does_not_come_back(room: Room) -> None:
    room.commands.run(":permission unset")
    question = {**asks_for_permission(), "sessionAttributes": {"plan": "x"}}
    _skill_that_asks(room, question)
    room.hear("start my ice pack")
    assert room.hear("yes").request["session"]["attributes"] == {}


def test_the_first_form_of_the_question_is_understood(room: Room) -> None:
    room.commands.run(":permission unset")
    question = asks_for_permission()
    question["response"]["directives"][0]["payload"] = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": "alexa::alerts:timers:skill:readwrite",
    }
    _skill_that_asks(room, question)
    assert "update timers?" in (room.hear("start my ice pack").speech or "")
    payload = room.hear("yes").request["request"]["payload"]
    assert payload == {
        "permissionScope": "alexa::alerts:timers:skill:readwrite",
        "isCardThrown": False,
        "status": "ACCEPTED",
    }


def test_the_newer_connection_is_answered_by_a_resumed_session(room: Room) -> None:
    room.commands.run(":permission unset")
    question = asks_for_permission()
    directive = question["response"]["directives"][0]
    question["response"]["directives"] = [
        {
            "type": "Connections.StartConnection",
            "uri": "connection://AMAZON.AskForPermissionsConsent/2",
            "input": directive["payload"],
            "token": "plan-8",
        }
    ]
    _skill_that_asks(room, question)
    room.hear("start my ice pack")
    body = room.hear("yes").request["request"]
    assert body["type"] == "SessionResumedRequest"
    assert body["cause"]["token"] == "plan-8"
    assert body["cause"]["result"]["status"] == "ACCEPTED"


def test_a_permission_alexa_does_not_know_is_not_asked_for(room: Room) -> None:
    question = asks_for_permission()
    scope = question["response"]["directives"][0]["payload"]["permissionScopes"][0]
    scope["permissionScope"] = "alexa::everything"
    _skill_that_asks(room, question)
    room.speaker.hear("start my ice pack")
    assert "does not know" in room.turns[0].complaints[0]
    assert room.turns[1].request["request"]["status"]["code"] == "400"


def test_a_skill_that_keeps_asking_is_not_answered_for_ever(room: Room) -> None:
    room.skill.answer = lambda _: asks_for_permission()
    assert len(room.speaker.hear("start my ice pack")) < 10


def test_the_session_must_be_left_to_alexa_while_it_asks(room: Room) -> None:
    room.commands.run(":permission unset")
    question = asks_for_permission()
    question["response"]["shouldEndSession"] = True
    _skill_that_asks(room, question)
    assert "shouldEndSession" in room.hear("start my ice pack").complaints[0]
