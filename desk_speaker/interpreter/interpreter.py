"""The desk's stand-in for Alexa's language understanding."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from desk_speaker.interpreter.exact import ExactMatcher
from desk_speaker.interpreter.filling import filled
from desk_speaker.interpreter.learned import Learned, cache_folder, load, save
from desk_speaker.interpreter.learning import learn
from desk_speaker.interpreter.likeness import Comparison, Like, Likeness
from desk_speaker.interpreter.model import FALLBACK, compared, language_model
from desk_speaker.interpreter.rows import marked, rows_of
from desk_speaker.interpreter.slots import Recogniser, SlotValue, empty_slot
from desk_speaker.interpreter.urgency import (
    CALM,
    DENIAL,
    EMERGENCY,
    SAME_DAY,
    URGENT,
    beside,
    exceptions,
    parts,
)
from desk_speaker.interpreter.words import Token, without_answer, without_fillers

THRESHOLD = 0.20
"""The least score of a match by likeness; below it the utterance is out of scope.

Chosen on the development set with `calibrate`: a higher one refuses more talk of other things, but
misses signs of an emergency, and those weigh more."""
BUILT_IN_THRESHOLD = 0.30
"""The same for Alexa's own intents, which it takes only when they are said nearly word for word."""
PART_THRESHOLD = 0.97
"""The least score of a sign heard in a part of an utterance that is something else as a whole."""
FEWEST_TO_BE_LIKE = 4
"""The words such a part must have, where no sample holds it: "took it off" is like anything. With
these two no emergency of the development sets is lost, and with 3 and 0.93 nine other things were
taken for one."""
DENIAL_THRESHOLD = 0.9
"""The least score of a denial beside which a sign is heard."""
URGENT_MARGIN = 0.1
"""How far behind the likest intent a sign may be and still be taken; and an emergency, where the
likest is a sign for the same day."""
URGENT_SUPPORT = -0.15
"""The least support (see `Like`) of a sign, in place of a threshold. On utterances that no sample
had been written from, -0.3 heard more signs than 0 and took more idioms for one; this lies between
the two because -0.3 also took nonsense with one known word for a sign."""
_SUREST_GUESS = 0.999
"""Only a sample that holds every word scores 1."""
_WORTH_KEEPING = 1000
"""From how many samples on what was learned is kept in a file."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What an utterance means in the terms of an interaction model.

    Attributes:
        utterance: the words as given.
        intent: name of the intent; AMAZON.FallbackIntent where nothing in the model is like it.
        slots: every slot the intent declares; None where the utterance does not fill it.
        score: how sure, 0..1: 1 where a sample holds every word, else likeness to the samples.
    """

    utterance: str
    intent: str
    slots: dict[str, SlotValue | None]
    score: float

    def alexa(self) -> dict[str, Any]:
        """The intent as it stands in an IntentRequest."""
        slots = {
            name: value.alexa(name) if value else empty_slot(name)
            for name, value in self.slots.items()
        }
        return {"name": self.intent, "confirmationStatus": "NONE", "slots": slots}


