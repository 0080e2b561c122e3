"""Filling the slots of an intent from words that no sample holds exactly."""

from __future__ import annotations

from collections.abc import Sequence

from desk_speaker.interpreter.model import SEARCH_QUERY, Intent, Sample, Slot
from desk_speaker.interpreter.slots import Recogniser, SlotValue, Span
from desk_speaker.interpreter.words import Token


def filled(
    intent: Intent, tokens: list[Token], nearest: Sequence[Sample], recogniser: Recogniser
) -> dict[str, SlotValue]:
    """The slots that the words give values for, in the order of the samples they are like.

    Free text (AMAZON.SearchQuery) is only filled by a sample that holds every other word.
    """
    values: dict[str, SlotValue] = {}
    taken: list[Span] = []
    for slot_type in dict.fromkeys(intent.slots.values()):
        if slot_type == SEARCH_QUERY:
            continue
        spans = [
            span
            for span in recogniser.spans(tokens, slot_type)
            if not any(span.start < other.end and other.start < span.end for other in taken)
        ]
        if not spans:
            near = recogniser.nearly(tokens, slot_type)
            spans = [near] if near else []
        names = _order(intent, slot_type, nearest, len(spans))
        if len(spans) > len(names):
            spans = _in_place(spans, tokens, intent, names)
        for name, span in zip(names, spans, strict=False):
            values[name] = span.value
            taken.append(span)
    return values


def _order(intent: Intent, slot_type: str, nearest: Sequence[Sample], count: int) -> list[str]:
    """The slots of the type as the nearest sample with as many of them has them."""
    for sample in nearest:
        names = [slot.name for slot in sample.slots if slot.type == slot_type]
        if names and len(names) == count:
            return names
    return [name for name, kind in intent.slots.items() if kind == slot_type]


def _in_place(
    spans: list[Span], tokens: list[Token], intent: Intent, names: list[str]
) -> list[Span]:
    """The spans that follow a word which the slots follow in samples; the later ones first."""
    before: set[str] = set()
    for sample in intent.samples:
        for left, part in zip(("", *sample.parts), sample.parts, strict=False):
            if isinstance(part, Slot) and part.name in names and isinstance(left, str):
                before.add(left)
    ranked = sorted(
        spans,
        key=lambda span: (span.start > 0 and tokens[span.start - 1].text in before, span.start),
        reverse=True,
    )
    return sorted(ranked[: len(names)], key=lambda span: span.start)
