"""`desk-speaker read`: an author reads, or hears, all that can be said."""

from __future__ import annotations

import io

import pytest

from desk_speaker.read import NothingToReadError, read
from desk_speaker.voice import Voice


class Listener(Voice):
    """A voice that notes what it is asked to say."""

    def __init__(self) -> None:
        super().__init__("en-US")
        self.said: list[str] = []

    def say(self, words: str, *, markup: bool) -> None:
        assert markup
        self.said.append(words)


def test_a_topic_is_read_with_its_entries_and_how_it_comes_about() -> None:
    out = io.StringIO()
    assert read("en-GB", "medicines", None, out) == 0
    assert "== medicines ==" in out.getvalue()
    assert "medicines.dose" in out.getvalue()
    assert "a first meeting: Dose" in out.getvalue()
    assert "paracetamol" in out.getvalue()
    assert "== plan ==" not in out.getvalue()


def test_everything_is_read_when_no_topic_is_named() -> None:
    out = io.StringIO()
    read("en-US", None, None, out)
    for topic in ("alerts", "plan", "positions", "safety", "session"):
        assert f"== {topic} ==" in out.getvalue()


def test_with_a_voice_every_reply_is_spoken_with_its_markup() -> None:
    voice, out = Listener(), io.StringIO()
    read("en-US", "distraction", voice, out)
    assert f"{len(voice.said)} replies in en-US" in out.getvalue()
    assert any("<break" in said for said in voice.said)


def test_a_topic_that_nothing_is_said_about_is_refused_with_those_there_are() -> None:
    with pytest.raises(NothingToReadError, match=r"there is: .*medicines"):
        read("en-US", "weather", None)
