"""A number for the pain: answered, and forgotten at once."""

from __future__ import annotations

from backspasm.conversation import slots
from backspasm.conversation.offering import offer
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on
from backspasm.conversation.turn import Turn

HIGH = 7
MIDDLE = 4
MOST = 10


@on("PainScoreIntent")
def pain_score(turn: Turn) -> Reply:
    """A lot of pain leads to the safety check, less of it to a position; nothing is kept (F06)."""
    try:
        score = slots.number(turn.slots.get("score"))
    except slots.NotUnderstood:
        score = None
    if score is None or score > MOST:
        return turn.reply().ask("feelings.score_unclear")
    if score >= HIGH:
        reply = turn.reply().say("feelings.score_high")
        return offer(turn, reply, "check.offer", "check")
    key = "feelings.score_middle" if score >= MIDDLE else "feelings.score_low"
    return offer(turn, turn.reply().say(key), "answers.position", "position")
