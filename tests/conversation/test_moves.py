"""Reminders to move: what is said goes by what exists, and not by what was wished for."""

from __future__ import annotations

from dataclasses import replace

from backspasm.alerts import moves
from backspasm.alerts.model import Actual, AlertKind
from backspasm.alerts.moves import Days, Moves
from backspasm.memory.model import Settings
from tests.conversation.builders import START, Talk, heard

WISH = Moves(9, 17, Days.WEEKDAYS, since=738_000)
ALL_OF_THEM = tuple(Actual(f"id {each.at}", each.at, AlertKind.MOVE) for each in moves.wanted(WISH))


def remembering(known: Moves) -> Talk:
    """A talk with somebody of whose reminders to move this is known."""
    talk = Talk()
    talk.repository.save_settings(talk.who, Settings(moves=known), START, 1.0)
    return talk


def test_none_is_promised_where_fewer_exist_than_are_wanted() -> None:
    talk = remembering(replace(WISH, actual=ALL_OF_THEM[1:]))
    assert talk.hear("NextMoveReminderIntent").keys == ["moves.not_all"]


def test_with_all_of_them_there_only_the_time_zone_is_asked_for() -> None:
    talk = remembering(replace(WISH, actual=ALL_OF_THEM))
    assert talk.hear("NextMoveReminderIntent").keys == ["moves.no_zone"]


def test_nobody_is_reminded_to_move_at_night_for_want_of_an_afternoon() -> None:
    talk = Talk()
    asked = talk.hear("MoveRemindersIntent", **{"from": "02:00", "to": "06:00"})
    assert asked.question is not None
    assert (asked.question["first"], asked.question["last"]) == (14, 18)
    assert "2 o'clock" in heard(asked)
