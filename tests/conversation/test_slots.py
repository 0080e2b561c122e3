"""Slots mean a length of time, a number, nothing, or that they were not understood."""

from __future__ import annotations

import pytest

from backspasm.conversation import slots


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("", None),
        ("PT20M", 1200),
        ("PT1H30M", 5400),
        ("PT90S", 90),
        ("PT0M", 0),
        ("P1D", 86400),
        ("P1DT2H", 93600),
        ("PT1.5S", 1),
    ],
)
def test_a_length_of_time_is_in_seconds(value: str | None, seconds: int | None) -> None:
    assert slots.duration(value) == seconds


@pytest.mark.parametrize("value", ["?", "P", "PT", "P1Y", "P2W", "-PT5M", "PT-5M", "soon", "PT5"])
def test_what_cannot_be_timed_is_not_understood(value: str) -> None:
    with pytest.raises(slots.NotUnderstood):
        slots.duration(value)


@pytest.mark.parametrize(("value", "number"), [(None, None), ("", None), ("3", 3), ("0", 0)])
def test_a_number_is_whole(value: str | None, number: int | None) -> None:
    assert slots.number(value) == number


@pytest.mark.parametrize("value", ["?", "-5", "1.5", "many", "99999999"])
def test_what_is_no_number_is_not_understood(value: str) -> None:
    with pytest.raises(slots.NotUnderstood):
        slots.number(value)


def test_a_number_of_minutes_is_a_length_of_time_too() -> None:
    assert slots.length({"minutes": "5"}) == 300
    assert slots.length({"duration": "PT20M"}) == 1200
    assert slots.length({}) is None
