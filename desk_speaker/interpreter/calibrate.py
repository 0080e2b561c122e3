"""Fitting the weights of the score to labelled utterances (`python -m ...interpreter.calibrate`).

Prints the weights that `likeness` holds, and how many right answers and how much talk of other
things each threshold would let through. To be run on the development set when the model or the
features have changed a lot; never on the test set.
"""

from __future__ import annotations

import json
import sys

import numpy as np

from desk_speaker.interpreter.interpreter import Interpreter
from desk_speaker.interpreter.likeness import EVIDENCE, Like
from desk_speaker.interpreter.listen import DEFAULT_LOCALE, EMERGENCY, MODELS, SETS, read_set
from desk_speaker.interpreter.model import FALLBACK, compared


def evidence() -> tuple[list[Like], list[bool], list[bool]]:
    """What the development set gives: the match, whether it is right, whether it is in scope."""
    interpreter = Interpreter(json.loads((MODELS / f"{DEFAULT_LOCALE}.json").read_text("utf-8")))
    likes: list[Like] = []
    right: list[bool] = []
    in_scope: list[bool] = []
    for entry in read_set(SETS / "development.tsv"):
        if interpreter.interpret(entry.utterance).score == 1.0:
            continue
        like = interpreter.likeness(compared(entry.utterance))
        if like is None:
            continue
        name = interpreter.intent_name(like.intent)
        same_tier = name in EMERGENCY and entry.intents[0] in EMERGENCY
        likes.append(like)
        right.append(name in entry.intents or same_tier)
        in_scope.append(FALLBACK not in entry.intents)
    return likes, right, in_scope


def main() -> int:
    """Print weights, offset and a table of thresholds."""
    from sklearn.linear_model import LogisticRegression

    likes, right, in_scope = evidence()
    matrix = np.asarray([[getattr(like, name) for name in EVIDENCE] for like in likes])
    wanted = np.asarray(right)
    scope = np.asarray(in_scope)
    fitted = LogisticRegression(C=10.0).fit(matrix, wanted)
    weights = ", ".join(f"{weight:.2f}" for weight in fitted.coef_[0])
    print(f"WEIGHTS = ({weights})  # {', '.join(EVIDENCE)}")
    print(f"OFFSET = {fitted.intercept_[0]:.2f}")
    scores = fitted.predict_proba(matrix)[:, 1]
    print("threshold  right and kept  out of scope refused")
    for threshold in np.arange(0.2, 0.8, 0.05):
        kept = float(((scores >= threshold) & wanted)[scope].mean())
        refused = float((scores < threshold)[~scope].mean())
        print(f"{threshold:9.2f}  {kept:14.1%}  {refused:20.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
