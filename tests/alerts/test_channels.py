"""Timers as far as they reach, and reminders beyond."""

from __future__ import annotations

from backspasm.alerts.channels import MOST_TIMERS, TIMERS_REACH, as_reminders, spread
from backspasm.alerts.model import AlertKind, Channel, Wanted

NOW = 1_800_000_000


def alerts(*seconds: int) -> tuple[Wanted, ...]:
    return tuple(Wanted(NOW + each, AlertKind.COLD_OFF, 1) for each in seconds)


def channels(*seconds: int, ring: bool = True) -> list[Channel]:
    return [each.channel for each in spread(alerts(*seconds), NOW, ring=ring)]


def test_without_ringing_all_are_reminders() -> None:
    assert channels(60, 3600, ring=False) == [Channel.REMINDER, Channel.REMINDER]


def test_what_two_hours_reach_rings() -> None:
    assert channels(60, TIMERS_REACH, TIMERS_REACH + 1) == [
        Channel.TIMER,
        Channel.TIMER,
        Channel.REMINDER,
    ]


def test_an_account_has_ten_timers_and_the_soonest_get_them() -> None:
    found = channels(*range(60, 60 * 13, 60))
    assert found == [Channel.TIMER] * MOST_TIMERS + [Channel.REMINDER] * 2


def test_they_come_soonest_first_whatever_they_are() -> None:
    mixed = spread(reversed(alerts(60, 120, TIMERS_REACH + 60)), NOW, ring=True)
    assert [each.at - NOW for each in mixed] == [60, 120, TIMERS_REACH + 60]


def test_where_no_timer_is_to_be_had_it_is_a_reminder() -> None:
    assert as_reminders(spread(alerts(60), NOW, ring=True)) == alerts(60)


def test_two_hours_are_the_limit_to_the_second() -> None:
    assert channels(60, 7200) == [Channel.TIMER, Channel.TIMER]
    assert channels(60, 7201) == [Channel.TIMER, Channel.REMINDER]
