"""Reminders: the offer, the yes, the no, Alexa's permission, and taking them back.

Consent is asked for each plan, with its times (Amazon's reminder guidelines: explicit consent for
each reminder, stating time and purpose). Only an explicit no silences the offer, for seven days.
"""

from __future__ import annotations

import contextlib
import logging
from dataclasses import replace
from typing import Any, Final

from backspasm.alerts.model import AlertKind
from backspasm.alerts.wanted import wanted
from backspasm.conversation import alerting, topics
from backspasm.conversation.alerting import Alerting
from backspasm.conversation.plan_turn import NEW_PLAN, store
from backspasm.conversation.reply import LAST, MOST_WORDS, Reply
from backspasm.conversation.topics import on, on_no, on_yes
from backspasm.conversation.turn import Turn
from backspasm.memory.repository import LostRace, MemoryUnavailable
from backspasm.plan import limits, timeline
from backspasm.plan.model import State
from backspasm.plan.outcome import Change
from backspasm.plan.timeline import Status
from backspasm.services.errors import ErrorKind
from backspasm.speech import ssml, times

SCOPE: Final = alerting.SCOPE
"""Alexa's name for the permission to set reminders."""

SILENT_FOR: Final = 7 * limits.DAY
"""Seconds without an offer after an explicit no (Amazon's reminder guidelines)."""

_SWITCHED_OFF: Final = frozenset({"alerts.switched_off", "alerts.switched_off_idle"})
"""What tells already that nobody is reminded."""

log = logging.getLogger(__name__)

TOKEN: Final = "remind"
"""What comes back with the answer to the permission question, so that it is known what for."""


def offer(turn: Turn, reply: Reply, change: Change) -> None:
    """Ask for consent to the reminders that the plan is not covered by yet, if that is due."""
    care = turn.memory.care
    plan = care.state.plan
    if plan is None or plan.rounds <= care.alerts.rounds_agreed:
        return
    if not turn.ports.alerts_on:
        if change in NEW_PLAN:
            switched_off(turn, reply)
        return
    again = turn.asked.get("name") == "remind" or change in (Change.ROUNDS_SET, Change.AWAKE)
    if change not in NEW_PLAN and not again:
        return
    declined = turn.memory.settings.declined
    if declined is not None and turn.now - declined < SILENT_FOR:
        reply.say("alerts.none_set")
        return
    _ask(turn, reply, care.state, care.alerts.rounds_agreed)


def _ask(turn: Turn, reply: Reply, state: State, agreed: int) -> None:
    due = wanted(state, limits.MOST_ROUNDS, turn.now)
    switches = [alert for alert in due if alert.kind is not AlertKind.SKIN_CHECK]
    if not switches:
        return
    first = times.at(turn.words, switches[0].at, turn.now, turn.zone)
    until = times.until(turn.words, switches[-1].at, turn.now, turn.zone)
    checks = len(due) > len(switches)
    if agreed:
        reply.ask("alerts.ask.more", "remind", until=until)
    elif len(switches) == 1:
        reply.ask("alerts.ask.one_checked" if checks else "alerts.ask.one", "remind", at=first)
    elif switches[0].kind in (AlertKind.COLD_ON, AlertKind.HEAT_ON):
        reply.ask("alerts.ask.waiting", "remind", first=first, until=until)
    else:
        key = "alerts.ask.many_checked" if checks else "alerts.ask.many"
        reply.ask(key, "remind", first=first, until=until)


def switched_off(turn: Turn, reply: Reply) -> Reply:
    """Say that nobody is reminded just now."""
    length = alerting.left_of_phase(turn)
    if length is None:
        return reply.say("alerts.switched_off_idle")
    return reply.say("alerts.switched_off", length=length)


@on("RemindMeIntent")
@on_yes("remind")
def remind(turn: Turn) -> Reply:
    """Set the reminders of the plan that is going."""
    care = turn.memory.care
    if not turn.ports.alerts_on:
        return switched_off(turn, turn.reply())
    status = timeline.position(care.state, turn.now).status
    if status is Status.PAUSED:
        return turn.reply().ask("alerts.paused", "carry_on")
    if status is not Status.RUNNING or care.state.plan is None:
        return turn.reply().ask("alerts.nothing_to_remind", "start_ice")
    agreed = care.alerts.rounds_agreed >= care.state.plan.rounds
    report = agree(turn, care.state.plan.rounds)
    due = alerting.due(turn, turn.memory.care)
    if agreed and due and not (report.created or report.error or report.owed):
        at = times.at(turn.words, due[0].at, turn.now, turn.zone)
        return turn.reply().say("alerts.already", at=at)
    return tell_set(turn, report)


def agree(turn: Turn, rounds: int) -> Alerting:
    """Remember the yes and set what it covers. What can't be set for good reasons is let go."""
    again = turn.memory.care.alerts.rounds_agreed >= rounds
    report = _store_agreed(turn, rounds, unsettled=again)
    if report.owed and report.error in (ErrorKind.PERMISSION, ErrorKind.UNSUPPORTED_DEVICE):
        _store_agreed(turn, 0)
    return report


def _store_agreed(turn: Turn, rounds: int, *, unsettled: bool = False) -> Alerting:
    """Store how many rounds are agreed to and bring the alerts to it.

    With `unsettled`, whoever asks again has a reason to: it is looked at what there really is.
    """

    def agreed() -> Alerting:
        care = turn.memory.care
        alerts = replace(care.alerts, rounds_agreed=rounds, owed=0)
        alerts = replace(alerts, unsettled=unsettled or alerts.unsettled)
        return store(turn, replace(care, alerts=alerts))

    return turn.racing(agreed)


