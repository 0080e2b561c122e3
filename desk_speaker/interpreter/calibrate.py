"""Fitting the weights of the score to labelled utterances (`python -m ...interpreter.calibrate`).

Prints the weights that `likeness` holds, and how many right answers and how much talk of other
things each threshold would let through. To be run on the development set when the model or the
features have changed a lot; never on the test set.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from desk_speaker.interpreter.interpreter import Interpreter
from desk_speaker.interpreter.likeness import EVIDENCE, Like
from desk_speaker.interpreter.listen import (
    DEFAULT_LOCALE,
    MODELS,
    SETS,
    Labelled,
    read_set,
    split_files,
)
from desk_speaker.interpreter.model import FALLBACK, compared
from desk_speaker.interpreter.urgency import EMERGENCY


@dataclass(frozen=True, slots=True)
class Case:
    """An utterance no sample holds: the match, its intent, whether it is right and in scope."""

    like: Like
    intent: str
    right: bool
    in_scope: bool


def cases(interpreter: Interpreter, labelled: Iterable[Labelled]) -> list[Case]:
    """The utterances that something has to be guessed for."""
    found: list[Case] = []
    for entry in labelled:
        like = interpreter.likeness(compared(entry.utterance))
        if like is None or interpreter.interpret(entry.utterance).score == 1.0:
            continue
        name = interpreter.intent_name(like.intent)
        same_tier = name in EMERGENCY and entry.intents[0] in EMERGENCY
        right = name in entry.intents or same_tier
        found.append(Case(like, name, right, FALLBACK not in entry.intents))
    return found


def main() -> int:
    """Print weights, offset and a table of thresholds for the development set."""
    model = json.loads((MODELS / f"{DEFAULT_LOCALE}.json").read_text("utf-8"))
    labelled = [e for path in split_files(SETS, "development") for e in read_set(path)]
    print(fit(cases(Interpreter(model), labelled)))
    return 0


def fit(found: Sequence[Case]) -> str:
    """The weights, the offset and the table of thresholds as text.

    Needs cases in scope and out of scope, some right and some not.
    """
    from sklearn.linear_model import LogisticRegression

    guessed = [case for case in found if case.intent != FALLBACK]
    refused = [case for case in found if case.intent == FALLBACK]
    matrix = np.asarray([[getattr(case.like, name) for name in EVIDENCE] for case in guessed])
    right = np.asarray([case.right for case in guessed], dtype=np.bool_)
    scope = np.asarray([case.in_scope for case in guessed], dtype=np.bool_)
    fitted = LogisticRegression(C=10.0).fit(matrix, right & scope)
    weights = ", ".join(f"{weight:.2f}" for weight in fitted.coef_[0])
    scores = fitted.predict_proba(matrix)[:, 1]
    inside = scope.sum() + sum(case.in_scope for case in refused)
    outside = (~scope).sum() + sum(not case.in_scope for case in refused)
    lines = [
        f"WEIGHTS = ({weights})  # {', '.join(EVIDENCE)}",
        f"OFFSET = {fitted.intercept_[0]:.2f}",
        "threshold  right and kept  out of scope refused",
    ]
    for threshold in np.arange(0.2, 0.8, 0.05):
        kept = ((scores >= threshold) & right & scope).sum() / inside
        away = 1 - ((scores >= threshold) & ~scope & ~right).sum() / outside
        lines.append(f"{threshold:9.2f}  {kept:14.1%}  {away:20.1%}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
