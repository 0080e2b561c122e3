"""Forgetting someone: on request, confirmed once, or because they disabled the skill."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Final

from backspasm.alerts.difference import Difference
from backspasm.alerts.model import Actual, AlertKind, AlertState
from backspasm.conversation.alerting import TRIES
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_no, on_yes
from backspasm.conversation.turn import Turn
from backspasm.memory.model import Care
from backspasm.memory.repository import LostRace, MemoryUnavailable
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
    turn.alerts_brought = True
    try:
        _agree_to_nothing(turn)
        alerts_gone = _take_back_alerts(turn)
        turn.ports.repository.forget(turn.who, turn.seconds_left)
    except MemoryUnavailable:
        return turn.reply().say("privacy.not_deleted")
    if alerts_gone:
        return turn.reply().say("privacy.deleted")
    _mark(turn)
    return turn.reply().say("privacy.deleted_not_alerts")


def _agree_to_nothing(turn: Turn) -> None:
    """Have it known before anything is taken back, so that half of this is never put right again.

    Raises MemoryUnavailable.
    """
    for _ in range(TRIES):
        care = turn.memory.care
        if not care.alerts.actual and not care.alerts.unsettled:
            return
        alerts = replace(care.alerts, rounds_agreed=0, owed=0, unsettled=True)
        try:
            turn.save_care(replace(care, alerts=alerts))
            return
        except LostRace:
            turn.reload()
    raise MemoryUnavailable


def _mark(turn: Turn) -> None:
    """Have the next turn look for what may still ring. The mark is all that is kept, for a day."""
    care = Care(alerts=AlertState(unsettled=True))
    try:
        turn.ports.repository.save_care(turn.who, care, turn.now, turn.seconds_left)
    except (LostRace, MemoryUnavailable) as error:
        log.warning("alerts that are left were not noted: %s", type(error).__name__)


def _take_back_alerts(turn: Turn) -> bool:
    """Whether every alert of this skill is gone: those that Alexa lists and those we know of."""
    services = turn.ports.services
    known = {each.id: each for each in turn.memory.care.alerts.actual}
    listed = True
    for look in (services.list_reminders, services.list_timers):
        try:
            for each in look(turn.caller, turn.seconds_left / 4):
                at = turn.now if each.at is None else each.at
                alert = Actual(each.token, at, AlertKind.COLD_OFF, each.channel)
                known.setdefault(each.token, alert)
        except ServiceError:
            # Without permission there can be none; otherwise those we know of must do.
            listed = listed and not known
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
