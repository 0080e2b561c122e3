"""Learning from the samples: TF-IDF features and a linear classifier of scikit-learn.

scikit-learn is imported here and only when something has to be learned: its import alone takes
longer than a start may.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from desk_speaker.interpreter.features import features, is_word
from desk_speaker.interpreter.learned import Learned
from desk_speaker.interpreter.rows import Row

_FEWEST_ROWS = 2
"""In how many rows a pair or a part of a word must be found: a single one teaches nothing that its
words do not, and these are half of all features."""
_NEAR_ENOUGH = 0.1
"""How exact the classifier has to be: a thousand times finer hears no utterance better, and takes
twice as long to learn."""
_MOST_ROUNDS = 5000
"""How long scikit-learn may look for the best classifier; it needs a small part of it."""


def learn(rows: Sequence[Row]) -> Learned:
    """A classifier and an index of the rows; the same rows always give the same."""
    held = _telling([features(row.words) for row in rows])
    numbers: dict[str, int] = {}
    for names in held:
        for name in names:
            numbers.setdefault(name, len(numbers))
    columns = np.asarray([numbers[name] for names in held for name in names], dtype=np.int32)
    lengths = np.asarray([len(names) for names in held], dtype=np.int32)
    owners = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)
    counts = np.asarray([c for weights in held for c in weights.values()], dtype=np.float32)
    holding = np.bincount(columns, minlength=len(numbers))
    rarity = (np.log((1.0 + len(rows)) / (1.0 + holding)) + 1.0).astype(np.float32)
    values = counts * rarity[columns]
    squares = np.bincount(owners, weights=values.astype(np.float64) ** 2, minlength=len(rows))
    values = (values / np.sqrt(squares)[owners]).astype(np.float32)
    intents = sorted({row.intent for row in rows})
    kinds = np.asarray([intents.index(row.intent) for row in rows], dtype=np.int32)
    weights, bias = _classifier(columns, owners, values, kinds, (len(rows), len(numbers)))
    order = np.argsort(columns, kind="stable")
    starts = np.concatenate([[0], np.cumsum(holding)])
    return Learned(
        features=np.frombuffer("\n".join(numbers).encode(), dtype=np.uint8),
        rarity=rarity,
        weights=weights,
        bias=bias,
        intents=np.asarray(intents, dtype=np.int32),
        starts=starts.astype(np.int32),
        rows=owners[order],
        values=values[order],
        row_kinds=kinds,
        row_samples=np.asarray([row.sample for row in rows], dtype=np.int32),
    )


def _telling(held: list[dict[str, float]]) -> list[dict[str, float]]:
    """The features of each row without those that are too rare to tell anything."""
    many = Counter(name for names in held for name in names)
    return [
        {name: c for name, c in names.items() if many[name] >= _FEWEST_ROWS or is_word(name)}
        for names in held
    ]


def _classifier(
    columns: np.ndarray,
    owners: np.ndarray,
    values: np.ndarray,
    kinds: np.ndarray,
    shape: tuple[int, int],
) -> tuple[np.ndarray, np.ndarray]:
    count = int(kinds.max()) + 1 if len(kinds) else 0
    if count < 2:
        return np.zeros((shape[1], count), np.float32), np.zeros(count, np.float32)
    from scipy.sparse import csr_matrix
    from sklearn.svm import LinearSVC

    matrix = csr_matrix((values, (owners, columns)), shape=shape)
    classifier = LinearSVC(C=1.0, tol=_NEAR_ENOUGH, random_state=0, max_iter=_MOST_ROUNDS)
    classifier.fit(matrix, kinds)
    weights, bias = classifier.coef_, classifier.intercept_
    if count == 2:  # scikit-learn keeps one side of two
        weights, bias = np.vstack([-weights, weights]), np.concatenate([-bias, bias])
    return np.ascontiguousarray(weights.T, dtype=np.float32), bias.astype(np.float32)
