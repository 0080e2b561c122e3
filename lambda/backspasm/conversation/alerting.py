"""Alerts within a turn: from those that exist to those that are wanted, and what is said of it."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from backspasm.alerts.adopt import adopt
from backspasm.alerts.difference import Difference, difference
from backspasm.alerts.model import AlertKind
from backspasm.alerts.wanted import wanted
from backspasm.conversation.reply import Reply
from backspasm.conversation.turn import Turn
from backspasm.memory.model import Care
from backspasm.memory.repository import LostRace, MemoryUnavailable
from backspasm.plan import limits, timeline
from backspasm.plan.outcome import Change
from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.speech import ssml, times

log = logging.getLogger(__name__)

KEPT_FOR_WORDS: Final = 0.8
"""Seconds kept back for the second write and the answer when alerts are being set."""

FOR_MENDING: Final = 2.0
"""Seconds that mending an earlier turn's alerts may add to a turn."""

_SAID: Final = {
    ErrorKind.PERMISSION: "alerts.failed.permission",
    ErrorKind.UNSUPPORTED_DEVICE: "alerts.failed.unsupported_device",
    ErrorKind.QUOTA: "alerts.failed.quota",
}


@dataclass(frozen=True, slots=True)
class Alerting:
    """What bringing the alerts to the wanted ones came to."""

    created: int = 0
    cancelled: int = 0
    owed: int = 0
    """Wanted alerts that could not be set."""
    not_cancelled: int = 0
    """Old alerts that may still ring."""
    error: ErrorKind | None = None
    """Why not everything could be done."""


def needed(care: Care, now: int) -> Difference:
    """The steps from the alerts that exist to those the plan wants."""
    alerts = care.alerts
    return difference(wanted(care.state, alerts.rounds_agreed, now), alerts.actual, now)


def bring(turn: Turn, *, look_first: bool, at_most: float = 60.0) -> Alerting:
    """Set and take back alerts until they are the wanted ones, and store what came of it.

    Takes `at_most` so many seconds, and never more than the turn has left.

    With `look_first`, when an earlier turn left its mark unsettled, the service is asked first what
    there really is. If the last write fails, the mark written before stays, and the next turn that
    loads memory looks for itself.
    """
    turn.alerts_brought = True
    care = turn.memory.care
    services, texts = turn.ports.services, _texts(turn)
    until = time.monotonic() + min(at_most, turn.seconds_left - KEPT_FOR_WORDS)
    steps, blind, owed = needed(care, turn.now), None, 0
    if look_first:
        try:
            listed = services.list_reminders(turn.caller, max(0.1, (until - time.monotonic()) / 2))
        except ServiceError as error:
            # What may be there already is not set again: nothing rings twice.
            blind, owed = error.kind, len(steps.create)
            steps = replace(steps, create=())
        else:
            due = wanted(care.state, care.alerts.rounds_agreed, turn.now)
            steps = adopt(listed, due, care.alerts.actual, turn.now, lambda each: texts[each.kind])
    timeout = max(0.1, until - time.monotonic())
    result = services.reconcile(turn.caller, steps, texts, turn.words.locale, turn.now, timeout)
    missing = len(result.owed) + owed
    sure = blind is None and not result.uncertain and not result.not_cancelled
    alerts = replace(care.alerts, actual=result.actual, unsettled=not sure, owed=missing)
    try:
        turn.save_care(replace(care, alerts=alerts))
    except (LostRace, MemoryUnavailable) as error:
        log.warning("alerts were set but not noted: %s", type(error).__name__)
    return Alerting(
        created=len(result.actual) - len(steps.keep) - len(result.not_cancelled),
        cancelled=len(steps.cancel) - len(result.not_cancelled),
        owed=missing + len(result.uncertain),
        not_cancelled=len(result.not_cancelled),
        error=blind or result.error,
    )


def settle(turn: Turn) -> Alerting | None:
    """Mend what an earlier turn left open, where this one has loaded memory anyway.

    Returns None where there was nothing to mend, or this turn has done what it could.
    """
    if not turn.has_memory or turn.alerts_brought:
        return None
    alerts = turn.memory.care.alerts
    if not alerts.unsettled:
        if not alerts.owed:
            return None
        try:
            turn.save_care(replace(turn.memory.care, alerts=replace(alerts, unsettled=True)))
        except (LostRace, MemoryUnavailable):
            return None
    return bring(turn, look_first=True, at_most=FOR_MENDING)


def tell(turn: Turn, reply: Reply, change: Change, report: Alerting) -> None:
    """Say what became of the alerts after a change of the plan."""
    if report.error is not None and report.owed:
        tell_failure(turn, reply, report.error)
        return
    if report.cancelled and change in (Change.STOPPED, Change.FINISHED):
        reply.say("alerts.gone")
    elif report.cancelled and change is Change.PAUSED:
        reply.say("alerts.gone_paused")
    elif report.created:
        reply.say("alerts.moved")
    tell_unsettled(reply, report)


def tell_unsettled(reply: Reply, report: Alerting) -> Reply:
    """Say which alerts are missing, and that an old one may ring."""
    if report.owed:
        reply.say("alerts.owed", owed=report.owed)
    if report.not_cancelled:
        reply.say("alerts.not_cancelled")
    return reply


def tell_failure(turn: Turn, reply: Reply, error: ErrorKind) -> Reply:
    """Say why alerts could not be set, and what can be done instead."""
    key = _SAID.get(error, "alerts.failed.other")
    if error is ErrorKind.PERMISSION:
        return reply.say(key)
    return reply.say(key, length=left_of_phase(turn))


def left_of_phase(turn: Turn) -> str:
    """How long a native timer would have to be set for now, as an exact length of time."""
    here = timeline.position(turn.memory.care.state, turn.now)
    minutes = max(1, -(-here.left // limits.MINUTE))
    return times.length(turn.words, minutes * limits.MINUTE)


def _texts(turn: Turn) -> Mapping[AlertKind, str]:
    """What each kind of alert says, as plain text."""
    return {kind: ssml.plain(turn.words.say(f"alerts.ring.{kind}")) for kind in AlertKind}
