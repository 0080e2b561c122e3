"""It's not working: one rung at a time, with the warning signs on each."""

from __future__ import annotations

from backspasm.guide.ladder import Rung
from tests.conversation.builders import BrokenRepository, Talk, heard


def test_with_nothing_tried_ice_comes_first() -> None:
    assert Talk().hear("NotWorkingIntent").question == {"name": "start_ice"}


def test_each_time_it_does_not_work_the_next_rung_is_offered() -> None:
    talk = Talk()
    climbed = [talk.hear("NotWorkingIntent").keys[1] for _ in range(5)]
    assert climbed == [
        "ladder.ice",
        "ladder.alternating",
        "ladder.medicine",
        "ladder.doctor",
        "ladder.doctor",
    ]


def test_cold_is_offered_only_to_whom_it_is_safe_for() -> None:
    talk = Talk()
    for _ in (Rung.ICE, Rung.ALTERNATING):
        assert "if cold is safe for you." in heard(talk.hear("NotWorkingIntent"))


def test_every_rung_says_when_to_call_for_help() -> None:
    talk = Talk("en-GB")
    assert all("call 999" in heard(talk.hear("NotWorkingIntent")) for _ in range(4))


def test_a_stored_plan_tells_the_rung_in_a_new_session() -> None:
    talk = Talk()
    talk.hear("StartIceIntent")
    talk.leave()
    assert talk.hear("NotWorkingIntent").question == {"name": "start_alternating"}


def test_after_alternating_comes_a_medicine_with_something_else_to_think_of() -> None:
    talk = Talk()
    talk.hear("StartAlternatingIntent")
    talk.leave()
    reply = talk.hear("NotWorkingIntent")
    assert "pain reliever" in heard(reply)
    assert reply.question == {"name": "distract"}


def test_without_memory_the_ladder_begins_with_ice() -> None:
    talk = Talk(repository=BrokenRepository())
    assert talk.hear("NotWorkingIntent").keys[1] == "ladder.ice"
    assert talk.hear("NotWorkingIntent").keys[1] == "ladder.alternating"
