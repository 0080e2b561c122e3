"""An Alexa interaction model as the interpreter reads it: intents, slots, samples and types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desk_speaker.interpreter.numbers import with_digits
from desk_speaker.interpreter.words import Token, tokens_of

DURATION = "AMAZON.DURATION"
NUMBER = "AMAZON.NUMBER"
TIME = "AMAZON.TIME"
SEARCH_QUERY = "AMAZON.SearchQuery"
FALLBACK = "AMAZON.FallbackIntent"

_SLOT = re.compile(r"\{\s*([A-Za-z_]\w*)\s*\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a sample, filled from the words of the utterance."""

    name: str
    type: str


Part = str | Slot
"""One piece of a sample: a word in compared form, or a slot."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a custom slot type, with every way to say it (as compared words)."""

    id: str
    name: str
    ways: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample utterance of an intent."""

    intent: str
    parts: tuple[Part, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots in the order they are spoken."""
        return tuple(part for part in self.parts if isinstance(part, Slot))


@dataclass(frozen=True, slots=True)
class Intent:
    """An intent with its slots (name to type) and its samples."""

    name: str
    slots: Mapping[str, str]
    samples: tuple[Sample, ...]

    @property
    def built_in(self) -> bool:
        """Whether Alexa brings this intent along."""
        return self.name.startswith("AMAZON.")


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """What an interaction model says about listening."""

    invocation_name: str
    intents: tuple[Intent, ...]
    types: Mapping[str, tuple[Value, ...]]

    def samples(self) -> Iterator[Sample]:
        """Every sample of every intent, in the model's order."""
        for intent in self.intents:
            yield from intent.samples


def language_model(model: Mapping[str, Any]) -> LanguageModel:
    """Read an interaction model's JSON.

    Raises:
        ValueError: the JSON is no interaction model, or a sample names a slot its intent lacks.
    """
    try:
        language = model["interactionModel"]["languageModel"]
        intents = tuple(_intent(entry) for entry in language["intents"])
        types = {
            entry["name"]: tuple(_value(value) for value in entry.get("values", []))
            for entry in language.get("types", [])
        }
        return LanguageModel(language.get("invocationName", ""), intents, types)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not an interaction model: {error!r}") from error


def _intent(entry: Mapping[str, Any]) -> Intent:
    name = entry["name"]
    slots = {slot["name"]: slot["type"] for slot in entry.get("slots") or []}
    texts = list(entry.get("samples") or [])
    for slot in entry.get("slots") or []:
        texts += slot.get("samples") or []
    samples = (Sample(name, _parts(text, slots, name)) for text in texts)
    return Intent(name, slots, tuple(sample for sample in samples if sample.parts))


def _parts(text: str, slots: Mapping[str, str], intent: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    pieces = _SLOT.split(text)
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            parts += [token.text for token in compared(piece)]
        elif piece in slots:
            parts.append(Slot(piece, slots[piece]))
        else:
            raise ValueError(f"sample {text!r} of {intent} has no slot {piece!r}")
    return tuple(parts)


def _value(entry: Mapping[str, Any]) -> Value:
    name = entry["name"]["value"]
    spoken = [name, *(entry["name"].get("synonyms") or [])]
    ways = (tuple(token.text for token in compared(way)) for way in spoken)
    return Value(entry.get("id") or name, name, tuple(dict.fromkeys(way for way in ways if way)))


def compared(utterance: str) -> list[Token]:
    """The words of an utterance in the form everything is compared in."""
    return with_digits(tokens_of(utterance))
