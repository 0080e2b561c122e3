"""The plan on the screen knows what is on, what follows, and every phase until the end."""

from __future__ import annotations

import pytest

from backspasm.plan.model import Kind, Phase, Plan, State, Stretch
from backspasm.screens.plan import plan
from tests.screens.builders import NOW, PAUSED, RUNNING, WORDS_HERE, Json


def data(state: State) -> Json:
    return plan(WORDS_HERE, state, NOW, "", []).data


def test_the_countdown_runs_to_the_end_instant_and_on_through_the_plan() -> None:
    phases = data(RUNNING)["phases"]
    assert [phase["label"] for phase in phases] == ["Ice on", "Pack off", "Ice on", "All done"]
    assert [phase["end"] - NOW * 1000 for phase in phases] == [
        1_200_000,
        3_000_000,
        4_800_000,
        4_800_000,
    ]


def test_what_comes_next_is_said_of_every_phase() -> None:
    then = [phase["then"] for phase in data(RUNNING)["phases"]]
    assert then == ["Then a rest", "Then ice on", "Then you're done", "Take the pack off"]


def test_the_round_is_counted_where_there_are_several() -> None:
    assert data(RUNNING)["phases"][2]["round"] == "Round 2 of 2"
    single = State(Plan(Kind.HEAT, 1200, 1200, 1, Stretch(Phase.HEAT, 1, NOW, NOW + 1200)))
    assert data(single)["phases"][0]["round"] == ""


def test_a_paused_plan_stands_still() -> None:
    paused = data(PAUSED)
    assert paused["still"] == 1_260_000
    assert [button["label"] for button in paused["buttons"]] == ["Carry on", "Stop"]


def test_an_alternating_plan_goes_from_ice_to_heat() -> None:
    both = State(Plan(Kind.ALTERNATING, 1200, 1200, 2, Stretch(Phase.COLD, 1, NOW, NOW + 1200)))
    labels = [phase["label"] for phase in data(both)["phases"]]
    assert labels == ["Ice on", "Heat on", "Ice on", "Heat on", "All done"]


def test_without_a_plan_there_is_nothing_to_show() -> None:
    with pytest.raises(ValueError, match="no plan"):
        data(State())


def test_the_longest_plan_still_fits_into_a_response() -> None:
    longest = State(Plan(Kind.ICE, 1800, 1800, 24, Stretch(Phase.COLD, 1, NOW, NOW + 1800)))
    assert len(str(plan(WORDS_HERE, longest, NOW, "", []).directive())) < 24 * 1024
