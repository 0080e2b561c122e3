"""What follows a warning sign within the conversation, and on the turn after one.

The statement itself is answered in the safety room, before anything here. This is for the yes to a
question of the safety check, and for asking first when someone comes back after an alarm.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from backspasm.conversation import topics
from backspasm.conversation.alarmed import ALARMED
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on_no, on_yes
from backspasm.conversation.turn import Turn
from backspasm.guide.safety_check import Tier
from backspasm.memory.repository import MemoryUnavailable

log = logging.getLogger(__name__)


def raised(turn: Turn, tier: Tier) -> Reply:
    """The same words as the safety room's for this tier. The session ends."""
    reply = turn.reply()
    if tier is Tier.EMERGENCY:
        reply.say("safety.emergency").say("safety.reach")
    else:
        reply.say("safety.same_day").say("safety.worse")
    reply.ends = True
    return reply


def remember(turn: Turn) -> bool:
    """Remember, as well as that goes, that the next turn has to ask before it goes on.

    Only that it has to ask is kept, not what was said. Whoever has been asked meanwhile is not
    asked again. Returns whether nothing is left to be stored. Never raises.
    """

    def note() -> None:
        care = turn.memory.care
        if ALARMED.holds(turn.who) and not care.ask_first:
            turn.save_care(replace(care, ask_first=True))

    return _stored(turn, note)


def _settle(turn: Turn) -> None:
    """Remember that they were asked and had help, as well as that goes."""
    ALARMED.let_go(turn.who)
    turn.alarmed = False

    def note() -> None:
        # Written whatever memory says: an alarm that is being stored just now loses its race then.
        turn.save_care(replace(turn.memory.care, ask_first=False))

    _stored(turn, note)


def _stored(turn: Turn, note: Callable[[], None]) -> bool:
    try:
        turn.racing(note)
    except MemoryUnavailable as error:
        log.warning("whether to ask first was not noted: %s", type(error).__name__)
        return False
    return True


def question_first(turn: Turn) -> Reply:
    """The question that comes before everything else after an alarm."""
    reply = turn.reply().ask("check.since_then", "since_then")
    return reply.about(then=turn.name, slots=dict(turn.slots))


@on_yes("since_then")
def help_was_had(turn: Turn) -> Reply:
    """They have had help, or it was nothing: go on with what was said, and don't ask again."""
    _settle(turn)
    then, heard = topics.INTENTS.get(str(turn.asked.get("then"))), turn.asked.get("slots")
    if then is None or turn.asked["then"] in _ONLY_ANSWERS:
        return turn.reply().ask("session.what_next")
    turn.name = turn.asked["then"]
    turn.slots = dict(heard) if isinstance(heard, dict) else {}
    return then(turn)


_ONLY_ANSWERS: Final = frozenset({"AMAZON.YesIntent", "AMAZON.NoIntent"})
"""What means nothing without the question it answered."""


@on_no("since_then")
def help_is_due(turn: Turn) -> Reply:
    """They have had no help: whom to call, and the question stays for next time.

    What the alarm was is not kept, so the answer is true of every one.
    """
    reply = turn.reply().say("check.not_yet")
    reply.ends = True
    return reply
