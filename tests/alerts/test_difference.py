"""What separates the alerts that exist from those that are wanted."""

from __future__ import annotations

from backspasm.alerts.difference import Difference, difference
from backspasm.alerts.model import Actual, AlertKind, AlertState, Channel, Wanted
from tests.plan.builders import at

NOW = at("09:00")
OFF = Wanted(at("09:30"), AlertKind.COLD_OFF, 1)
ON = Wanted(at("10:00"), AlertKind.COLD_ON, 2)


def exists(alert: Wanted, name: str = "an alert") -> Actual:
    return Actual(name, alert.at, alert.kind)


def test_what_is_wanted_and_missing_is_created_soonest_first() -> None:
    steps = difference([ON, OFF], [], NOW)
    assert steps == Difference((), (), (OFF, ON))
    assert not steps.nothing_to_do


def test_what_exists_and_is_wanted_is_kept_soonest_first() -> None:
    steps = difference([OFF, ON], [exists(ON, "a"), exists(OFF, "b")], NOW)
    assert steps == Difference((exists(OFF, "b"), exists(ON, "a")), (), ())
    assert steps.nothing_to_do


def test_what_exists_and_is_not_wanted_is_cancelled_soonest_first() -> None:
    steps = difference([], [exists(ON, "a"), exists(OFF, "b")], NOW)
    assert steps == Difference((), (exists(OFF, "b"), exists(ON, "a")), ())
    assert not steps.nothing_to_do


def test_an_alert_of_another_kind_at_the_same_instant_does_not_serve() -> None:
    other = Actual("other", OFF.at, AlertKind.COLD_LAST)
    assert difference([OFF], [other], NOW) == Difference((), (other,), (OFF,))


def test_an_alert_at_another_instant_does_not_serve() -> None:
    late = Actual("late", OFF.at + 1, OFF.kind)
    assert difference([OFF], [late], NOW) == Difference((), (late,), (OFF,))


def test_of_two_for_the_same_one_is_enough() -> None:
    steps = difference([OFF], [exists(OFF, "b"), exists(OFF, "a")], NOW)
    assert steps == Difference((exists(OFF, "a"),), (exists(OFF, "b"),), ())


def test_a_new_number_of_the_round_is_no_reason_to_set_it_again() -> None:
    assert difference([Wanted(OFF.at, OFF.kind, 2)], [exists(OFF)], NOW).nothing_to_do


def test_what_has_rung_is_neither_kept_nor_cancelled() -> None:
    rung = [Actual("now", NOW, AlertKind.COLD_ON), Actual("past", NOW - 1, AlertKind.COLD_ON)]
    assert difference([], rung, NOW) == Difference((), (), ())
    assert difference([OFF], [*rung, exists(OFF)], NOW) == Difference((exists(OFF),), (), ())
    soon = Actual("soon", NOW + 1, AlertKind.COLD_ON)
    assert difference([], [soon], NOW).cancel == (soon,)


def test_an_alert_set_with_the_other_service_does_not_serve() -> None:
    timer = Actual("a timer", OFF.at, OFF.kind, Channel.TIMER)
    assert difference([OFF], [timer], NOW) == Difference((), (timer,), (OFF,))
    rings = Wanted(OFF.at, OFF.kind, OFF.round, Channel.TIMER)
    assert difference([rings], [timer], NOW).keep == (timer,)


def test_alerts_are_reminders_unless_timers_are_wished_for() -> None:
    assert exists(OFF).channel is OFF.channel is Channel.REMINDER


def test_nothing_is_agreed_set_or_owed_to_begin_with() -> None:
    assert AlertState() == AlertState(rounds_agreed=0, actual=(), unsettled=False, owed=0)


def test_alerts_are_ordered_by_their_instants() -> None:
    assert sorted([ON, OFF]) == [OFF, ON]
