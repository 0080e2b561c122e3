"""Guided positions: one movement per step, at the user's pace, and never lost."""

from __future__ import annotations

import pytest

from backspasm.conversation import answers, positions
from backspasm.guide.walkthrough import STEPS, Position
from tests.conversation.builders import BrokenRepository, Talk, heard

NAMED = [Position.CHAIR, Position.PILLOW, Position.FOOTSTOOL, Position.RAISED]


@pytest.mark.parametrize("position", NAMED)
def test_a_position_that_is_named_begins_with_what_to_fetch(position: Position) -> None:
    reply = Talk().hear("PositionIntent", position=position)
    assert reply.keys == [f"positions.{position}.gather", "positions.ready"]


def test_without_a_name_one_question_chooses_and_a_chair_at_hand_is_used() -> None:
    talk = Talk()
    assert talk.hear("PositionIntent").keys == ["positions.choose"]
    assert talk.yes().keys[0] == "positions.chair.gather"


def test_without_a_chair_a_pillow_will_do() -> None:
    talk = Talk()
    talk.hear("PositionIntent")
    assert talk.no().keys[0] == "positions.pillow.gather"


@pytest.mark.parametrize("position", NAMED)
def test_each_step_follows_when_the_user_is_there_and_the_end_offers_ice(
    position: Position,
) -> None:
    talk = Talk()
    talk.hear("PositionIntent", position=position)
    for step in range(1, STEPS[position] + 1):
        reply = talk.run(positions.step_on)
        assert reply.keys == [f"positions.{position}.step_{step}", "positions.there"]
    reply = talk.run(positions.step_on)
    assert reply.keys[0] == "positions.done"
    assert reply.question == {"name": "start_ice"}


def test_a_bare_yes_is_being_there() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="pillow")
    assert talk.yes().keys[0] == "positions.pillow.step_1"


def test_a_bare_no_is_not_being_there_and_nothing_is_hurried() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="pillow")
    talk.yes()
    assert talk.no().keys == ["positions.no_rush", "positions.there"]
    assert talk.yes().keys[0] == "positions.pillow.step_2"


@pytest.mark.parametrize("position", [Position.CHAIR, Position.PILLOW])
def test_someone_lying_on_their_back_hears_where_the_pack_goes(position: Position) -> None:
    talk = Talk()
    talk.hear("PositionIntent", position=position)
    for _ in range(STEPS[position]):
        talk.run(positions.step_on)
    assert "beside the sore spot" in heard(talk.run(positions.step_on))


def test_someone_sitting_does_not_hear_about_lying_on_the_pack() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="footstool")
    for _ in range(STEPS[Position.FOOTSTOOL]):
        talk.run(positions.step_on)
    assert talk.run(positions.step_on).keys == ["positions.done", "positions.offer_ice"]


@pytest.mark.parametrize(
    ("starts", "minutes", "position", "tucked"),
    [
        ("StartIceIntent", 0, Position.PILLOW, True),
        ("StartAlternatingIntent", 0, Position.CHAIR, True),
        ("StartIceIntent", 0, Position.FOOTSTOOL, False),
        ("StartIceIntent", 31, Position.PILLOW, False),
        ("StartAlternatingIntent", 21, Position.PILLOW, False),
        ("StartHeatIntent", 0, Position.PILLOW, False),
    ],
)
def test_while_a_plan_is_going_no_ice_is_offered_and_a_cold_pack_is_not_lain_on(
    starts: str, minutes: int, position: Position, tucked: bool
) -> None:
    talk = Talk()
    talk.hear(starts)
    talk.now += minutes * 60
    talk.hear("PositionIntent", position=position)
    for _ in range(STEPS[position]):
        talk.run(positions.step_on)
    where = ["positions.ice_lying"] if tucked else []
    assert talk.run(positions.step_on).keys == ["positions.done", *where, "session.what_next"]


def test_in_a_pause_no_ice_is_offered_and_nothing_is_said_of_the_pack() -> None:
    talk = Talk()
    talk.hear("StartIceIntent")
    talk.hear("DrowsyIntent")
    talk.hear("PositionIntent", position="pillow")
    for _ in range(STEPS[Position.PILLOW]):
        talk.run(positions.step_on)
    assert talk.run(positions.step_on).keys == ["positions.done", "session.what_next"]


def test_back_goes_one_step_back() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    talk.run(positions.step_on)
    talk.run(positions.step_on)
    assert talk.run(positions.step_back).keys[0] == "positions.chair.step_1"


def test_back_at_the_beginning_says_so_and_says_it_again() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    assert talk.run(positions.step_back).keys[:2] == [
        "positions.first_step",
        "positions.chair.gather",
    ]


def test_again_says_the_same_step() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    first = talk.run(positions.step_on)
    assert talk.run(positions.step_again).parts == first.parts


def test_start_over_begins_the_same_position_again() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="raised")
    talk.run(positions.step_on)
    talk.run(positions.step_on)
    assert talk.run(positions.start_over).keys[0] == "positions.raised.gather"


def test_the_pillow_one_switches_in_the_middle() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    talk.run(positions.step_on)
    assert talk.hear("PositionIntent", position="pillow").keys[0] == "positions.pillow.gather"
    assert talk.remembered().walkthrough == "pillow:0"


