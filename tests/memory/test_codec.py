"""What is remembered comes back as it was, and what is damaged never passes for it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backspasm.alerts.model import Actual, AlertKind, AlertState
from backspasm.alerts.moves import Days, Moves
from backspasm.memory import codec, schema
from backspasm.memory.attributes import Item, Unreadable
from backspasm.memory.codec import Stamp
from backspasm.memory.model import Care, Memory, Settings
from backspasm.memory.repository import MemoryUnavailable
from backspasm.memory.table import Part
from backspasm.plan.model import ColdClock, Kind, Phase, Plan, State, Stretch
from tests.memory import strategies
from tests.memory.strategies import NOW

STAMP = Stamp("somebody", NOW, "a write")
ICE = Plan(Kind.ICE, 1800, 1800, 2, Stretch(Phase.COLD, 1, NOW, NOW + 1800))
CARE = Care(
    version=3,
    state=State(ICE, ColdClock(first=NOW, used=60, off=NOW, believed=NOW, short_rest=NOW)),
    alerts=AlertState(2, (Actual("an id", NOW + 1800, AlertKind.COLD_OFF),), True, 1),
    recent=("0123456789abcdef",),
    walkthrough="chair:2",
)
MOVES = Moves(9, 17, Days.WEEKDAYS, 739_000, actual=(Actual("m", 5, AlertKind.MOVE),))
SETTINGS = Settings(
    version=2, greeted=True, warned_of_cold=True, ring=True, moves=MOVES, declined=NOW
)

_JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
ATTRIBUTES = st.dictionaries(st.sampled_from(["S", "N", "M", "L", "BOOL"]), _JSON_VALUES)


@given(strategies.cares)
def test_any_care_comes_back_as_it_was(care: Care) -> None:
    assert codec.read_care(codec.care_item(care, STAMP)) == care


@given(strategies.settings)
def test_any_settings_come_back_as_they_were(settings: Settings) -> None:
    assert codec.read_settings(codec.settings_item(settings, STAMP)) == settings


def test_what_could_not_be_read_back_is_not_written() -> None:
    runaway = replace(CARE, state=State(replace(ICE, rounds=10**9)))
    with pytest.raises(Unreadable):
        codec.care_item(runaway, STAMP)
    with pytest.raises(Unreadable):
        codec.settings_item(Settings(declined=-1), STAMP)


def test_what_would_come_back_as_something_else_is_not_written() -> None:
    forgotten: Any = ["a list", "comes back as a tuple"]
    with pytest.raises(Unreadable):
        codec.care_item(replace(CARE, recent=forgotten), STAMP)
    number: Any = 1.0
    with pytest.raises(Unreadable):
        codec.settings_item(replace(SETTINGS, version=number), STAMP)


def test_only_what_may_be_kept_is_in_the_items() -> None:
    assert set(codec.care_item(CARE, STAMP)) == {
        *("who", "part", "schema", "version", "write", "expires"),
        *("plan", "cold", "alerts", "recent", "walkthrough", "ask_first"),
    }
    assert set(codec.settings_item(SETTINGS, STAMP)) == {
        *("who", "part", "schema", "version", "write", "expires"),
        *("greeted", "warned_of_cold", "ring", "moves", "declined"),
    }


class TestDamage:
    """Whatever is done to an item, reading it either succeeds or says that it can't be read."""

    @pytest.mark.parametrize("name", sorted(codec.care_item(CARE, STAMP)))
    def test_an_item_that_lost_an_attribute_is_never_misread(self, name: str) -> None:
        item = codec.care_item(CARE, STAMP)
        del item[name]
        if name in {"who", "part", "write", "expires"}:
            assert codec.read_care(item) == CARE
        elif name in {"plan", "walkthrough"}:
            # Both may be absent: a care without them reads as one that has none.
            assert codec.read_care(item) != CARE
        else:
            with pytest.raises(Unreadable):
                codec.read_care(item)

    @given(st.data())
    def test_a_garbled_care_is_read_or_refused_and_nothing_else(self, data: st.DataObject) -> None:
        item = _garbled(codec.care_item(CARE, STAMP), data)
        _only_unreadable(lambda: codec.read_care(item))

    @given(st.data())
    def test_garbled_settings_are_read_or_refused_and_nothing_else(
        self, data: st.DataObject
    ) -> None:
        item = _garbled(codec.settings_item(SETTINGS, STAMP), data)
        _only_unreadable(lambda: codec.read_settings(item))

    @settings(max_examples=30)
    @given(st.dictionaries(st.text(max_size=8), ATTRIBUTES, max_size=6))
    def test_an_item_made_of_anything_is_refused(self, item: Item) -> None:
        with pytest.raises(Unreadable):
            codec.read_care(item)

    @pytest.mark.parametrize(
        "digits", ["1.5", "1e3", "-1", "", " 1", "٣", "9" * 16, "9" * 5000, "NaN", None, 7]
    )
    def test_a_number_is_only_plain_digits(self, digits: object) -> None:
        item = codec.care_item(CARE, STAMP)
        item["version"] = {"N": digits}
        with pytest.raises(Unreadable):
            codec.read_care(item)

    @pytest.mark.parametrize("rows", [None, {}, "rows", 7])
    def test_a_list_is_only_a_list(self, rows: object) -> None:
        item = codec.care_item(CARE, STAMP)
        item["recent"] = {"L": rows}
        with pytest.raises(Unreadable):
            codec.read_care(item)


