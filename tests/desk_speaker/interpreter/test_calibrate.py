"""The weights of the score can be fitted again to labelled utterances."""

from __future__ import annotations

import pytest

from desk_speaker.interpreter import Interpreter
from desk_speaker.interpreter.calibrate import Case, cases, fit
from desk_speaker.interpreter.likeness import EVIDENCE, Like
from desk_speaker.interpreter.listen import Labelled


def labelled(utterance: str, intent: str) -> Labelled:
    return Labelled(utterance, (intent,), "en-US", "")


def test_only_what_no_sample_holds_is_fitted_to(kitchen: Interpreter) -> None:
    found = cases(
        kitchen,
        [
            labelled("start the oven", "BakeIntent"),
            labelled("start up my oven", "BakeIntent"),
            labelled("xyzzy", "AMAZON.FallbackIntent"),
            labelled("start up my car", "AMAZON.FallbackIntent"),
        ],
    )
    assert [(case.intent, case.right, case.in_scope) for case in found] == [
        ("BakeIntent", True, True),
        ("BakeIntent", False, False),
    ]


def case(vote: float, right: bool, in_scope: bool) -> Case:
    return Case(Like(0, (), 0.5, vote, 0.0), "BakeIntent", right, in_scope)


def test_what_tells_right_from_wrong_gets_the_weight() -> None:
    good = [case(0.8 + n / 100, True, True) for n in range(10)]
    bad = [case(0.2 + n / 100, False, False) for n in range(10)]
    refused = Case(Like(0, (), 0.5, 0.0, 0.0), "AMAZON.FallbackIntent", False, False)
    text = fit([*good, *bad, refused])
    weights = text.splitlines()[0].split("(")[1].split(")")[0].split(", ")
    assert len(weights) == len(EVIDENCE)
    assert float(weights[0]) > 1.0
    assert float(weights[1]) == pytest.approx(0.0)
    assert "100.0%" in text