def tell_set(turn: Turn, report: Alerting) -> Reply:
    """Say what was set, or why nothing could be."""
    reply = turn.reply()
    if report.owed and report.error is ErrorKind.PERMISSION:
        if report.not_cancelled:
            reply.say("alerts.not_cancelled")
        return ask_permission(reply, SCOPE, TOKEN)
    due = alerting.due(turn, turn.memory.care)
    if report.owed or not due:
        return alerting.tell_missing(turn, reply, report)
    first = times.at(turn.words, due[0].at, turn.now, turn.zone)
    if len(due) == 1:
        reply.say("alerts.set.one", at=first)
    else:
        until = times.until(turn.words, due[-1].at, turn.now, turn.zone)
        reply.say("alerts.set.many", first=first, until=until)
    return alerting.tell_missing(turn, reply, report)


def ask_again(turn: Turn, reply: Reply) -> Reply:
    """End the answer to a side question with the question about reminders that is still open."""
    last = turn.attributes.get(LAST)
    question = last.get("reprompt") if isinstance(last, dict) else None
    if not isinstance(question, str) or not ssml.is_well_formed(question):
        return reply
    whole = f"{reply.spoken} {question}"
    too_long = len(ssml.plain(whole).split()) > MOST_WORDS
    if reply.ends is not None or reply.directives or too_long:
        return reply
    reply.parts.append(question)
    reply.reprompt, reply.question, reply.ends = question, dict(turn.asked), False
    return reply


@on_no("remind")
def no_reminders(turn: Turn) -> Reply:
    """Set none, and be silent about it for seven days."""
    settings = turn.memory.settings
    with contextlib.suppress(LostRace):  # Someone answered on another device just now.
        turn.save_settings(replace(settings, declined=turn.now))
    if turn.memory.care.alerts.actual:
        return turn.reply().say("alerts.not_off")
    length = alerting.left_of_phase(turn)
    if length is None:
        return turn.reply().say("alerts.none_to_stop")
    return turn.reply().say("alerts.declined", length=length)


@on("StopRemindersIntent")
def stop_reminders(turn: Turn) -> Reply:
    """Take all reminders back. The plan goes on. Where only those to move are set, those."""
    if turn.asked.get("name") == "remind":
        return no_reminders(turn)
    alerts = turn.memory.care.alerts
    if not alerts.rounds_agreed and not alerts.actual and not alerts.unsettled:
        if turn.memory.settings.moves is not None:
            return topics.INTENTS["StopMoveRemindersIntent"](turn)
        return turn.reply().say("alerts.none_to_stop")
    report = _store_agreed(turn, 0)
    return turn.reply().say("alerts.not_off" if report.not_cancelled else "alerts.stopped")


def mend(turn: Turn, reply: Reply) -> None:
    """Mend the alerts an earlier turn left open; if they are no longer allowed, say so."""
    report = alerting.settle(turn)
    if report is None:
        return
    if report.cancelled and not turn.ports.alerts_on:
        if not _SWITCHED_OFF.intersection(reply.keys):
            reply.mention("alerts.taken_back")
    elif report.error is ErrorKind.PERMISSION and _counts_on_them(turn):
        try:
            _store_agreed(turn, 0)
        except MemoryUnavailable:
            # The answer is good without it, and the next turn finds the same.
            log.warning("that reminders are no longer allowed was not noted: memory unavailable")
            return
        reply.mention("alerts.permission.revoked")
        reply.permission_card = SCOPE


def _counts_on_them(turn: Turn) -> bool:
    """Whether someone has agreed to reminders of a plan that is running."""
    care = turn.memory.care
    running = timeline.position(care.state, turn.now).status is Status.RUNNING
    return running and care.alerts.rounds_agreed > 0


# --- Alexa's permission --------------------------------------------------------------------


def ask_permission(reply: Reply, scope: str, token: str) -> Reply:
    """Have Alexa ask for the permission by voice; the answer comes as a request of its own."""
    reply.say("alerts.permission.ask")
    reply.directives.append(
        {
            "type": "Connections.SendRequest",
            "name": "AskFor",
            "payload": {
                "@type": "AskForPermissionsConsentRequest",
                "@version": "2",
                "permissionScopes": [{"permissionScope": scope, "consentLevel": "ACCOUNT"}],
            },
            "token": token,
        }
    )
    return reply


@on("Connections.Response")
def permission_answered(turn: Turn) -> Reply:
    """Go on where the permission question interrupted, by what was answered."""
    answer = permission_status(turn.payload)
    go_on = topics.PERMISSIONS.get(turn.token.partition(" ")[0])
    if go_on is not None:
        return go_on(turn, answer)
    if answer == "ACCEPTED":
        state = turn.memory.care.state
        if state.plan is None or timeline.position(state, turn.now).status is not Status.RUNNING:
            return remind(turn)
        report = agree(turn, state.plan.rounds)
        if report.owed and report.error is ErrorKind.PERMISSION:
            # Allowed, and yet not: asking over and over would not help.
            return alerting.tell_missing(turn, turn.reply(), report)
        return tell_set(turn, report)
    if answer == "DENIED":
        length = alerting.left_of_phase(turn)
        if length is None:
            return turn.reply().say("alerts.permission.denied_idle")
        return turn.reply().say("alerts.permission.denied", length=length)
    known = answer == "NOT_ANSWERED"
    reply = turn.reply().say(f"alerts.permission.{'unanswered' if known else 'unclear'}")
    reply.permission_card = SCOPE
    return reply


def permission_status(payload: Any) -> str:
    """The answer, wherever Alexa put it: its own documents disagree."""
    answers = [payload.get("status")]
    scopes = payload.get("permissionScopes")
    if isinstance(scopes, list):
        answers += [each.get("status") for each in scopes if isinstance(each, dict)]
    return next((each for each in answers if isinstance(each, str)), "")
