"""The safety check as data: four questions, and a bare yes takes the higher tier."""

from __future__ import annotations

import pytest

from backspasm.guide import causes, safety_check
from backspasm.guide.causes import Cause
from backspasm.guide.safety_check import QUESTIONS, Tier


def test_four_noes_lead_through_all_four_questions() -> None:
    numbers: list[int] = []
    number: int | None = 1
    while number is not None:
        numbers.append(number)
        number = safety_check.after_no(number)
    assert numbers == [1, 2, 3, 4]
    assert len(QUESTIONS) == 4


def test_a_bare_yes_takes_the_higher_tier_where_a_question_straddles_two() -> None:
    straddling = [each for each in QUESTIONS if len(set(each.tiers)) > 1]
    assert straddling
    assert all(each.yes_means is Tier.EMERGENCY for each in QUESTIONS)


@pytest.mark.parametrize("nonsense", [None, 0, 5, -1, "1", True, 1.0, []])
def test_a_number_that_no_question_has_finds_none(nonsense: object) -> None:
    assert safety_check.question(nonsense) is None


def test_only_sport_asks_about_a_knock_before_the_advice() -> None:
    assert [cause for cause in Cause if cause.asks_about_a_knock] == [Cause.SPORT]


def test_a_cause_is_known_by_its_name() -> None:
    assert causes.named("sitting") is Cause.SITTING
    assert causes.named("weather") is None
    assert causes.named(["sport"]) is None
