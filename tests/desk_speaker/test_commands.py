"""Lines that drive the world."""

from __future__ import annotations

import pytest

from desk_speaker.commands import CommandError
from desk_speaker.faults import REMINDERS, Fault
from tests.desk_speaker.conftest import NINE, Room


def test_waiting_moves_the_clock_and_says_what_time_it_is(room: Room) -> None:
    assert room.commands.run(":wait 1h30m") == "it is 10:30:00"
    assert room.world.clock.now() == NINE + 5400


def test_help_lists_every_command(room: Room) -> None:
    text = room.commands.run(":help")
    for word in (":wait", ":permission", ":new", ":alerts", ":fault", "truncated"):
        assert word in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (":dance", "I do not know ':dance'"),
        (":", "I do not know ':'"),
        (":wait", "how long"),
        (":wait until tea", "not a length of time"),
        (":permission maybe", "Say :permission unset"),
        (":permission grant everything", "Say :permission unset"),
        (":permission", "Say :permission unset"),
        (":fault", "Say :fault none"),
        (":fault reminders rain", "429"),
        (":fault weather 429", "reminders, timers"),
        (":new world", "nothing else"),
        (":alerts cancel 1", "Say :alerts"),
        (":alerts wash all", "Say :alerts"),
    ],
)
def test_a_wrong_line_says_what_would_be_right(room: Room, line: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        room.commands.run(line)


def test_faults_are_set_and_mended_one_by_one(room: Room) -> None:
    room.commands.run(":fault reminders 429")
    assert room.world.faults.of(REMINDERS) is Fault.TOO_MANY_REQUESTS
    room.commands.run(":fault reminders none")
    assert room.world.faults.of(REMINDERS) is None


def test_nothing_to_ring_is_said_so(room: Room) -> None:
    assert room.commands.run(":alerts") == "nothing is to ring"
