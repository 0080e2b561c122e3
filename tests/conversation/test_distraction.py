"""Breathing, counting and holds really run: their silences are in the answer."""

from __future__ import annotations

import re

import pytest

from backspasm.conversation.reply import Reply
from tests.conversation.builders import Talk, heard

LONGEST_BREAK = 10
LONGEST_SPEECH = 8_000


def silences(reply: Reply) -> list[int]:
    return [int(each) for each in re.findall(r'<break time="(\d+)s"/>', reply.spoken)]


@pytest.mark.parametrize("seconds", [1, 5, 10, 15, 30, 45, 60])
def test_a_hold_lasts_as_long_as_was_asked_for(seconds: int) -> None:
    reply = Talk().hear("HoldIntent", duration=f"PT{seconds}S")
    getting_ready, *held = silences(reply)
    assert getting_ready > 0
    assert sum(held) == seconds


def test_a_hold_without_a_length_lasts_thirty_seconds() -> None:
    assert sum(silences(Talk().hear("HoldIntent"))[1:]) == 30
    assert sum(silences(Talk().hear("HoldIntent", duration="?"))[1:]) == 30


def test_a_hold_says_every_ten_seconds_and_when_to_let_go() -> None:
    said = heard(Talk().hear("HoldIntent", duration="PT30S"))
    assert said.startswith("Get into your hold, and stop if it hurts. Hold now. 10. 20. And gently")


def test_a_hold_of_more_than_a_minute_is_offered_as_a_minute() -> None:
    talk = Talk()
    assert talk.hear("HoldIntent", duration="PT5M").keys == ["distraction.hold.too_long"]
    assert sum(silences(talk.yes())[1:]) == 60


def test_the_same_hold_can_be_timed_again() -> None:
    talk = Talk()
    talk.hear("HoldIntent", duration="PT20S")
    assert sum(silences(talk.yes())[1:]) == 20


def test_a_hold_offered_after_the_exercises_lasts_thirty_seconds() -> None:
    talk = Talk()
    talk.hear("ExerciseIntent")
    assert sum(silences(talk.yes())[1:]) == 30


def test_breathing_goes_in_and_out_for_about_a_minute() -> None:
    reply = Talk().hear("BreathingIntent")
    assert 45 <= sum(silences(reply)) <= 60
    assert reply.question == {"name": "breathing"}


def test_the_game_has_another_puzzle_each_time_and_then_begins_again() -> None:
    talk = Talk()
    played = [talk.hear("CountingIntent").keys[0], *(talk.yes().keys[0] for _ in range(3))]
    assert played == [f"distraction.game_{number}" for number in (1, 2, 3, 1)]


def test_being_distracted_offers_both_and_a_yes_plays() -> None:
    talk = Talk()
    assert talk.hear("DistractionIntent").keys == ["distraction.choose"]
    assert talk.yes().keys[0] == "distraction.game_1"


@pytest.mark.parametrize("intent", ["HoldIntent", "BreathingIntent", "CountingIntent"])
def test_no_silence_and_no_answer_is_longer_than_alexa_allows(intent: str) -> None:
    reply = Talk().hear(intent, **({"duration": "PT60S"} if intent == "HoldIntent" else {}))
    assert max(silences(reply)) <= LONGEST_BREAK
    assert len(reply.spoken) < LONGEST_SPEECH
