"""Finds sentences that two intents could both claim.

A sample with a slot stands for many sentences: "swap to {pack}" is also "swap to ice". So every
run of words that a slot could take is also seen as that slot's type, in every combination. Two
samples overlap where they can be seen the same way and nowhere hold two different values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from authoring.interaction_model.model import Model

_SLOT = re.compile(r"\{(\w+)\}")
_UNITS = "second|seconds|minute|minutes|min|mins|hour|hours|day|days"
_SMALL = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    "|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_NUMBER_WORDS = f"{_SMALL}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
_NUMBER = re.compile(rf"(?:{_NUMBER_WORDS})(?: (?:{_SMALL}))?")
_AMOUNT = rf"(?:an?|half an?|a quarter of an|<amazonnumber>|{_NUMBER.pattern})"
_DURATION = re.compile(
    rf"{_AMOUNT} (?:{_UNITS})(?: and a half| and a quarter| (?:and )?{_AMOUNT} (?:{_UNITS}))?"
)
_LONGEST_VALUE = 7
_MANY_FORMS = 4096


@cache
def normalise(text: str) -> str:
    """A sentence as far as the ear can tell: no capitals, apostrophes, periods or hyphens."""
    plain = re.sub(r"[-_]", " ", text.lower().replace("'", "").replace(".", ""))
    return " ".join(plain.split())


def slots_as_types(sample: str, slots: Mapping[str, str]) -> str:
    """ "swap to {pack}" as "swap to <pack type>"; an undeclared slot stays as it is written."""
    marked = _SLOT.sub(lambda found: f" <{slots.get(found[1], found[1])}> ", sample)
    return normalise(marked)


def value_types(model: Model) -> dict[str, set[str]]:
    """Everything a custom slot type can take, to the types that take it."""
    found: dict[str, set[str]] = {}
    for name, values in model.types.items():
        for value in values:
            for spoken in value.spoken:
                found.setdefault(normalise(spoken), set()).add(f"<{name.lower()}>")
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of a sample, or a slot's type; a type seen in plain words remembers them."""

    text: str
    value: str | None = None

    @property
    def is_type(self) -> bool:
        return self.text.startswith("<")

    @property
    def spoken(self) -> str | None:
        """The plain words, or None where anything the type takes may be said."""
        return self.value if self.is_type else self.text


Form = tuple[_Part, ...]


@cache
def _built_in_types_of(words: str) -> tuple[str, ...]:
    found = {"<amazonnumber>": _NUMBER, "<amazonduration>": _DURATION}
    return tuple(kind for kind, shape in found.items() if shape.fullmatch(words))


def _types_of(words: str, values: Mapping[str, set[str]]) -> Iterator[str]:
    yield from values.get(words, ())
    yield from _built_in_types_of(words)


def value_starts(values: Mapping[str, set[str]]) -> frozenset[str]:
    """Every word a slot's value can begin with."""
    built_in = ["a", "an", "half", "<amazonnumber>", *_NUMBER_WORDS.split("|")]
    return frozenset([*built_in, *(value.split(" ")[0] for value in values)])


def _seen_as_types(
    form: Form, values: Mapping[str, set[str]], starts: frozenset[str]
) -> Iterator[Form]:
    """Every way to see one run of words of a form as a slot's type."""
    for i, first in enumerate(form):
        if first.text not in starts:
            continue
        for j in range(i + 1, min(len(form), i + _LONGEST_VALUE) + 1):
            for kind in _types_of(" ".join(part.text for part in form[i:j]), values):
                spoken = [part.spoken for part in form[i:j]]
                plain = None if None in spoken else " ".join(word for word in spoken if word)
                yield (*form[:i], _Part(kind, plain), *form[j:])


@cache
def _as_parts(shape: str) -> Form:
    return tuple(_Part(word) for word in shape.split())


def forms(shape: str, values: Mapping[str, set[str]], starts: frozenset[str]) -> set[Form]:
    """Every way to see a sample whose slots are types: as it stands, and with words as types."""
    start = _as_parts(shape)
    seen = {start}
    waiting = [start]
    while waiting and len(seen) < _MANY_FORMS:
        for form in _seen_as_types(waiting.pop(), values, starts):
            if form not in seen:
                seen.add(form)
                waiting.append(form)
    return seen


def _can_be_one(one: Form, other: Form) -> bool:
    """Whether two forms with the same types nowhere hold two different values."""
    return all(
        a.spoken is None or b.spoken is None or a.spoken == b.spoken
        for a, b in zip(one, other, strict=True)
    )


@cache
def _plain_words(form: str) -> frozenset[str]:
    return frozenset(word for word in form.split() if not word.startswith("<"))


def _reach(shapes: Iterable[str]) -> dict[str, set[frozenset[str]]]:
    """The plain words each sample with a slot needs, filed under one of them.

    A sample that is one slot and nothing else needs none and is not here.
    """
    found: dict[str, set[frozenset[str]]] = {}
    for shape in shapes:
        words = _plain_words(shape)
        if not words and " " not in shape:
            continue
        found.setdefault(max(words, key=len, default=""), set()).add(words)
    return found


def overlaps(model: Model) -> list[tuple[str, str, str, str]]:
    """Pairs of samples of two intents that could be one sentence.

    Returns:
        Sorted (intent, sample, other intent, other sample), each pair of samples once.
    """
    values = value_types(model)
    starts = value_starts(values)
    samples = [
        (intent, sample, slots_as_types(sample, intent.slots))
        for intent in model.intents.values()
        for sample in intent.samples
    ]
    reach = _reach(shape for _, _, shape in samples if "<" in shape)
    known: dict[str, list[tuple[str, str, Form]]] = {}
    found: set[tuple[str, str, str, str]] = set()
    for intent, sample, shape in samples:
        words = _plain_words(shape)
        # Only what holds all the words of some sample with a slot, or is a slot's value, can be it.
        reached = (
            "<" in shape
            or any(needed <= words for word in ("", *words) for needed in reach.get(word, ()))
            or any(_types_of(shape, values))
        )
        seen = forms(shape, values, starts) if reached else {_as_parts(shape)}
        for form in seen:
            alike = known.setdefault(" ".join(part.text for part in form), [])
            for name, other_sample, other in alike:
                if name != intent.name and _can_be_one(form, other):
                    found.add((name, other_sample, intent.name, sample))
            alike.append((intent.name, sample, form))
    return sorted(found)
