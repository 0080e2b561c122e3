"""When alerts ring, and in which order."""

from __future__ import annotations

import pytest

from desk_speaker.clock import WorldClock
from desk_speaker.desk import Desk
from desk_speaker.events import Event
from desk_speaker.household import Household
from tests.desk_speaker.conftest import NINE, Room
from tests.desk_speaker.small_skill import SmallSkill, reminder, timer

REMINDERS = "/v1/alerts/reminders"
TIMERS = "/v1/alerts/timers"


def test_alerts_ring_in_order_of_their_time_then_of_their_making(room: Room) -> None:
    room.call("POST", REMINDERS, reminder(1800, "Second."))
    room.call("POST", REMINDERS, reminder(1800, "Third."))
    room.call("POST", TIMERS, timer("PT20M", text="First."))
    room.speaker.wait(3600)
    assert room.rung == [(20, "First."), (30, "Second."), (30, "Third.")]


def test_a_wait_rings_what_is_due_at_its_very_end_and_nothing_after(room: Room) -> None:
    room.call("POST", REMINDERS, reminder(1800, "At the end."))
    room.call("POST", REMINDERS, reminder(1801, "Just after."))
    room.speaker.wait(1800)
    assert room.rung == [(30, "At the end.")]
    room.speaker.wait(1)
    assert room.rung == [(30, "At the end."), (30, "Just after.")]


def test_an_alert_rings_once(room: Room) -> None:
    room.call("POST", REMINDERS, reminder(60))
    room.speaker.wait(60)
    room.speaker.wait(3600)
    room.speaker.ring()
    assert len(room.rung) == 1


def test_what_became_due_rings_before_the_next_line_is_heard(room: Room) -> None:
    room.call("POST", REMINDERS, reminder(60))
    room.world.clock.jump_to(NINE + 90)
    room.speaker.hear("how long left")
    assert [event.to_json()["type"] for event in room.events[-2:]] == ["alert", "turn"]


def test_an_alert_as_json_says_its_words_once_and_what_it_lacks_is_null(room: Room) -> None:
    room.call("POST", REMINDERS, reminder(60))
    room.speaker.wait(60)
    alert = room.events[-1].to_json()
    assert alert.pop("complaints") == []
    told = {key: value for key, value in alert.items() if value is not None}
    assert told == {
        "type": "alert",
        "at": "2026-03-02T09:01:00Z",
        "speech": "Ice off.",
        "channel": "reminder",
    }
    assert set(room.turns[0].to_json()) == set(room.events[-1].to_json())


def test_the_words_are_those_of_the_devices_language(room: Room) -> None:
    body = reminder(60)
    german = {"locale": "de-DE", "text": "Eis ab.", "ssml": "<speak>Eis ab.</speak>"}
    body["alertInfo"]["spokenInfo"]["content"].insert(0, german)
    room.call("POST", REMINDERS, body)
    room.speaker.wait(60)
    assert room.rung == [(1, "Ice off.")]


def test_a_clock_run_fast_brings_alerts_sooner(desk: Desk, skill: SmallSkill) -> None:
    events: list[Event] = []
    ticks = [0.0]
    clock = WorldClock(NINE, speed=60, ticks=lambda: ticks[0])
    room = Room(desk.speaker(Household(), clock, events.append), None, skill, events)  # type: ignore[arg-type]
    room.call("POST", REMINDERS, reminder(1800))
    ticks[0] = 29.0
    room.speaker.ring()
    assert room.rung == []
    ticks[0] = 30.0
    room.speaker.ring()
    assert room.rung == [(30, "Ice off.")]


@pytest.mark.parametrize(
    ("line", "rung"),
    [(":alerts cancel all", []), (":alerts cancel 2", [(10, "One.")])],
)
def test_what_the_user_cancels_in_the_app_does_not_ring(
    room: Room, line: str, rung: list[tuple[int, str]]
) -> None:
    room.call("POST", REMINDERS, reminder(600, "One."))
    room.call("POST", TIMERS, timer("PT20M", text="Two."))
    assert "09:10:00  reminder: One." in room.commands.run(":alerts")
    room.commands.run(line)
    room.speaker.wait(3600)
    assert room.rung == rung


def test_the_user_can_pause_a_timer_in_the_app_but_not_a_reminder(room: Room) -> None:
    room.call("POST", TIMERS, timer("PT20M", text="Two."))
    assert "paused  timer: ice" in room.commands.run(":alerts pause 1")
    room.speaker.wait(3600)
    assert room.rung == []
    room.commands.run(":alerts resume 1")
    room.call("POST", REMINDERS, reminder(600, "One.", asked_at="2026-03-02T10:00:00"))
    with pytest.raises(ValueError, match="only be cancelled"):
        room.commands.run(":alerts pause 1")
