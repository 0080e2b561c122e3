"""Reminders to move within a turn: from those that exist to those that are wished for.

They are brought to what is wanted as a plan's alerts are (`alerting`): marked, set, noted, and put
right by a later turn. What is said of it is for `moves`.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, replace

from backspasm.alerts import moves
from backspasm.alerts.difference import Difference, difference
from backspasm.alerts.model import Actual, AlertKind, Wanted
from backspasm.alerts.moves import Moves
from backspasm.conversation.alerting import (
    FOR_MENDING,
    KEPT_FOR_WORDS,
    leave_a_mark,
    log_owed,
)
from backspasm.conversation.turn import Turn
from backspasm.memory.repository import LostRace, MemoryUnavailable
from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.speech import ssml

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """What bringing the reminders to the wanted ones came to."""

    missing: int = 0
    """Wanted reminders that were not set, as far as is known."""
    cancelled: int = 0
    """Reminders that were there and are gone."""
    left_over: int = 0
    """Reminders that should be gone and may still ring."""
    error: ErrorKind | None = None
    """Why not everything could be done."""
    sure: bool = False
    """Whether it is known for sure which of them exist."""


def wished(turn: Turn) -> Moves | None:
    """What the account wants to be reminded of, by the settings. Raises MemoryUnavailable."""
    stored = turn.memory.settings.moves
    return None if stored is None or stored.first > stored.last else stored


def settle(turn: Turn) -> Report | None:
    """Put right what an earlier turn left open, where this one has loaded memory anyway.

    Where reminders were switched off for everybody, they are taken back. Returns None where there
    was nothing to put right, or this turn has done what it could.

    Raises:
        MemoryUnavailable: if the mark can't be stored. Nothing has been sent then.
    """
    if not turn.has_memory or turn.moves_brought:
        return None
    stored = turn.memory.settings.moves
    if stored is None or not (stored.unsettled or not turn.ports.alerts_on):
        return None
    wish = wished(turn) if turn.ports.alerts_on else None
    return bring(turn, wish, look_first=True, at_most=FOR_MENDING)


def let_go(turn: Turn, report: Report, *, at_most: float = 60.0) -> Report:
    """Give up a wish that can't be had, after `report` came of it. Raises as `bring` does."""
    return bring(turn, None, trusting=report.sure, at_most=at_most)


def bring(
    turn: Turn,
    wish: Moves | None,
    *,
    look_first: bool = False,
    trusting: bool = False,
    at_most: float = 60.0,
) -> Report:
    """Mark, bring what exists to what is wished for, and note it.

    Takes `at_most` so many seconds, and never more than the turn has left.

    What there really is, is looked at where an earlier turn left its mark, unless this one knows
    (`trusting`), and with `look_first` in any case. Who can't see sets nothing, lest it rings
    twice; nor does who can't tell the device's time zone, lest it rings at night. The mark stays.

    Raises:
        MemoryUnavailable: if the mark can't be stored. Nothing has been sent then.
    """
    turn.moves_brought = True
    known = _marked(turn, wish)
    until = time.monotonic() + min(at_most, turn.seconds_left - KEPT_FOR_WORDS)
    actual, blind = known.actual, None
    if look_first or (known.unsettled and not trusting):
        try:
            actual = _existing(turn, actual, max(0.1, (until - time.monotonic()) / 2))
        except ServiceError as failure:
            blind = failure.kind
    # Nothing of this is ever over: what is wanted has no instant that passes.
    steps = difference(moves.wanted(wish), actual, now=0)
    zone = _zone(turn) if steps.create and blind is None else None
    left_out: tuple[Wanted, ...] = ()
    if zone is None:
        steps, left_out = Difference(steps.keep, steps.cancel, ()), steps.create
    result = turn.ports.services.reconcile(
        turn.caller,
        steps,
        {AlertKind.MOVE: ssml.plain(turn.words.say("alerts.ring.move"))},
        turn.words.locale,
        turn.now,
        max(0.1, until - time.monotonic()),
        zone or "",
    )
    missing = len(left_out) + len(result.owed) + len(result.uncertain)
    # Without a zone it is the device's settings that could not be had.
    error = blind or result.error or (ErrorKind.UNAVAILABLE if left_out else None)
    log_owed(missing, error)
    sure = not (
        _may_be_more(known, blind) or result.uncertain or result.not_cancelled or result.doubtful
    )
    _noted(turn, wish, result.actual, settled=sure and not missing)
    cancelled = len(steps.cancel) - len(result.not_cancelled)
    return Report(missing, cancelled, len(result.not_cancelled), error, sure)


def _may_be_more(known: Moves, blind: ErrorKind | None) -> bool:
    """Whether there may be other reminders than those known of, when a look came to `blind`."""
    if blind is None:
        return False
    # Who may not look may not set either. And where no mark was left, nobody began to.
    return bool(known.actual) or (known.unsettled and blind is not ErrorKind.PERMISSION)


def _zone(turn: Turn) -> str | None:
    """The name of the device's time zone, in whose hours the reminders ring."""
    name = getattr(turn.zone, "key", None)
    return name if isinstance(name, str) else None


def _marked(turn: Turn, wish: Moves | None) -> Moves:
    """Store the wish with the mark, and return it with what was there before."""

    def mark() -> Moves:
        settings = turn.memory.settings
        before = settings.moves
        actual = () if before is None else before.actual
        if wish is None and before is None:
            return _nothing(actual, unsettled=True)
        marked = _nothing(actual) if wish is None else replace(wish, actual=actual)
        turn.save_settings(replace(settings, moves=replace(marked, unsettled=True)))
        return replace(marked, unsettled=before is not None and before.unsettled)

    return turn.racing(mark)


def _nothing(actual: tuple[Actual, ...], *, unsettled: bool = False) -> Moves:
    """No hour at all: what there is, is to go."""
    return replace(moves.NONE_BUT_LOOK, actual=actual, unsettled=unsettled)


def _existing(turn: Turn, known: tuple[Actual, ...], seconds: float) -> tuple[Actual, ...]:
    """Those that Alexa lists: what is known of them, and strangers as what nobody wants.

    Raises:
        ServiceError: if they can't be listed within so many `seconds`.
    """
    listed = turn.ports.services.list_reminders(turn.caller, seconds)
    ours = {each.id: each for each in known}
    return tuple(
        ours.get(each.token, Actual(each.token, 1, AlertKind.MOVE))
        for each in listed
        if each.recurring
    )


def _noted(turn: Turn, wish: Moves | None, actual: tuple[Actual, ...], *, settled: bool) -> None:
    settings = turn.memory.settings
    if settings.moves is None:
        return
    known: Moves | None = replace(settings.moves, actual=actual, unsettled=not settled)
    if wish is None and settled:
        known = None
    try:
        turn.save_settings(replace(settings, moves=known))
    except LostRace:
        leave_a_mark(turn, "reminders to move", _mark)
    except MemoryUnavailable:
        log.warning("reminders to move were set but not noted")


def _mark(turn: Turn) -> None:
    settings = turn.memory.settings
    there = settings.moves or moves.NONE_BUT_LOOK
    turn.save_settings(replace(settings, moves=replace(there, unsettled=True)))
