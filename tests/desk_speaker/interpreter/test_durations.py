"""Durations as people say them become what Alexa puts into AMAZON.DURATION."""

from __future__ import annotations

import pytest

from desk_speaker.interpreter.durations import durations_at
from desk_speaker.interpreter.model import compared


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("twenty minutes", "PT20M"),
        ("twenty minute", "PT20M"),
        ("20 min", "PT20M"),
        ("20min", "PT20M"),
        ("20 mins", "PT20M"),
        ("twenty five minutes", "PT25M"),
        ("twenty-five minutes", "PT25M"),
        ("a minute", "PT1M"),
        ("an hour", "PT1H"),
        ("one hour", "PT1H"),
        ("four hours", "PT4H"),
        ("ninety seconds", "PT90S"),
        ("30 secs", "PT30S"),
        ("ninety minutes", "PT90M"),
        ("half an hour", "PT30M"),
        ("a half hour", "PT30M"),
        ("half hour", "PT30M"),
        ("half a minute", "PT30S"),
        ("half of an hour", "PT30M"),
        ("a quarter of an hour", "PT15M"),
        ("quarter of an hour", "PT15M"),
        ("a quarter hour", "PT15M"),
        ("three quarters of an hour", "PT45M"),
        ("an hour and a half", "PT1H30M"),
        ("hour and a half", "PT1H30M"),
        ("an hour and a quarter", "PT1H15M"),
        ("one and a half hours", "PT1H30M"),
        ("two and a half hours", "PT2H30M"),
        ("two hours and a half", "PT2H30M"),
        ("1.5 hours", "PT1H30M"),
        ("½ hour", "PT30M"),
        ("a minute and a half", "PT1M30S"),
        ("one hour thirty", "PT1H30M"),
        ("one hour thirty minutes", "PT1H30M"),
        ("one hour and thirty minutes", "PT1H30M"),
        ("an hour and twenty", "PT1H20M"),
        ("two minutes thirty", "PT2M30S"),
        ("one hour two minutes three seconds", "PT1H2M3S"),
        ("a couple of minutes", "PT2M"),
        ("a couple minutes", "PT2M"),
        ("a couple of hours", "PT2H"),
        ("five more minutes", "PT5M"),
        ("one hundred and twenty minutes", "PT120M"),
        ("zero minutes", "PT0M"),
        ("zero hours", "PT0H"),
        ("zero days", "P0D"),
        ("three days", "P3D"),
        ("two weeks", "P2W"),
        ("six months", "P6M"),
        ("a year", "P1Y"),
        ("half a day", "PT12H"),
        ("a day and a half", "P1DT12H"),
        ("minus five minutes", "?"),
        ("a zillion hours", "?"),
        ("a few minutes", "?"),
    ],
)
def test_a_spoken_duration_is_read_whole(words: str, iso: str) -> None:
    tokens = compared(words)
    end, read = durations_at(tokens, 0)[0]
    assert (read, end) == (iso, len(tokens))


@pytest.mark.parametrize(
    "words",
    ["twenty", "all day", "the whole day", "minutes", "a", "half", "the hour", "", "five of"],
)
def test_words_without_an_amount_and_a_unit_are_no_duration(words: str) -> None:
    assert durations_at(compared(words), 0) == []


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("twenty minutes two rounds", "PT20M"),
        ("twenty minutes on an hour off", "PT20M"),
        ("an hour and then rest", "PT1H"),
        ("an hour 30 more minutes", "PT1H30M"),
        ("another minute", None),
    ],
)
def test_a_duration_ends_where_its_words_end(words: str, iso: str | None) -> None:
    readings = durations_at(compared(words), 0)
    assert (readings[0][1] if readings else None) == iso


def test_a_bare_unit_after_another_counts_as_one() -> None:
    assert durations_at(compared("another minute"), 1) == [(2, "PT1M")]


def test_shorter_readings_follow_the_longest() -> None:
    assert durations_at(compared("an hour and a half"), 0) == [(5, "PT1H30M"), (2, "PT1H")]
