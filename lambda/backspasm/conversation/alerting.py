"""Alerts within a turn: from those that exist to those that are wanted, and what is said of it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from backspasm.alerts.adopt import Listed, adopt
from backspasm.alerts.channels import as_reminders, spread
from backspasm.alerts.difference import Difference, difference
from backspasm.alerts.model import Actual, AlertKind, Channel, Wanted
from backspasm.alerts.wanted import wanted
from backspasm.conversation.reply import Reply
from backspasm.conversation.turn import Turn
from backspasm.memory.model import Care
from backspasm.memory.repository import LostRace, MemoryUnavailable
from backspasm.plan import limits, timeline
from backspasm.plan.outcome import Change
from backspasm.plan.timeline import Status
from backspasm.services import timers
from backspasm.services.alexa import Caller
from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.services.reconcile import Reconciled
from backspasm.speech import ssml, times

log = logging.getLogger(__name__)

Look = Callable[[Caller, float], tuple[Listed, ...]]
"""Lists a service's alerts within so many seconds. Raises ServiceError."""

KEPT_FOR_WORDS: Final = 0.8
"""Seconds kept back for the second write and the answer when alerts are being set."""

FOR_MENDING: Final = 2.0
"""Seconds that mending an earlier turn's alerts may add to a turn."""

SCOPE: Final = "alexa::alerts:reminders:skill:readwrite"
"""Alexa's name for the permission to set reminders."""

_SAID: Final = {
    ErrorKind.PERMISSION: "alerts.failed.permission",
    ErrorKind.UNSUPPORTED_DEVICE: "alerts.failed.unsupported_device",
    ErrorKind.QUOTA: "alerts.failed.quota",
    ErrorKind.RATE_LIMITED: "alerts.failed.rate_limited",
}

_FOR_THE_USER: Final = frozenset(
    {ErrorKind.PERMISSION, ErrorKind.UNSUPPORTED_DEVICE, ErrorKind.QUOTA}
)
"""Why alerts are owed without anything being out of order."""

_NO_TIMER: Final = frozenset(
    {
        ErrorKind.PERMISSION,
        ErrorKind.UNSUPPORTED_DEVICE,
        ErrorKind.QUOTA,
        ErrorKind.FORBIDDEN,
        ErrorKind.BAD_REQUEST,
    }
)
"""Why a timer may be refused for good, so that a reminder takes its place."""


@dataclass(frozen=True, slots=True)
class Alerting:
    """What bringing the alerts to the wanted ones came to."""

    created: int = 0
    cancelled: int = 0
    owed: int = 0
    """Wanted alerts that could not be set."""
    covered_until: int | None = None
    """With some owed: the last alert before the first of them, if there is one."""
    not_cancelled: int = 0
    """Old alerts that may still ring."""
    in_place_of_timers: int = 0
    """Reminders that were set because no more timers could be had."""
    error: ErrorKind | None = None
    """Why not everything could be done."""


def due(turn: Turn, care: Care) -> tuple[Wanted, ...]:
    """The alerts that should ring for this state from now on, each on its channel."""
    if not turn.ports.alerts_on:
        return ()
    alerts = wanted(care.state, care.alerts.rounds_agreed, turn.now)
    return spread(alerts, turn.now, ring=turn.memory.settings.ring)


def needed(turn: Turn, care: Care) -> Difference:
    """The steps from the alerts that exist to those that should ring."""
    return difference(due(turn, care), care.alerts.actual, turn.now)


