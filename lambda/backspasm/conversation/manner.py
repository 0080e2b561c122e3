"""How the skill talks: slower or shorter, for the rest of the session."""

from __future__ import annotations

from typing import Final

from backspasm.conversation import topics
from backspasm.conversation.offering import offer
from backspasm.conversation.reply import LAST, Reply
from backspasm.conversation.topics import on
from backspasm.conversation.turn import Turn

MANNER: Final = "manner"
"""The session attribute that holds how to talk: `slow` or `short`."""
ANSWERED: Final = "answered"
"""The session attribute that holds the content key of the last answer."""

SLOW: Final = "slow"
SHORT: Final = "short"
SLOW_RATE: Final = '<prosody rate="80%">'


def fitting(turn: Turn, key: str) -> str:
    """The key of the short wording where that was asked for and there is one; else `key`."""
    brief = f"short.{key}"
    return brief if turn.attributes.get(MANNER) == SHORT and turn.words.has(brief) else key


def paced(turn: Turn, reply: Reply, ssml: str) -> str:
    """A fragment of SSML at the pace the user asked for, in this turn or before."""
    if reply.session.get(MANNER, turn.attributes.get(MANNER)) != SLOW or not ssml:
        return ssml
    return f"{SLOW_RATE}{ssml}</prosody>"


@on("SlowerIntent")
def slower(turn: Turn) -> Reply:
    """Everything slower from now on, and the last answer once more."""
    reply = _last_again(turn) or turn.reply().say("manner.slower").ask("session.what_next")
    reply.session[MANNER] = SLOW
    return reply


@on("ShorterIntent")
def shorter(turn: Turn) -> Reply:
    """Shorter answers from now on, and the last one in short where there is such a wording."""
    brief = f"short.{turn.attributes.get(ANSWERED)}"
    reply = turn.reply()
    reply.session[MANNER] = SHORT
    reply.say(brief if turn.words.has(brief) else "manner.shorter")
    return offer(turn, reply, "session.what_next", None)


def _last_again(turn: Turn) -> Reply | None:
    return topics.INTENTS["AMAZON.RepeatIntent"](turn) if LAST in turn.attributes else None
