"""Carrying out a command on the plan: decide, store, bring the alerts to the new truth, store.

Whatever is told to the user has been stored; what could not be stored is never confirmed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final

from backspasm.alerts.model import AlertState
from backspasm.conversation import alarmed, alerting
from backspasm.conversation.alerting import Alerting
from backspasm.conversation.turn import Turn
from backspasm.memory.model import Care
from backspasm.plan.model import State
from backspasm.plan.outcome import Change, Changed, Outcome

Command = Callable[[State, int, "tzinfo | None"], Outcome]
"""Decides what becomes of a state at an instant, in the device's time zone where it is known."""

REQUESTS_REMEMBERED: Final = 4

NEW_PLAN: Final = frozenset({Change.STARTED, Change.SWAPPED, Change.RESTARTED})
"""Changes after which the user is asked about reminders anew."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a command."""

    outcome: Outcome | None
    """None: this very request was carried out before."""
    before: State
    alerts: Alerting


def carry_out(turn: Turn, command: Command) -> Done:
    """Decide on the stored state, store the change, and bring the alerts after it.

    Raises:
        AskFirst: after an alarm that has not been asked after; nothing is changed.
        MemoryUnavailable: if the state can't be read, or the change could not be stored. Nothing
            may be confirmed then.
    """
    alarmed.ask_first(turn)

    def decide() -> Done:
        care = turn.memory.care
        if turn.request in care.recent:
            return Done(None, care.state, Alerting())
        outcome = command(care.state, turn.now, turn.zone)
        if not isinstance(outcome, Changed):
            return Done(outcome, care.state, Alerting())
        alerts = _alerts_after(care.alerts, outcome)
        changed = replace(care, state=outcome.state, alerts=alerts)
        return Done(outcome, care.state, store(turn, changed))

    return turn.racing(decide)


def store(turn: Turn, care: Care) -> Alerting:
    """Store what was decided, then bring the alerts to it and store what came of that.

    The first write is conditional and comes before any call to Alexa. Where alerts have to change
    it carries the unsettled mark, so that a crash in between is found and mended later.

    Raises:
        LostRace: if someone else stored something newer; nothing has happened then.
        MemoryUnavailable: if the first write failed.
    """
    others = (each for each in care.recent if each != turn.request)
    recent = (*others, turn.request)[-REQUESTS_REMEMBERED:]
    difference = alerting.needed(turn, care)
    unsettled = care.alerts.unsettled or not difference.nothing_to_do
    alerts = replace(care.alerts, unsettled=unsettled)
    turn.save_care(replace(care, recent=recent, alerts=alerts))
    if not unsettled:
        return Alerting()
    return alerting.bring(turn, look_first=care.alerts.unsettled)


def _alerts_after(alerts: AlertState, changed: Changed) -> AlertState:
    """A new plan has to be agreed to anew; any other change keeps what was agreed."""
    if changed.change in NEW_PLAN:
        return replace(alerts, rounds_agreed=0, owed=0)
    return alerts
