"""What a person at the prompt sees and hears."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desk_speaker.console import Console
from desk_speaker.events import REMINDER, TIMER, Alert, Turn
from desk_speaker.voice import Voice
from tests.desk_speaker.conftest import NINE


def _turn(**more: Any) -> Turn:
    plain: dict[str, Any] = {
        "at": NINE,
        "utterance": "how long left",
        "intent": "StatusIntent",
        "slots": {},
        "speech": "Ten minutes.",
        "reprompt": None,
        "session_open": False,
        "cards": [],
        "directives": [],
        "request": {},
        "response": {},
    }
    return Turn(**{**plain, **more})


class Screen:
    """A console and what it printed."""

    def __init__(self, **more: Any) -> None:
        self.out, self.aside = io.StringIO(), io.StringIO()
        settings = {"as_json": False, "zone": ZoneInfo("Europe/London"), **more}
        self.console = Console(out=self.out, aside=self.aside, **settings)

    @property
    def printed(self) -> str:
        return self.out.getvalue()


def test_a_turn_shows_what_is_said_and_its_card() -> None:
    screen = Screen()
    screen.console.tell(_turn(cards=[{"type": "Simple", "title": "Ice", "content": "Off at 9:30"}]))
    assert screen.printed == "speaker> Ten minutes.\n  (card) Ice: Off at 9:30\n"


def test_a_turn_without_a_word_says_so() -> None:
    screen = Screen()
    screen.console.tell(_turn(speech=None))
    assert screen.printed == "speaker> (says nothing)\n"


def test_a_reminder_is_announced_and_said_twice_at_the_households_time() -> None:
    screen = Screen(zone=ZoneInfo("America/New_York"))
    screen.console.tell(Alert(NINE, "Ice off.", REMINDER))
    assert screen.printed == "  04:00 (rings) Here's your reminder: Ice off. Ice off.\n"


def test_a_timer_announces_itself_once() -> None:
    screen = Screen()
    screen.console.tell(Alert(NINE, "Ice off.", TIMER))
    assert screen.printed == "  09:00 (rings) Ice off.\n"


def test_an_alert_leaves_the_line_being_typed_as_it_was() -> None:
    screen = Screen()
    screen.console.prompting = True
    screen.console.typed_so_far = lambda: "how lo"
    screen.console.tell(Alert(NINE, "Ice off.", TIMER))
    assert screen.printed.startswith("\r\x1b[K  09:00")
    assert screen.printed.endswith("\nyou> how lo")


def test_complaints_are_made_aloud() -> None:
    screen = Screen()
    screen.console.tell(_turn(complaints=["nobody listens"]))
    assert screen.aside.getvalue() == "complaint: nobody listens\n"


def test_as_json_there_is_one_object_a_line_and_nothing_else() -> None:
    screen = Screen(as_json=True)
    screen.console.echo("how long left")
    screen.console.tell(_turn(slots={"duration": None}))
    screen.console.tell(Alert(NINE, "Ice off.", TIMER))
    screen.console.remark("it is 09:00")
    turn, alert = map(json.loads, screen.printed.splitlines())
    assert turn["type"] == "turn"
    assert turn["at"] == "2026-03-02T09:00:00Z"
    assert turn["slots"] == {"duration": None}
    assert alert["type"] == "alert"
    assert screen.aside.getvalue() == "it is 09:00\n"


@pytest.fixture
def spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a program that stands in for espeak-ng writes how it was called, and what to say."""
    heard = tmp_path / "heard.txt"
    program = tmp_path / "espeak-ng"
    program.write_text(f'#!/bin/sh\necho "$@" >> {heard}\ncat >> {heard}\necho >> {heard}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return heard


def test_the_voice_speaks_markup_with_its_pauses_and_alerts_twice(spoken: Path) -> None:
    assert Voice.installed()
    screen = Screen(voice=Voice("en-GB"))
    screen.console.tell(_turn(ssml='<speak>In <break time="2s"/> out.</speak>'))
    screen.console.tell(Alert(NINE, "Ice off.", REMINDER))
    assert spoken.read_text().splitlines() == [
        "-v en-gb -s 150 -m --stdin",
        '<speak>In <break time="2s"/> out.</speak>',
        "-v en-gb -s 150 --stdin",
        "Here's your reminder: Ice off. Ice off.",
    ]


def test_english_that_espeak_does_not_know_is_spoken_as_plain_english(spoken: Path) -> None:
    Voice("en-IN").say("Ice off.", markup=False)
    assert spoken.read_text().startswith("-v en -s")


def test_without_espeak_there_is_no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not Voice.installed()
