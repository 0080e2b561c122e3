"""The interaction model of one locale, and the JSON that Alexa takes.

The shape is that of the Skill Management API (``ask_smapi_model.v1.skill.interaction_model``):
``interactionModel.languageModel`` with the invocation name, the model configuration, intents with
slots and samples, and types with values and synonyms.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from authoring.interaction_model.covering import covering
from authoring.interaction_model.problems import SourceError
from authoring.interaction_model.source import IntentSource, Source, Template, ValueSource
from authoring.interaction_model.templates import TemplateError, expand


@dataclass(frozen=True)
class Intent:
    """An intent with every sentence written out, sorted."""

    name: str
    slots: Mapping[str, str]
    samples: tuple[str, ...]


@dataclass(frozen=True)
class Value:
    """One value of a slot type, with everything people also call it, sorted."""

    id: str
    name: str
    synonyms: tuple[str, ...]

    @property
    def spoken(self) -> tuple[str, ...]:
        """The name and all synonyms: what a person may say for this value."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True)
class Model:
    """Everything Alexa is told about one locale."""

    locale: str
    invocation_name: str
    fallback_sensitivity: str
    intents: Mapping[str, Intent]
    types: Mapping[str, tuple[Value, ...]]


def _expand(template: Template, source: Source, name: str, added: Mapping[str, str]) -> list[str]:
    try:
        return expand(template.text, source.words, added)
    except TemplateError as error:
        where = f"{template.file}, {name}"
        message = f'the template "{template.text}" cannot be read: {error}'
        raise SourceError(where, message) from None


def _intent(intent: IntentSource, source: Source) -> Intent:
    # First what everybody gets: so an overlay adds to it and takes nothing away.
    base = [_expand(t, source, intent.name, {}) for t in intent.says if t.everywhere]
    local = [_expand(t, source, intent.name, source.added_words) for t in intent.says]
    samples = covering(covering(intent.said, base), local)
    return Intent(intent.name, dict(sorted(intent.slots.items())), tuple(sorted(samples)))


def _value(type_name: str, value: ValueSource, source: Source) -> Value:
    where = f"{type_name} {value.id}"
    also = {
        s for template in value.also for s in _expand(template, source, where, source.added_words)
    }
    return Value(value.id, value.name, tuple(sorted(also - {value.name})))


def build(source: Source, locale: str) -> Model:
    """Expands every template of a locale.

    Raises:
        SourceError: a template cannot be read; the message names the file, the intent and why.
    """
    return Model(
        locale=locale,
        invocation_name=source.invocation_name,
        fallback_sensitivity=source.fallback_sensitivity,
        intents={n: _intent(i, source) for n, i in sorted(source.intents.items())},
        types={
            name: tuple(_value(name, v, source) for _, v in sorted(values.items()))
            for name, values in sorted(source.types.items())
        },
    )


def _intent_json(intent: Intent) -> dict[str, Any]:
    written: dict[str, Any] = {"name": intent.name}
    if intent.slots:
        written["slots"] = [{"name": n, "type": t} for n, t in intent.slots.items()]
    written["samples"] = list(intent.samples)
    return written


def _value_json(value: Value) -> dict[str, Any]:
    return {"id": value.id, "name": {"value": value.name, "synonyms": list(value.synonyms)}}


def to_json(model: Model) -> str:
    """The file's text: sorted, one sample on a line, the same for the same templates.

    Lines are not indented: among so many samples the blanks alone would be a fifth of the file.
    """
    language_model = {
        "invocationName": model.invocation_name,
        "modelConfiguration": {"fallbackIntentSensitivity": {"level": model.fallback_sensitivity}},
        "intents": [_intent_json(intent) for intent in model.intents.values()],
        "types": [
            {"name": name, "values": [_value_json(value) for value in values]}
            for name, values in model.types.items()
        ],
    }
    whole = {"interactionModel": {"languageModel": language_model}}
    return json.dumps(whole, indent=0, ensure_ascii=False) + "\n"
