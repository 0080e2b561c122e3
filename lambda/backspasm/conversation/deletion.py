"""Forgetting someone: on request, confirmed once, or because they disabled the skill."""

from __future__ import annotations

import logging
from typing import Final

from backspasm.alerts.difference import Difference
from backspasm.alerts.model import Actual, AlertKind
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_no, on_yes
from backspasm.conversation.turn import Turn
from backspasm.memory.repository import MemoryUnavailable
from backspasm.services.errors import ServiceError

log = logging.getLogger(__name__)

KEPT_FOR_DELETING: Final = 3.0
"""Seconds kept back for deleting what is stored, when alerts are being taken back first."""


@on("DeleteDataIntent")
def ask(turn: Turn) -> Reply:
    """Deleting can't be undone, so it is asked about, once."""
    return turn.reply().ask("privacy.delete_question", "delete")


@on_no("delete")
def keep(turn: Turn) -> Reply:
    """Nothing is deleted."""
    return turn.reply().say("privacy.kept")


@on_yes("delete")
def delete(turn: Turn) -> Reply:
    """Take back every alert and delete everything stored, and say what could not be done.

    Alerts come first: their ids go with what is stored.
    """
    alerts_gone = _take_back_alerts(turn)
    try:
        turn.ports.repository.forget(turn.who, turn.seconds_left)
    except MemoryUnavailable:
        return turn.reply().say("privacy.not_deleted")
    return turn.reply().say("privacy.deleted" if alerts_gone else "privacy.deleted_not_alerts")


def _take_back_alerts(turn: Turn) -> bool:
    """Whether every alert of this skill is gone: those that Alexa lists and those we know of."""
    services = turn.ports.services
    memory = turn.glimpse()
    known = {} if memory is None else {each.id: each for each in memory.care.alerts.actual}
    listed = True
    try:
        for each in services.list_reminders(turn.caller, turn.seconds_left / 3):
            at = turn.now if each.at is None else each.at
            known.setdefault(each.token, Actual(each.token, at, AlertKind.COLD_OFF))
    except ServiceError:
        # Without permission there can be none; otherwise those we know of must do.
        listed = not known
    steps = Difference(keep=(), cancel=tuple(known.values()), create=())
    timeout = max(0.1, turn.seconds_left - KEPT_FOR_DELETING)
    result = services.reconcile(turn.caller, steps, {}, turn.words.locale, turn.now, timeout)
    return listed and not result.not_cancelled


@on("AlexaSkillEvent.SkillDisabled")
def disabled(turn: Turn) -> Reply:
    """Delete what is stored where Alexa says that the user's data does not persist."""
    if turn.payload.get("userInformationPersistenceStatus") == "NOT_PERSISTED":
        try:
            turn.ports.repository.forget(turn.who, turn.seconds_left)
        except MemoryUnavailable:
            log.error("what was stored could not be deleted; it expires by itself")
    return turn.reply()
