"""What is shown beside what is said, and that touching does what saying does."""

from __future__ import annotations

import pytest

from backspasm.conversation import screen
from backspasm.memory.in_memory import InMemoryRepository
from backspasm.screens import buttons
from desk_speaker.interpreter import Interpreter
from desk_speaker.model import load
from tests.conversation.builders import BrokenRepository
from tests.screens.builders import WORDS_HERE, Device, Json, data, said, shown


def labels(response: Json) -> list[str]:
    return [button["label"] for button in data(response)["buttons"]]


def test_a_device_without_a_screen_is_sent_nothing_for_one() -> None:
    device = Device(screen=False)
    for intent in ("StartIceIntent", "RestIntent", "EmergencySignIntent", "AMAZON.HelpIntent"):
        assert "directives" not in device.say(intent)


def test_an_answer_shows_what_it_says() -> None:
    response = Device().say("WhatIsSpasmIntent")
    shown_text = data(response)["text"]
    assert shown_text.split(".")[0] in said(response)
    assert labels(response) == ["Yes", "No"]


def test_an_answer_reads_nothing_for_its_screen() -> None:
    memory = BrokenRepository()
    assert shown(Device(repository=memory).say("WhatIsSpasmIntent"))
    assert memory.asked == 0


def test_a_started_plan_is_shown_with_the_question_that_was_asked() -> None:
    response = Device().say("StartIceIntent")
    assert data(response)["phases"][0]["label"] == "Ice on"
    assert "remind" in data(response)["question"]
    assert labels(response) == ["Yes", "No"]


def test_help_shows_things_to_say() -> None:
    assert len(labels(Device().say("AMAZON.HelpIntent"))) == 3


def test_each_step_of_a_walkthrough_is_shown() -> None:
    device = Device()
    first = device.say("PositionIntent", position="chair")
    assert data(first)["label"] == "Before you start"
    assert data(device.say("AMAZON.NextIntent"))["label"] == "Step 1 of 4"


def test_an_emergency_shows_its_number_and_ends_the_session() -> None:
    response = Device().say("EmergencySignIntent")
    assert (data(response)["before"], data(response)["number"]) == ("Call", "911")
    assert response["shouldEndSession"] is True


def test_a_yes_in_the_safety_check_shows_the_same() -> None:
    device = Device()
    device.say("SafetyCheckIntent")
    assert data(device.say("AMAZON.YesIntent"))["number"] == "911"


def test_what_is_to_be_checked_today_has_no_number_to_show() -> None:
    response = Device().say("SameDaySignIntent")
    assert data(response)["number"] == ""
    assert data(response)["before"] == "Have this checked today"


def test_a_screen_that_cannot_be_made_is_left_out_of_an_alarm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = Device().say("EmergencySignIntent")
    monkeypatch.setattr("backspasm.screens.emergency.emergency", _broken)
    response = Device().say("EmergencySignIntent")
    assert "directives" not in response
    assert said(response) == said(whole)


def test_a_screen_that_cannot_be_made_is_left_out_of_an_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("backspasm.conversation.showing.answer", _broken)
    response = Device().say("RestIntent")
    assert "directives" not in response
    assert said(response)


def test_a_closing_answer_leaves_the_session_to_the_screen() -> None:
    device = Device()
    device.say("StartIceIntent")
    device.say("AMAZON.NoIntent")
    assert "shouldEndSession" not in device.say("StatusIntent")
    without = Device(screen=False)
    without.say("StartIceIntent")
    without.say("AMAZON.NoIntent")
    assert without.say("StatusIntent")["shouldEndSession"] is True


def test_a_question_keeps_the_microphone_open() -> None:
    assert Device().say("StartIceIntent")["shouldEndSession"] is False


@pytest.mark.parametrize("leaving", ["AMAZON.StopIntent", "AMAZON.CancelIntent"])
def test_whoever_leaves_is_shown_nothing_more(leaving: str) -> None:
    response = Device().say(leaving)
    assert shown(response) is None
    assert response["shouldEndSession"] is True


@pytest.mark.parametrize("intent", sorted(set(buttons.INTENT_OF.values())))
def test_touching_does_what_saying_does(intent: str) -> None:
    touched, spoken = (Device(repository=InMemoryRepository()) for _ in range(2))
    for device in (touched, spoken):
        device.say("StartIceIntent", duration="PT20M")
    assert said(touched.touch(intent, {})) == said(spoken.say(intent))


def test_a_touch_fills_slots_as_a_word_does() -> None:
    response = Device().touch("PositionIntent", {"position": "pillow"})
    assert "pillow" in said(response)


def test_a_touched_red_flag_is_one() -> None:
    assert data(Device().touch("EmergencySignIntent"))["number"] == "911"


@pytest.mark.parametrize("arguments", [(), (None,), (7, {}), ({"a": 1},), ("", "x"), ("No", 3)])
def test_a_touch_that_means_nothing_does_no_harm(arguments: tuple[object, ...]) -> None:
    response = Device().touch(*arguments)
    assert response == {} or "outputSpeech" in response


def test_every_hint_means_what_touching_it_does() -> None:
    interpreter = Interpreter(load("en-US").raw)
    for name, intent in buttons.INTENT_OF.items():
        if name.startswith("hint."):
            words = WORDS_HERE.say(f"screens.{name}")
            assert interpreter.interpret(words).intent == intent, words


def test_every_button_can_be_said_instead() -> None:
    interpreter = Interpreter(load("en-US").raw)
    for name, intent in buttons.INTENT_OF.items():
        words = WORDS_HERE.say(f"screens.{name}")
        # Bare "stop" belongs to Alexa and leaves the skill: the button stops the plan.
        if name.startswith("button.") and name != "button.stop":
            found = interpreter.interpret(words).intent
            assert found in (intent, "AMAZON.NextIntent"), words


def _broken(*_: object) -> object:
    raise RuntimeError


def test_only_a_device_that_says_so_can_show_something() -> None:
    assert not screen.can_show(None)