def test_when_a_step_hurts_it_stops_and_offers_the_other_position() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    talk.run(positions.step_on)
    said = heard(talk.hear("ItHurtsIntent"))
    assert said.startswith("Stop there, and ease back.")
    assert "a pillow under the knees" in said
    assert talk.yes().keys[0] == "positions.pillow.gather"


def test_when_the_other_position_hurts_too_the_safety_check_is_offered() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    talk.hear("ItHurtsIntent")
    talk.yes()
    reply = talk.hear("ItHurtsIntent")
    assert reply.question == {"name": "check"}
    assert talk.remembered().walkthrough is None


def test_pain_outside_a_walkthrough_takes_off_ice_and_heat() -> None:
    assert "take it off" in heard(Talk().hear("ItHurtsIntent"))


def test_what_cannot_be_done_becomes_simpler_down_to_staying_there() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    assert "a pillow under the knees" in heard(talk.hear("CantDoThatIntent"))
    talk.yes()
    assert "staying where you are" in heard(talk.hear("CantDoThatIntent"))
    assert talk.yes().keys[0] == "positions.floor.gather"
    assert talk.hear("CantDoThatIntent").keys == ["positions.cannot_at_all"]


def test_no_other_position_leaves_it_there() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    talk.hear("ItHurtsIntent")
    reply = talk.no()
    assert reply.keys == ["positions.no_other"]
    assert "walk" not in talk.attributes


def test_the_step_is_remembered_and_coming_back_asks_whether_to_carry_on() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    talk.run(positions.step_on)
    talk.run(positions.step_on)
    talk.leave()
    reply = positions.resume_question(talk.turn("LaunchRequest"))
    assert reply is not None
    assert "step 2, for legs on a chair" in heard(reply)
    talk.attributes = {"question": reply.question}
    assert talk.yes().keys[0] == "positions.chair.step_2"
    assert talk.run(positions.step_on).keys[0] == "positions.chair.step_3"


def test_coming_back_before_the_first_step_says_what_was_being_prepared() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="footstool")
    talk.leave()
    reply = positions.resume_question(talk.turn("LaunchRequest"))
    assert reply is not None
    assert reply.keys == ["positions.resume_gather"]


def test_a_no_to_carrying_on_forgets_the_step() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    talk.leave()
    reply = positions.resume_question(talk.turn("LaunchRequest"))
    assert reply is not None
    talk.attributes = {"question": reply.question}
    assert talk.no().keys == ["positions.not_resumed"]
    assert positions.resume_question(talk.turn("LaunchRequest")) is None


def test_nothing_is_asked_on_return_after_a_walkthrough_was_finished() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="pillow")
    for _ in range(STEPS[Position.PILLOW] + 1):
        talk.run(positions.step_on)
    assert positions.resume_question(talk.turn("LaunchRequest")) is None


def test_leaving_keeps_the_step_for_later() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="pillow")
    talk.run(positions.step_on)
    assert talk.run(positions.leave).keys == ["positions.leave"]
    assert talk.remembered().walkthrough == "pillow:1"


@pytest.mark.parametrize("position", NAMED)
def test_a_broken_memory_changes_no_word_and_is_asked_only_twice(position: Position) -> None:
    broken = BrokenRepository()
    with_memory, without = Talk(), Talk(repository=broken)
    for talk in (with_memory, without):
        talk.hear("PositionIntent", position=position)
    for _ in range(STEPS[position] + 1):
        assert without.run(positions.step_on).parts == with_memory.run(positions.step_on).parts
    assert broken.asked == 2


def test_a_side_answer_comes_back_to_the_step() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    talk.run(positions.step_on)
    reply = talk.run(
        lambda turn: positions.back_to_step(turn, answers.answer(turn)), "WhyPositionsHelpIntent"
    )
    assert reply.keys == ["answers.why_positions", "positions.back_to_step"]
    assert talk.yes().keys[0] == "positions.chair.step_1"


def test_an_emergency_in_a_walkthrough_is_not_followed_by_an_offer() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    talk.hear("SafetyCheckIntent")
    reply = positions.back_to_step(talk.turn(), talk.yes())
    assert reply.keys == ["safety.emergency", "safety.reach"]
    assert reply.ends


@pytest.mark.parametrize("leaving", sorted(positions.LEAVING))
def test_someone_who_leaves_is_not_asked_to_go_on(leaving: str) -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    turn = talk.turn(leaving)
    assert positions.back_to_step(turn, turn.reply().say("positions.leave")).ends is None


def test_nothing_is_said_after_the_session_has_ended() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position="chair")
    turn = talk.turn("SessionEndedRequest")
    assert positions.back_to_step(turn, turn.reply()).parts == []


def test_the_wait_for_someone_in_spasm_is_as_long_as_alexa_lets_it() -> None:
    reply = Talk().hear("PositionIntent", position="pillow")
    assert reply.reprompt is not None
    assert '<break time="10s"/>' in reply.reprompt


def test_how_long_left_in_a_position_does_not_lose_the_step() -> None:
    talk = Talk()
    talk.hear("PositionIntent", position=Position.PILLOW)
    talk.run(positions.step_on)
    reply = talk.hear("StatusIntent")
    assert reply.keys == ["plan.status.none", "positions.back_to_step"]
    assert talk.yes().keys[0] == "positions.pillow.step_1"
