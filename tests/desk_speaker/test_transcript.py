"""Transcripts: a good one is silent, a bad one says what is wrong and where."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from desk_speaker.desk import Desk
from desk_speaker.transcript import run
from tests.desk_speaker.small_skill import (
    Json,
    SmallSkill,
    asks,
    asks_for_permission,
    call,
    reminder,
    says,
)

REMINDERS = "/v1/alerts/reminders"


def _ice(envelope: Json) -> Json:
    """A skill that starts ice, asks whether to remind, and reminds."""
    body = envelope["request"]
    if body["type"] == "SessionEndedRequest":
        return says(None)
    name = body.get("intent", {}).get("name", body["type"])
    if name == "StartIceIntent":
        return asks("Ice is on, until <sub alias='half past nine'>9:30</sub>. Shall I remind you?")
    if name == "StatusIntent":
        return says("Ten minutes left.", card={"type": "Simple", "title": "Ice", "content": "10"})
    if name == "PositionIntent":
        return says("Lie down?")
    if name == "AMAZON.YesIntent":
        asked_at = body["timestamp"].rstrip("Z")
        for seconds, text in ((1200, "Check your skin."), (1800, "Ice off.")):
            words = reminder(seconds, text, asked_at=asked_at)
            if call(envelope, "POST", REMINDERS, words).status == 401:
                return asks_for_permission("I need a permission.")
    return says("I\u2019ll remind you.")


def _play(desk: Desk, skill: SmallSkill, folder: Path, text: str) -> list[str]:
    skill.answer = _ice
    path = folder / "talk.txt"
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return [problem.removeprefix(f"{path}:") for problem in run(path, desk)]


def test_a_conversation_that_goes_as_written_has_no_problems(
    desk: Desk, skill: SmallSkill, tmp_path: Path
) -> None:
    assert (
        _play(
            desk,
            skill,
            tmp_path,
            """
        # Start ice and be reminded
        given: timezone Europe/London, device echo, at 2026-07-01 14:00
        given: permission grant

        you: ice for twenty minutes
        hear: ICE is   on ... half past nine
        hear: this | shall I remind you?
        not: remind me
        session: open
        reprompt: shall i
        intent: StartIceIntent
        slot: duration PT20M
        no card
        no screen
        you: yes
        hear: i'll remind you
        session: closed
        no rings
        :wait 30m
        rings at 20m: check your skin
        rings at 14:30: ice off
        you: how long left
        card: ice 10
        :wait 1h
        no rings
        """,
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "you: how long left\nhear: twenty",
            "2: what is heard should hold: twenty\n    it is: Ten",
        ),
        ("you: how long left\nhear: ten minute", "2: what is heard should hold: ten minute\n"),
        ("you: how long left\nnot: ten ... left", "2: should not be heard: ten ... left\n"),
        ("you: how long left\nsession: open", "2: the session should be open, it is closed"),
        ("you: how long left\nsession: asking", "2: the session should be asking, it is closed"),
        ("you: how long left\nintent: StartIceIntent", "2: the request should be StartIceIntent, "),
        ("you: how long left\nslot: duration PT1M", "2: there is no slot 'duration'"),
        ("you: start ice\nslot: duration PT1M", "2: slot duration should be PT1M, it is empty"),
        ("you: start ice\ncard: ice", "2: the card should hold: ice\n    it is: (nothing)"),
        ("you: how long left\nno card", "2: there should be no card, there is: Ice"),
        ("you: how long left\nreprompt: x", "2: the reprompt should hold: x"),
        ("you: how long left\nrings: ice off", "2: should ring: ice off\n    nothing more rings"),
        ("you: how do i lie down", "1: the speaker complains: a question is asked"),
        ("you: how long left\nhere: ten", "2: I do not understand 'here: ten'"),
        ("hear: ten", "1: nothing has been said yet"),
        ("you: how long left\ngiven: device echo", "2: 'given' belongs before"),
        ("given: device toaster", "1: 'device toaster' means nothing here"),
        ("given: at noon", "1: 'noon' is not a date and time"),
        ("given: at 2026-03-02T09:00Z", "1: the time is local"),
        (":wait for it", "1: 'for it' is not a length of time"),
        (":jump", "1: I do not know ':jump'"),
        ("you: how long left\nsession: ajar", "2: a session is open, closed or asking"),
        ("you: how long left\nhear at 20m: ten", "2: only 'rings' has a time"),
    ],
)
def test_what_goes_otherwise_is_said_with_its_line(
    desk: Desk, skill: SmallSkill, tmp_path: Path, text: str, problem: str
) -> None:
    found = _play(desk, skill, tmp_path, text)
    assert found
    assert found[0].startswith(problem)


REMINDED = "you: start ice\nyou: yes\n:wait 30m\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("rings: check your skin", "3: nothing expects this to ring: 'Ice off.' at 09:30:00"),
        ("no rings", "4: there should be no ring, there is: 'Check your skin.' at 09:20:00, "),
        ("rings: ice off", "4: should ring: ice off\n    rings: 'Check your skin.' at 09:20:00"),
        ("rings at 21m: check", "4: should ring at 21m: check\n    rings: 'Check your skin.'"),
        ("rings at 09:25: check", "4: should ring at 09:25: check"),
        ("rings at 25:00: check", "4: '25:00' is not a time of day"),
        ("rings at tea: check", "4: 'tea' is not a length of time"),
    ],
)
def test_every_ring_is_accounted_for(
    desk: Desk, skill: SmallSkill, tmp_path: Path, text: str, problem: str
) -> None:
    found = _play(desk, skill, tmp_path, REMINDED + text)
    assert found
    assert found[0].startswith(problem)


def test_any_rings_may_be_allowed(desk: Desk, skill: SmallSkill, tmp_path: Path) -> None:
    assert _play(desk, skill, tmp_path, REMINDED + "rings: any") == []


def test_a_complaint_that_is_expected_is_no_problem(
    desk: Desk, skill: SmallSkill, tmp_path: Path
) -> None:
    text = "you: how do i lie down\ncomplaint: nobody listens"
    assert _play(desk, skill, tmp_path, text) == []
    text = "you: how long left\ncomplaint: nobody listens"
    assert _play(desk, skill, tmp_path, text)[0].startswith("2: a complaint should hold")


def test_silence_and_permissions_can_be_written_down(
    desk: Desk, skill: SmallSkill, tmp_path: Path
) -> None:
    assert (
        _play(
            desk,
            skill,
            tmp_path,
            """
        given: permission unset
        you: start ice
        (silence)
        hear: shall I
        session: closed
        you: start ice
        you: yes
        hear: I need a permission. Do you give ...  permission
        session: asking
        you: I approve
        intent: Connections.Response
        hear: remind
        """,
        )
        == []
    )


def test_a_file_that_is_not_there_is_a_problem_and_no_crash(desk: Desk, tmp_path: Path) -> None:
    (problem,) = run(tmp_path / "none.txt", desk)
    assert "cannot be read" in problem


def test_each_transcript_has_a_household_of_its_own(
    desk: Desk, skill: SmallSkill, tmp_path: Path
) -> None:
    _play(desk, skill, tmp_path, "you: how long left")
    _play(desk, skill, tmp_path, "you: how long left")
    first, second = (request["session"]["user"]["userId"] for request in skill.requests)
    assert first != second
