"""Forgetting someone: on request, confirmed once, or because they disabled the skill."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Final

from backspasm.alerts import moves
from backspasm.alerts.difference import Difference
from backspasm.alerts.model import Actual, AlertKind, AlertState, Channel
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_no, on_yes
from backspasm.conversation.turn import Turn
from backspasm.memory.model import Care, Settings
from backspasm.memory.repository import LostRace, MemoryUnavailable
from backspasm.services.errors import ErrorKind, ServiceError

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
    turn.alerts_brought = turn.moves_brought = True
    try:
        open_before = _is_open(turn)
        _agree_to_nothing(turn)
        alerts_gone = _take_back_alerts(turn, _known(turn), must_look=open_before)
        turn.ports.repository.forget(turn.who, turn.seconds_left)
    except MemoryUnavailable:
        return turn.reply().say("privacy.not_deleted")
    # Once more: another device may have set something between the two, and forgotten it just now.
    if alerts_gone and _take_back_alerts(turn, (), must_look=False):
        return turn.reply().say("privacy.deleted")
    _mark(turn)
    return turn.reply().say("privacy.deleted_not_alerts")


def _agree_to_nothing(turn: Turn) -> None:
    """Have it known before anything is taken back, so that half of this is never put right again.

    Raises MemoryUnavailable.
    """

    def agree() -> None:
        care, settings = turn.memory.care, turn.memory.settings
        hourly = settings.moves
        if care.alerts.actual or care.alerts.unsettled:
            alerts = replace(care.alerts, rounds_agreed=0, owed=0, unsettled=True)
            turn.save_care(replace(care, alerts=alerts))
        if hourly is not None:
            none = replace(moves.NONE_BUT_LOOK, actual=hourly.actual)
            turn.save_settings(replace(settings, moves=none))

    turn.racing(agree)


def _mark(turn: Turn) -> None:
    """Have the next turn look for what may still ring. The marks are all that is kept."""
    care = Care(alerts=AlertState(unsettled=True))
    settings = Settings(moves=moves.NONE_BUT_LOOK)
    repository = turn.ports.repository
    try:
        repository.save_care(turn.who, care, turn.now, turn.seconds_left)
        repository.save_settings(turn.who, settings, turn.now, turn.seconds_left)
    except (LostRace, MemoryUnavailable) as error:
        log.warning("alerts that are left were not noted: %s", type(error).__name__)


def _known(turn: Turn) -> tuple[Actual, ...]:
    hourly = turn.memory.settings.moves
    return (*turn.memory.care.alerts.actual, *(() if hourly is None else hourly.actual))


def _is_open(turn: Turn) -> bool:
    """Whether an earlier turn left its mark: there may be more than is known of."""
    hourly = turn.memory.settings.moves
    return turn.memory.care.alerts.unsettled or (hourly is not None and hourly.unsettled)


def _take_back_alerts(turn: Turn, known: tuple[Actual, ...], *, must_look: bool) -> bool:
    """Whether every alert of this skill is gone: those that Alexa lists and those known of.

    With `must_look`, only Alexa's own lists tell that.
    """
    services = turn.ports.services
    there = {each.id: each for each in known}
    listed = True
    for channel, look in (
        (Channel.REMINDER, services.list_reminders),
        (Channel.TIMER, services.list_timers),
    ):
        try:
            for each in look(turn.caller, turn.seconds_left / 4):
                at = turn.now if each.at is None else each.at
                alert = Actual(each.token, at, AlertKind.COLD_OFF, each.channel)
                there.setdefault(each.token, alert)
        except ServiceError as error:
            # Without permission there can be none that nobody knows of.
            open_still = must_look and error.kind is not ErrorKind.PERMISSION
            if open_still or any(each.channel is channel for each in known):
                listed = False
    if not there:
        return listed
    steps = Difference(keep=(), cancel=tuple(there.values()), create=())
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