class TestVersionsOfTheForm:
    def test_a_newer_form_is_unreadable(self) -> None:
        for item, read in (
            (codec.care_item(CARE, STAMP), codec.read_care),
            (codec.settings_item(SETTINGS, STAMP), codec.read_settings),
        ):
            item["schema"] = {"N": str(int(item["schema"]["N"]) + 1)}
            with pytest.raises(Unreadable):
                read(item)

    def test_a_form_without_a_version_is_unreadable(self) -> None:
        with pytest.raises(Unreadable):
            schema.upgraded({}, ())
        with pytest.raises(Unreadable):
            schema.upgraded({"schema": {"N": "0"}}, ())

    def test_an_older_form_goes_through_every_upgrade_since(self) -> None:
        def second(item: Item) -> Item:
            return item | {"colour": {"S": "blue"}}

        def third(item: Item) -> Item:
            return item | {"colour": {"S": item["colour"]["S"] + "ish"}}

        upgrades = (second, third)
        assert schema.version(upgrades) == 3
        assert schema.upgraded({"schema": {"N": "1"}}, upgrades)["colour"] == {"S": "blueish"}
        from_second: Item = {"schema": {"N": "2"}, "colour": {"S": "red"}}
        assert schema.upgraded(from_second, upgrades)["colour"] == {"S": "redish"}
        from_third: Item = {"schema": {"N": "3"}, "colour": {"S": "red"}}
        assert schema.upgraded(from_third, upgrades) == from_third
        with pytest.raises(Unreadable):
            schema.upgraded({"schema": {"N": "4"}}, upgrades)


class TestMemory:
    def test_nothing_stored_is_a_fresh_memory(self) -> None:
        assert codec.read_memory({}, NOW) == Memory()

    def test_both_parts_are_read(self) -> None:
        items = {
            Part.CARE: codec.care_item(CARE, STAMP),
            Part.SETTINGS: codec.settings_item(SETTINGS, STAMP),
        }
        assert codec.read_memory(items, NOW) == Memory(CARE, SETTINGS)

    def test_what_expired_is_fresh_from_that_very_instant(self) -> None:
        item = codec.care_item(CARE, STAMP)
        expires = int(item["expires"]["N"])
        assert codec.read_memory({Part.CARE: item}, expires - 1).care == CARE
        assert codec.read_memory({Part.CARE: item}, expires).care == Care()

    def test_unreadable_care_makes_memory_unavailable(self) -> None:
        with pytest.raises(MemoryUnavailable):
            codec.read_memory({Part.CARE: {"expires": {"N": str(NOW + 1)}}}, NOW)

    def test_unreadable_care_is_forgotten_when_it_expires(self) -> None:
        assert codec.read_memory({Part.CARE: {"expires": {"N": str(NOW)}}}, NOW) == Memory()

    def test_unreadable_settings_take_nobodys_plan_away(self) -> None:
        items: dict[Part, Item] = {Part.CARE: codec.care_item(CARE, STAMP), Part.SETTINGS: {}}
        assert codec.read_memory(items, NOW) == Memory(CARE, Settings())

    def test_an_item_of_an_unknown_part_is_unreadable(self) -> None:
        with pytest.raises(Unreadable):
            codec.by_part([{"part": {"S": "history"}}])


def test_every_field_of_a_care_tells_two_items_apart() -> None:
    fresh = codec.care_item(Care(), STAMP)
    for field in fields(Care):
        item = codec.care_item(replace(Care(), **{field.name: _other(field.name)}), STAMP)
        assert item | {"expires": {}} != fresh | {"expires": {}}, field.name


def _other(name: str) -> Any:
    changed = getattr(CARE, name)
    return changed if changed != getattr(Care(), name) else not changed


def _garbled(item: Item, data: st.DataObject) -> Item:
    """The item with one of its values, however deep, cut or replaced."""
    whole = json.dumps(item)
    kind = data.draw(st.sampled_from(["replace", "swap"]))
    if kind == "replace":
        replaced: Item = _replaced(item, data)
        return replaced
    before, after = data.draw(st.sampled_from([("N", "S"), ("S", "N"), ("M", "L"), ("BOOL", "S")]))
    garbled: Item = json.loads(whole.replace(f'"{before}"', f'"{after}"'))
    return garbled


def _replaced(value: Any, data: st.DataObject) -> Any:
    if isinstance(value, dict) and value and data.draw(st.integers(0, 9)):
        name = data.draw(st.sampled_from(sorted(value)))
        return value | {name: _replaced(value[name], data)}
    if isinstance(value, list) and value and data.draw(st.integers(0, 9)):
        return [_replaced(value[0], data), *value[1:]]
    return data.draw(_JSON_VALUES)


def _only_unreadable(read: Any) -> None:
    with suppress(Unreadable):
        read()
