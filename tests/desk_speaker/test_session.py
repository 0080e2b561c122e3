"""How a conversation is opened, kept and closed."""

from __future__ import annotations

from collections.abc import Callable

from desk_speaker.household import ECHO_SHOW, Household
from tests.desk_speaker.conftest import Room
from tests.desk_speaker.small_skill import Json, asks, says


def test_open_and_the_name_launches_the_skill(room: Room) -> None:
    turn = room.hear("open back spasm helper")
    assert turn.intent == "LaunchRequest"
    assert turn.speech == "Hello."
    assert turn.slots == {}
    assert turn.request["session"]["new"] is True


def test_a_bare_request_opens_a_session_of_one_turn(room: Room) -> None:
    turn = room.hear("ice for twenty minutes")
    assert turn.intent == "StartIceIntent"
    assert turn.slots == {"duration": "PT20M"}
    assert turn.session_open is False
    assert room.hear("how long left").request["session"]["new"] is True


def test_ask_and_the_name_and_a_request_asks_for_just_that(room: Room) -> None:
    turn = room.hear("Alexa, ask Back Spasm Helper how do I lie down")
    assert turn.intent == "PositionIntent"


def test_an_open_session_hears_the_next_line_and_gets_its_attributes_back(room: Room) -> None:
    room.skill.answer = lambda _: asks("Shall I remind you?", pending="remind")
    first = room.hear("start my ice pack")
    assert first.session_open
    assert first.reprompt == "Shall I?"
    second = room.hear("yes")
    assert second.intent == "AMAZON.YesIntent"
    assert second.request["session"]["new"] is False
    assert second.request["session"]["sessionId"] == first.request["session"]["sessionId"]
    assert second.request["session"]["attributes"] == {"pending": "remind"}


