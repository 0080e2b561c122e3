"""The safety check in conversation: one question at a time, the first yes ends it."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest

from backspasm.conversation import alarm, check, topics
from backspasm.conversation.alarmed import ALARMED
from backspasm.conversation.answering import answered
from backspasm.memory.repository import LostRace
from backspasm.safety.words import WORDS
from tests.conversation.builders import BrokenRepository, Talk, heard

TAKES_OFF = {
    "AMAZON.PauseIntent",
    "ColdUnsafeIntent",
    "DrowsyIntent",
    "PregnantIntent",
    "SkinProblemIntent",
    "StillOnIntent",
    "StopPlanIntent",
    "StopRemindersIntent",
    "TookItOffIntent",
}
"""What ends something rather than going on with it is done at once."""


@pytest.mark.parametrize("asked_by", ["SafetyCheckIntent", "InjuryIntent", "WorseIntent"])
def test_the_check_begins_on_request_after_an_injury_and_when_it_gets_worse(asked_by: str) -> None:
    reply = Talk().hear(asked_by)
    assert reply.keys[-1] == "check.question_1"


def test_four_noes_find_nothing_and_say_no_more_than_that() -> None:
    talk = Talk()
    keys = [talk.hear("SafetyCheckIntent").keys[-1], *(talk.no().keys[-1] for _ in range(3))]
    assert keys == [f"check.question_{number}" for number in (1, 2, 3, 4)]
    reply = talk.no()
    assert "no warning signs in those answers. I can't examine you" in heard(reply)
    assert reply.question == {"name": "position"}


@pytest.mark.parametrize("question", [1, 2, 3, 4])
def test_a_bare_yes_to_any_question_is_an_emergency(question: int) -> None:
    talk = Talk()
    talk.hear("SafetyCheckIntent")
    for _ in range(question - 1):
        talk.no()
    reply = talk.yes()
    assert heard(reply).startswith("Please call 911 now")
    assert reply.ends is True
    assert reply.question is None
    assert reply.card is not None


def test_a_yes_says_exactly_what_the_safety_room_says() -> None:
    talk = Talk("en-AU")
    talk.hear("SafetyCheckIntent")
    reply, said = talk.yes(), WORDS["en-AU"]["emergency"]
    assert (f"<speak>{reply.spoken}</speak>", reply.card) == (said.speech, (said.title, said.text))


def test_not_knowing_asks_once_more_and_then_clears_nothing() -> None:
    talk = Talk()
    talk.hear("SafetyCheckIntent")
    talk.no()
    assert talk.run(check.unsure).keys == ["check.again", "check.question_2"]
    reply = talk.run(check.unsure)
    assert "I can't rule out something serious" in heard(reply)
    assert "If ice is on, take it off." in heard(reply)
    assert "call 911" in heard(reply)
    assert reply.ends is True


def test_a_denial_within_the_check_is_asked_about_again_and_clears_nothing() -> None:
    talk = Talk()
    talk.hear("SafetyCheckIntent")
    assert talk.hear("NothingWrongIntent").keys == ["check.to_be_sure", "check.question_1"]


def test_a_denial_outside_the_check_raises_no_alarm() -> None:
    said = heard(Talk().hear("NothingWrongIntent"))
    assert "911" not in said


def test_no_to_the_check_still_says_when_to_call() -> None:
    talk = Talk()
    talk.hear("PainScoreIntent", score="9")
    assert "call 911" in heard(talk.no())


def test_a_session_with_nonsense_in_it_starts_the_check_over() -> None:
    talk = Talk()
    talk.attributes = {"question": {"name": "check_question", "number": "many", "misses": "few"}}
    assert talk.no().keys == ["check.question_2"]
    talk.attributes = {"question": {"name": "check_question", "number": 77}}
    assert talk.yes().ends is True


def test_the_check_needs_no_memory() -> None:
    broken = BrokenRepository()
    talk = Talk(repository=broken)
    talk.hear("InjuryIntent")
    talk.no()
    assert broken.asked == 0
    assert heard(talk.yes()).startswith("Please call 911 now")


def test_after_an_alarm_the_next_turn_asks_first_until_it_is_taken_care_of() -> None:
    talk = Talk()
    talk.alarm()
    assert talk.remembered().ask_first
    assert talk.hear("StatusIntent").keys == ["check.since_then"]
    assert talk.no().keys == ["check.not_yet"]
    talk.leave()
    assert talk.hear("StatusIntent").keys == ["check.since_then"]
    assert "check.since_then" not in talk.yes().keys
    talk.leave()
    assert "check.since_then" not in talk.hear("StatusIntent").keys


@pytest.mark.parametrize("intent", sorted(each for each in topics.INTENTS if "Intent" in each))
@pytest.mark.parametrize("paused", [False, True])
def test_after_an_alarm_nothing_changes_the_plan_before_it_was_asked_after(
    intent: str, *, paused: bool
) -> None:
    talk = Talk()
    talk.hear("StartIceIntent")
    talk.leave()
    if paused:
        talk.hear("AMAZON.PauseIntent")
        talk.leave()
    talk.now += 120
    talk.alarm()
    before = talk.remembered().state
    talk.hear(intent, **({"duration": "PT10M"} if "Time" in intent else {}))
    if intent not in TAKES_OFF:
        assert talk.remembered().state == before


def test_a_false_alarm_is_taken_care_of() -> None:
    talk = Talk()
    talk.hear("StartIceIntent")
    talk.alarm()
    talk.leave()
    assert talk.hear("StatusIntent").keys == ["check.since_then"]
    assert "check.since_then" not in talk.hear("NothingWrongIntent").keys
    assert not talk.remembered().ask_first


def test_in_the_check_a_denial_said_twice_is_a_no_and_a_fall_is_a_yes() -> None:
    talk = Talk()
    talk.hear("SafetyCheckIntent")
    assert talk.hear("NothingWrongIntent").keys == ["check.to_be_sure", "check.question_1"]
    assert talk.hear("NothingWrongIntent").keys == ["check.question_2"]
    assert talk.no().keys == ["check.question_3"]
    assert heard(talk.hear("InjuryIntent")).startswith("Please call 911 now")


@pytest.mark.parametrize("said", ["AMAZON.NextIntent", "TakeTimeOffIntent", "PainScoreIntent"])
def test_what_is_no_answer_clears_nothing(said: str) -> None:
    talk = Talk()
    talk.hear("SafetyCheckIntent")
    assert talk.hear(said).keys == ["check.again", "check.question_1"]
    assert talk.hear(said).keys == ["check.not_cleared", "safety.worse"]


def test_an_alarm_noted_while_another_device_writes_is_noted_all_the_same() -> None:
    talk = Talk()
    late = talk.turn()
    assert late.memory.care.ask_first is False
    talk.hear("StartIceIntent")
    ALARMED.note(talk.who, lambda: alarm.remember(late)).join(10)
    assert talk.remembered().ask_first


def test_an_alarm_stored_while_the_next_turn_goes_on_is_asked_after() -> None:
    talk, may_store = Talk(), Event()

    def store() -> bool:
        return may_store.wait(10) and alarm.remember(talk.turn())

    storing = ALARMED.note(talk.who, store)
    back = talk.turn("StatusIntent")
    assert back.memory.care.ask_first is False
    may_store.set()
    storing.join(10)
    assert answered(back).keys == ["check.since_then"]


def test_an_alarm_stored_after_it_was_asked_after_is_not_asked_after_again() -> None:
    talk, may_store = Talk(), Event()
    late = talk.turn()
    assert late.memory.care.ask_first is False

    def store() -> bool:
        return may_store.wait(10) and alarm.remember(late)

    storing = ALARMED.note(talk.who, store)
    assert talk.hear("StatusIntent").keys == ["check.since_then"]
    talk.yes()
    may_store.set()
    storing.join(10)
    talk.leave()
    assert "check.since_then" not in talk.hear("StatusIntent").keys


def test_an_alarm_being_written_as_it_is_asked_after_is_not_asked_after_again() -> None:
    talk = Talk()
    late = talk.turn()
    assert late.memory.care.ask_first is False
    ALARMED.note(talk.who, lambda: False).join(10)
    assert talk.hear("StatusIntent").keys == ["check.since_then"]
    talk.yes()
    with pytest.raises(LostRace):
        late.save_care(replace(late.memory.care, ask_first=True))


def test_a_broken_memory_does_not_stop_an_alarm() -> None:
    talk = Talk(repository=BrokenRepository())
    talk.alarm()


# --- a side question in the check --------------------------------------------------------------


@pytest.mark.parametrize("question", ["MedicineIntent", "RestIntent", "IceSafetyIntent"])
def test_a_side_question_is_answered_and_the_check_goes_on(question: str) -> None:
    talk = Talk()
    talk.hear("SafetyCheckIntent")
    talk.no()
    reply = talk.hear(question)
    assert heard(reply).endswith("Weakness, numbness or tingling in your legs?")
    assert talk.no().keys == ["check.question_3"]


def test_hang_on_is_no_answer_and_the_question_is_asked_again() -> None:
    talk = Talk()
    talk.hear("SafetyCheckIntent")
    assert talk.hear("AMAZON.PauseIntent").keys == ["check.again", "check.question_1"]


@pytest.mark.parametrize("asked_by", ["FindCauseIntent", "CauseSportIntent"])
def test_none_of_those_is_a_no_where_it_was_asked_which_it_was(asked_by: str) -> None:
    talk = Talk()
    talk.hear(asked_by)
    assert (
        talk.hear("NothingWrongIntent").keys
        == {
            "FindCauseIntent": ["answers.okay"],
            "CauseSportIntent": ["causes.sport", "answers.position"],
        }[asked_by]
    )
