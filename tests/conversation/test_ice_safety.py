"""When a pack should not be on: the advice always, and then what became of the plan."""

from __future__ import annotations

import pytest

from backspasm.guide.walkthrough import STEPS, Position
from backspasm.plan import timeline
from backspasm.plan.timeline import Status
from tests.conversation.builders import BrokenRepository, Talk, heard

PACK_OFF = ["ColdUnsafeIntent", "SkinProblemIntent", "DrowsyIntent"]


def status(talk: Talk) -> Status:
    care = talk.remembered()
    stopped = care.state.plan is not None and care.state.plan.stopped
    return Status.FINISHED if stopped else timeline.position(care.state, talk.now).status


@pytest.mark.parametrize("intent", PACK_OFF)
def test_the_pack_comes_off_whether_or_not_memory_can_be_had(intent: str) -> None:
    broken = Talk(repository=BrokenRepository()).hear(intent)
    whole = Talk().hear(intent)
    assert broken.parts[0] == whole.parts[0]
    assert "take" in heard(whole).lower()
    assert "off" in heard(whole)
    assert "couldn't reach your plan" in heard(broken)


@pytest.mark.parametrize("intent", PACK_OFF)
def test_with_nothing_running_nothing_is_said_of_a_plan(intent: str) -> None:
    assert "plan" not in heard(Talk().hear(intent))


@pytest.mark.parametrize("starts", ["StartIceIntent", "StartAlternatingIntent"])
def test_someone_for_whom_cold_is_unsafe_has_the_ice_stopped(starts: str) -> None:
    talk = Talk()
    talk.hear(starts)
    reply = talk.hear("ColdUnsafeIntent")
    assert heard(reply).startswith("Then skip the ice.")
    assert "I've stopped your plan, so take any pack off." in heard(reply)
    assert status(talk) is Status.FINISHED


def test_unsafe_cold_leaves_a_heat_plan_alone() -> None:
    talk = Talk()
    talk.hear("StartHeatIntent")
    assert "stopped" not in heard(talk.hear("ColdUnsafeIntent"))
    assert status(talk) is Status.RUNNING


def test_skin_that_suffers_ends_the_plan() -> None:
    talk = Talk()
    talk.hear("StartIceIntent")
    said = heard(talk.hear("SkinProblemIntent"))
    assert said.startswith("Take it off now.")
    assert "get medical help" in said
    assert status(talk) is Status.FINISHED


def test_someone_drowsy_has_the_plan_paused() -> None:
    talk = Talk()
    talk.hear("StartIceIntent")
    assert "I've paused your plan" in heard(talk.hear("DrowsyIntent"))
    assert status(talk) is Status.PAUSED


def test_pregnancy_ends_heat_and_leaves_ice_alone() -> None:
    warm, cold = Talk(), Talk()
    warm.hear("StartHeatIntent")
    cold.hear("StartIceIntent")
    assert "ask your midwife or doctor" in heard(warm.hear("PregnantIntent"))
    assert "stopped" not in heard(cold.hear("PregnantIntent"))
    assert status(warm) is Status.FINISHED
    assert status(cold) is Status.RUNNING


def test_pregnancy_takes_the_cold_pack_of_an_alternating_plan_off_too() -> None:
    talk = Talk()
    talk.hear("StartAlternatingIntent")
    assert "so take any pack off" in heard(talk.hear("PregnantIntent"))
    assert status(talk) is Status.FINISHED


RULES_OUT_COLD = ["ColdUnsafeIntent", "SkinProblemIntent"]


@pytest.mark.parametrize("position", [Position.PILLOW, Position.FOOTSTOOL])
@pytest.mark.parametrize("intent", RULES_OUT_COLD)
def test_once_cold_is_ruled_out_a_walkthrough_does_not_end_in_ice(
    intent: str, position: Position
) -> None:
    talk = Talk()
    talk.hear("PositionIntent", position=position)
    talk.hear(intent)
    for _ in range(STEPS[position]):
        talk.hear("AMAZON.NextIntent")
    assert talk.hear("AMAZON.NextIntent").keys == ["positions.done", "session.what_next"]


@pytest.mark.parametrize("starts", [None, "StartIceIntent", "StartAlternatingIntent"])
@pytest.mark.parametrize("intent", RULES_OUT_COLD)
def test_once_cold_is_ruled_out_the_ladder_goes_on_without_it(
    intent: str, starts: str | None
) -> None:
    talk = Talk()
    if starts:
        talk.hear(starts)
    talk.hear(intent)
    assert talk.hear("NotWorkingIntent").keys[1] == "ladder.medicine"
    assert talk.hear("NotWorkingIntent").keys[1] == "ladder.doctor"
    assert talk.hear("NotWorkingIntent").keys[1] == "ladder.doctor"


def test_cold_stays_ruled_out_where_memory_can_not_be_had() -> None:
    talk = Talk(repository=BrokenRepository())
    talk.hear("ColdUnsafeIntent")
    assert talk.hear("NotWorkingIntent").keys[1] == "ladder.medicine"


@pytest.mark.parametrize("intent", ["DrowsyIntent", "PregnantIntent"])
def test_what_says_nothing_of_cold_does_not_rule_it_out(intent: str) -> None:
    talk = Talk()
    talk.hear(intent)
    assert talk.hear("NotWorkingIntent").keys[1] == "ladder.ice"


def test_the_words_for_colour_are_those_of_the_place() -> None:
    assert "an odd color" in heard(Talk("en-US").hear("SkinProblemIntent"))
    assert "an odd colour" in heard(Talk("en-GB").hear("SkinProblemIntent"))
