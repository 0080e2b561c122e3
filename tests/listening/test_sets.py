"""The evaluation sets are what they say they are."""

from __future__ import annotations

import json
from pathlib import Path

HERE = Path(__file__).parent
MODELS = HERE.parents[1] / "interaction-models"


def rows(name: str) -> list[list[str]]:
    text = (HERE / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line]


SETS = {name: rows(name) for name in ("development", "development_more", "test")}


def test_there_are_at_least_eight_hundred_utterances_in_the_two_halves() -> None:
    assert len(SETS["development"]) + len(SETS["test"]) >= 800
    assert len(SETS["test"]) >= 400


def test_no_utterance_is_a_sample_of_the_model() -> None:
    samples = set()
    for path in MODELS.glob("en-*.json"):
        model = json.loads(path.read_text(encoding="utf-8"))["interactionModel"]["languageModel"]
        for intent in model["intents"]:
            samples |= {" ".join(each.lower().split()) for each in intent.get("samples", [])}
    taken = {row[0] for each in SETS.values() for row in each} & samples
    assert taken == set()


def test_no_utterance_is_in_two_sets() -> None:
    heard = [row[0] for each in SETS.values() for row in each]
    assert len(heard) == len(set(heard))


def test_every_label_is_an_intent_of_the_model() -> None:
    model = json.loads((MODELS / "en-US.json").read_text(encoding="utf-8"))
    known = {each["name"] for each in model["interactionModel"]["languageModel"]["intents"]}
    labels = {label for each in SETS.values() for row in each for label in row[1].split("|")}
    assert labels <= known
