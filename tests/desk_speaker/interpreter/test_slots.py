"""Slot values look the way Alexa sends them."""

from __future__ import annotations

from desk_speaker.interpreter import Interpreter, SlotValue, empty_slot


def test_a_custom_value_carries_its_resolution() -> None:
    slot = SlotValue("sourdough loaf", "BREAD", "Dish", "bread").alexa("dish")
    assert slot["name"] == "dish"
    assert slot["value"] == "sourdough loaf"
    (authority,) = slot["resolutions"]["resolutionsPerAuthority"]
    assert authority["authority"].endswith(".Dish")
    assert authority["status"] == {"code": "ER_SUCCESS_MATCH"}
    assert authority["values"] == [{"value": {"name": "bread", "id": "BREAD"}}]
    assert slot["slotValue"]["resolutions"] == slot["resolutions"]


def test_a_value_outside_the_list_says_that_nothing_matched() -> None:
    slot = SlotValue("porridge", "porridge", "Dish").alexa("dish")
    (authority,) = slot["resolutions"]["resolutionsPerAuthority"]
    assert authority["status"] == {"code": "ER_SUCCESS_NO_MATCH"}
    assert "values" not in authority


def test_numbers_and_durations_carry_no_resolution() -> None:
    slot = SlotValue("PT20M", "PT20M", "AMAZON.DURATION").alexa("time")
    assert slot["value"] == "PT20M"
    assert "resolutions" not in slot
    assert slot["slotValue"] == {"type": "Simple", "value": "PT20M"}


def test_an_unfilled_slot_has_a_name_and_no_value() -> None:
    assert empty_slot("dish") == {"name": "dish", "confirmationStatus": "NONE"}


def test_an_interpretation_is_an_alexa_intent(kitchen: Interpreter) -> None:
    intent = kitchen.interpret("bake the cake").alexa()
    assert intent["name"] == "BakeIntent"
    assert intent["confirmationStatus"] == "NONE"
    assert set(intent["slots"]) == {"dish", "time", "rest", "trays"}
    assert intent["slots"]["dish"]["value"] == "cake"
    assert "value" not in intent["slots"]["time"]


def test_slots_are_filled_in_sentences_that_no_sample_holds(kitchen: Interpreter) -> None:
    heard = kitchen.interpret("could you bake that cake in there for around forty minutes")
    assert heard.intent == "BakeIntent"
    assert 0.0 < heard.score < 1.0
    assert {n: v.resolved for n, v in heard.slots.items() if v} == {"dish": "CAKE", "time": "PT40M"}


def test_two_durations_keep_the_order_of_the_sample_they_are_like(kitchen: Interpreter) -> None:
    heard = kitchen.interpret("after half an hour of good resting you bake it for twenty minutes")
    assert heard.slots["rest"] == SlotValue("PT30M", "PT30M", "AMAZON.DURATION")
    assert heard.slots["time"] == SlotValue("PT20M", "PT20M", "AMAZON.DURATION")


def test_a_misheard_value_is_still_that_value(kitchen: Interpreter) -> None:
    heard = kitchen.interpret("bake the bisquits")
    value = heard.slots["dish"]
    assert value is not None
    assert (value.value, value.resolved) == ("bisquits", "biscuits")