class Interpreter:
    """Understands utterances by an interaction model; it knows no phrase that the model lacks.

    It does know which of this skill's intents are signs of an emergency, and leans towards them:
    in doubt it hears the sign. Alexa does no such thing.

    Args:
        model: the JSON of an Alexa interaction model.
        leans: whether it leans towards signs; without, every intent has to be the likest.

    Raises:
        ValueError: the JSON is no interaction model.
    """

    def __init__(self, model: Mapping[str, Any], *, leans: bool = True) -> None:
        self._leans = leans
        self._model = language_model(model)
        self._intents = self._model.intents
        self._by_name = {intent.name: intent for intent in self._intents}
        self._urgent = frozenset(n for n, i in enumerate(self._intents) if i.name in URGENT)
        self._grave = frozenset(n for n, i in enumerate(self._intents) if i.name in EMERGENCY)
        self._recogniser = Recogniser(self._model)
        self._exact = ExactMatcher(self._model, self._recogniser)
        self._samples = list(self._model.samples())
        self._likeness = Likeness(self._learned(model))

    def interpret(self, utterance: str) -> Interpretation:
        """The intent and slots of an utterance; never raises, whatever the text holds."""
        tokens = compared(utterance)
        bare = without_fillers(tokens)
        for said in (tokens, bare, without_answer(bare)):
            match = self._exact.match(said) if said else None
            if match:
                return self._made(utterance, match.intent, match.filled, 1.0)
        comparison = self._compare(tokens) if bare else None
        like = comparison.best() if comparison else None
        if comparison is None or like is None:
            return self._made(utterance, FALLBACK, {}, 0.0)
        intent = self._intents[like.intent]
        sign = self._sign(utterance, tokens, bare, comparison, intent.name) if self._leans else None
        if sign:
            return sign
        if like.score < (BUILT_IN_THRESHOLD if intent.built_in else THRESHOLD):
            return self._made(utterance, FALLBACK, {}, like.score)
        return self._guessed(utterance, tokens, like)

    def _sign(
        self,
        utterance: str,
        tokens: list[Token],
        bare: list[Token],
        comparison: Comparison,
        likest: str,
    ) -> Interpretation | None:
        """The sign in a part of the utterance, or in all of it where one is nearly the likest."""
        found = None
        if likest == DENIAL:
            found = self._sign_in(exceptions(bare)) or self._sign_beside_denial(bare)
        elif likest in SAME_DAY:
            found = self._sign_in(parts(bare), among=EMERGENCY)
        elif likest not in CALM | URGENT:
            found = self._sign_in(parts(bare))
        if found:
            return self._made(utterance, *found)
        sign = comparison.best(self._urgent)
        if not sign or sign.lead < -URGENT_MARGIN or sign.support < URGENT_SUPPORT:
            return None
        graver = comparison.best(self._grave)
        near = graver is not None and graver.lead >= -URGENT_MARGIN
        return self._guessed(utterance, tokens, graver if graver and near else sign)

    def _guessed(self, utterance: str, tokens: list[Token], like: Like) -> Interpretation:
        intent = self._intents[like.intent]
        nearest = [self._samples[number] for number in like.samples]
        values = filled(intent, tokens, nearest, self._recogniser)
        return self._made(utterance, intent.name, values, min(like.score, _SUREST_GUESS))

    def _compare(self, tokens: list[Token]) -> Comparison | None:
        return self._likeness.compare(marked(tokens, self._recogniser))

    def likeness(self, tokens: list[Token]) -> Like | None:
        """The intent that words no sample holds are most like, however little they are."""
        comparison = self._compare(tokens)
        return comparison.best() if comparison else None

    def _sign_in(
        self, parts_of_it: Iterable[list[Token]], among: frozenset[str] = URGENT
    ) -> tuple[str, dict[str, SlotValue], float] | None:
        """The surest sign `among` these in parts of an utterance, with slots and score."""
        found: list[tuple[str, dict[str, SlotValue], float]] = []
        for part in parts_of_it:
            match = self._exact.match(part)
            if match:
                found.append((match.intent, match.filled, _SUREST_GUESS))
                continue
            like = self.likeness(part) if len(part) >= FEWEST_TO_BE_LIKE else None
            if like and like.score >= PART_THRESHOLD:
                found.append((self.intent_name(like.intent), {}, min(like.score, _SUREST_GUESS)))
        signs = [entry for entry in found if entry[0] in among]
        return max(signs, key=lambda entry: entry[2]) if signs else None

    def _sign_beside_denial(
        self, bare: list[Token]
    ) -> tuple[str, dict[str, SlotValue], float] | None:
        """The gravest sign that has a denial for its neighbour, with slots and score."""
        signs = [
            sign
            for part, neighbour in beside(bare)
            if (sign := self._sign_in([part])) and self._denies(neighbour)
        ]
        return min(signs, key=lambda sign: sign[0] in SAME_DAY) if signs else None

    def _denies(self, tokens: list[Token]) -> bool:
        match = self._exact.match(tokens)
        if match:
            return match.intent == DENIAL
        like = self.likeness(tokens)
        return (
            like is not None
            and self.intent_name(like.intent) == DENIAL
            and like.score >= DENIAL_THRESHOLD
        )

    def intent_name(self, number: int) -> str:
        """The name of the model's intent with this number."""
        return self._intents[number].name

    def _made(
        self, utterance: str, name: str, values: Mapping[str, SlotValue], score: float
    ) -> Interpretation:
        declared = self._by_name[name].slots if name in self._by_name else {}
        slots = {slot: values.get(slot) for slot in declared}
        return Interpretation(utterance, name, slots, round(float(score), 4))

    def _learned(self, model: Mapping[str, Any]) -> Learned:
        """What the samples teach, kept in the user's cache where learning takes a while."""
        if len(self._samples) < _WORTH_KEEPING:
            return learn(rows_of(self._model, self._recogniser))
        path = cache_folder() / f"{_fingerprint(model)}.npz"
        learned = load(path)
        if learned is None:
            learned = learn(rows_of(self._model, self._recogniser))
            save(learned, path)
        return learned


def _fingerprint(model: Mapping[str, Any]) -> str:
    """Names what is learned: by the model, by this code, and by the libraries it uses."""
    digest = hashlib.sha256(json.dumps(model, sort_keys=True).encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    digest.update(f"{version('scikit-learn')} {version('numpy')}".encode())
    return digest.hexdigest()[:32]
