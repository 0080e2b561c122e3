"""Words come into one form, whatever their case, punctuation or contraction."""

from __future__ import annotations

import pytest

from desk_speaker.interpreter.words import (
    MOST_TOKENS,
    negated,
    said,
    tokens_of,
    without_fillers,
)


def texts(utterance: str) -> list[str]:
    return [token.text for token in tokens_of(utterance)]


@pytest.mark.parametrize(
    ("utterance", "words"),
    [
        ("Start the OVEN!", "start the oven"),
        ("start  the-oven", "start the oven"),
        ("I can't", "i can not"),
        ("I can\N{RIGHT SINGLE QUOTATION MARK}t", "i can not"),
        ("I cannot", "i can not"),
        ("I cant", "i can not"),
        ("I won't", "i will not"),
        ("it isn't", "it is not"),
        ("it isnt", "it is not"),
        ("don't", "do not"),
        ("I'm", "i am"),
        ("it's", "it is"),
        ("they've", "they have"),
        ("I'd", "i would"),
        ("N.H.S. one", "nhs one"),
        ("n. h. s. one", "nhs one"),
        ("Café Raynaud's", "cafe raynaud is"),
        ("20min", "20 min"),
        ("gonna", "going to"),
        ("", ""),
        ("?!…", ""),
        ("\x00\x07\x1b[31m", "31 m"),
        ("🎉🔥", ""),
    ],
)
def test_different_spellings_have_one_form(utterance: str, words: str) -> None:
    assert texts(utterance) == words.split()


def test_the_words_as_spoken_are_kept() -> None:
    assert said(tokens_of("I can't STOP")) == "i can't stop"


def test_only_the_beginning_of_an_endless_utterance_is_heard() -> None:
    assert len(tokens_of("word " * 5000)) == MOST_TOKENS


def test_fillers_are_left_out() -> None:
    kept = without_fillers(tokens_of("um, okay, start the oven please, thank you"))
    assert said(kept) == "start the oven"


@pytest.mark.parametrize(
    ("sentence", "reached"),
    [
        ("i can not smell smoke", ["smell", "smoke"]),
        ("no smoke but fire", ["smoke"]),
        ("smoke and fire", []),
        ("not that i do not see", ["that", "i", "do"]),
    ],
)
def test_a_not_reaches_to_the_end_of_its_clause(sentence: str, reached: list[str]) -> None:
    words = sentence.split()
    marks = negated(words)
    assert [w for w, mark in zip(words, marks, strict=True) if mark and w != "not"] == reached


def test_what_opens_a_sentence_is_a_filler_there_alone() -> None:
    assert [each.text for each in without_fillers(tokens_of("okay right my legs"))] == [
        "my",
        "legs",
    ]
    kept = without_fillers(tokens_of("well my right leg is okay"))
    assert [each.text for each in kept] == ["my", "right", "leg", "is", "okay"]
