"""A number for the pain: answered, and forgotten at once."""

from __future__ import annotations

from typing import Final

from backspasm.conversation import slots
from backspasm.conversation.offering import offer
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on
from backspasm.conversation.turn import Turn

HIGH = 7
MIDDLE = 4
MOST = 10

_ABOUT_A_START: Final = frozenset({"remind", "start_ice", "start_heat", "start_wish"})
"""The questions after which "twenty" is no pain score."""


@on("PainScoreIntent")
def pain_score(turn: Turn) -> Reply:
    """A lot of pain leads to the safety check, less of it to a position; nothing is kept (F06).

    More than ten, where a start has just been spoken of, is a number of minutes.
    """
    try:
        score = slots.number(turn.slots.get("score"))
    except slots.NotUnderstood:
        score = None
    if score is not None and score > MOST and turn.asked.get("name") in _ABOUT_A_START:
        from backspasm.conversation import changing

        return changing.set_to(turn, 60 * score)
    if score is None or score > MOST:
        return turn.reply().ask("feelings.score_unclear")
    if score >= HIGH:
        reply = turn.reply().say("feelings.score_high")
        return offer(turn, reply, "check.offer", "check")
    key = "feelings.score_middle" if score >= MIDDLE else "feelings.score_low"
    return offer(turn, turn.reply().say(key), "answers.position", "position")
