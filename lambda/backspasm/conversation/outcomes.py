"""What came of a command, in words: a change, a refusal, or a question that comes first."""

from __future__ import annotations

from backspasm.conversation import refusals, status, what_changed
from backspasm.conversation.plan_turn import Done
from backspasm.conversation.refusals import Details
from backspasm.conversation.reply import Reply
from backspasm.conversation.turn import Turn
from backspasm.plan import start, timeline
from backspasm.plan.model import State
from backspasm.plan.outcome import Asked, Question, Refused
from backspasm.plan.timeline import Status
from backspasm.speech import times


def tell(turn: Turn, done: Done, command: Details) -> Reply:
    """Say what came of a command, and ask what follows from it.

    `command` is what a question about it has to remember, for when it is answered.
    """
    outcome = done.outcome
    if outcome is None:
        return _repeated(turn)
    if isinstance(outcome, Refused):
        return refusals.tell(turn, outcome, done.before, command)
    if isinstance(outcome, Asked):
        return _asked(turn, outcome, done.before, command)
    return what_changed.tell(turn, outcome, done)


def _repeated(turn: Turn) -> Reply:
    """The same request once more: nothing is done again, and where things stand is said."""
    reply = turn.reply().say("plan.repeated")
    reply.parts.append(status.said(turn.words, turn.memory.care.state, turn.now, turn.zone))
    return reply


def _asked(turn: Turn, asked: Asked, before: State, command: Details) -> Reply:
    if asked.question is Question.SKIN:
        return turn.reply().ask("plan.skin.ask", "skin")
    if asked.question is Question.LONG_PLAN:
        until = times.until(turn.words, asked.ends, turn.now, turn.zone)
        reply = turn.reply().ask("plan.long.ask", "long_plan", rounds=asked.rounds, until=until)
        return reply.about(**command)
    here = timeline.position(before, turn.now)
    standing = status.plainly(turn, before)
    if here.status is Status.PAUSED:
        return turn.reply().ask("plan.running.paused", "carry_on", status=standing)
    over = start.start_over(before, turn.now, turn.zone, confirmed=True)
    if isinstance(over, Refused):
        return turn.reply().ask("plan.running.resting", status=standing)
    reply = turn.reply().ask("plan.running.ask", "start_over", status=standing)
    wish = command.get("wish")
    # What was asked for beyond the usual is what a yes begins.
    return reply.about(wish=wish) if wish and len(wish) > 1 else reply