def bring(turn: Turn, *, look_first: bool, at_most: float = 60.0) -> Alerting:
    """Set and take back alerts until they are the wanted ones, and store what came of it.

    Takes `at_most` so many seconds, and never more than the turn has left.

    With `look_first`, when an earlier turn left its mark unsettled, the services are asked first
    what there really is. If the last write fails, the mark written before stays, and the next turn
    that loads memory looks for itself.
    """
    turn.alerts_brought = True
    care = turn.memory.care
    until = time.monotonic() + min(at_most, turn.seconds_left - KEPT_FOR_WORDS)
    steps = needed(turn, care)
    unseen: tuple[Wanted, ...] = ()
    blind: ErrorKind | None = None
    if look_first:
        seconds = max(0.1, (until - time.monotonic()) / 2)
        steps, unseen, blind = _looked(turn, care, seconds)
    result, instead = _reconciled(turn, steps, until)
    owed = (*result.owed, *unseen)
    sure = blind is None and not (result.uncertain or result.not_cancelled or result.doubtful)
    # Only where timers are remembered are they looked for.
    unseen_timers = [each for each in result.doubtful if each.channel is Channel.TIMER]
    actual = (*result.actual, *unseen_timers)
    alerts = replace(care.alerts, actual=actual, unsettled=not sure, owed=len(owed))
    try:
        turn.save_care(replace(care, alerts=alerts))
    except LostRace:
        leave_a_mark(turn, "alerts", _mark)
    except MemoryUnavailable:
        log.warning("alerts were set but not noted")
    missing = (*owed, *result.uncertain)
    log_owed(len(missing), blind or result.error)
    return Alerting(
        created=len(result.actual) - len(steps.keep) - len(result.not_cancelled),
        cancelled=len(steps.cancel) - len(result.not_cancelled),
        owed=len(missing),
        covered_until=_covered_until(due(turn, care), missing),
        # What an earlier turn may have set and nobody could look for may ring, too.
        not_cancelled=len(result.not_cancelled) + (blind is not None),
        in_place_of_timers=instead,
        error=blind or result.error,
    )


def log_owed(alerts: int, error: ErrorKind | None) -> None:
    """Tell the operator that so many alerts could not be set, unless that is for the user to mend.

    template.yaml counts these lines.
    """
    if alerts and error not in _FOR_THE_USER:
        log.warning("alerts owed: %d (%s)", alerts, error or "no time left")


def leave_a_mark(turn: Turn, what: str, mark: Callable[[Turn], None]) -> None:
    """Have the next turn look: another one went on meanwhile, and may have settled too early.

    `mark` stores what memory now holds with the mark, even where that is there already, or the
    other one could still take it away. `what` names in the log what was set. Never raises.
    """
    try:
        turn.reload()
        turn.racing(lambda: mark(turn))
    except MemoryUnavailable:
        log.warning("%s were set, and it could not be marked that others were too", what)


def _mark(turn: Turn) -> None:
    care = turn.memory.care
    turn.save_care(replace(care, alerts=replace(care.alerts, unsettled=True)))


def _looked(
    turn: Turn, care: Care, seconds: float
) -> tuple[Difference, tuple[Wanted, ...], ErrorKind | None]:
    """The steps from what the services list to what should ring.

    With it, where a service can't be asked, what is left to a later turn, and why: what may be
    there already is not set again, so that nothing rings twice.
    """
    services, texts = turn.ports.services, _texts(turn)
    known, alerts = care.alerts.actual, due(turn, care)
    looks: dict[Channel, Look] = {Channel.REMINDER: services.list_reminders}
    if turn.memory.settings.ring or any(each.channel is Channel.TIMER for each in known):
        looks[Channel.TIMER] = services.list_timers
    listed: list[Listed] = []
    failed: dict[Channel, ErrorKind] = {}
    for channel, look in looks.items():
        try:
            listed += look(turn.caller, seconds / 2)
        except ServiceError as error:
            failed[channel] = error.kind

    def text(alert: Wanted) -> str:
        said = texts[alert.kind]
        return timers.label(said, alert.at) if alert.channel is Channel.TIMER else said

    steps = adopt(listed, alerts, known, turn.now, text, frozenset(looks.keys() - failed.keys()))
    # Who may not look may not set either: nothing is there that nobody knows of.
    unseen = {each for each, kind in failed.items() if kind is not ErrorKind.PERMISSION}
    later = tuple(each for each in steps.create if each.channel in unseen)
    now = tuple(each for each in steps.create if each.channel not in unseen)
    used = {each.channel for each in known} | {each.channel for each in alerts}
    blind = next((kind for each, kind in failed.items() if each in unseen | used), None)
    return replace(steps, create=now), later, blind


