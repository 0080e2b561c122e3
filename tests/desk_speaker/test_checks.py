"""Every response is held against Alexa's limits, and against good manners."""

from __future__ import annotations

from typing import Any

import pytest

from desk_speaker.checks import Heard, read
from desk_speaker.household import ECHO_SHOW, Household
from tests.desk_speaker.small_skill import Json, asks, says

ECHO = Household()
SHOW = Household(device=ECHO_SHOW)


def _read(response: object, size: int = 500, household: Household = ECHO) -> Heard:
    return read(response, size, household)


def _plain(text: str) -> Json:
    return says(None, outputSpeech={"type": "PlainText", "text": text})


@pytest.mark.parametrize("response", [says("Ice off."), asks("Shall I?"), _plain("Ice off.")])
def test_a_good_response_has_nothing_wrong_with_it(response: Json) -> None:
    heard = _read(response)
    assert heard.refused == []
    assert heard.complaints == []


def test_a_statement_may_wait_for_the_user_when_it_has_a_reprompt() -> None:
    assert _read(asks("Lie down on your back.", reprompt="Say next.")).complaints == []


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (None, "no 'response'"),
        ({"version": "1.0"}, "no 'response'"),
        (_plain("x" * 8001), "8001 characters"),
        (says("x" * 8001), "characters"),
        (asks("Shall I?", reprompt="x" * 8001), "the reprompt has"),
        (says("Hot & cold"), "not well formed"),
        (says("<blink>x</blink>"), "not a tag"),
        (says(None, outputSpeech={"type": "Song", "text": "la"}), "neither SSML nor PlainText"),
        (says("x", card={"type": "Postcard"}), "no card of type"),
        (says("x", card={"type": "Simple", "title": "t", "content": "x" * 8001}), "the card"),
        (says("x", card={"type": "AskForPermissionsConsent"}), "no permission"),
        (says("x", directives={}), None),
        (says("x", directives="all"), "not a list"),
        (
            says("x", directives=[{"type": "Alexa.Presentation.APL.RenderDocument"}]),
            "no screen",
        ),
    ],
)
def test_what_alexa_refuses_is_refused(response: object, reason: str | None) -> None:
    refused = _read(response).refused
    if reason is None:
        assert refused == []
    else:
        assert reason in refused[0]


def test_eight_thousand_characters_are_allowed() -> None:
    assert _read(_plain("x" * 8000)).refused == []


def test_a_response_of_more_than_120_kilobytes_is_refused() -> None:
    assert _read(says("x"), 120 * 1024).refused == []
    assert "bytes" in _read(says("x"), 120 * 1024 + 1).refused[0]


def test_a_screen_takes_what_is_for_screens() -> None:
    response = says("x", directives=[{"type": "Alexa.Presentation.APL.RenderDocument"}])
    assert _read(response, household=SHOW).refused == []


def _open(**more: Any) -> Json:
    return says(more.pop("text", None), shouldEndSession=False, **more)


@pytest.mark.parametrize(
    ("response", "complaint"),
    [
        (_open(text="Shall I?"), "no reprompt"),
        (_open(text="Ice off."), "no answer is expected"),
        (_open(), "nothing is said"),
        (says("Shall I?"), "nobody listens"),
        (says('Say "shall I?"'), "nobody listens"),
        (
            says("x", reprompt={"outputSpeech": {"type": "PlainText", "text": "y"}}),
            "although the session is closed",
        ),
        (says("x", card={"type": "Simple", "title": "t"}), "the card lacks"),
    ],
)
def test_bad_manners_are_complained_about(response: Json, complaint: str) -> None:
    assert any(complaint in each for each in _read(response).complaints)


def test_nothing_may_be_said_when_the_session_has_ended() -> None:
    assert "nobody hears" in read(says("Bye."), 99, ECHO, may_speak=False).complaints[0]
    assert read(says(None), 99, ECHO, may_speak=False).complaints == []
