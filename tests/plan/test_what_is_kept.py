"""What is kept and what is answered are values: nobody changes them by accident."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from backspasm.alerts.adopt import Listed
from backspasm.alerts.difference import difference
from backspasm.alerts.model import Actual, AlertKind, AlertState, Wanted
from backspasm.plan import breaks, timeline
from backspasm.plan.model import ColdClock, Kind, Phase, Plan, State, Stretch
from backspasm.plan.outcome import Asked, Changed, Cut, Limit, Question, Refused
from tests.plan.builders import ICE, at, minutes, started

VALUES = [
    ICE,
    started(),
    started().plan,
    started().cold,
    Stretch(Phase.COLD, 1, 0, 1),
    timeline.position(started(), at("09:10")),
    breaks.pause(started(), at("09:10")),
    breaks.skip(started(), at("09:40")),
    Refused(Limit.NOTHING_RUNNING),
    Cut(Limit.DAY, 1),
    AlertState(),
    Wanted(0, AlertKind.COLD_ON, 1),
    Actual("an id", 0, AlertKind.COLD_ON),
    Listed("a token", 0, False, ()),
    difference([], [], 0),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_is_never_changed(value: object) -> None:
    name = next(iter(getattr(value, "__slots__")))  # noqa: B009
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, None)
    assert not hasattr(value, "__dict__")


def test_an_account_nobody_knows_yet_has_no_plan_and_no_cold() -> None:
    assert State() == State(None, ColdClock(first=None, used=0, off=None))
    assert State().cold.believed is None
    assert State().cold.short_rest is None


def test_a_new_plan_is_neither_paused_nor_stopped_nor_cut() -> None:
    plan = started().plan
    assert plan is not None
    assert (plan.paused, plan.stopped, plan.awake, plan.left_out) == (None, False, False, 0)
    assert plan == Plan(Kind.ICE, minutes(30), minutes(30), 2, plan.anchor)
    assert not Plan(Kind.ICE, minutes(30), minutes(30), 2, plan.anchor).awake


def test_what_an_outcome_does_not_mention_is_not_there() -> None:
    assert breaks.skip(started(), at("09:40")) == Asked(Question.SKIN, rounds=0, ends=0)
    outcome = breaks.pause(started(), at("09:10"))
    assert isinstance(outcome, Changed)
    assert (outcome.cut, outcome.shortened) == (None, False)
    assert Refused(Limit.NOTHING_RUNNING) == Refused(Limit.NOTHING_RUNNING, None, None)
