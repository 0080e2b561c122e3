"""An utterance that a sample holds word for word is that sample's intent, its slots filled."""

from __future__ import annotations

from typing import Any

import pytest

from desk_speaker.interpreter import Interpreter


@pytest.mark.parametrize(
    ("utterance", "intent", "slots"),
    [
        ("start the oven", "BakeIntent", {}),
        ("START the oven.", "BakeIntent", {}),
        ("um start the oven please", "BakeIntent", {}),
        ("bake the cake", "BakeIntent", {"dish": "CAKE"}),
        (
            "bake the sourdough loaf for half an hour",
            "BakeIntent",
            {"dish": "BREAD", "time": "PT30M"},
        ),
        ("bake three trays of biscuits", "BakeIntent", {"trays": "3", "dish": "biscuits"}),
        ("bake 3 trays of biscuits", "BakeIntent", {"trays": "3", "dish": "biscuits"}),
        ("bake minus five trays of biscuits", "BakeIntent", {"trays": "?", "dish": "biscuits"}),
        ("bake a zillion trays of cake", "BakeIntent", {"trays": "?", "dish": "CAKE"}),
        (
            "put the bread in the oven for the next four hours",
            "BakeIntent",
            {"dish": "BREAD", "time": "PT4H"},
        ),
        (
            "after an hour of resting bake it for twenty minutes",
            "BakeIntent",
            {"rest": "PT1H", "time": "PT20M"},
        ),
        ("make it twenty", "MakeItIntent", {"minutes": "20"}),
        ("make it twenty minutes", "MakeItIntent", {"time": "PT20M"}),
        ("zero minutes", "MakeItIntent", {"time": "PT0M"}),
        ("an hour and a half", "MakeItIntent", {"time": "PT1H30M"}),
        ("call 911", "CallIntent", {}),
        ("ring nine nine nine", "CallIntent", {}),
        ("write down buy more flour", "NoteIntent", {"words": "buy more flour"}),
        ("yes please", "AMAZON.YesIntent", {}),
        ("okay stop", "AMAZON.StopIntent", {}),
    ],
)
def test_a_sample_is_heard_with_its_slots(
    kitchen: Interpreter, utterance: str, intent: str, slots: dict[str, str]
) -> None:
    heard = kitchen.interpret(utterance)
    assert heard.intent == intent
    assert heard.score == 1.0
    assert {n: v.resolved for n, v in heard.slots.items() if v is not None} == slots


def test_every_slot_of_the_intent_is_named_even_when_empty(kitchen: Interpreter) -> None:
    heard = kitchen.interpret("start the oven")
    assert heard.slots == {"dish": None, "time": None, "rest": None, "trays": None}


def test_the_sample_with_more_words_wins_over_the_one_with_more_slots(
    kitchen_model: dict[str, Any],
) -> None:
    language = kitchen_model["interactionModel"]["languageModel"]
    language["intents"].append({"name": "CakeIntent", "samples": ["bake the cake"]})
    heard = Interpreter(kitchen_model).interpret("bake the cake")
    assert heard.intent == "CakeIntent"


def test_free_text_wins_over_nothing_that_a_sample_holds(kitchen_model: dict[str, Any]) -> None:
    language = kitchen_model["interactionModel"]["languageModel"]
    language["intents"].append({"name": "FireNoteIntent", "samples": ["write down the time"]})
    assert Interpreter(kitchen_model).interpret("write down the time").intent == "FireNoteIntent"


def test_every_sample_of_a_model_is_heard_as_its_own_intent(
    kitchen: Interpreter, kitchen_model: dict[str, Any]
) -> None:
    for intent in kitchen_model["interactionModel"]["languageModel"]["intents"]:
        for sample in intent["samples"]:
            spoken = (
                sample.replace("{dish}", "cake")
                .replace("{time}", "ten minutes")
                .replace("{rest}", "an hour")
                .replace("{trays}", "two")
                .replace("{minutes}", "ten")
                .replace("{words}", "buy more flour")
            )
            assert kitchen.interpret(spoken).intent == intent["name"], spoken
