"""Finding what set the spasm off, and what to do about it."""

from __future__ import annotations

from typing import Final

from backspasm.conversation.offering import offer
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_no, on_yes
from backspasm.conversation.turn import Turn
from backspasm.guide.causes import Cause, named

CAUSE_OF: Final = {
    "CauseSportIntent": Cause.SPORT,
    "CauseJobIntent": Cause.JOB,
    "CauseSittingIntent": Cause.SITTING,
}


@on("FindCauseIntent")
@on_yes("find_cause")
def find(turn: Turn) -> Reply:
    """One question with the guide's three causes. A bare yes does not say which: asked again."""
    again = turn.asked.get("which")
    reply = turn.reply().ask("causes.which" if again else "causes.ask", "find_cause")
    return reply.about(which=True)


@on(*CAUSE_OF)
def advise(turn: Turn) -> Reply:
    """The guide's advice, after a hard knock has been ruled out where there may have been one."""
    cause = CAUSE_OF[turn.name]
    if cause.asks_about_a_knock:
        return turn.reply().ask("causes.knock", "knock").about(cause=cause.value)
    return _advice(turn, cause)


@on_no("knock")
def no_knock(turn: Turn) -> Reply:
    """No hard knock: the advice itself."""
    return _advice(turn, named(turn.asked.get("cause")) or Cause.SPORT)


def _advice(turn: Turn, cause: Cause) -> Reply:
    return offer(turn, turn.reply().say(cause.advice), "answers.position", "position")
