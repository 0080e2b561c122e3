"""The ladder: one rung at a time, and the doctor is the last (F35)."""

from __future__ import annotations

import pytest

from backspasm.guide import ladder
from backspasm.guide.ladder import Rung
from backspasm.plan import limits, start
from backspasm.plan.model import Kind, State
from backspasm.plan.outcome import Changed
from backspasm.plan.start import Wish

NOW = 1_800_000_000


def started(kind: Kind) -> State:
    outcome = start.start(State(), NOW, Wish(kind))
    assert isinstance(outcome, Changed)
    return outcome.state


def test_the_rungs_come_in_the_order_of_the_guide() -> None:
    climbed = [ladder.after(None)]
    while climbed[-1] is not Rung.DOCTOR:
        climbed.append(ladder.after(climbed[-1]))
    assert climbed == [Rung.ICE, Rung.ALTERNATING, Rung.MEDICINE, Rung.DOCTOR]


def test_after_the_doctor_comes_the_doctor() -> None:
    assert ladder.after(Rung.DOCTOR) is Rung.DOCTOR


@pytest.mark.parametrize(
    ("kind", "rung"),
    [
        (Kind.ICE, Rung.ICE),
        (Kind.HEAT, Rung.ICE),
        (Kind.ALTERNATING, Rung.ALTERNATING),
    ],
)
def test_a_plan_stands_for_its_rung_even_when_it_has_finished(kind: Kind, rung: Rung) -> None:
    state = started(kind)
    assert ladder.tried(state, NOW) is rung
    assert ladder.tried(state, NOW + 5 * limits.HOUR) is rung


def test_a_plan_of_days_ago_stands_for_nothing() -> None:
    assert ladder.tried(started(Kind.ICE), NOW + 5 * limits.DAY) is None
    assert ladder.tried(State(), NOW) is None


@pytest.mark.parametrize("nonsense", [None, 0, 5, "1", True, [], 2.5])
def test_what_is_no_rung_is_read_as_none(nonsense: object) -> None:
    assert ladder.read(nonsense) is None


def test_a_rung_is_read_from_its_number() -> None:
    assert ladder.read(3) is Rung.MEDICINE
