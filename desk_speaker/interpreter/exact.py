"""Matching an utterance word for word against the samples, slots filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from desk_speaker.interpreter.model import SEARCH_QUERY, LanguageModel, Slot
from desk_speaker.interpreter.slots import Recogniser, SlotValue, free_text
from desk_speaker.interpreter.words import Token


@dataclass(frozen=True, slots=True)
class ExactMatch:
    """A sample that holds every word of the utterance."""

    intent: str
    filled: dict[str, SlotValue]
    literals: int
    """How many words matched as words rather than as slots."""


@dataclass(slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    slots: dict[Slot, _Node] = field(default_factory=dict)
    intents: list[str] = field(default_factory=list)


class ExactMatcher:
    """All samples of a model as one tree of words and slots."""

    def __init__(self, model: LanguageModel, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._order = {intent.name: rank for rank, intent in enumerate(model.intents)}
        self._root = _Node()
        for sample in model.samples():
            node = self._root
            for part in sample.parts:
                if isinstance(part, Slot):
                    node = node.slots.setdefault(part, _Node())
                else:
                    node = node.words.setdefault(part, _Node())
            if sample.intent not in node.intents:
                node.intents.append(sample.intent)

    def match(self, tokens: list[Token]) -> ExactMatch | None:
        """The sample with the most literal words that holds every word, or None.

        A free-text slot (AMAZON.SearchQuery) counts only where no other sample matches.
        """
        for free in (False, True):
            found = list(self._walk(self._root, tokens, 0, {}, 0, free))
            if found:
                return min(
                    found,
                    key=lambda m: (-m.literals, len(m.filled), self._order[m.intent]),
                )
        return None

    def _walk(
        self,
        node: _Node,
        tokens: list[Token],
        at: int,
        filled: dict[str, SlotValue],
        literals: int,
        free: bool,
    ) -> Iterator[ExactMatch]:
        if at == len(tokens):
            for intent in node.intents:
                yield ExactMatch(intent, dict(filled), literals)
            return
        following = node.words.get(tokens[at].text)
        if following is not None:
            yield from self._walk(following, tokens, at + 1, filled, literals + 1, free)
        for slot, after in node.slots.items():
            for end, value in self._readings(tokens, at, slot, free):
                yield from self._walk(
                    after, tokens, end, {**filled, slot.name: value}, literals, free
                )

    def _readings(
        self, tokens: list[Token], at: int, slot: Slot, free: bool
    ) -> Iterator[tuple[int, SlotValue]]:
        if slot.type == SEARCH_QUERY:
            if free:
                for end in range(at + 1, len(tokens) + 1):
                    yield end, free_text(tokens[at:end], slot.type)
            return
        for span in self._recogniser.at(tokens, at, slot.type):
            yield span.end, span.value
