"""Every rule an interaction model must keep, each told so that a non-programmer can act on it.

Alexa's own rules (letters, invocation name, slots, carrier phrases) are in section 5 of the
platform notes the project was built from; the rest are this skill's: no intent lost, no sentence
claimed by two intents, a size Alexa takes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from authoring.interaction_model.model import Intent, Model, to_json
from authoring.interaction_model.overlaps import normalise, overlaps
from authoring.interaction_model.problems import Problem
from authoring.interaction_model.required import INTENTS

MOST_BYTES = 1_500_000
"""Alexa refuses larger models (the limit is reported, not documented)."""
MOST_VALUE_LETTERS = 140
BUILT_IN_TYPES = frozenset(
    {"AMAZON.DURATION", "AMAZON.NUMBER", "AMAZON.SearchQuery", "AMAZON.TIME"}
)
WAKE_WORDS = frozenset({"alexa", "amazon", "echo", "computer", "ziggy"})
LAUNCH_WORDS = frozenset(
    {"ask", "begin", "do", "enable", "launch", "load", "open", "play", "resume", "run", "start"}
    | {"talk", "tell", "use"}
)
CONNECTING_WORDS = frozenset(
    {"a", "about", "an", "and", "as", "at", "because", "by", "for", "from", "if", "in", "into"}
    | {"of", "on", "or", "out", "that", "the", "to", "when", "whether", "with"}
)
SENSITIVITIES = frozenset({"LOW", "MEDIUM", "HIGH"})

_SLOT = re.compile(r"\{([^{}]*)\}")
_NOT_ALLOWED = re.compile(r"[^a-z '.\-_]")
_INVOCATION_NOT_ALLOWED = re.compile(r"[^a-z '.]")


def _invocation_name(model: Model) -> Iterator[Problem]:
    where = "invocation name"
    name = model.invocation_name
    words = name.split()
    letters = sorted(set(_INVOCATION_NOT_ALLOWED.findall(name)))
    if letters:
        yield Problem(where, f"only small letters, spaces, ' and . are allowed, not {letters}")
    if len(words) < 2:
        yield Problem(where, f'"{name}" must have two words or more')
    if len(words) == 2 and CONNECTING_WORDS & set(words):
        yield Problem(
            where, f'a name of two words cannot hold "the", "for", "to" and the like: "{name}"'
        )
    for word in words:
        if word in WAKE_WORDS:
            yield Problem(where, f'"{word}" wakes a speaker and cannot be in the name')
        if word in LAUNCH_WORDS:
            yield Problem(where, f'"{word}" is a word that opens skills and cannot be in the name')
    if words and set(words) <= CONNECTING_WORDS:
        yield Problem(where, "the name must hold a word with a meaning")


def _configuration(model: Model) -> Iterator[Problem]:
    if model.fallback_sensitivity not in SENSITIVITIES:
        wanted = ", ".join(sorted(SENSITIVITIES))
        yield Problem("[skill]", f"fallback_sensitivity must be one of {wanted}")


def _intents(model: Model) -> Iterator[Problem]:
    for name in sorted(INTENTS - set(model.intents)):
        yield Problem(name, "the skill answers this intent, but it is not written")
    for name in sorted(set(model.intents) - INTENTS):
        yield Problem(name, "the skill has no answer to this intent")
    for intent in model.intents.values():
        if not intent.samples:
            yield Problem(intent.name, "it has no sentences in 'says'")


@cache
def _words_trouble(text: str) -> tuple[str, ...]:
    found = []
    letters = sorted(set(_NOT_ALLOWED.findall(text)))
    if letters:
        found.append(
            f'"{text}" holds {" ".join(letters)}; Alexa takes letters, spaces, apostrophes, '
            "periods, hyphens and {slots}, and numbers are written as words"
        )
    if re.search(r"(^| )'|' ", f"{text} "):
        found.append(f'"{text}" holds an apostrophe that stands apart from its word')
    for word in sorted(WAKE_WORDS & set(normalise(text).split())):
        found.append(f'"{text}" holds "{word}", which wakes a speaker')
    return tuple(found)


def _sample_trouble(sample: str, intent: Intent) -> Iterator[str]:
    names = _SLOT.findall(sample)
    bare = _SLOT.sub(" ", sample)
    yield from _words_trouble(bare)
    for name in names:
        if name not in intent.slots:
            yield f'"{sample}" uses {{{name}}}, which is not in its slots'
    for name, count in Counter(names).items():
        if count > 1:
            yield f'"{sample}" uses {{{name}}} twice'
    for name in names:
        if intent.slots.get(name) == "AMAZON.SearchQuery":
            if not bare.split():
                yield f'"{sample}" needs words around {{{name}}}: it would swallow everything'
            if len(names) > 1:
                yield f'"{sample}" cannot hold another slot beside {{{name}}}'


def _samples(model: Model) -> Iterator[Problem]:
    for intent in model.intents.values():
        where = intent.name
        used = {name for sample in intent.samples for name in _SLOT.findall(sample)}
        for name, kind in intent.slots.items():
            if kind not in BUILT_IN_TYPES and kind not in model.types:
                yield Problem(where, f"the slot {{{name}}} is of type {kind}, which does not exist")
            if name not in used:
                yield Problem(where, f"no sentence uses the slot {{{name}}}")
        for sample in intent.samples:
            for trouble in _sample_trouble(sample, intent):
                yield Problem(where, trouble)


def _types(model: Model) -> Iterator[Problem]:
    used = {kind for intent in model.intents.values() for kind in intent.slots.values()}
    for name, values in model.types.items():
        where = f"type {name}"
        if name not in used:
            yield Problem(where, "no intent uses this type")
        for value_id, count in Counter(value.id for value in values).items():
            if count > 1:
                yield Problem(where, f"the value {value_id} is written {count} times")
        owner: dict[str, str] = {}
        for value in values:
            if not value.name:
                yield Problem(where, f"the value {value.id} has no name")
            for spoken in value.spoken:
                other = owner.setdefault(normalise(spoken), value.id)
                if other != value.id:
                    yield Problem(where, f'"{spoken}" stands for both {other} and {value.id}')
                if len(spoken) > MOST_VALUE_LETTERS:
                    yield Problem(where, f'"{spoken}" is longer than {MOST_VALUE_LETTERS} letters')
                for trouble in _words_trouble(spoken):
                    yield Problem(where, trouble)


def _overlaps(model: Model) -> Iterator[Problem]:
    for intent, sample, other, other_sample in overlaps(model):
        same = "the same sentence" if sample == other_sample else f'the same as "{other_sample}"'
        yield Problem(
            intent,
            f'"{sample}" is {same} in {other}: a sentence can lead to one place only',
        )


def _size(model: Model) -> Iterator[Problem]:
    size = len(to_json(model).encode())
    if size > MOST_BYTES:
        yield Problem("size", f"the model has {size:,} bytes; Alexa takes {MOST_BYTES:,}")


def lint(model: Model) -> list[Problem]:
    """Everything wrong with one locale's model, in a steady order; empty when all is well."""
    rules = (_invocation_name, _configuration, _intents, _samples, _types, _overlaps, _size)
    return [problem for rule in rules for problem in rule(model)]
