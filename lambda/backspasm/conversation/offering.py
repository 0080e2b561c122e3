"""What an answer offers at its end: in the middle of a walkthrough nothing, for that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backspasm.conversation.topics import on_no

if TYPE_CHECKING:
    from backspasm.conversation.reply import Reply
    from backspasm.conversation.turn import Turn
    from backspasm.guide.walkthrough import Place

WALK: Final = "walk"
"""The session attribute that holds the place in a walkthrough, such as `chair:2`."""


def walking(turn: Turn) -> Place | None:
    """Where in a walkthrough the user is, or None where they are in none."""
    written = turn.attributes.get(WALK)
    if written is None:
        return None
    # Imported for those who are in one: the others should not wait for it.
    from backspasm.guide import walkthrough

    return walkthrough.read(written)


def offer(turn: Turn, reply: Reply, key: str, question: str | None) -> Reply:
    """End `reply` with the question `key`, unless something is to be gone back to.

    That is a walkthrough, or the question about reminders.
    """
    goes_back = turn.asked.get("name") == "remind" or walking(turn)
    return reply if goes_back else reply.ask(key, question)


@on_no("position", "find_cause", "breathing", "game", "distract", "hold", "ask_doctor", "footstool")
def no_thanks(turn: Turn) -> Reply:
    """A no to an offer leaves it at that."""
    return turn.reply().say("answers.okay")
