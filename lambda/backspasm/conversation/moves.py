"""Hourly reminders to move (F11, F12): agreed to in one question, changed, paused, stopped.

They belong to the account's settings. Nothing that is done to a plan touches them, and they are
brought to what is wanted as a plan's alerts are: marked, set, noted, and mended by a later turn.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from backspasm.alerts import moves
from backspasm.alerts.difference import Difference, difference
from backspasm.alerts.model import Actual, AlertKind
from backspasm.alerts.moves import Days, Moves
from backspasm.conversation import reminders
from backspasm.conversation.alerting import FOR_MENDING, KEPT_FOR_WORDS, TRIES, log_owed
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_no, on_permission, on_yes
from backspasm.conversation.turn import Turn
from backspasm.memory.repository import LostRace, MemoryUnavailable
from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.speech import ssml, times

log = logging.getLogger(__name__)

FIRST: Final = 9
LAST: Final = 17
"""The hours, unless others are said."""

TOKEN: Final = "moves"
"""What the token of the permission question begins with; hours and days, agreed to, follow."""

_TOKEN: Final = re.compile(rf"{TOKEN} (\d|1\d|2[0-3]) (\d|1\d|2[0-3]) ({'|'.join(Days)})")

_TIME: Final = re.compile(r"^([01]\d|2[0-3]):\d\d$")
_HALF_A_DAY: Final = 12
_HOURS: Final = 24


@dataclass(frozen=True, slots=True)
class Report:
    """What bringing the reminders to the wanted ones came to."""

    missing: int = 0
    left_over: int = 0
    error: ErrorKind | None = None
    sure: bool = False
    """Whether it is known for sure which of them exist."""


@on("MoveRemindersIntent")
def ask(turn: Turn) -> Reply:
    """Ask, in one question, whether these hours on these days are right."""
    if not turn.ports.alerts_on:
        return reminders.switched_off(turn, turn.reply())
    heard = turn.slots
    if any(heard.get(name) and not _TIME.match(heard[name]) for name in ("from", "to")):
        return turn.reply().ask("moves.which_hours")
    now = _wished(turn)
    first, last, days = FIRST, LAST, Days.WEEKDAYS
    if now is not None:
        first, last, days = now.first, now.last, now.days
    if heard.get("from") and heard.get("to"):
        first, last = _hours(heard["from"], heard["to"])
    if heard.get("days") in set(Days):
        days = Days(heard["days"])
    if last <= first:
        return turn.reply().ask("moves.which_hours")
    reply = turn.reply().ask("moves.ask", "moves", **_values(turn, first, last, days))
    return reply.about(first=first, last=last, days=str(days))


def _hours(begins: str, ends: str) -> tuple[int, int]:
    """The first and last full hour; "nine to five" ends in the afternoon."""
    first, last = int(begins[:2]), int(ends[:2])
    if begins[3:] != "00":
        first += 1
    return first, last + _HALF_A_DAY if last <= first and last < _HALF_A_DAY else last


@on_yes("moves")
def agreed(turn: Turn) -> Reply:
    """Set them."""
    asked = turn.asked
    try:
        first, last, days = int(asked["first"]), int(asked["last"]), Days(asked["days"])
    except (KeyError, TypeError, ValueError):
        return turn.reply().ask("moves.which_hours")
    if not 0 <= first < last < _HOURS:
        return turn.reply().ask("moves.which_hours")
    return _set(turn, first, last, days)


def _set(turn: Turn, first: int, last: int, days: Days) -> Reply:
    zone = turn.zone
    if zone is None:
        return turn.reply().say("moves.no_zone")
    today = datetime.fromtimestamp(turn.now, zone).toordinal()
    before = turn.memory.settings.moves
    wish = Moves(first, last, days, today)
    if before is not None:
        wish = replace(wish, one_day_each=before.one_day_each)
    report = _bring(turn, wish)
    if report.error is ErrorKind.BAD_REQUEST and not wish.one_day_each:
        # Several weekdays in one reminder are not taken: one for each, if that is not too many.
        wish = replace(wish, one_day_each=True)
        if len(moves.wanted(wish)) > moves.MOST:
            _let_go(turn, report)
            reply = turn.reply().ask("moves.every_day", "moves")
            return reply.about(first=first, last=last, days=str(Days.EVERY_DAY))
        report = _bring(turn, wish)
    return _told(turn, wish, report)


def _told(turn: Turn, wish: Moves, report: Report) -> Reply:
    if not report.missing:
        values = _values(turn, wish.first, wish.last, wish.days)
        reply = turn.reply().say("moves.set", **values)
        return reply.say("moves.old_may_ring") if report.left_over else reply
    if report.error is ErrorKind.PERMISSION:
        _let_go(turn, report)
        token = f"{TOKEN} {wish.first} {wish.last} {wish.days}"
        return reminders.ask_permission(turn.reply(), reminders.SCOPE, token)
    if report.error in (ErrorKind.UNSUPPORTED_DEVICE, ErrorKind.QUOTA, ErrorKind.FORBIDDEN):
        _let_go(turn, report)
        room = report.error is not ErrorKind.QUOTA
        return turn.reply().say("moves.cannot" if room else "moves.no_room")
    return turn.reply().say("moves.not_all")


@on_no("moves")
def declined(turn: Turn) -> Reply:
    """Change nothing."""
    return turn.reply().say("moves.declined")


@on_permission(TOKEN)
def allowed(turn: Turn, answer: str) -> Reply:
    """Alexa has asked for the permission: say what the answer means."""
    if answer == "ACCEPTED":
        agreed_to = _TOKEN.fullmatch(turn.token)
        if agreed_to is None:
            return turn.reply().ask("moves.which_hours")
        first, last, days = agreed_to.groups()
        reply = _set(turn, int(first), int(last), Days(days))
        # Allowed, and yet not: asking over and over would not help.
        return _not_allowed(turn) if reply.directives else reply
    if answer == "DENIED":
        return turn.reply().say("moves.not_allowed")
    return _not_allowed(turn)


def _not_allowed(turn: Turn) -> Reply:
    reply = turn.reply().say("moves.not_allowed")
    reply.permission_card = reminders.SCOPE
    return reply


@on("StopMoveRemindersIntent")
def stop(turn: Turn) -> Reply:
    """Take all of them back, also those that memory has forgotten."""
    known = _wished(turn)
    report = _bring(turn, None, look_first=True)
    if report.left_over or report.error is not None:
        return turn.reply().say("moves.not_off" if known is not None else "moves.none_known")
    return turn.reply().say("moves.stopped" if known is not None else "moves.none")


@on("PauseMoveRemindersIntent")
def pause(turn: Turn) -> Reply:
    """None until tomorrow."""
    if not turn.ports.alerts_on:
        return reminders.switched_off(turn, turn.reply())
    known = _wished(turn)
    if known is None:
        return turn.reply().say("moves.none")
    zone = turn.zone
    if zone is None:
        return turn.reply().say("moves.no_zone")
    tomorrow = (datetime.fromtimestamp(turn.now, zone) + timedelta(days=1)).toordinal()
    report = _bring(turn, replace(known, since=tomorrow))
    if report.missing or report.left_over:
        return turn.reply().say("moves.not_all")
    return turn.reply().say("moves.paused")


@on("NextMoveReminderIntent")
def next_one(turn: Turn) -> Reply:
    """When the next one rings."""
    if not turn.ports.alerts_on:
        return reminders.switched_off(turn, turn.reply())
    known = _wished(turn)
    if known is None:
        return (
            turn.reply()
            .ask("moves.none_ask", "moves")
            .about(first=FIRST, last=LAST, days=str(Days.WEEKDAYS))
        )
    zone = turn.zone
    if zone is None:
        return turn.reply().say("moves.no_zone")
    rings = moves.next_ring(known, turn.now, zone)
    at = times.at(turn.words, int(rings.replace(tzinfo=zone).timestamp()), turn.now, zone)
    here = datetime.fromtimestamp(turn.now, zone).date()
    if rings.date() == here:
        return turn.reply().say("moves.next", at=at)
    tomorrow = rings.date() == here + timedelta(days=1)
    return turn.reply().say("moves.next_tomorrow" if tomorrow else "moves.next_later", at=at)


def mend(turn: Turn, reply: Reply) -> None:
    """Put right what an earlier turn left open, where this one has loaded memory anyway.

    Where reminders were switched off for everybody, they are taken back, and that is said.
    """
    if not turn.has_memory or turn.moves_brought:
        return
    stored = turn.memory.settings.moves
    if stored is None or not (stored.unsettled or not turn.ports.alerts_on):
        return
    wish = _wished(turn) if turn.ports.alerts_on else None
    if wish != _wished(turn):
        reply.parts.insert(0, turn.words.say("moves.switched_off"))
    try:
        _bring(turn, wish, look_first=True, at_most=FOR_MENDING)
    except MemoryUnavailable:
        log.warning("reminders to move are still open")


def _wished(turn: Turn) -> Moves | None:
    """What the account wants to be reminded of, by the settings."""
    stored = turn.memory.settings.moves
    return None if stored is None or stored.first > stored.last else stored


def _let_go(turn: Turn, report: Report) -> None:
    """Give up a wish of which nothing could be had. Raises MemoryUnavailable."""
    _bring(turn, None, trusting=report.sure)


def _bring(
    turn: Turn,
    wish: Moves | None,
    *,
    look_first: bool = False,
    trusting: bool = False,
    at_most: float = 60.0,
) -> Report:
    """Mark, bring what exists to what is wished for, and note it.

    What there really is, is looked at where an earlier turn left its mark, unless this one knows
    (`trusting`).

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
        except ServiceError as error:
            blind = error.kind
    # Nothing of this is ever over: what is wanted has no instant that passes.
    steps = difference(moves.wanted(wish), actual, now=0)
    if blind is not None:
        steps = Difference(steps.keep, steps.cancel, ())
    zone = getattr(turn.zone, "key", "UTC") if steps.create else "UTC"
    result = turn.ports.services.reconcile(
        turn.caller,
        steps,
        {AlertKind.MOVE: ssml.plain(turn.words.say("alerts.ring.move"))},
        turn.words.locale,
        turn.now,
        max(0.1, until - time.monotonic()),
        zone,
    )
    missing = len(moves.wanted(wish)) - len(result.actual) + len(result.not_cancelled)
    log_owed(missing, blind or result.error)
    sure = not (blind or result.uncertain or result.not_cancelled or result.doubtful)
    _noted(turn, wish, result.actual, settled=sure and not missing)
    return Report(missing, len(result.not_cancelled), blind or result.error, sure)


