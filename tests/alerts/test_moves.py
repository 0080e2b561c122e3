"""Hourly reminders to move: which ones are wanted, what Alexa is asked for, when the next rings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from backspasm.alerts import moves
from backspasm.alerts.model import AlertKind
from backspasm.alerts.moves import NONE_BUT_LOOK, Days, Moves, Slot

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
MONDAY = date(2026, 3, 2).toordinal()
FRIDAY = MONDAY + 4


def hourly(
    first: int = 9, last: int = 17, days: Days = Days.WEEKDAYS, *, since: int = MONDAY
) -> Moves:
    return Moves(first, last, days, since)


def slots(wish: Moves | None) -> list[Slot]:
    return [moves.slot(each.at) for each in moves.wanted(wish)]


def at(text: str, zone: ZoneInfo = LONDON) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp())


def next_ring(wish: Moves, now: str, zone: ZoneInfo = LONDON) -> str:
    return moves.next_ring(wish, at(now, zone), zone).isoformat(" ", "minutes")


def test_without_a_wish_none_are_wanted() -> None:
    assert moves.wanted(None) == ()
    assert moves.wanted(NONE_BUT_LOOK) == ()


def test_each_hour_is_a_reminder_of_its_own() -> None:
    wanted = moves.wanted(hourly(9, 12))
    assert [moves.slot(each.at).hour for each in wanted] == [9, 10, 11, 12]
    assert {each.kind for each in wanted} == {AlertKind.MOVE}


@pytest.mark.parametrize(
    ("days", "on"),
    [
        (Days.WEEKDAYS, (0, 1, 2, 3, 4)),
        (Days.WEEKEND, (5, 6)),
        (Days.EVERY_DAY, (0, 1, 2, 3, 4, 5, 6)),
    ],
)
def test_one_reminder_carries_all_its_days(days: Days, on: tuple[int, ...]) -> None:
    assert slots(hourly(9, 10, days)) == [Slot(9, on, MONDAY), Slot(10, on, MONDAY)]


def test_where_alexa_takes_one_weekday_each_costs_a_reminder() -> None:
    wish = Moves(9, 10, Days.WEEKEND, MONDAY, one_day_each=True)
    found = [(slot.hour, slot.days) for slot in slots(wish)]
    assert found == [(9, (5,)), (9, (6,)), (10, (5,)), (10, (6,))]


def test_every_day_is_one_rule_and_never_costs_more() -> None:
    wish = Moves(9, 9, Days.EVERY_DAY, MONDAY, one_day_each=True)
    assert len(moves.wanted(wish)) == 1
    assert slots(wish)[0].rules == ["FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"]


def test_several_weekdays_are_several_rules() -> None:
    (slot,) = slots(hourly(17, 17, Days.WEEKEND))
    assert slot.rules == [
        "FREQ=WEEKLY;BYDAY=SA;BYHOUR=17;BYMINUTE=0;BYSECOND=0;INTERVAL=1;",
        "FREQ=WEEKLY;BYDAY=SU;BYHOUR=17;BYMINUTE=0;BYSECOND=0;INTERVAL=1;",
    ]


@pytest.mark.parametrize("hour", [0, 9, 23])
@pytest.mark.parametrize("days", list(Days))
def test_what_tells_reminders_apart_is_all_that_there_is_to_know(hour: int, days: Days) -> None:
    (wanted,) = moves.wanted(hourly(hour, hour, days))
    slot = moves.slot(wanted.at)
    assert (slot.hour, slot.since) == (hour, MONDAY)
    again = moves.wanted(hourly(hour, hour, days, since=MONDAY + 1))
    assert wanted not in again


def test_it_first_rings_on_a_day_that_it_is_meant_for() -> None:
    (weekend,) = slots(hourly(9, 9, Days.WEEKEND))
    assert weekend.first == datetime(2026, 3, 7, 9)
    (weekday,) = slots(hourly(8, 8))
    assert weekday.first == datetime(2026, 3, 2, 8)


def test_the_next_one_rings_at_the_next_full_hour() -> None:
    assert next_ring(hourly(), "2026-03-02 08:59") == "2026-03-02 09:00"
    assert next_ring(hourly(), "2026-03-02 09:00") == "2026-03-02 10:00"
    assert next_ring(hourly(), "2026-03-02 16:59") == "2026-03-02 17:00"


def test_after_the_last_hour_it_is_the_next_day() -> None:
    assert next_ring(hourly(), "2026-03-02 17:00") == "2026-03-03 09:00"


def test_days_in_between_are_left_out() -> None:
    assert next_ring(hourly(since=FRIDAY), "2026-03-06 17:30") == "2026-03-09 09:00"
    assert next_ring(hourly(days=Days.WEEKEND), "2026-03-02 12:00") == "2026-03-07 09:00"


def test_while_paused_it_is_the_first_one_after_the_pause() -> None:
    assert next_ring(hourly(since=MONDAY + 1), "2026-03-02 10:30") == "2026-03-03 09:00"


def test_the_hours_are_those_of_the_device() -> None:
    assert next_ring(hourly(), "2026-03-02 10:30", NEW_YORK) == "2026-03-02 11:00"


def test_when_the_clocks_change_the_hour_on_the_clock_stays() -> None:
    every_day = hourly(days=Days.EVERY_DAY)
    assert next_ring(every_day, "2026-03-28 18:00") == "2026-03-29 09:00"
    assert next_ring(every_day, "2026-03-29 09:30") == "2026-03-29 10:00"


def test_moving_leaves_room_for_the_reminders_of_the_longest_plan() -> None:
    # Twenty-four rounds need seventy-one; Alexa holds a few hundred for an account.
    assert moves.MOST == 50
    most = hourly(0, 23, Days.WEEKEND)
    assert len(moves.wanted(replace(most, one_day_each=True))) == 48 <= moves.MOST
