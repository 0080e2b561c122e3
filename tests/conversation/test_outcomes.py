"""What came of a start: what is offered in place of a refusal, a yes brings."""

from __future__ import annotations

from datetime import tzinfo
from zoneinfo import ZoneInfo

import pytest

from backspasm.conversation.ports import Ports
from backspasm.plan.model import Phase, Plan
from backspasm.services.alexa import AlexaServices, Caller
from tests.conversation.builders import Talk, heard

MINUTES = 60


class InLondon(AlexaServices):
    """A device whose time zone is known."""

    def time_zone(self, caller: Caller, timeout: float) -> tzinfo | None:
        return ZoneInfo("Europe/London")


def talk_in_london() -> Talk:
    """Someone who begins at eight in the morning, where the device's time zone is known."""
    talk = Talk()
    talk.ports = Ports(talk.repository, InLondon(), lambda: float(talk.now))
    return talk


def plan(talk: Talk) -> Plan:
    """The plan that memory holds."""
    found = talk.remembered().state.plan
    assert found is not None
    return found


# --- more heat than there may be ------------------------------------------------------------


def test_too_much_heat_is_offered_as_the_most_there_may_be_and_a_yes_starts_that() -> None:
    talk = Talk()
    reply = talk.hear("StartAlternatingIntent", duration="PT15M", hot_duration="PT30M")
    assert reply.keys == ["plan.refused.too_long.heat", "plan.offer.heat_between"]
    assert "Shall I start it, with 20 minutes of heat?" in heard(reply)
    assert heard(talk.yes()).startswith("15 minutes of cold now, then 20 minutes of")
    assert (plan(talk).application, plan(talk).between) == (15 * MINUTES, 20 * MINUTES)


def test_too_much_of_both_is_put_right_in_one_question() -> None:
    talk = Talk()
    reply = talk.hear("StartAlternatingIntent", duration="PT25M", hot_duration="PT30M")
    assert reply.keys == ["plan.refused.too_long.heat", "plan.offer.remainder"]
    assert heard(talk.yes()).startswith("20 minutes of cold now, then 20 minutes of")


def test_heat_that_there_may_be_stays_as_it_was_said_when_the_cold_was_too_long() -> None:
    talk = Talk()
    talk.hear("StartAlternatingIntent", duration="PT25M", hot_duration="PT20M")
    talk.yes()
    assert (plan(talk).application, plan(talk).between) == (20 * MINUTES, 20 * MINUTES)


def test_the_question_about_heat_does_not_speak_of_ice_when_nobody_answers() -> None:
    reply = Talk().hear("StartHeatIntent", duration="PT25M")
    assert reply.reprompt == "Shall I start 20 minutes now?"


# --- a rest that is too long ----------------------------------------------------------------


def test_a_rest_of_more_than_a_day_is_not_called_too_many_rounds() -> None:
    said = heard(Talk().hear("StartIceIntent", rest="PT30H"))
    assert said == "24 hours is the longest I can wait between rounds. Shall I start one round?"


@pytest.mark.parametrize(
    ("slots", "application"),
    [
        ({}, 30),
        ({"duration": "PT20M", "rounds": "3"}, 20),
        ({"duration": "PT40H"}, 30),
        ({"duration": "PT20M", "all_day": "ALL_DAY"}, 20),
    ],
)
def test_in_place_of_a_rest_of_more_than_a_day_a_yes_starts_one_round(
    slots: dict[str, str], application: int
) -> None:
    talk = talk_in_london()
    reply = talk.hear("StartIceIntent", rest="PT30H", **slots)
    assert reply.keys == ["plan.refused.rest_too_long", "plan.offer.one_round"]
    assert talk.yes().keys[0] == "plan.started.ice_first"
    assert (plan(talk).rounds, plan(talk).application) == (1, application * MINUTES)


def test_more_than_a_day_of_rounds_is_still_too_many_rounds() -> None:
    assert "That's too many rounds." in heard(Talk().hear("StartIceIntent", duration="PT25H"))


# --- a rest that is too short ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("intent", "slots", "least"),
    [
        ("StartIceIntent", {"duration": "PT20M", "rest": "PT10M"}, 30),
        ("StartIceIntent", {"duration": "PT4H", "rest": "PT10M"}, 30),
        ("StartHeatIntent", {"duration": "PT20M", "rest": "PT10M"}, 20),
        ("StartAlternatingIntent", {"duration": "PT15M", "hot_duration": "PT5M"}, 15),
    ],
)
def test_in_place_of_too_little_time_between_rounds_a_yes_starts_the_least_there_may_be(
    intent: str, slots: dict[str, str], least: int
) -> None:
    talk = Talk()
    reply = talk.hear(intent, **slots)
    assert reply.keys == ["plan.refused.rest_too_short", "plan.offer.those"]
    assert f"{least} minutes or more" in heard(reply)
    talk.yes()
    assert plan(talk).between == least * MINUTES


