"""Whoever runs the skill can switch alerts off for everybody; nobody is left to count on them."""

from __future__ import annotations

import pytest

from tests.faults import truth
from tests.faults.house import House


def test_no_reminders_are_offered_and_that_is_said() -> None:
    house = House(alerts_on=False)
    heard = house.say("start my ice pack")
    said = truth.spoken(heard)
    assert "alerts.switched_off" in said
    assert truth.any_of(said, ("plan.started.",))
    assert not truth.any_of(said, ("alerts.ask.",))
    assert not house.speaker.listening


@pytest.mark.parametrize("said", ["remind me", "ring until i answer", "just remind me"])
def test_who_asks_hears_it_and_nothing_is_set(said: str) -> None:
    house = House(alerts_on=False)
    assert "alerts.switched_off" in truth.spoken(house.say("start my ice pack", said))
    assert not house.facts().rings


def test_what_was_set_is_taken_back_by_the_next_turn_and_that_is_said() -> None:
    house = House()
    house.say("start my ice pack", "yes", "+5m")
    assert house.facts().rings
    house.restart(alerts_on=False)
    heard = house.say("how long left")
    assert truth.spoken(heard) >= {"alerts.taken_back", "plan.status.cold"}
    assert not house.facts().rings
    assert "alerts.taken_back" not in truth.spoken(house.say("how long left"))


def test_taking_back_works_all_the_same() -> None:
    house = House()
    house.say("start my ice pack", "yes", "+5m")
    house.restart(alerts_on=False)
    heard = house.say("stop the ice")
    assert "alerts.gone" in truth.spoken(heard)
    assert not house.facts().rings


def test_switched_on_again_the_plan_that_goes_is_reminded_of_again() -> None:
    house = House()
    house.say("start my ice pack", "yes", "+5m")
    house.restart(alerts_on=False)
    house.say("how long left")
    house.restart(alerts_on=True)
    assert "alerts.set.many" in truth.spoken(house.say("remind me"))
    assert house.facts().rings == house.facts().wanted
