"""Time is said the way people say it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from backspasm.speech import catalogue, times

WORDS = catalogue.load("en-US")
LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-30, "less than a minute"),
        (0, "less than a minute"),
        (44, "less than a minute"),
        (45, "about a minute"),
        (89, "about a minute"),
        (91, "around 2 minutes"),
        (9 * 60, "around 9 minutes"),
        (10 * 60, "about 10 minutes"),
        (12 * 60 + 29, "about 12 minutes"),
        (30 * 60, "about 30 minutes"),
        (59 * 60 + 31, "about an hour"),
        (60 * 60, "about an hour"),
        (90 * 60, "about an hour and a half"),
        (70 * 60, "about an hour and 10 minutes"),
        (61 * 60, "about an hour and one minute"),
        (150 * 60, "about 2 and a half hours"),
        (180 * 60, "about 3 hours"),
    ],
)
def test_a_length_of_time_is_rounded_and_hedged(seconds: int, said: str) -> None:
    assert times.about(WORDS, seconds) == said


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        ("09:00:00", "9 o'clock"),
        ("09:05:00", "9:05"),
        ("15:10:59", "3:10"),
        ("00:00:00", "midnight"),
        ("00:20:00", "12:20"),
        ("12:00:00", "noon"),
        ("12:30:00", "12:30"),
        ("22:00:00", "10 o'clock"),
    ],
)
def test_a_clock_time_is_what_a_clock_shows(clock: str, said: str) -> None:
    at = int(datetime.fromisoformat(f"2026-03-02T{clock}").replace(tzinfo=LONDON).timestamp())
    assert times.clock(WORDS, at, LONDON) == said


def test_without_a_time_zone_an_instant_is_said_as_a_length_of_time() -> None:
    assert times.at(WORDS, 1800, 0, None) == "in about 30 minutes"
    assert times.until(WORDS, 5400, 0, None) == "for about an hour and a half"


def test_with_a_time_zone_an_instant_is_a_time_on_the_clock() -> None:
    nine = int(datetime(2026, 7, 1, 9, tzinfo=LONDON).timestamp())
    assert times.at(WORDS, nine + 1800, nine, LONDON) == "at 9:30"
    assert times.until(WORDS, nine + 3600, nine, LONDON) == "until 10 o'clock"


def test_a_plan_across_the_change_of_the_clocks_ends_when_the_wall_clock_says() -> None:
    before = int(datetime(2026, 3, 29, 0, 45, tzinfo=LONDON).timestamp())
    assert times.at(WORDS, before + 1800, before, LONDON) == "at 2:15"
