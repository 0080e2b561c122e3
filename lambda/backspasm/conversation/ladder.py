""" "It's not working": one rung up the guide's ladder, and each time when to call for help."""

from __future__ import annotations

from typing import Final

from backspasm.conversation.offering import doubt
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on
from backspasm.conversation.turn import Turn
from backspasm.guide import ladder
from backspasm.guide.ladder import Rung

RUNG: Final = "rung"
"""The session attribute that holds the rung that was offered last."""

OFFERS: Final = {
    Rung.ICE: ("answers.start_ice", "start_ice"),
    Rung.ALTERNATING: ("answers.start_alternating", "start_alternating"),
    Rung.MEDICINE: ("medicines.meanwhile", "distract"),
    Rung.DOCTOR: ("doctor.offer_ask", "ask_doctor"),
}
"""What each rung ends with: the question and its name."""


_PACKS: Final = {Rung.ICE: "ice", Rung.ALTERNATING: "alternating"}
"""The kind of plan that a rung stands for."""


@on("NotWorkingIntent")
def climb(turn: Turn) -> Reply:
    """The rung after the one that was offered last, or after the one the plan stands for.

    A rung whose packs are doubtful is left out.
    """
    rung = ladder.after(_tried(turn))
    while rung in _PACKS and doubt(turn, _PACKS[rung]):
        rung = ladder.after(rung)
    reply = turn.reply().say("safety.worse").say(rung.key)
    reply.session[RUNG] = rung.value
    return reply.ask(*OFFERS[rung])


def _tried(turn: Turn) -> Rung | None:
    offered = ladder.read(turn.attributes.get(RUNG))
    if offered is not None:
        return offered
    memory = turn.glimpse()
    return None if memory is None else ladder.tried(memory.care.state, turn.now)
