"""Numbers in words become digits, and AMAZON.NUMBER reads them."""

from __future__ import annotations

import pytest

from desk_speaker.interpreter.model import compared
from desk_speaker.interpreter.numbers import numbers_at


def texts(utterance: str) -> list[str]:
    return [token.text for token in compared(utterance)]


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("zero", "0"),
        ("nought", "0"),
        ("seven", "7"),
        ("ten", "10"),
        ("nineteen", "19"),
        ("twenty", "20"),
        ("twenty five", "25"),
        ("twenty-five", "25"),
        ("ninety nine", "99"),
        ("a hundred", "100"),
        ("one hundred and twenty", "120"),
        ("one hundred twenty one", "121"),
        ("two thousand and ten", "2010"),
        ("three million", "3000000"),
        ("a dozen", "a 12"),
        ("1,500", "1500"),
        ("3.5", "3.5"),
        ("nine one one", "911"),
        ("triple nine", "999"),
        ("double nine nine", "999"),
        ("one one two", "112"),
        ("nine nine", "9 9"),
        ("twenty twenty", "20 20"),
        ("one twenty", "1 20"),
        ("five hundred hundred", "500 hundred"),
        ("seven out of ten", "7 out of 10"),
        ("a hundred and", "100 and"),
        ("hundred", "hundred"),
        ("the one I had", "the 1 i had"),
    ],
)
def test_a_number_in_words_is_its_digits(words: str, digits: str) -> None:
    assert " ".join(texts(words)) == digits


@pytest.mark.parametrize("number", range(0, 1000, 7))
def test_every_number_up_to_a_thousand_reads_back(number: int) -> None:
    assert texts(_spoken(number)) == [str(number)]


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def _spoken(number: int) -> str:
    if number >= 100:
        rest = number % 100
        return f"{_spoken(number // 100)} hundred" + (f" and {_spoken(rest)}" if rest else "")
    if number >= 20:
        return _TENS.split()[number // 10 - 2] + (f" {_spoken(number % 10)}" if number % 10 else "")
    return _ONES.split()[number]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("three", "3"),
        ("a couple of", "2"),
        ("a couple", "2"),
        ("couple of", "2"),
        ("minus five", "?"),
        ("negative 5", "?"),
        ("a zillion", "?"),
        ("zillions", "?"),
        ("a few", "?"),
        ("two and a half", "?"),
        ("3.5", "?"),
        ("a hundred", "100"),
    ],
)
def test_a_number_slot_takes_the_number_or_a_question_mark(words: str, value: str) -> None:
    tokens = compared(words)
    end, read = numbers_at(tokens, 0)[0]
    assert (end, read) == (len(tokens), value)


@pytest.mark.parametrize("words", ["ice", "a", "an", "half", "once", ""])
def test_other_words_are_no_number(words: str) -> None:
    assert numbers_at(compared(words), 0) == []


def test_the_words_spoken_stay_with_the_digits() -> None:
    assert [token.said for token in compared("make it Twenty-Five")] == [
        "make",
        "it",
        "twenty five",
    ]
