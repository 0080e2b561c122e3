"""When a pack should not be on: the advice always, and then what became of the plan."""

from __future__ import annotations

import pytest

from backspasm.conversation.reply import Reply
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


def test_skin_that_may_not_feel_cold_may_not_feel_heat_either() -> None:
    talk = Talk()
    talk.hear("StartHeatIntent")
    said = heard(talk.hear("ColdUnsafeIntent"))
    assert "If ice or heat is on, take it off now." in said
    assert "I've stopped your plan" in said
    assert status(talk) is Status.FINISHED


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


# --- a start after what makes it doubtful ----------------------------------------------------

DOUBTS = {
    "ColdUnsafeIntent": {"StartIceIntent", "StartHeatIntent", "StartAlternatingIntent"},
    "SkinProblemIntent": {"StartIceIntent", "StartHeatIntent", "StartAlternatingIntent"},
    "PregnantIntent": {"StartHeatIntent", "StartAlternatingIntent"},
    "ChildIntent": {"StartIceIntent", "StartHeatIntent", "StartAlternatingIntent"},
    "DrowsyIntent": set(),
}
STARTS = ["StartIceIntent", "StartHeatIntent", "StartAlternatingIntent"]


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("said", DOUBTS)
def test_what_may_not_be_safe_is_asked_about_before_it_starts(said: str, start: str) -> None:
    talk = Talk()
    talk.hear(said)
    reply = talk.hear(start)
    doubted = start in DOUBTS[said]
    assert (reply.question == {"name": "despite", **about(reply)}) is doubted
    assert status(talk) is (Status.NEVER if doubted else Status.RUNNING)


@pytest.mark.parametrize("start", STARTS)
def test_a_yes_starts_what_was_asked_for_and_it_is_not_asked_again(start: str) -> None:
    talk = Talk()
    talk.hear("ColdUnsafeIntent")
    talk.hear(start, duration="PT15M")
    talk.yes()
    plan = talk.remembered().state.plan
    assert plan is not None
    assert plan.application == 15 * 60
    assert status(talk) is Status.RUNNING
    talk.hear("StopPlanIntent")
    talk.now += 3600
    assert (talk.hear("StartHeatIntent").question or {}).get("name") != "despite"


def test_a_no_leaves_the_pack_off() -> None:
    talk = Talk()
    talk.hear("PregnantIntent")
    talk.hear("StartHeatIntent")
    assert heard(talk.no()) == "Then leave it off for now."
    assert status(talk) is Status.NEVER


def test_after_skin_trouble_it_is_the_skin_that_is_asked_about() -> None:
    talk = Talk()
    talk.hear("SkinProblemIntent")
    assert "Does it look and feel normal again?" in heard(talk.hear("StartIceIntent"))


def test_a_swap_and_a_start_over_are_no_way_round_the_question() -> None:
    swaps, again = Talk(), Talk()
    swaps.hear("StartIceIntent")
    swaps.hear("PregnantIntent")
    assert swaps.hear("SwapIntent", pack="HEAT").keys == ["ice_safety.despite.advice"]
    again.hear("StartIceIntent")
    again.now += 600
    again.hear("SkinProblemIntent")
    assert again.hear("AMAZON.StartOverIntent").keys == ["ice_safety.despite.skin"]
    again.yes()
    assert status(again) is Status.FINISHED, "the skin is owed its rest all the same"


def test_a_yes_to_a_doubtful_start_over_starts_over() -> None:
    talk = Talk()
    talk.hear("StartHeatIntent")
    talk.hear("PregnantIntent")
    talk.now += 3600
    talk.hear("AMAZON.StartOverIntent")
    talk.yes()
    assert status(talk) is Status.RUNNING


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("PregnantIntent", "HeatInfoIntent"),
        ("PregnantIntent", "AlternatingInfoIntent"),
        ("ColdUnsafeIntent", "IcePrepIntent"),
        ("ChildIntent", "WhyIceHelpsIntent"),
    ],
)
def test_no_answer_ends_with_the_offer_of_a_doubtful_pack(said: str, answer: str) -> None:
    talk = Talk()
    talk.hear(said)
    assert talk.hear(answer).question == {"name": "position"}


def test_in_pregnancy_the_ladder_leaves_out_the_heat() -> None:
    talk = Talk()
    talk.hear("PregnantIntent")
    climbed = [talk.hear("NotWorkingIntent").keys[1] for _ in range(2)]
    assert climbed == ["ladder.ice", "ladder.medicine"]


def test_what_makes_a_pack_doubtful_is_not_kept_beyond_the_session() -> None:
    talk = Talk()
    talk.hear("ColdUnsafeIntent")
    talk.leave()
    talk.hear("StartIceIntent")
    assert status(talk) is Status.RUNNING


def about(reply: Reply) -> dict[str, object]:
    """What a question remembers beside its name."""
    return {name: value for name, value in (reply.question or {}).items() if name != "name"}