# --- how long, asked once more --------------------------------------------------------------


def test_hours_answer_the_question_how_long_all_day_is_though_ice_is_running() -> None:
    talk = Talk()
    talk.hear("StartIceIntent", duration="PT20M")
    talk.now += 5 * MINUTES
    talk.hear("StartIceIntent", all_day="ALL_DAY")
    assert heard(talk.yes()).endswith("For how many hours?")
    reply = talk.hear("SetMinutesIntent", duration="PT3H")
    assert reply.keys[0] == "plan.started.ice"
    assert plan(talk).rounds == 3


def test_minutes_answer_for_how_long_the_other_pack_is_to_be_on_and_leave_the_running_alone() -> (
    None
):
    talk = Talk()
    talk.hear("StartIceIntent")
    talk.now += 5 * MINUTES
    talk.hear("StartHeatIntent", duration="?")
    talk.hear("SetMinutesIntent", duration="PT15M")
    assert plan(talk).anchor.phase is Phase.HEAT
    assert plan(talk).application == 15 * MINUTES


def test_minutes_that_were_not_caught_are_still_those_of_the_running_plan() -> None:
    talk = Talk()
    talk.hear("StartHeatIntent")
    assert talk.hear("SetMinutesIntent", duration="?").keys == ["plan.refused.not_a_time"]
    talk.hear("SetMinutesIntent", duration="PT15M")
    assert plan(talk).anchor.phase is Phase.HEAT
    assert plan(talk).application == 15 * MINUTES


# --- what is left of the cold, or of the heat -----------------------------------------------


def test_what_is_left_is_started_though_seconds_went_by_with_the_pack_on() -> None:
    talk = Talk()
    talk.hear("StartIceIntent", duration="PT10M")
    talk.now += 8 * MINUTES
    reply = talk.hear("StartAlternatingIntent", duration="PT20M")
    assert heard(reply).endswith("Shall I start 12 minutes now?")
    talk.now += 5
    reply = talk.yes()
    assert heard(reply).startswith("Old pack off. 12 minutes of cold, starting now")
    assert "Shorter, as ice was just on." in heard(reply)
    assert plan(talk).anchor.end - talk.now == 12 * MINUTES - 5


def test_what_is_left_of_heat_is_started_and_is_not_put_down_to_ice() -> None:
    talk = Talk()
    talk.hear("StartHeatIntent")
    talk.now += 8 * MINUTES
    talk.hear("StopPlanIntent")
    assert heard(talk.hear("StartHeatIntent", duration="PT20M")).endswith("12 minutes now?")
    reply = talk.yes()
    assert heard(reply).startswith("12 minutes of low heat, starting now")
    assert "Shorter, as heat was just on." in heard(reply)
    assert plan(talk).anchor.phase is Phase.HEAT


def test_the_most_there_may_be_is_shortened_by_what_was_on_before_and_not_refused_for_it() -> None:
    talk = Talk()
    talk.hear("StartIceIntent", duration="PT10M")
    talk.now += 3 * MINUTES
    assert "Shall I start 20 minutes now?" in heard(
        talk.hear("StartAlternatingIntent", duration="PT25M")
    )
    assert "17 minutes of cold, starting now" in heard(talk.yes())


def test_who_has_agreed_to_start_over_is_not_told_again_what_is_running() -> None:
    talk = Talk()
    talk.hear("StartIceIntent", duration="PT20M")
    talk.now += 3 * MINUTES
    assert talk.hear("StartIceIntent", duration="PT30M").keys == ["plan.running.ask"]
    assert heard(talk.yes()).endswith("Shall I start 27 minutes now?")
    assert heard(talk.yes()).startswith("27 minutes of ice, starting now")


def test_who_has_agreed_to_start_over_may_wait_for_it() -> None:
    talk = Talk()
    talk.hear("StartIceIntent")
    talk.now += 19 * MINUTES
    assert talk.hear("StartIceIntent", duration="PT25M").keys == ["plan.running.ask"]
    assert talk.yes().keys[-1] == "plan.offer.remainder"
    talk.now += 2 * MINUTES
    assert talk.yes().keys[-1] == "plan.offer.wait"
    assert talk.yes().keys[0] == "plan.started.after_rest"


# --- until when -----------------------------------------------------------------------------


