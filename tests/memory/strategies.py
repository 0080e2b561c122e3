"""Anything that could ever be remembered, made from the dataclasses themselves.

A field that is added to one of them is thereby generated, and found missing in what is stored.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from backspasm.alerts.model import Actual, AlertKind
from backspasm.alerts.moves import Days, Moves
from backspasm.memory.model import Care, Settings

NOW = 1_800_000_000

_instants = st.integers(0, 4_000_000_000)
_durations = st.integers(0, 1_000_000)
_counts = st.integers(0, 100)
_numbers = {
    "version": st.integers(0, 1_000_000),
    "round": _counts,
    "rounds": _counts,
    "rounds_agreed": _counts,
    "left_out": _counts,
    "owed": _counts,
    "application": _durations,
    "between": _durations,
    "used": _durations,
}
# What DynamoDB can hold: any text that is valid Unicode.
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


_hours = st.integers(0, 23)
_moves = st.builds(
    Moves,
    first=_hours,
    last=_hours,
    days=st.sampled_from(Days),
    since=st.integers(1, 3_000_000),
    one_day_each=st.booleans(),
    actual=st.lists(
        st.builds(Actual, _texts, _instants, st.sampled_from(AlertKind)), max_size=8
    ).map(tuple),
    unsettled=st.booleans(),
)


def _anything(name: str, kind: Any) -> st.SearchStrategy[Any]:
    if get_origin(kind) is tuple:
        return st.lists(_anything(name, get_args(kind)[0]), max_size=8).map(tuple)
    if get_origin(kind) is UnionType:
        return st.one_of(*(_anything(name, each) for each in get_args(kind)))
    if kind is NoneType:
        return st.none()
    if kind is bool:
        return st.booleans()
    if kind is int:
        return _numbers.get(name, _instants)
    if kind is str:
        return _texts
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    if not is_dataclass(kind):
        raise TypeError(f"no idea how to make a {kind}")
    return _instances(kind)


def _instances(kind: Any) -> st.SearchStrategy[Any]:
    if kind is Moves:
        return _moves
    hints = get_type_hints(kind)
    return st.builds(
        kind, **{each.name: _anything(each.name, hints[each.name]) for each in fields(kind)}
    )


cares: st.SearchStrategy[Care] = _instances(Care)
settings: st.SearchStrategy[Settings] = _instances(Settings)
