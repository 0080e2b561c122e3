"""Time is said the way people say it."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import pytest

from backspasm.speech import catalogue, times

WORDS = catalogue.load("en-US")
LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")


def on(day: int, clock: str, zone: tzinfo = LONDON) -> int:
    """The instant the clock shows on that day of March 2026."""
    return int(datetime.fromisoformat(f"2026-03-{day:02}T{clock}").replace(tzinfo=zone).timestamp())


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


@pytest.mark.parametrize(
    ("now", "ends", "said"),
    [
        ("08:00", "19:59", "until 7:59"),
        ("08:00", "20:00", "until 8 o'clock this evening"),
        ("08:00", "20:59", "until 8:59 this evening"),
        ("08:00", "21:00", "until 9 o'clock tonight"),
        ("08:00", "21:30", "until 9:30 tonight"),
        ("00:00", "12:00", "until noon today"),
        ("00:10", "12:10", "until 12:10 this afternoon"),
        ("05:30", "17:59", "until 5:59 this afternoon"),
        ("05:30", "18:00", "until 6 o'clock this evening"),
    ],
)
def test_what_is_twelve_hours_away_or_more_is_said_with_its_part_of_the_day(
    now: str, ends: str, said: str
) -> None:
    assert times.until(WORDS, on(2, ends), on(2, now), LONDON) == said


@pytest.mark.parametrize(
    ("now", "happens", "said"),
    [
        ("23:40", "00:10", "at 12:10 tonight"),
        ("20:00", "02:59", "at 2:59 tonight"),
        ("20:00", "03:00", "at 3 o'clock tomorrow morning"),
        ("22:00", "09:30", "at 9:30 tomorrow morning"),
        ("08:00", "07:30", "at 7:30 tomorrow morning"),
        ("13:00", "12:00", "at noon tomorrow"),
        ("14:00", "12:01", "at 12:01 tomorrow afternoon"),
        ("18:30", "17:59", "at 5:59 tomorrow afternoon"),
        ("18:30", "18:00", "at 6 o'clock tomorrow evening"),
        ("22:00", "21:00", "at 9 o'clock tomorrow night"),
    ],
)
def test_what_comes_on_the_next_day_is_said_with_that_day(
    now: str, happens: str, said: str
) -> None:
    assert times.at(WORDS, on(3, happens), on(2, now), LONDON) == said


def test_who_is_up_after_midnight_is_in_the_new_day_already() -> None:
    assert times.at(WORDS, on(2, "03:30"), on(2, "00:30"), LONDON) == "at 3:30"
    assert times.at(WORDS, on(3, "00:30"), on(2, "02:59"), LONDON) == "at 12:30 tomorrow morning"
    assert times.at(WORDS, on(3, "00:30"), on(2, "03:00"), LONDON) == "at 12:30 tonight"


def test_midnight_ends_the_day_and_does_not_begin_the_next() -> None:
    assert times.until(WORDS, on(3, "00:00"), on(2, "22:30"), LONDON) == "until midnight"
    assert times.until(WORDS, on(3, "00:00"), on(2, "12:01"), LONDON) == "until midnight"
    assert times.until(WORDS, on(3, "00:00"), on(2, "12:00"), LONDON) == "until midnight tonight"
    assert times.until(WORDS, on(3, "00:00"), on(2, "00:30"), LONDON) == "until midnight tonight"


def test_what_is_days_away_is_said_in_days() -> None:
    assert times.at(WORDS, on(4, "08:30"), on(2, "09:00"), LONDON) == "at 8:30, 2 days from now"
    assert times.until(WORDS, on(9, "01:30"), on(2, "09:00"), LONDON) == (
        "until 1:30, 7 days from now"
    )


def test_what_is_over_is_said_by_the_clock_alone() -> None:
    assert times.at(WORDS, on(2, "23:30"), on(3, "00:10"), LONDON) == "at 11:30"


def test_the_day_is_that_of_the_device() -> None:
    now, ends = on(2, "20:30", UTC), on(3, "00:30", UTC)
    assert times.until(WORDS, ends, now, LONDON) == "until 12:30 tonight"
    assert times.until(WORDS, ends, now, NEW_YORK) == "until 7:30"


def test_without_a_time_zone_neither_day_nor_part_of_it_is_claimed() -> None:
    now, ends = on(2, "20:30", UTC), on(3, "10:00", UTC)
    assert times.until(WORDS, ends, now, None) == "for about 13 and a half hours"
    assert times.at(WORDS, ends, now, None) == "in about 13 and a half hours"


def test_on_a_day_of_twenty_five_hours_twelve_of_them_may_end_in_the_morning() -> None:
    before = int(datetime(2026, 11, 1, 0, 10, tzinfo=NEW_YORK).timestamp())
    assert times.until(WORDS, before + 12 * 3600, before, NEW_YORK) == "until 11:10 this morning"


def test_whoever_says_the_day_hears_the_clock_alone() -> None:
    assert times.at_clock(WORDS, on(3, "09:00"), LONDON) == "at 9 o'clock"


@pytest.mark.parametrize("locale", catalogue.LOCALES)
def test_the_parts_of_the_day_are_the_same_words_wherever_english_is_spoken(locale: str) -> None:
    words = catalogue.load(locale)
    assert times.until(words, on(2, "21:30"), on(2, "08:00"), LONDON) == "until 9:30 tonight"
    assert times.at(words, on(3, "09:30"), on(2, "22:00"), LONDON) == "at 9:30 tomorrow morning"