def test_the_question_about_a_long_plan_says_in_which_part_of_the_day_it_ends() -> None:
    talk = talk_in_london()
    said = heard(talk.hear("StartIceIntent", all_day="ALL_DAY"))
    assert said == "That's 14 rounds, until 9:30 tonight. Shall I start it?"
    assert heard(talk.yes()).endswith("skin check until 9:30 tonight?")
    talk.now += 2 * 3600
    assert "Round 3 of 14. It all ends at 9:30." in heard(talk.hear("StatusIntent"))


def test_where_the_zone_is_unknown_it_says_how_long_and_no_part_of_the_day() -> None:
    said = heard(Talk().hear("StartIceIntent", duration="PT14H"))
    assert said == "That's 14 rounds, for about 13 and a half hours. Shall I start it?"


# --- what is said right after a start ---------------------------------------------------------


def test_the_first_cold_of_an_account_says_who_should_not_use_it_in_an_alternating_plan_too() -> (
    None
):
    talk = Talk()
    assert "Skip cold with Raynaud's" in heard(talk.hear("StartAlternatingIntent"))
    talk.hear("StopPlanIntent")
    talk.now += 3600
    assert "Raynaud's" not in heard(talk.hear("StartIceIntent"))


@pytest.mark.parametrize("start", ["StartIceIntent", "StartHeatIntent"])
def test_a_bare_number_beyond_ten_right_after_a_start_is_minutes(start: str) -> None:
    talk = Talk()
    talk.hear(start)
    talk.hear("PainScoreIntent", score="15")
    assert plan(talk).application == 15 * MINUTES


def test_a_bare_number_up_to_ten_stays_a_pain_score() -> None:
    talk = Talk()
    talk.hear("StartIceIntent")
    assert talk.hear("PainScoreIntent", score="8").keys[0] == "feelings.score_high"
    assert plan(talk).application == 30 * MINUTES


def test_done_right_after_a_start_means_that_the_pack_is_on() -> None:
    talk = Talk()
    talk.hear("StartIceIntent")
    reply = talk.hear("AMAZON.NextIntent")
    assert reply.question == {"name": "remind"}
    assert plan(talk).anchor.phase is Phase.COLD


def test_a_start_over_that_takes_nothing_away_does_not_speak_of_less() -> None:
    talk = Talk()
    talk.hear("StartIceIntent")
    talk.now += 3
    talk.hear("AMAZON.StartOverIntent")
    talk.now += 1
    assert "Shorter" not in heard(talk.hear("AMAZON.StartOverIntent"))


@pytest.mark.parametrize(
    ("name", "slots"),
    [("SetMinutesIntent", {"minutes": "4"}), ("SetRoundsIntent", {"rounds": "4"})],
)
def test_make_it_four_answers_the_question_about_a_long_plan(
    name: str, slots: dict[str, str]
) -> None:
    talk = Talk()
    assert talk.hear("StartIceIntent", rounds="6").keys == ["plan.long.ask"]
    talk.hear(name, **slots)
    assert plan(talk).rounds == 4


def test_fewer_rounds_than_were_to_be_added_answer_that_question_too() -> None:
    talk = Talk()
    talk.hear("StartIceIntent")
    assert talk.hear("SetRoundsIntent", rounds="7").keys == ["plan.long.ask"]
    talk.hear("SetMinutesIntent", minutes="3")
    assert plan(talk).rounds == 3


def test_who_is_wide_awake_again_is_asked_whether_to_carry_on() -> None:
    talk = Talk()
    talk.hear("StartIceIntent")
    talk.hear("DrowsyIntent")
    reply = talk.hear("AwakeIntent")
    assert "It's paused" in heard(reply)
    assert reply.question == {"name": "carry_on"}
    talk.yes()
    assert plan(talk).paused is None


def test_hold_on_where_nothing_runs_keeps_the_question_open() -> None:
    talk = Talk()
    talk.hear("WhatIsSpasmIntent")
    reply = talk.hear("AMAZON.PauseIntent")
    assert heard(reply) == "No rush."
    assert reply.question == {"name": "position"}


@pytest.mark.parametrize(("asked", "said"), [("PT45M", True), ("PT30M", False), ("PT2H", False)])
def test_who_asks_for_more_than_may_be_on_at_a_time_hears_that_it_is_the_longest(
    asked: str, said: bool
) -> None:
    talk = Talk()
    reply = talk.hear("StartIceIntent", duration=asked)
    assert ("That's the longest at a time." in heard(reply)) is said


def test_a_start_over_that_the_skin_cannot_have_leaves_the_pack_on_and_says_so() -> None:
    talk = Talk()
    talk.hear("StartIceIntent")
    talk.now += 24 * MINUTES
    reply = talk.hear("AMAZON.StartOverIntent")
    assert heard(reply).startswith("Your skin has had too much of it for a fresh start now.")
    assert "minutes left of ice" in heard(reply)
    assert plan(talk).anchor.phase is Phase.COLD
