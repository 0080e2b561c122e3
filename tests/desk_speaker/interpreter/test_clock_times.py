"""Times of day become what Alexa makes of them."""

from __future__ import annotations

import pytest

from desk_speaker.interpreter.clock_times import times_at
from desk_speaker.interpreter.model import compared


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("nine", "09:00"),
        ("nine o'clock", "09:00"),
        ("nine thirty", "09:30"),
        ("nine am", "09:00"),
        ("nine in the morning", "09:00"),
        ("five pm", "17:00"),
        ("five p m", "17:00"),
        ("six in the evening", "18:00"),
        ("twelve at night", "12:00"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("half past nine", "09:30"),
        ("a quarter to five", "04:45"),
        ("seventeen", "17:00"),
        ("17:30", "17:30"),
    ],
)
def test_the_whole_is_a_time(said: str, time: str) -> None:
    tokens = compared(said)
    assert times_at(tokens, 0)[0] == (len(tokens), time)


@pytest.mark.parametrize("said", ["", "ice", "thirty", "half an hour", "a", "nonsense nine"])
def test_what_is_no_time_is_none(said: str) -> None:
    assert times_at(compared(said), 0) == []


def test_what_follows_belongs_to_something_else() -> None:
    assert times_at(compared("nine to five"), 0) == [(1, "09:00")]