def test_silence_hears_the_reprompt_once_and_ends_the_session(room: Room) -> None:
    room.skill.answer = lambda envelope: (
        asks("Shall I?", reprompt="Say yes or no.")
        if envelope["request"]["type"] == "IntentRequest"
        else says(None)
    )
    room.hear("start my ice pack")
    turn = room.hear("")
    assert turn.intent == "SessionEndedRequest"
    assert turn.speech == "Say yes or no."
    assert turn.request["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert not room.speaker.listening


def test_silence_outside_a_session_is_nothing(room: Room) -> None:
    assert room.speaker.hear("   ") == []
    assert room.speaker.hear("Alexa") == []
    assert room.skill.requests == []


def test_a_session_does_not_outlast_a_long_wait(room: Room) -> None:
    room.skill.answer = lambda envelope: (
        says(None) if envelope["request"]["type"] == "SessionEndedRequest" else asks("Shall I?")
    )
    room.hear("start my ice pack")
    room.speaker.wait(5)
    assert room.speaker.listening
    room.speaker.wait(30)
    assert not room.speaker.listening
    assert room.turns[-1].at - room.turns[0].at == 5 + 16


def test_walking_away_ends_the_session_as_the_users_wish(room: Room) -> None:
    room.skill.answer = lambda _: asks("Shall I?")
    room.hear("start my ice pack")
    room.speaker.new_session()
    assert room.skill.requests[-1]["request"]["reason"] == "USER_INITIATED"
    assert room.speaker.new_session() == []


def test_calling_the_skill_by_name_inside_a_session_opens_a_new_one(room: Room) -> None:
    room.skill.answer = lambda _: asks("Shall I?")
    first = room.hear("start my ice pack")
    second = room.hear("open back spasm helper")
    assert room.skill.kinds == ["IntentRequest", "SessionEndedRequest", "LaunchRequest"]
    assert second.request["session"]["sessionId"] != first.request["session"]["sessionId"]


def test_a_reply_that_leaves_the_session_unsaid_ends_it_without_a_screen(room: Room) -> None:
    room.skill.answer = lambda _: says("Hello.", shouldEndSession=None)
    room.hear("what is on")
    assert room.hear("what is on").request["session"]["new"] is True


def test_a_reply_that_leaves_the_session_unsaid_lingers_on_a_screen(
    room_of: Callable[[Household], Room],
) -> None:
    room = room_of(Household(device=ECHO_SHOW))
    shown = {"type": "Alexa.Presentation.APL.RenderDocument", "document": {}}
    room.skill.answer = lambda _: says("Hello.", shouldEndSession=None, directives=[shown])
    assert room.hear("what is on").session_open is False
    room.speaker.wait(20)
    assert room.hear("what is on").request["session"]["new"] is False
    room.speaker.wait(31)
    assert room.hear("what is on").request["session"]["new"] is True


def test_control_characters_are_not_heard(room: Room) -> None:
    assert room.hear("how\x00 long\x1b left\u200b").utterance == "how long left"


def test_nobody_follows_two_hundred_words(room: Room) -> None:
    turn = room.hear("how long left " * 100)
    assert turn.intent == "AMAZON.FallbackIntent"
    assert turn.slots == {}


def test_words_the_model_does_not_hold_are_a_fallback(room: Room) -> None:
    assert room.hear("who won the cup in nineteen sixty six").intent == "AMAZON.FallbackIntent"


def test_a_request_carries_what_alexa_sends(room: Room) -> None:
    envelope = room.hear("what is on").request
    system = envelope["context"]["System"]
    assert envelope["version"] == "1.0"
    assert envelope["request"]["timestamp"] == "2026-03-02T09:00:00Z"
    assert envelope["request"]["locale"] == "en-US"
    assert envelope["request"]["intent"]["confirmationStatus"] == "NONE"
    assert system["apiEndpoint"].startswith("http://127.0.0.1:")
    assert system["user"] == envelope["session"]["user"]
    assert system["device"]["supportedInterfaces"] == {}
    assert "Viewport" not in envelope["context"]


def test_every_request_has_an_id_and_a_token_of_its_own(room: Room) -> None:
    first, second = room.hear("what is on").request, room.hear("what is on").request
    assert first["request"]["requestId"] != second["request"]["requestId"]
    tokens = {each["context"]["System"]["apiAccessToken"] for each in (first, second)}
    assert len(tokens) == 2


def test_a_device_with_a_screen_says_so(room_of: Callable[[Household], Room]) -> None:
    context = room_of(Household(device=ECHO_SHOW)).hear("what is on").request["context"]
    interfaces = context["System"]["device"]["supportedInterfaces"]
    assert interfaces["Alexa.Presentation.APL"]["runtime"]["maxVersion"] == "1.4"
    assert context["Viewport"]["mode"] == "HUB"


def test_a_skill_that_fails_is_told_that_its_session_ended_in_an_error(room: Room) -> None:
    def fail(_: Json) -> Json:
        raise RuntimeError("broken")

    room.skill.answer = fail
    room.speaker.hear("what is on")
    turn, ended = room.turns
    assert turn.speech == "There was a problem with the requested skill's response."
    assert "status 500" in turn.complaints[0]
    assert ended.request["request"]["reason"] == "ERROR"
    assert ended.request["request"]["error"]["type"] == "INTERNAL_SERVICE_ERROR"


def test_what_alexa_would_refuse_is_not_heard(room: Room) -> None:
    room.skill.answer = lambda _: says("Salt & vinegar")
    room.speaker.hear("what is on")
    assert "not well formed" in room.turns[0].complaints[0]
    assert room.turns[0].speech == "There was a problem with the requested skill's response."
    assert room.turns[1].request["request"]["error"]["type"] == "INVALID_RESPONSE"


def test_a_session_that_ended_cannot_speak(room: Room) -> None:
    room.skill.answer = lambda _: asks("Shall I?")
    room.hear("start my ice pack")
    assert "nobody hears" in room.hear("").complaints[0]
