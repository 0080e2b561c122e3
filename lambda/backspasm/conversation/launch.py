"""Opening the skill: the live state first, and only the first time who we are."""

from __future__ import annotations

from backspasm.conversation import firsts, positions, status
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on
from backspasm.conversation.turn import Turn
from backspasm.plan import timeline
from backspasm.plan.timeline import Status


@on("LaunchRequest")
def launch(turn: Turn) -> Reply:
    """Greet: with where the plan stands, or the disclaimer, or a short welcome back."""
    state = turn.memory.care.state
    going = status.is_going(state, turn.now) or status.is_overdue(state, turn.now)
    reply = turn.reply()
    if going:
        reply.parts.append(status.said(turn.words, state, turn.now, turn.zone))
        if timeline.position(state, turn.now).status is Status.PAUSED:
            return reply.ask("plan.running.carry_on", "carry_on")
    left = positions.resume_question(turn)
    if left is not None:
        left.parts = reply.parts + left.parts
        return left
    if going:
        return reply.ask("session.return_running")
    if firsts.first_greeting(turn):
        return reply.ask("session.first_launch", "position")
    return reply.ask("session.return_idle")
