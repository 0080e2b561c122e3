"""The world's clock."""

from __future__ import annotations

import pytest

from desk_speaker.clock import WorldClock, parse_span, utc_text


class Ticks:
    """A machine's clock that goes when told to."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def test_the_clock_runs_at_its_speed() -> None:
    ticks = Ticks()
    clock = WorldClock(1000.0, speed=60, ticks=ticks)
    ticks.at += 2
    assert clock.now() == 1120.0


def test_a_clock_of_speed_zero_stands_still() -> None:
    ticks = Ticks()
    clock = WorldClock(1000.0, speed=0, ticks=ticks)
    ticks.at += 50
    assert clock.now() == 1000.0


def test_a_jump_goes_ahead_and_never_back() -> None:
    clock = WorldClock(1000.0, speed=0)
    clock.jump_to(1500.0)
    clock.jump_to(1200.0)
    assert clock.now() == 1500.0


def test_a_clock_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="backwards"):
        WorldClock(speed=-1)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30m", 1800),
        ("90s", 90),
        ("2h", 7200),
        ("1h30m", 5400),
        ("1h 30m 5s", 5405),
        ("90", 5400),
        ("0.5h", 1800),
    ],
)
def test_a_span_reads_as_people_type_it(text: str, seconds: float) -> None:
    assert parse_span(text) == seconds


@pytest.mark.parametrize("text", ["", "soon", "30x", "-5m", "0m", "m", "99999h"])
def test_what_is_no_span_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="length of time"):
        parse_span(text)


def test_an_instant_is_written_with_a_z_and_a_fraction_only_if_it_has_one() -> None:
    assert utc_text(1772442000) == "2026-03-02T09:00:00Z"
    assert utc_text(1772442000.25) == "2026-03-02T09:00:00.250Z"
