"""Which intent an utterance is most like."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desk_speaker.interpreter.features import features
from desk_speaker.interpreter.learned import Learned

NEARNESS = 1.0
"""How much the nearest sample of an intent counts beside the classifier's vote for it."""
_NEAREST = 3

LEAST_NEAREST = 0.23
"""How like its nearest sample an utterance has to be to mean the intent at all. Nothing heard right
of the development set was less; a model without talk of other things among its samples has only
this to know it by."""
EVIDENCE = ("vote", "lead")
"""What the score of a match is made of; see `Like`."""
WEIGHTS = (1.20, 4.97)
OFFSET = -0.51
"""Logistic weights of the evidence and their offset, fitted by `calibrate` on the development set
so that the score is the chance, among utterances no sample holds word for word, that the intent is
right. One set of weights for all intents: scores of different intents compare."""


@dataclass(frozen=True, slots=True)
class Like:
    """An intent an utterance is like, and why.

    Attributes:
        intent: number of the intent in the model.
        samples: numbers of the intent's nearest samples in the model, nearest first.
        nearest: likeness (cosine, 0..1) to the intent's nearest sample.
        vote: what the classifier says for the intent; about -1 for no, 1 for yes.
        lead: how far vote and nearness together are before the second intent.
    """

    intent: int
    samples: tuple[int, ...]
    nearest: float
    vote: float
    lead: float

    @property
    def support(self) -> float:
        """What speaks for the intent itself, whatever speaks for others; about -1 for nothing."""
        return self.vote + NEARNESS * self.nearest

    @property
    def score(self) -> float:
        """How sure, 0..1; 0 where nothing the intent was ever told is near."""
        if self.nearest < LEAST_NEAREST:
            return 0.0
        evidence = (getattr(self, name) for name in EVIDENCE)
        total = OFFSET + sum(w * e for w, e in zip(WEIGHTS, evidence, strict=True))
        return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, total))))


class Comparison:
    """How like every intent an utterance is."""

    def __init__(self, learned: Learned, near: np.ndarray, votes: np.ndarray) -> None:
        self._learned = learned
        self._near = near
        self._votes = votes
        self._nearest = np.zeros(len(learned.intents))
        np.maximum.at(self._nearest, learned.row_kinds, near)
        self._sums = votes + NEARNESS * self._nearest

    def best(self, among: frozenset[int] | None = None) -> Like | None:
        """The likest intent: of all, or of these numbers; None where none of these has samples."""
        intents = self._learned.intents
        allowed = [k for k, i in enumerate(intents) if among is None or int(i) in among]
        if not allowed:
            return None
        kind = max(allowed, key=lambda k: float(self._sums[k]))
        others: list[float] = np.delete(self._sums, kind).tolist()
        own = np.flatnonzero(self._learned.row_kinds == kind)
        order = own[np.argsort(-self._near[own], kind="stable")[:_NEAREST]]
        return Like(
            intent=int(intents[kind]),
            samples=tuple(int(sample) for sample in self._learned.row_samples[order]),
            nearest=float(self._nearest[kind]),
            vote=float(self._votes[kind]),
            lead=float(self._sums[kind]) - max(others) if others else 0.0,
        )


class Likeness:
    """Compares utterances with what was learned.

    Words the samples do not hold make an utterance less like all of them: that is what keeps
    talk of other things out.
    """

    def __init__(self, learned: Learned) -> None:
        self._learned = learned
        self._numbers = {name: number for number, name in enumerate(learned.names())}
        self._unknown = float(np.max(learned.rarity)) if len(learned.rarity) else 0.0

    def compare(self, words: Sequence[str]) -> Comparison | None:
        """The words beside every sample; None where no word is known."""
        learned = self._learned
        counted = features(words)
        known = {self._numbers[name]: c for name, c in counted.items() if name in self._numbers}
        if not known:
            return None
        numbers = np.fromiter(known, dtype=np.int64, count=len(known))
        counts = np.fromiter(known.values(), dtype=np.float64, count=len(known))
        said = learned.rarity[numbers] * counts
        square = float((said**2).sum())
        unknown = sum(c * c for name, c in counted.items() if name not in self._numbers)
        size = math.sqrt(square + self._unknown**2 * unknown)
        shares = said / size
        near = np.zeros(len(learned.row_kinds))
        for number, share in zip(known, shares, strict=True):
            places = slice(learned.starts[number], learned.starts[number + 1])
            near[learned.rows[places]] += share * learned.values[places]
        votes = shares @ learned.weights[numbers] + learned.bias
        return Comparison(learned, near, votes)
