"""What an answer offers at its end: in the middle of a walkthrough nothing, for that goes on."""

from __future__ import annotations

from typing import Final

from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on_no
from backspasm.conversation.turn import Turn
from backspasm.guide import walkthrough

WALK: Final = "walk"
"""The session attribute that holds the place in a walkthrough, such as `chair:2`."""


def walking(turn: Turn) -> walkthrough.Place | None:
    """Where in a walkthrough the user is, or None where they are in none."""
    return walkthrough.read(turn.attributes.get(WALK))


def offer(turn: Turn, reply: Reply, key: str, question: str | None) -> Reply:
    """End `reply` with the question `key`, unless a walkthrough is to be gone on with."""
    return reply if walking(turn) else reply.ask(key, question)


@on_no("position", "find_cause", "breathing", "game", "distract", "hold", "ask_doctor", "footstool")
def no_thanks(turn: Turn) -> Reply:
    """A no to an offer leaves it at that."""
    return turn.reply().say("answers.okay")