def _reconciled(turn: Turn, steps: Difference, until: float) -> tuple[Reconciled, int]:
    """What came of the steps, and how many reminders stand in for timers that can't be had."""
    result = _reconcile(turn, steps, until)
    no_timer = any(each.channel is Channel.TIMER for each in result.owed)
    if not no_timer or result.error not in _NO_TIMER:
        return result, 0
    second = _reconcile(turn, Difference(result.actual, (), as_reminders(result.owed)), until)
    return replace(
        second,
        not_cancelled=result.not_cancelled,
        doubtful=result.doubtful,
        uncertain=(*result.uncertain, *second.uncertain),
    ), len(second.actual) - len(result.actual)


def _reconcile(turn: Turn, steps: Difference, until: float) -> Reconciled:
    timeout = max(0.1, until - time.monotonic())
    locale = turn.words.locale
    return turn.ports.services.reconcile(
        turn.caller, steps, _texts(turn), locale, turn.now, timeout
    )


def _covered_until(alerts: tuple[Wanted, ...], missing: tuple[Wanted, ...]) -> int | None:
    first = min((each.at for each in missing), default=None)
    if first is None:
        return None
    return max((each.at for each in alerts if each.at < first), default=None)


def settle(turn: Turn) -> Alerting | None:
    """Mend what an earlier turn left open, where this one has loaded memory anyway.

    Returns None where there was nothing to mend, or this turn has done what it could.
    """
    if not turn.has_memory or turn.alerts_brought:
        return None
    alerts = turn.memory.care.alerts
    if not alerts.unsettled:
        if not alerts.owed and (turn.ports.alerts_on or not rings_later(turn, alerts.actual)):
            return None
        try:
            turn.save_care(replace(turn.memory.care, alerts=replace(alerts, unsettled=True)))
        except (LostRace, MemoryUnavailable):
            return None
    return bring(turn, look_first=True, at_most=FOR_MENDING)


def rings_later(turn: Turn, alerts: tuple[Actual, ...]) -> bool:
    """Whether any of these is still to ring."""
    return any(each.at > turn.now for each in alerts)


def tell(turn: Turn, reply: Reply, change: Change, report: Alerting) -> None:
    """Say what became of the alerts after a change of the plan."""
    all_gone = report.cancelled and not report.not_cancelled
    if all_gone and change in (Change.STOPPED, Change.FINISHED):
        reply.say("alerts.gone")
    elif all_gone and change is Change.PAUSED:
        reply.say("alerts.gone_paused")
    elif report.created and not (report.owed and report.covered_until is None):
        reply.say("alerts.moved")
    tell_missing(turn, reply, report)


def tell_missing(turn: Turn, reply: Reply, report: Alerting) -> Reply:
    """Say until when there are alerts if some are missing, and that an old one may ring."""
    if report.in_place_of_timers:
        reply.say("alerts.timers.full")
    if report.owed and report.covered_until is not None:
        until = times.until(turn.words, report.covered_until, turn.now, turn.zone)
        reply.say("alerts.owed", until=until)
    elif report.owed:
        tell_failure(turn, reply, report.error or ErrorKind.TIMEOUT)
    if report.not_cancelled:
        reply.say("alerts.not_cancelled")
    return reply


def tell_failure(turn: Turn, reply: Reply, error: ErrorKind) -> Reply:
    """Say why alerts could not be set, and what can be done instead."""
    key = _SAID.get(error, "alerts.failed.other")
    if error is ErrorKind.PERMISSION:
        reply.permission_card = SCOPE
        # Those that are there were allowed once.
        were_set = rings_later(turn, turn.memory.care.alerts.actual)
        if were_set:
            return reply.say("alerts.permission.revoked")
    return reply.say(key, length=_left_of_phase(turn))


def left_of_phase(turn: Turn) -> str | None:
    """How long a native timer would have to be set for now, as an exact length of time.

    None where nothing is running that it could be set for.
    """
    here = timeline.position(turn.memory.care.state, turn.now)
    return _left_of_phase(turn) if here.status is Status.RUNNING else None


def _left_of_phase(turn: Turn) -> str:
    here = timeline.position(turn.memory.care.state, turn.now)
    minutes = max(1, -(-here.left // limits.MINUTE))
    return times.length(turn.words, minutes * limits.MINUTE)


def _texts(turn: Turn) -> Mapping[AlertKind, str]:
    """What each kind of alert says, as plain text."""
    return {kind: ssml.plain(turn.words.say(f"alerts.ring.{kind}")) for kind in AlertKind}
