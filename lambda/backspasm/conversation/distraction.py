"""Slow breathing, a counting game and the timing of a hold, run while they are spoken (F25, F34).

The silences are SSML breaks. Alexa allows ten seconds for one and some four minutes for an answer;
nothing here takes much longer than a minute.
"""

from __future__ import annotations

from typing import Final

from backspasm.conversation import slots
from backspasm.conversation.offering import offer
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_yes
from backspasm.conversation.turn import Turn

GAME: Final = "game"
"""The session attribute that counts the puzzles played."""
PUZZLES: Final = 3

USUAL_HOLD: Final = 30
LONGEST_HOLD: Final = 60
"""Seconds of the longest hold that is timed: the user cannot say "stop" without the wake word."""
LONGEST_BREAK: Final = 10
"""Seconds of the longest break that SSML has on Alexa."""


@on("DistractionIntent")
def choose(turn: Turn) -> Reply:
    """Breathing or counting; a bare yes plays the game."""
    return turn.reply().ask("distraction.choose", "distract")


@on("BreathingIntent")
@on_yes("breathing")
def breathe(turn: Turn) -> Reply:
    """A minute of slow breathing."""
    reply = turn.reply().say("distraction.breathing")
    return offer(turn, reply, "distraction.breathing_again", "breathing")


@on("CountingIntent")
@on_yes("game", "distract")
def play(turn: Turn) -> Reply:
    """The next puzzle."""
    played = turn.attributes.get(GAME)
    number = played if isinstance(played, int) else 0
    reply = turn.reply().say(f"distraction.game_{number % PUZZLES + 1}")
    reply.session[GAME] = number + 1
    return offer(turn, reply, "distraction.game_again", "game")


@on("HoldIntent")
def hold(turn: Turn) -> Reply:
    """Time a hold that the doctor taught: thirty seconds unless said, a minute at most."""
    try:
        seconds = slots.duration(turn.slots.get("duration")) or USUAL_HOLD
    except slots.NotUnderstood:
        seconds = USUAL_HOLD
    if seconds > LONGEST_HOLD:
        reply = turn.reply().ask("distraction.hold.too_long", "hold")
        return reply.about(seconds=LONGEST_HOLD)
    return time_hold(turn, seconds)


@on_yes("hold")
def hold_as_offered(turn: Turn) -> Reply:
    """Time the hold that was offered."""
    seconds = turn.asked.get("seconds")
    fits = isinstance(seconds, int) and 0 < seconds <= LONGEST_HOLD
    return time_hold(turn, seconds if isinstance(seconds, int) and fits else USUAL_HOLD)


def time_hold(turn: Turn, seconds: int) -> Reply:
    """Time a hold of so many seconds, saying every ten of them."""
    reply = turn.reply().say("distraction.hold.start")
    held = 0
    while held < seconds:
        step = min(LONGEST_BREAK, seconds - held)
        reply.say("distraction.hold.wait", seconds=step)
        held += step
        if held < seconds:
            reply.say("distraction.hold.so_far", seconds=held)
    reply.say("distraction.hold.end")
    offer(turn, reply, "distraction.hold.again", "hold")
    return reply.about(seconds=seconds) if reply.question else reply
