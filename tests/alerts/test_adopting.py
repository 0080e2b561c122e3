"""What is to be done when only the service's own list can tell which alerts exist."""

from __future__ import annotations

import pytest

from backspasm.alerts.adopt import Listed, adopt
from backspasm.alerts.difference import Difference
from backspasm.alerts.model import Actual, AlertKind, Channel, Wanted
from tests.plan.builders import at, hours

NOW = at("09:00")
OFF = Wanted(at("09:30"), AlertKind.COLD_OFF, 1)
ON = Wanted(at("10:00"), AlertKind.COLD_ON, 2)


def text(alert: Wanted) -> str:
    return {AlertKind.COLD_OFF: "Ice off.", AlertKind.COLD_ON: "Ice back on."}[alert.kind]


def listed(
    alert: Wanted,
    token: str = "a token",
    *,
    late: int = 0,
    recurring: bool = False,
    says: str | None = None,
) -> Listed:
    return Listed(token, alert.at + late, recurring, (says or text(alert),))


def known(alert: Wanted, token: str = "a token", channel: Channel = Channel.REMINDER) -> Actual:
    return Actual(token, alert.at, alert.kind, channel)


def sorted_out(
    there: list[Listed], wanting: list[Wanted], remembered: list[Actual] | None = None
) -> Difference:
    return adopt(there, wanting, remembered or [], NOW, text)


def test_a_listed_reminder_that_memory_knows_is_kept() -> None:
    steps = sorted_out([listed(OFF)], [OFF], [known(OFF)])
    assert steps == Difference((known(OFF),), (), ())


def test_memory_wins_over_what_a_reminder_says() -> None:
    steps = sorted_out([listed(OFF, says="old words", late=99)], [OFF], [known(OFF)])
    assert steps.nothing_to_do


def test_a_reminder_memory_knows_for_something_no_longer_wanted_is_cancelled() -> None:
    moved = Wanted(OFF.at + 300, OFF.kind, 1)
    assert sorted_out([listed(OFF)], [moved], [known(OFF)]) == Difference(
        (), (known(OFF),), (moved,)
    )
    other = Wanted(OFF.at, AlertKind.COLD_ON, 1)
    assert sorted_out([listed(OFF)], [other], [known(OFF)]).cancel == (known(OFF),)


def test_what_memory_knows_but_the_service_does_not_list_is_gone() -> None:
    assert sorted_out([], [OFF], [known(OFF)]) == Difference((), (), (OFF,))


def test_timers_are_not_in_the_list_and_are_kept_as_memory_has_them() -> None:
    timer = known(OFF, channel=Channel.TIMER)
    assert sorted_out([], [OFF], [timer]) == Difference((timer,), (), ())


def test_a_stranger_that_says_the_right_words_at_the_right_time_is_adopted() -> None:
    assert sorted_out([listed(OFF)], [OFF]) == Difference((known(OFF),), (), ())


def test_words_are_the_same_whatever_their_case_and_spaces() -> None:
    stranger = Listed("a token", OFF.at, False, ("anders", "  ICE \n off. "))
    assert sorted_out([stranger], [OFF]).nothing_to_do


@pytest.mark.parametrize("late", [-1, 0, 10])
def test_the_service_may_be_some_seconds_late(late: int) -> None:
    assert sorted_out([listed(OFF, late=late)], [OFF]) == Difference((known(OFF),), (), ())


@pytest.mark.parametrize("late", [-2, 11])
def test_a_stranger_at_another_time_is_a_leftover(late: int) -> None:
    steps = sorted_out([listed(OFF, late=late)], [OFF])
    assert [alert.id for alert in steps.cancel] == ["a token"]
    assert steps.create == (OFF,)


def test_a_stranger_that_says_something_else_is_a_leftover() -> None:
    steps = sorted_out([listed(OFF, says="Ice back on.")], [OFF])
    assert (len(steps.keep), len(steps.cancel), steps.create) == (0, 1, (OFF,))


def test_a_leftover_never_passes_for_what_is_wanted() -> None:
    check = Wanted(OFF.at, AlertKind.SKIN_CHECK, 1)
    steps = adopt([Listed("old", OFF.at, False, ("x",))], [check], [], NOW, lambda _: "y")
    assert steps.cancel == (Actual("old", OFF.at, AlertKind.COLD_OFF),)
    assert steps.create == (check,)


def test_a_leftover_of_which_the_time_cannot_be_told_is_cancelled() -> None:
    steps = sorted_out([Listed("odd", None, False, ("Ice off.",))], [OFF])
    assert [(alert.id, alert.at) for alert in steps.cancel] == [("odd", NOW + hours(24))]
    assert steps.create == (OFF,)


def test_recurring_reminders_are_none_of_the_plans() -> None:
    assert sorted_out([listed(OFF, recurring=True)], []) == Difference((), (), ())
    assert sorted_out([listed(OFF, recurring=True)], [OFF]).create == (OFF,)


def test_of_two_strangers_for_the_same_one_is_enough() -> None:
    steps = sorted_out([listed(OFF, "a"), listed(OFF, "b")], [OFF])
    assert [alert.id for alert in steps.keep] == ["a"]
    assert [alert.id for alert in steps.cancel] == ["b"]


def test_each_list_is_soonest_first() -> None:
    steps = sorted_out([listed(ON, "a"), listed(OFF, "b")], [ON, OFF])
    assert [alert.id for alert in steps.keep] == ["b", "a"]
    gone = sorted_out([listed(ON, "a"), listed(OFF, "b")], [])
    assert [alert.id for alert in gone.cancel] == ["b", "a"]
    assert sorted_out([], [ON, OFF]).create == (OFF, ON)


def test_what_has_rung_is_left_alone() -> None:
    rung = Wanted(NOW, AlertKind.COLD_ON, 1)
    assert sorted_out([listed(rung)], [rung], [known(rung)]) == Difference((), (), ())
    assert sorted_out([listed(rung)], [rung]) == Difference((), (), ())
    soon = Wanted(NOW + 1, AlertKind.COLD_ON, 1)
    assert sorted_out([listed(soon)], [soon], [known(soon)]).keep == (known(soon),)
    assert sorted_out([listed(soon)], [soon]).keep == (known(soon),)
