"""A small interaction model from another domain: a kitchen helper, with all kinds of slots."""

from __future__ import annotations

from typing import Any

import pytest

from desk_speaker.interpreter import Interpreter


def _model() -> dict[str, Any]:
    """The JSON of an interaction model that knows of ovens and tea, and nothing else."""
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": "kitchen helper",
                "intents": [
                    {"name": "AMAZON.YesIntent", "samples": ["yes", "yeah", "sure"]},
                    {"name": "AMAZON.NoIntent", "samples": ["no", "nope"]},
                    {"name": "AMAZON.StopIntent", "samples": ["stop", "quit"]},
                    {"name": "AMAZON.FallbackIntent", "samples": []},
                    {
                        "name": "BakeIntent",
                        "slots": [
                            {"name": "dish", "type": "Dish"},
                            {"name": "time", "type": "AMAZON.DURATION"},
                            {"name": "rest", "type": "AMAZON.DURATION"},
                            {"name": "trays", "type": "AMAZON.NUMBER"},
                        ],
                        "samples": [
                            "bake the {dish}",
                            "bake the {dish} for {time}",
                            "bake {trays} trays of {dish}",
                            "put the {dish} in the oven for the next {time}",
                            "after {rest} of resting bake it for {time}",
                            "start the oven",
                        ],
                    },
                    {
                        "name": "MakeItIntent",
                        "slots": [
                            {"name": "time", "type": "AMAZON.DURATION"},
                            {"name": "minutes", "type": "AMAZON.NUMBER"},
                        ],
                        "samples": ["make it {time}", "make it {minutes}", "{time}"],
                    },
                    {
                        "name": "BurntIntent",
                        "samples": [
                            "the kitchen is on fire",
                            "i can smell smoke",
                            "i can't breathe for the smoke",
                        ],
                    },
                    {
                        "name": "AllFineIntent",
                        "samples": [
                            "the kitchen is not on fire",
                            "i can't smell smoke",
                            "i can breathe fine",
                        ],
                    },
                    {"name": "CallIntent", "samples": ["call nine one one", "ring triple nine"]},
                    {
                        "name": "NoteIntent",
                        "slots": [{"name": "words", "type": "AMAZON.SearchQuery"}],
                        "samples": ["write down {words}"],
                    },
                ],
                "types": [
                    {
                        "name": "Dish",
                        "values": [
                            {
                                "id": "BREAD",
                                "name": {"value": "bread", "synonyms": ["sourdough loaf", "loaf"]},
                            },
                            {"id": "CAKE", "name": {"value": "sponge cake", "synonyms": ["cake"]}},
                            {"name": {"value": "biscuits"}},
                        ],
                    }
                ],
            }
        }
    }


@pytest.fixture
def kitchen_model() -> dict[str, Any]:
    """The JSON of the kitchen helper's model, the test's own to change."""
    return _model()


@pytest.fixture(scope="session")
def kitchen() -> Interpreter:
    """An interpreter that knows the kitchen helper's model."""
    return Interpreter(_model())
