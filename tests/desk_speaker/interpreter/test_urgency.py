"""A sign said in the same breath as something else is heard; denials and stories are no sign."""

from __future__ import annotations

import pytest

from desk_speaker.interpreter import Interpreter
from desk_speaker.interpreter.model import compared
from desk_speaker.interpreter.urgency import beside, parts


def model(**samples: list[str]) -> dict[str, object]:
    intents = [
        {"name": name.replace("AMAZON_", "AMAZON."), "slots": [], "samples": said}
        for name, said in samples.items()
    ]
    language = {"invocationName": "some skill", "intents": intents, "types": []}
    return {"interactionModel": {"languageModel": language}}


MODEL = model(
    ExerciseIntent=["what exercises can i do", "show me a stretch", "which stretch helps"],
    EmergencySignIntent=["my foot is dragging", "i can't feel my legs", "my legs are numb"],
    NothingWrongIntent=["my legs aren't numb", "i can feel my legs", "my foot is fine"],
    AMAZON_FallbackIntent=["i laughed so hard i couldn't feel my legs", "play some jazz"],
)


@pytest.fixture(scope="module")
def listener() -> Interpreter:
    return Interpreter(MODEL)


def test_a_sign_after_a_request_is_heard(listener: Interpreter) -> None:
    heard = listener.interpret("what exercises can i do my foot is dragging")
    assert heard.intent == "EmergencySignIntent"


def test_without_leaning_the_request_is_heard() -> None:
    even = Interpreter(MODEL, leans=False)
    heard = even.interpret("what exercises can i do my foot is dragging")
    assert heard.intent == "ExerciseIntent"


def test_a_sign_before_a_request_is_heard(listener: Interpreter) -> None:
    heard = listener.interpret("my legs are numb and which stretch helps")
    assert heard.intent == "EmergencySignIntent"


def test_a_request_alone_stays_a_request(listener: Interpreter) -> None:
    assert listener.interpret("what exercises could i do").intent == "ExerciseIntent"


def test_a_story_that_names_a_sign_is_no_sign(listener: Interpreter) -> None:
    heard = listener.interpret("she laughed so hard she couldn't feel her legs")
    assert heard.intent == "AMAZON.FallbackIntent"


def test_a_denial_beside_a_request_is_no_sign(listener: Interpreter) -> None:
    heard = listener.interpret("my legs aren't numb what exercises can i do")
    assert heard.intent not in {"EmergencySignIntent", "AMAZON.FallbackIntent"}


def test_a_sign_that_a_denial_leaves_out_is_heard(listener: Interpreter) -> None:
    heard = listener.interpret("my legs aren't numb but my foot is dragging")
    assert heard.intent == "EmergencySignIntent"


def test_a_denial_of_two_things_is_no_sign(listener: Interpreter) -> None:
    heard = listener.interpret("my legs aren't numb and my foot is fine")
    assert heard.intent == "NothingWrongIntent"


@pytest.mark.parametrize(
    "said",
    [
        "my foot is fine i can't feel my legs",
        "i can't feel my legs my foot is fine",
        "i can't feel my legs otherwise my foot is fine",
        "my foot is fine it's just that my legs are numb",
    ],
)
def test_a_sign_beside_a_denial_is_heard(listener: Interpreter, said: str) -> None:
    assert listener.interpret(said).intent == "EmergencySignIntent"


@pytest.mark.parametrize(
    "said", ["my legs are not numb my foot is fine", "my foot is fine i can feel my legs"]
)
def test_two_denials_are_no_sign(listener: Interpreter, said: str) -> None:
    assert listener.interpret(said).intent == "NothingWrongIntent"


def heard_parts(utterance: str) -> list[str]:
    return [" ".join(token.text for token in part) for part in parts(compared(utterance))]


def test_an_utterance_has_parts_where_a_clause_may_begin() -> None:
    assert heard_parts("start the ice my foot is dragging") == [
        "the ice my foot is dragging",
        "my foot is dragging",
        "start the ice",
    ]


def test_no_part_begins_behind_a_not_that_reaches_it() -> None:
    assert "my legs are numb" not in heard_parts("i do not think my legs are numb")


def sentences_beside(utterance: str) -> list[str]:
    return [" ".join(token.text for token in part) for part, _ in beside(compared(utterance))]


def test_a_sentence_stands_beside_another_whatever_joins_them() -> None:
    assert sentences_beside("no fever it's just that my foot is dragging")[-1] == (
        "my foot is dragging"
    )
    assert "my foot is dragging" in sentences_beside("my foot is dragging apart from that no fever")


@pytest.mark.parametrize(
    ("said", "torn"),
    [
        ("no trouble with my left leg", "my left leg"),
        ("my left leg is not numb", "my left leg is"),
    ],
)
def test_no_sentence_is_torn_apart(said: str, torn: str) -> None:
    assert torn not in sentences_beside(said)


TIERS = model(
    SameDaySignIntent=[
        "the pain wakes me every single night",
        "the pain keeps waking me all through the night",
        "the pain wakes me at night and never lets up",
        "i've got a temperature",
    ],
    EmergencySignIntent=["my foot is dragging", "i can't feel my legs"],
    NothingWrongIntent=["my legs are fine", "no trouble with my bladder"],
)


def test_a_graver_sign_beside_one_for_the_same_day_is_heard() -> None:
    heard = Interpreter(TIERS).interpret("the pain keeps waking me every night my foot is dragging")
    assert heard.intent == "EmergencySignIntent"
