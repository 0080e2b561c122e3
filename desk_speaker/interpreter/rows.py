"""The samples of a model as rows of words to learn from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from desk_speaker.interpreter.features import DURATION_MARK, NUMBER_MARK
from desk_speaker.interpreter.model import DURATION, NUMBER, LanguageModel, Sample
from desk_speaker.interpreter.slots import Recogniser
from desk_speaker.interpreter.words import Token

_VALUES_EACH = 3
"""How many values of a custom type one sample is learned with; its neighbours take the next."""
_TELEPHONE_DIGITS = 3
"""From so many digits on a number is itself ("911"): no mark stands in its place."""


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one sample, with the numbers of its intent and of itself in the model."""

    words: tuple[str, ...]
    intent: int
    sample: int


def marked(tokens: list[Token], recogniser: Recogniser) -> list[str]:
    """The words with a mark in place of each duration and each small number."""
    words: list[str] = []
    index = 0
    while index < len(tokens):
        duration = recogniser.at(tokens, index, DURATION)
        number = recogniser.at(tokens, index, NUMBER)
        if duration:
            words.append(DURATION_MARK)
            index = duration[0].end
        elif number and not tokens[index].text[_TELEPHONE_DIGITS - 1 :].isdigit():
            words.append(NUMBER_MARK)
            index = number[0].end
        else:
            words.append(tokens[index].text)
            index += 1
    return words


def rows_of(model: LanguageModel, recogniser: Recogniser) -> list[Row]:
    """Every sample as one row, or as a few where custom values stand in it; each row once."""
    ranks = {intent.name: rank for rank, intent in enumerate(model.intents)}
    ways = {
        name: [way for value in values for way in value.ways]
        for name, values in model.types.items()
    }
    turns: dict[tuple[str, str], int] = defaultdict(int)
    rows: dict[tuple[int, tuple[str, ...]], int] = {}
    for number, sample in enumerate(model.samples()):
        types = {slot.type for slot in sample.slots if ways.get(slot.type)}
        for _ in range(_VALUES_EACH if types else 1):
            values = {t: ways[t][turns[sample.intent, t] % len(ways[t])] for t in types}
            for slot_type in types:
                turns[sample.intent, slot_type] += 1
            words = tuple(marked(_spoken(sample, values), recogniser))
            rows.setdefault((ranks[sample.intent], words), number)
    return [Row(words, intent, number) for (intent, words), number in rows.items()]


def _spoken(sample: Sample, values: dict[str, tuple[str, ...]]) -> list[Token]:
    words: list[str] = []
    for part in sample.parts:
        if isinstance(part, str):
            words.append(part)
        elif part.type == DURATION:
            words.append(DURATION_MARK)
        elif part.type == NUMBER:
            words.append(NUMBER_MARK)
        else:
            words += values.get(part.type, ())
    return [Token(word, word) for word in words]
