"""Ring until I answer: timers in the place of reminders, as far as timers reach.

Someone may doze with a pack on, and a reminder is spoken twice and no more.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Final

from backspasm.alerts.model import Actual, Channel
from backspasm.conversation import alerting, reminders
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_permission
from backspasm.conversation.turn import Turn
from backspasm.memory.repository import LostRace, MemoryUnavailable
from backspasm.plan import timeline
from backspasm.plan.timeline import Status
from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.speech import times

log = logging.getLogger(__name__)

SCOPE: Final = "alexa::alerts:timers:skill:readwrite"
"""Alexa's name for the permission to set timers."""

TOKEN: Final = "ring"
"""What comes back with the answer to the permission question."""

TO_LOOK: Final = 1.0
"""Seconds that looking at the timers may take, at most, before anything is done or said."""

_ASKED_WHERE_IT_STANDS: Final = frozenset({"StatusIntent", "LaunchRequest"})


@on("RingUntilIAnswerIntent")
def ring(turn: Turn) -> Reply:
    """Have it ring from now on, and agree to it for the plan that is going."""
    if not turn.ports.alerts_on:
        return reminders.switched_off(turn, turn.reply())
    try:
        # Before anything is taken back that works: may timers be set at all?
        turn.ports.services.list_timers(turn.caller, min(TO_LOOK, turn.seconds_left))
    except ServiceError as error:
        if error.kind is ErrorKind.PERMISSION:
            reply = turn.reply()
            return reminders.ask_permission(reply, SCOPE, TOKEN)
        if error.kind is not ErrorKind.QUOTA:
            return turn.reply().say("alerts.timers.failed")
    _keep(turn, ring=True)
    return _agreed(turn, "alerts.timers.from_now_on")


@on("JustRemindMeIntent")
def just_remind(turn: Turn) -> Reply:
    """Go back to ordinary reminders, and agree to them for the plan that is going."""
    if not turn.ports.alerts_on:
        return reminders.switched_off(turn, turn.reply())
    _keep(turn, ring=False)
    return _agreed(turn, "alerts.timers.reminders_again")


@on_permission(TOKEN)
def answered(turn: Turn, answer: str) -> Reply:
    """Go on where the question for permission to set timers interrupted."""
    if answer == "DENIED":
        return turn.reply().say("alerts.timers.denied")
    if answer != "ACCEPTED":
        return _card(turn)
    reply = ring(turn)
    # Allowed, and yet not: asking over and over would not help.
    return _card(turn) if reply.directives else reply


def _card(turn: Turn) -> Reply:
    reply = turn.reply().say("alerts.timers.not_allowed")
    reply.permission_card = SCOPE
    return reply


def _keep(turn: Turn, *, ring: bool) -> None:
    """Store how alerts are to be heard. Raises MemoryUnavailable."""

    def keep() -> None:
        settings = turn.memory.settings
        if settings.ring is not ring:
            turn.save_settings(replace(settings, ring=ring))

    turn.racing(keep)


def _agreed(turn: Turn, idle: str) -> Reply:
    """What became of the plan's alerts; the sentence `idle` where no plan is going."""
    state = turn.memory.care.state
    running = timeline.position(state, turn.now).status is Status.RUNNING
    if state.plan is None or not running:
        return turn.reply().say(idle)
    report = reminders.agree(turn, state.plan.rounds)
    due = alerting.due(turn, turn.memory.care)
    timers = [each for each in due if each.channel is Channel.TIMER]
    if report.error is not None or report.owed or not timers or report.in_place_of_timers:
        return reminders.tell_set(turn, report)
    first = times.at(turn.words, timers[0].at, turn.now, turn.zone)
    until = times.until(turn.words, timers[-1].at, turn.now, turn.zone)
    reply = turn.reply().say("alerts.timers.set", first=first, until=until)
    if len(timers) < len(due):
        reply.say("alerts.timers.outgrown")
    return alerting.tell_missing(turn, reply, report)


def heed_what_was_done_natively(turn: Turn, reply: Reply) -> None:
    """Where someone asks where it stands: say if they have paused or cancelled a timer.

    As well as that goes: if the timers can't be looked at, nothing is said.
    """
    if turn.name not in _ASKED_WHERE_IT_STANDS or not turn.has_memory or turn.alerts_brought:
        return
    care = turn.memory.care
    ours = [
        each for each in care.alerts.actual if each.channel is Channel.TIMER and each.at > turn.now
    ]
    if not ours:
        return
    try:
        listed = turn.ports.services.list_timers(turn.caller, min(TO_LOOK, turn.seconds_left / 2))
    except ServiceError:
        return
    going = {each.token for each in listed if not each.paused}
    silent = [each for each in ours if each.id not in going]
    if not silent:
        return
    paused = any(each.paused for each in listed)
    reply.mention(f"alerts.timers.{'paused' if paused else 'gone'}")
    _forget(turn, [each for each in silent if each.id not in {one.token for one in listed}])


def _forget(turn: Turn, gone: list[Actual]) -> None:
    """Note that these do not exist any more, as well as that goes."""
    care = turn.memory.care
    left = tuple(each for each in care.alerts.actual if each not in gone)
    if left == care.alerts.actual:
        return
    try:
        turn.save_care(replace(care, alerts=replace(care.alerts, actual=left)))
    except (LostRace, MemoryUnavailable) as error:
        log.warning("cancelled timers were not noted: %s", type(error).__name__)
