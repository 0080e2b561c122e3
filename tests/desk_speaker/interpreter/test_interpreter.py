"""The interpreter as a whole: near matches, thresholds, what it must never do."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_speaker.interpreter import Interpretation, Interpreter
from desk_speaker.interpreter.interpreter import THRESHOLD

FALLBACK = "AMAZON.FallbackIntent"


@pytest.mark.parametrize(
    ("utterance", "intent"),
    [
        ("help my kitchen is on fire", "BurntIntent"),
        ("I think I can smell some smoke in here", "BurntIntent"),
        ("could you start up the oven", "BakeIntent"),
        ("pop a cake in the oven for an hour", "BakeIntent"),
        ("now make it fifteen minutes or so", "MakeItIntent"),
    ],
)
def test_a_sentence_like_a_sample_is_heard_as_its_intent(
    kitchen: Interpreter, utterance: str, intent: str
) -> None:
    heard = kitchen.interpret(utterance)
    assert heard.intent == intent
    assert THRESHOLD <= heard.score < 1.0


@pytest.mark.parametrize(
    ("utterance", "intent"),
    [
        ("the kitchen really is on fire", "BurntIntent"),
        ("the kitchen really isn't on fire", "AllFineIntent"),
        ("I definitely smell smoke", "BurntIntent"),
        ("I definitely can't smell any smoke", "AllFineIntent"),
        ("I can breathe just fine thanks", "AllFineIntent"),
        ("with this smoke I can't breathe", "BurntIntent"),
    ],
)
def test_a_denial_is_told_from_a_statement(
    kitchen: Interpreter, utterance: str, intent: str
) -> None:
    assert kitchen.interpret(utterance).intent == intent


@pytest.mark.parametrize(
    "utterance",
    [
        "what's the capital of france",
        "play some jazz",
        "who won the football",
        "don't stop believing is a great song",
        "",
        "   ",
        "?!?!",
        "\x00\x01\x02",
        "🎉🎉🎉",
        "Мне больно",
        "背中が痛い",
        "ظهري يؤلمني",
        "blah " * 1000,
        "um er please",
    ],
)
def test_what_is_like_no_sample_falls_back(kitchen: Interpreter, utterance: str) -> None:
    heard = kitchen.interpret(utterance)
    assert heard.intent == FALLBACK
    assert heard.slots == {}
    assert 0.0 <= heard.score < THRESHOLD
    assert heard.utterance == utterance


@pytest.mark.parametrize("utterance", ["yes", "yes please", "um yeah", "sure, thanks", "Stop!"])
def test_short_built_in_words_are_heard_with_fillers(kitchen: Interpreter, utterance: str) -> None:
    assert kitchen.interpret(utterance).intent in ("AMAZON.YesIntent", "AMAZON.StopIntent")


def test_a_built_in_word_inside_a_sentence_is_not_that_intent(kitchen: Interpreter) -> None:
    assert kitchen.interpret("no way is the sky yellow").intent == FALLBACK


def test_an_exact_sample_beats_a_likeness(kitchen_model: dict[str, Any]) -> None:
    language = kitchen_model["interactionModel"]["languageModel"]
    language["intents"].append({"name": "OddIntent", "samples": ["start the oven door"]})
    interpreter = Interpreter(kitchen_model)
    assert interpreter.interpret("start the oven door") == Interpretation(
        "start the oven door", "OddIntent", {}, 1.0
    )
    assert interpreter.interpret("start the oven").intent == "BakeIntent"


def test_nothing_is_known_but_what_the_model_holds(kitchen: Interpreter) -> None:
    """The desk speaker has no phrases of its own: the skill's words mean nothing here."""
    for utterance in (
        "put an ice pack on my back",
        "my back has gone into spasm",
        "alternate hot and cold",
        "remind me when it comes off",
        "i've gone numb between my legs",
        "take me through the positions",
        "pause",
        "skip",
        "how long left",
    ):
        assert kitchen.interpret(utterance).intent == FALLBACK, utterance


def test_a_model_without_samples_hears_nothing() -> None:
    empty = Interpreter({"interactionModel": {"languageModel": {"intents": []}}})
    assert empty.interpret("yes") == Interpretation("yes", FALLBACK, {}, 0.0)


@pytest.mark.parametrize(
    "model",
    [
        {},
        {"interactionModel": None},
        {"interactionModel": {"languageModel": {"intents": [{"samples": []}]}}},
        {
            "interactionModel": {
                "languageModel": {"intents": [{"name": "A", "samples": ["say {nothing}"]}]}
            }
        },
    ],
)
def test_what_is_no_interaction_model_is_refused(model: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"not an interaction model|has no slot"):
        Interpreter(model)


_KITCHEN_WORDS = (
    "the kitchen is not on fire i can smell smoke bake cake bread for twenty minutes an hour and a "
    "half make it minus zillion nine one one call write down yes no stop um please but"
)


@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(st.sampled_from(_KITCHEN_WORDS.split()), max_size=80).map(" ".join),
    )
)
def test_no_text_makes_it_raise(kitchen: Interpreter, utterance: str) -> None:
    heard = kitchen.interpret(utterance)
    assert 0.0 <= heard.score <= 1.0
    assert heard.utterance == utterance
    for name, value in heard.slots.items():
        assert value is None or value.alexa(name)["value"]


def test_the_same_words_always_mean_the_same(kitchen_model: dict[str, Any]) -> None:
    utterances = ["bake a cake for an hour", "there is smoke", "make it ten then", "whatever"]
    first = [Interpreter(kitchen_model).interpret(u) for u in utterances]
    second = [Interpreter(kitchen_model).interpret(u) for u in utterances]
    assert first == second


def test_the_same_words_mean_the_same_in_another_process() -> None:
    """Nothing depends on the order in which Python happens to hash words."""
    code = (
        "import json, sys; from desk_speaker.interpreter import Interpreter;"
        "model = {'interactionModel': {'languageModel': {'intents': ["
        "{'name': f'I{n}', 'samples': [f'put the {w} on the table', f'take the {w} away']}"
        " for n, w in enumerate('cup plate fork knife spoon bowl'.split())]}}};"
        "print(Interpreter(model).interpret('please put it all on that table there'))"
    )
    heard = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[3])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(heard) == 1


def test_a_thousand_words_take_no_longer_than_a_hundred_sentences(kitchen: Interpreter) -> None:
    """As a ratio, for machines differ: what is beyond eight seconds of speech is not looked at."""

    def seconds(utterances: list[str]) -> float:
        start = time.perf_counter()
        for utterance in utterances:
            kitchen.interpret(utterance)
        return time.perf_counter() - start

    sentences = [f"could you bake the cake for {n} minutes in there" for n in range(100)]
    seconds(sentences)
    assert seconds(["bake the cake " * 334]) < seconds(sentences)
