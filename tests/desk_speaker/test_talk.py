"""Talking through a pipe, and the command line around it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk_speaker import transcript
from desk_speaker.cli import main
from desk_speaker.clock import WorldClock
from desk_speaker.console import Console
from desk_speaker.desk import Desk
from desk_speaker.errors import CannotStartError
from desk_speaker.household import Household
from desk_speaker.speaker import Speaker
from desk_speaker.talk import talk
from tests.desk_speaker.conftest import NINE
from tests.desk_speaker.small_skill import MODEL, SmallSkill, small_model

REPOSITORY = Path(__file__).parents[2]

Pipe = Callable[[bytes], None]


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Pipe:
    """Puts bytes on the standard input."""
    return lambda said: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(said)))


def _talk(said: bytes, pipe: Pipe) -> tuple[int, str]:
    """Pipe lines to a speaker with the small skill; the status, and what was printed."""
    pipe(said)
    out = io.StringIO()
    household = Household()
    console = Console(as_json=False, zone=household.wall_zone, out=out, aside=out)

    def start() -> tuple[Desk, Speaker]:
        desk = Desk(build_skill=SmallSkill().build, find_model=small_model)
        return desk, desk.speaker(household, WorldClock(NINE, speed=0), console.tell)

    return talk(start, console, model=MODEL, interactive=False), out.getvalue()


def test_a_pipe_is_a_conversation_that_ends_with_its_last_line(pipe: Pipe) -> None:
    status, printed = _talk(b"how long left\n:wait 5m\n\n:dance\n\xff\n:permission deny", pipe)
    assert status == 0
    lines = printed.splitlines()
    assert lines[:2] == ["you> how long left", "speaker> Hello."]
    assert lines[2:4] == ["you> :wait 5m", "  it is 09:05:00"]
    assert lines[5] == '  (nothing was said: try "open back spasm helper", or :help)'
    assert lines[7].startswith("  I do not know ':dance'")
    assert lines[-1] == "  permission: deny"


def test_whoever_leaves_at_once_does_not_wait_for_the_speaker_to_wake_up(pipe: Pipe) -> None:
    pipe(b"")
    waking = threading.Event()

    def start() -> tuple[Desk, Speaker]:
        waking.wait()
        raise RuntimeError("nobody was there any more")

    console = Console(as_json=False, zone=Household().wall_zone)
    assert talk(start, console, model=MODEL, interactive=False) == 0
    waking.set()


def test_a_speaker_that_cannot_start_says_so_to_whoever_speaks_to_it(pipe: Pipe) -> None:
    pipe(b"how long left\n")

    def start() -> tuple[Desk, Speaker]:
        raise CannotStartError("there is no table")

    console = Console(as_json=True, zone=Household().wall_zone)
    with pytest.raises(CannotStartError, match="no table"):
        talk(start, console, model=MODEL, interactive=False)


def test_the_whole_thing_hears_every_switch_and_then_that_the_plan_is_over() -> None:
    events = _through_a_pipe("start my ice pack\nyes\n:wait 90m\nhow long left\n")
    kinds = ["turn", "turn", *["alert"] * 5, "turn"]
    assert [event["type"] for event in events] == kinds
    began = _minutes(events[0]["at"])
    rung = [round(_minutes(event["at"]) - began) for event in events[2:7]]
    assert rung == [20, 30, 60, 80, 90]
    assert [event["complaints"] for event in events] == [[]] * 8
    assert "finished" in events[-1]["speech"]
    # At whatever hour this runs: in the evening a plan would be shorter.
    assert events[0]["at"][11:16] == "09:00"


def test_in_the_evening_a_plan_is_shorter_and_says_so() -> None:
    said = "start my ice pack\nyes\n:wait 90m\n"
    events = _through_a_pipe(said, "--at", "21:15", "--timezone", "Europe/London")
    assert [event["type"] for event in events] == ["turn", "turn", "alert", "alert"]
    assert "tonight" in events[0]["speech"]


def _through_a_pipe(said: str, *options: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "desk_speaker", "talk", "--json", *options],
        input=said.encode(),
        capture_output=True,
        check=True,
        cwd=REPOSITORY,
        env={**os.environ, "TZ": "UTC", "PYTHONPATH": "lambda"},
        timeout=120,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _minutes(at: str) -> float:
    hours, minutes, seconds = at.rstrip("Z").partition("T")[2].split(":")
    # Reckoned from noon, so that a test around midnight does not fail.
    return ((float(hours) + 12) % 24) * 60 + float(minutes) + float(seconds) / 60


def test_interpret_answers_each_line_with_an_object(
    pipe: Pipe, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe(b"start my ice pack\nwhat is the capital of peru\n")
    assert main(["interpret"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["utterance"] == "start my ice pack"
    assert first["intent"] == "StartIceIntent"
    assert first["slots"]["duration"] is None
    assert first["score"] > 0.9
    assert second["intent"] == "AMAZON.FallbackIntent"


def test_replay_reports_what_differs_and_fails(
    desk: Desk,
    skill: SmallSkill,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert skill.requests == []
    monkeypatch.setattr(transcript, "_shared_desk", lambda: desk)
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("you: how long left\nhear: hello\n")
    bad.write_text("you: how long left\nhear: goodbye\n")
    assert main(["replay", str(good)]) == 0
    assert capsys.readouterr().out == f"ok   {good}\n"
    assert main(["replay", str(good), str(bad)]) == 1
    printed = capsys.readouterr().out
    assert f"FAIL {bad}\n  {bad}:2: what is heard should hold: goodbye" in printed
    assert printed.endswith("1 of 2 conversations went as written\n")


def test_a_language_without_a_model_is_refused_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["say", "--locale", "de-DE", "hallo"]) == 2
    assert "there is no interaction model for de-DE" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--timezone", "Mars/North"], "not a time zone"),
        (["--speed", "fast"], "not a speed"),
        (["--speed", "-1"], "not a speed"),
        (["--at", "teatime"], "not a time of day"),
        (["--device", "toaster"], "invalid choice"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused_in_words(
    capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["talk", *options])
    assert left.value.code == 2
    assert said in capsys.readouterr().err
