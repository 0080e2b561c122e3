"""What fills a slot: recognising numbers, durations and the values of custom types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from desk_speaker.interpreter.clock_times import times_at
from desk_speaker.interpreter.durations import durations_at
from desk_speaker.interpreter.model import DURATION, NUMBER, TIME, LanguageModel
from desk_speaker.interpreter.numbers import numbers_at
from desk_speaker.interpreter.words import Token, said

_AUTHORITY = "amzn1.er-authority.echo-sdk.desk-speaker"
_NEARLY = 85.0
"""How alike (0..100, by letters) a misheard word must be to a custom value to stand for it."""
_SHORTEST_NEAR = 5
"""Letters a word needs before a near match is believed: short words are alike by chance."""


@dataclass(frozen=True, slots=True)
class SlotValue:
    """What a slot was filled with.

    Attributes:
        value: the words as Alexa would give them: an ISO 8601 duration for AMAZON.DURATION, digits
            for AMAZON.NUMBER ("?" where either could not be resolved), the words spoken otherwise.
        resolved: the id of the custom type's value; where there is none, the same as `value`.
        slot_type: name of the slot's type in the interaction model.
        canonical: the custom type's value as the model names it; None without a match.
    """

    value: str
    resolved: str
    slot_type: str
    canonical: str | None = None

    def alexa(self, name: str) -> dict[str, Any]:
        """The slot as it stands in an IntentRequest, with entity resolution for custom types."""
        slot: dict[str, Any] = {
            "name": name,
            "value": self.value,
            "confirmationStatus": "NONE",
            "source": "USER",
        }
        if not self.slot_type.startswith("AMAZON."):
            slot["resolutions"] = {"resolutionsPerAuthority": [self._authority()]}
        slot["slotValue"] = {"type": "Simple", "value": self.value}
        if "resolutions" in slot:
            slot["slotValue"]["resolutions"] = slot["resolutions"]
        return slot

    def _authority(self) -> dict[str, Any]:
        authority: dict[str, Any] = {
            "authority": f"{_AUTHORITY}.{self.slot_type}",
            "status": {"code": "ER_SUCCESS_NO_MATCH"},
        }
        if self.canonical is not None:
            authority["status"] = {"code": "ER_SUCCESS_MATCH"}
            authority["values"] = [{"value": {"name": self.canonical, "id": self.resolved}}]
        return authority


def empty_slot(name: str) -> dict[str, Any]:
    """A slot the utterance did not fill, as it stands in an IntentRequest."""
    return {"name": name, "confirmationStatus": "NONE"}


@dataclass(frozen=True, slots=True)
class Span:
    """Words [start, end) of an utterance and what they mean as a value of a slot type."""

    start: int
    end: int
    value: SlotValue


class Recogniser:
    """Finds slot values among words; knows the custom types of one model."""

    def __init__(self, model: LanguageModel) -> None:
        self._ways: dict[str, dict[str, list[tuple[tuple[str, ...], str, str]]]] = {}
        for type_name, values in model.types.items():
            by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
            for value in values:
                for way in value.ways:
                    by_first[way[0]].append((way, value.id, value.name))
            for ways in by_first.values():
                ways.sort(key=lambda entry: -len(entry[0]))
            self._ways[type_name] = dict(by_first)

    def at(self, tokens: list[Token], start: int, slot_type: str) -> list[Span]:
        """Every reading of the words from `start` as a value of the type, longest first."""
        if slot_type == DURATION:
            readings = durations_at(tokens, start)
        elif slot_type == NUMBER:
            readings = numbers_at(tokens, start)
        elif slot_type == TIME:
            readings = times_at(tokens, start)
        else:
            return self._custom_at(tokens, start, slot_type)
        return [Span(start, end, SlotValue(value, value, slot_type)) for end, value in readings]

    def spans(self, tokens: list[Token], slot_type: str) -> list[Span]:
        """The longest values of the type from left to right, none overlapping."""
        found: list[Span] = []
        index = 0
        while index < len(tokens):
            readings = self.at(tokens, index, slot_type)
            if readings:
                found.append(readings[0])
                index = readings[0].end
            else:
                index += 1
        return found

    def nearly(self, tokens: list[Token], slot_type: str) -> Span | None:
        """The one word or pair of words most like a value of a custom type, if like enough."""
        best: Span | None = None
        best_ratio = _NEARLY
        for ways in self._ways.get(slot_type, {}).values():
            for way, identity, name in ways:
                spelled = " ".join(way)
                if len(spelled) < _SHORTEST_NEAR:
                    continue
                for start in range(len(tokens) - len(way) + 1):
                    end = start + len(way)
                    heard = " ".join(token.text for token in tokens[start:end])
                    ratio = fuzz.ratio(spelled, heard, score_cutoff=best_ratio)
                    if ratio > best_ratio:
                        value = SlotValue(said(tokens[start:end]), identity, slot_type, name)
                        best, best_ratio = Span(start, end, value), ratio
        return best

    def _custom_at(self, tokens: list[Token], start: int, slot_type: str) -> list[Span]:
        if start >= len(tokens):
            return []
        found: list[Span] = []
        for way, identity, name in self._ways.get(slot_type, {}).get(tokens[start].text, []):
            end = start + len(way)
            if tuple(token.text for token in tokens[start:end]) == way:
                value = SlotValue(said(tokens[start:end]), identity, slot_type, name)
                found.append(Span(start, end, value))
        return found


def free_text(tokens: list[Token], slot_type: str) -> SlotValue:
    """A value no list holds: the words themselves."""
    words = said(tokens)
    return SlotValue(words, words, slot_type)


Filled = Mapping[str, SlotValue]
