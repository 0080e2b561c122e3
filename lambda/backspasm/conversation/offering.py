"""What an answer offers at its end: in the middle of a walkthrough nothing, for that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backspasm.conversation.index import CHECK_QUESTION
from backspasm.conversation.topics import on_no

if TYPE_CHECKING:
    from backspasm.conversation.reply import Reply
    from backspasm.conversation.turn import Turn
    from backspasm.guide.walkthrough import Place

WALK: Final = "walk"
"""The session attribute that holds the place in a walkthrough, such as `chair:2`."""


NO_COLD: Final = "no_cold"
NO_HEAT: Final = "no_heat"
"""The session attributes that say why cold, or heat, is doubtful for this person."""

ADVICE: Final = "advice"
"""A doctor, pharmacist or midwife should be asked first."""
SKIN: Final = "skin"
"""The skin has to be normal again first."""

_PACKS: Final = {"ice": (NO_COLD,), "heat": (NO_HEAT,), "alternating": (NO_COLD, NO_HEAT)}


def doubt(turn: Turn, kind: str) -> str | None:
    """Why a plan of this kind is doubtful after what was said in this session; None if it isn't."""
    held = [turn.attributes.get(pack) for pack in _PACKS.get(kind, ())]
    return next((why for why in (ADVICE, SKIN) if why in held), None)


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

    That is a walkthrough, the safety check, or the question about reminders. In place of a pack
    that is doubtful a position is offered.
    """
    if turn.asked.get("name") in ("remind", CHECK_QUESTION) or walking(turn):
        return reply
    if question and doubt(turn, question.removeprefix("start_")):
        return reply.ask("answers.position", "position")
    return reply.ask(key, question)


@on_no("position", "find_cause", "breathing", "game", "distract", "hold", "ask_doctor", "footstool")
def no_thanks(turn: Turn) -> Reply:
    """A no to an offer leaves it at that."""
    return turn.reply().say("answers.okay")
