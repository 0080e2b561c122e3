"""When a pack should not be on: the advice first and always, then what became of the plan."""

from __future__ import annotations

import logging
from datetime import tzinfo

from backspasm.conversation import alerting
from backspasm.conversation.offering import ADVICE, NO_COLD, NO_HEAT, SKIN, offer
from backspasm.conversation.plan_turn import Command, carry_out
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_no
from backspasm.conversation.turn import Turn
from backspasm.memory.repository import MemoryUnavailable
from backspasm.plan import breaks
from backspasm.plan.model import Kind, State
from backspasm.plan.outcome import Change, Changed, Limit, Outcome, Refused

log = logging.getLogger(__name__)


@on("ColdUnsafeIntent")
def cold_unsafe(turn: Turn) -> Reply:
    """Cold may be unsafe for this person, and heat on the same skin too: the plan ends."""
    reply = _doubtful(turn.reply().say("ice_safety.cold_unsafe"), ADVICE, NO_COLD, NO_HEAT)
    _then(turn, reply, _without(*Kind))
    return offer(turn, reply, "answers.position", "position")


@on("SkinProblemIntent")
def skin_problem(turn: Turn) -> Reply:
    """The skin suffers: the pack comes off, and the plan ends."""
    return _for_the_skin(turn, "ice_safety.skin")


@on_no("skin")
def skin_is_not_normal(turn: Turn) -> Reply:
    """The skin isn't normal after a rest: the pack stays off, and the plan ends."""
    return _for_the_skin(turn, "plan.skin.no")


def _for_the_skin(turn: Turn, key: str) -> Reply:
    reply = _doubtful(turn.reply().say(key), SKIN, NO_COLD, NO_HEAT)
    _then(turn, reply, lambda state, now, _zone: breaks.stop_for_the_skin(state, now))
    return offer(turn, reply, "answers.position", "position")


@on("DrowsyIntent")
def drowsy(turn: Turn) -> Reply:
    """Someone may doze off: the pack comes off, and nothing calls for it until they say so."""
    reply = turn.reply().say("ice_safety.drowsy")
    return _then(turn, reply, lambda state, now, _zone: breaks.pause(state, now))


@on("PregnantIntent")
def pregnant(turn: Turn) -> Reply:
    """Heat only after asking a midwife or doctor: a plan that has heat in it ends."""
    reply = _doubtful(turn.reply().say("people.pregnant"), ADVICE, NO_HEAT)
    _then(turn, reply, _without(Kind.HEAT, Kind.ALTERNATING))
    return offer(turn, reply, "people.sit", "footstool")


def _doubtful(reply: Reply, why: str, *packs: str) -> Reply:
    """In this session these packs are not offered any more, and not started without asking."""
    reply.session |= dict.fromkeys(packs, why)
    return reply


def _without(*kinds: Kind) -> Command:
    """The command that ends a plan of these kinds and leaves any other alone."""

    def stop(state: State, now: int, _zone: tzinfo | None) -> Outcome:
        if state.plan is None or state.plan.kind not in kinds:
            return Refused(Limit.NOTHING_RUNNING)
        return breaks.stop(state, now)

    return stop


def _then(turn: Turn, reply: Reply, command: Command) -> Reply:
    """Carry the command out and say what became of the plan; nothing where there was none."""
    try:
        done = carry_out(turn, command)
    except MemoryUnavailable:
        log.warning("memory unavailable after advice on safety")
        return reply.say("ice_safety.not_changed")
    if isinstance(done.outcome, Refused):
        return reply
    paused = isinstance(done.outcome, Changed) and done.outcome.change is Change.PAUSED
    reply.say("ice_safety.paused" if paused else "ice_safety.stopped")
    if done.alerts.cancelled:
        reply.say("alerts.gone_paused" if paused else "alerts.gone")
    return alerting.tell_missing(turn, reply, done.alerts)
