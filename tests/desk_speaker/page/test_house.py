"""The house: one household for every tab, in which time passes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from desk_speaker.page.house import House
from tests.desk_speaker.conftest import NINE
from tests.desk_speaker.page.conftest import Room
from tests.desk_speaker.small_skill import Json, asks, call, reminder, says

SCREEN = {"type": "Alexa.Presentation.APL.RenderDocument", "token": "t", "document": {}}


def shows(**more: object) -> Json:
    envelope = says("Look.")
    envelope["response"]["directives"] = [{**SCREEN, **more}]
    envelope["response"].pop("shouldEndSession", None)
    return envelope


def remind(room: Room, seconds: int) -> None:
    """Have the skill set a reminder."""

    def answer(envelope: Json) -> Json:
        call(envelope, "POST", "/v1/alerts/reminders", reminder(seconds))
        return says("Done.")

    room.skill.answer = answer
    room.house.say("how long left")


def test_a_new_tab_is_told_what_has_happened(room: Room) -> None:
    room.house.say("how long left")
    tab = room.house.join()
    hello = tab.take(0)
    assert hello is not None
    assert [each["utterance"] for each in hello["happened"]] == ["how long left"]


def test_every_tab_hears_everything(room: Room) -> None:
    other = room.house.join()
    room.house.say("how long left")
    kinds = []
    while (message := other.take(0)) is not None:
        kinds.append(message["type"])
    assert "turn" in kinds


def test_a_question_nobody_answers_is_asked_again_and_then_given_up(room: Room) -> None:
    room.skill.answer = lambda _: asks("Shall I?", reprompt="Well, shall I?")
    room.house.say("how long left")
    room.house.spoken()
    assert room.state()["light"] == "listening"
    room.pass_seconds(8)
    assert room.happened("reprompt")[0]["said"][0]["text"] == "Well, shall I?"
    room.house.spoken()
    room.pass_seconds(8)
    assert room.happened("turn")[-1]["intent"] == "SessionEndedRequest"
    assert room.state()["light"] == "off"


def test_the_world_may_run_fast_and_listening_takes_as_long_as_ever(room: Room) -> None:
    room.skill.answer = lambda _: asks("Shall I?", reprompt="Well, shall I?")
    room.house.speed(60)
    room.house.say("how long left")
    room.house.spoken()
    room.pass_seconds(7)
    assert room.happened("reprompt") == []


def test_what_is_due_rings_twice_and_lights_the_ring(room: Room) -> None:
    remind(room, 600)
    room.house.jump()
    alert = room.happened("alert")[0]
    assert [piece["text"] for piece in alert["said"]] == [
        "Here's your reminder: Ice off.",
        "Ice off.",
    ]
    assert room.state()["light"] == "notifying"
    assert room.state()["now"] == NINE + 600


def test_a_jump_with_nothing_to_come_goes_nowhere(room: Room) -> None:
    room.house.jump()
    assert room.state()["now"] == NINE


def test_what_the_screen_shows_is_told_and_can_be_touched(room: Room) -> None:
    room.skill.answer = lambda _: shows()
    room.house.say("how long left")
    assert room.happened("screen")[-1]["directive"]["token"] == "t"
    room.house.touch("t", ["AMAZON.PauseIntent", {}], {"type": "TouchWrapper"})
    request = room.happened("turn")[-1]["request"]["request"]
    assert request["type"] == "Alexa.Presentation.APL.UserEvent"
    assert request["arguments"] == ["AMAZON.PauseIntent", {}]


def test_a_screen_that_is_gone_cannot_be_touched(room: Room) -> None:
    room.house.touch("t", ["AMAZON.PauseIntent", {}], {})
    assert room.happened("turn") == []


def test_a_screen_goes_when_its_time_is_up(room: Room) -> None:
    room.skill.answer = lambda _: shows(document={"settings": {"idleTimeout": 60_000}})
    room.house.say("how long left")
    room.house.spoken()
    room.pass_seconds(59)
    assert room.happened("screen")[-1]["directive"] is not None
    room.pass_seconds(3)
    assert room.happened("screen")[-1]["directive"] is None


def test_another_device_is_the_same_account(room: Room) -> None:
    room.house.say("how long left")
    room.house.become(device="echo")
    room.house.say("how long left")
    users = {t["request"]["session"]["user"]["userId"] for t in room.happened("turn")}
    assert len(users) == 1
    assert room.state()["glass"] is None
    system = room.happened("turn")[-1]["request"]["context"]["System"]
    assert system["device"]["supportedInterfaces"] == {}


def test_a_device_that_there_is_not_is_refused(room: Room) -> None:
    with pytest.raises(ValueError, match="toaster"):
        room.house.become(device="toaster")


def test_beginning_anew_is_another_account_with_an_empty_page(room: Room) -> None:
    room.house.say("how long left")
    before = room.happened("turn")[-1]["request"]["session"]["user"]["userId"]
    room.house.begin_anew()
    assert room.happened("hello")[-1]["happened"] == []
    room.house.say("how long left")
    assert room.happened("turn")[-1]["request"]["session"]["user"]["userId"] != before


def test_a_command_of_the_prompt_works_here_too(room: Room) -> None:
    room.house.command(":permission deny timers")
    assert room.state()["permission"] == {"reminders": "grant", "timers": "deny"}


def test_a_transcript_is_played_in_front_of_everybody(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_text("# Short\nyou: how long left\nhear: hello\nnot: bye\n", encoding="utf-8")
    played = _played(room.house, room, path)
    assert played["problems"] == []
    assert room.happened("turn")[-1]["utterance"] == "how long left"


def test_a_transcript_that_goes_otherwise_says_so(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "wrong.txt"
    path.write_text("you: how long left\nhear: goodbye\n", encoding="utf-8")
    assert "goodbye" in _played(room.house, room, path)["problems"][0]


def _played(house: House, room: Room, path: Path) -> Json:
    house.play(path)
    patience = time.monotonic() + 10
    while not room.happened("played") and time.monotonic() < patience:
        time.sleep(0.01)
    found: Json = room.happened("played")[0]
    return found
