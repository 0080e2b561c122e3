"""What a line after the wake word means outside a session."""

from __future__ import annotations

import pytest

from desk_speaker.invocation import Invocation, read_invocation, without_wake_word

NAME = "back spasm helper"


@pytest.mark.parametrize(
    "line",
    [
        "open back spasm helper",
        "launch Back Spasm Helper",
        "start back spasm helper please",
        "talk to back spasm helper.",
        "ask back spasm helper",
        "back spasm helper",
        "please open  back spasm helper",
    ],
)
def test_the_skill_is_launched(line: str) -> None:
    assert read_invocation(line, NAME) == Invocation(None)


@pytest.mark.parametrize(
    ("line", "request_made"),
    [
        ("ask back spasm helper to start my ice pack", "start my ice pack"),
        ("ask back spasm helper how do I lie down", "how do I lie down"),
        ("tell back spasm helper I've fallen", "I've fallen"),
        ("ask back spasm helper for help", "help"),
        ("ask back spasm helper if ice works", "ice works"),
        ("open back spasm helper and start the ice", "start the ice"),
        ("start my ice pack with back spasm helper", "start my ice pack"),
        ("Back spasm helper, how long left?", "how long left"),
    ],
)
def test_the_skill_is_asked_for_something(line: str, request_made: str) -> None:
    assert read_invocation(line, NAME) == Invocation(request_made)


@pytest.mark.parametrize("line", ["start my ice pack", "open the window", "help my back spasm"])
def test_other_lines_do_not_call_the_skill_by_name(line: str) -> None:
    assert read_invocation(line, NAME) is None


def test_the_wake_word_is_taken_off_once() -> None:
    assert without_wake_word("Alexa, stop") == "stop"
    assert without_wake_word("alexander called") == "alexander called"