def _marked(turn: Turn, wish: Moves | None) -> Moves:
    """Store the wish with the mark, and return it with what was there before."""
    for _ in range(TRIES):
        settings = turn.memory.settings
        before = settings.moves
        actual = () if before is None else before.actual
        if wish is None and before is None:
            return _nothing(actual, unsettled=True)
        marked = _nothing(actual) if wish is None else replace(wish, actual=actual)
        try:
            turn.save_settings(replace(settings, moves=replace(marked, unsettled=True)))
        except LostRace:
            turn.reload()
        else:
            return replace(marked, unsettled=before is not None and before.unsettled)
    raise MemoryUnavailable("the settings kept changing under this turn")


def _nothing(actual: tuple[Actual, ...], *, unsettled: bool = False) -> Moves:
    """No hour at all: what there is, is to go."""
    return replace(moves.NONE_BUT_LOOK, actual=actual, unsettled=unsettled)


def _existing(turn: Turn, known: tuple[Actual, ...], seconds: float) -> tuple[Actual, ...]:
    """Those that Alexa lists: what is known of them, and strangers as what nobody wants."""
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
        _leave_a_mark(turn)
    except MemoryUnavailable:
        log.warning("reminders to move were set but not noted")


def _leave_a_mark(turn: Turn) -> None:
    """Have the next turn look: another one went on meanwhile, and may have settled too early.

    Written where the mark is there already, too, or the other one could still take it away.
    """
    for _ in range(TRIES):
        try:
            settings = turn.reload().settings
            there = settings.moves or moves.NONE_BUT_LOOK
            turn.save_settings(replace(settings, moves=replace(there, unsettled=True)))
            return
        except LostRace:
            continue
        except MemoryUnavailable:
            break
    log.warning("reminders to move were set, and it could not be marked that others were too")


def _values(turn: Turn, first: int, last: int, days: Days) -> Mapping[str, Any]:
    return {
        "first": _clock(turn, first),
        "last": _clock(turn, last),
        "days": turn.words.say(f"moves.days.{days.lower()}"),
    }


def _clock(turn: Turn, hour: int) -> str:
    noon = {0: "time.midnight", 12: "time.noon"}
    if hour in noon:
        return turn.words.say(noon[hour])
    return turn.words.say("time.on_the_hour", hour=hour % 12 or 12)
