"""Hourly reminders to move (F11, F12): agreed to in one question, changed, paused, stopped.

They belong to the account's settings. Nothing that is done to a plan touches them. How they are set
and taken back is in `move_alerts`; here is what is asked and said.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from backspasm.alerts import moves
from backspasm.alerts.moves import Days, Moves
from backspasm.conversation import move_alerts, reminders
from backspasm.conversation.alerting import FOR_MENDING
from backspasm.conversation.move_alerts import Report, wished
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_no, on_permission, on_yes
from backspasm.conversation.turn import Turn
from backspasm.memory.repository import MemoryUnavailable
from backspasm.services.errors import ErrorKind
from backspasm.speech import times

log = logging.getLogger(__name__)

FIRST: Final = 9
LAST: Final = 17
"""The hours, unless others are said."""

TOKEN: Final = "moves"
"""What the token of the permission question begins with; hours and days, agreed to, follow."""

_TOKEN: Final = re.compile(rf"{TOKEN} (\d|1\d|2[0-3]) (\d|1\d|2[0-3]) ({'|'.join(Days)})")

_TIME: Final = re.compile(r"^([01]\d|2[0-3]):\d\d$")
_MORNING: Final = 7
_HALF_A_DAY: Final = 12
_HOURS: Final = 24


@on("MoveRemindersIntent")
def ask(turn: Turn) -> Reply:
    """Ask, in one question, whether these hours on these days are right."""
    if not turn.ports.alerts_on:
        return reminders.switched_off(turn, turn.reply())
    heard = turn.slots
    if any(heard.get(name) and not _TIME.match(heard[name]) for name in ("from", "to")):
        return turn.reply().ask("moves.which_hours")
    now = wished(turn)
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
    if first < _MORNING and last <= _HALF_A_DAY and first < last:
        # "Two to six" is in the afternoon: nobody asks to be woken every hour.
        return first + _HALF_A_DAY, last + _HALF_A_DAY
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
    # There may be some that nobody remembers: settings are lost sooner than reminders are.
    report = move_alerts.bring(turn, wish, look_first=before is None)
    if report.error is ErrorKind.BAD_REQUEST and not wish.one_day_each:
        # Several weekdays in one reminder are not taken: one for each, if that is not too many.
        wish = replace(wish, one_day_each=True)
        if len(moves.wanted(wish)) > moves.MOST:
            move_alerts.let_go(turn, report)
            reply = turn.reply().ask("moves.every_day", "moves")
            return reply.about(first=first, last=last, days=str(Days.EVERY_DAY))
        report = move_alerts.bring(turn, wish)
    return _told(turn, wish, report)


def _told(turn: Turn, wish: Moves, report: Report) -> Reply:
    if not report.missing:
        values = _values(turn, wish.first, wish.last, wish.days)
        reply = turn.reply().say("moves.set", **values)
        return reply.say("moves.old_may_ring") if report.left_over else reply
    if report.error is ErrorKind.PERMISSION:
        move_alerts.let_go(turn, report)
        token = f"{TOKEN} {wish.first} {wish.last} {wish.days}"
        return reminders.ask_permission(turn.reply(), reminders.SCOPE, token)
    if report.error in (ErrorKind.UNSUPPORTED_DEVICE, ErrorKind.QUOTA, ErrorKind.FORBIDDEN):
        move_alerts.let_go(turn, report)
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
    known = wished(turn)
    report = move_alerts.bring(turn, None, look_first=True)
    were_there = known is not None or report.cancelled or report.left_over
    if report.left_over or report.error is not None:
        return turn.reply().say("moves.not_off" if were_there else "moves.none_known")
    return turn.reply().say("moves.stopped" if were_there else "moves.none")


@on("PauseMoveRemindersIntent")
def pause(turn: Turn) -> Reply:
    """None until tomorrow."""
    if not turn.ports.alerts_on:
        return reminders.switched_off(turn, turn.reply())
    known = wished(turn)
    if known is None:
        return turn.reply().say("moves.none")
    zone = turn.zone
    if zone is None:
        return turn.reply().say("moves.no_zone")
    tomorrow = (datetime.fromtimestamp(turn.now, zone) + timedelta(days=1)).toordinal()
    report = move_alerts.bring(turn, replace(known, since=tomorrow))
    if report.error is ErrorKind.PERMISSION:
        reply = turn.reply()
        return _say(reply, _no_longer_allowed(turn, reply, report))
    if report.missing or report.left_over:
        return turn.reply().say("moves.not_all")
    return turn.reply().say("moves.paused")


@on("NextMoveReminderIntent")
def next_one(turn: Turn) -> Reply:
    """When the next one rings: what an earlier turn left open is put right before that is said."""
    if not turn.ports.alerts_on:
        return reminders.switched_off(turn, turn.reply())
    reply = turn.reply()
    if wished(turn) is None:
        reply.ask("moves.none_ask", "moves")
        return reply.about(first=FIRST, last=LAST, days=str(Days.WEEKDAYS))
    _say(reply, _put_right(turn, reply))
    known = wished(turn)
    if known is None:
        return reply
    if known.unsettled or len(known.actual) < len(moves.wanted(known)):
        return reply.say("moves.not_all")
    zone = turn.zone
    if zone is None:
        return reply.say("moves.no_zone")
    rings = moves.next_ring(known, turn.now, zone)
    at = times.at_clock(turn.words, int(rings.replace(tzinfo=zone).timestamp()), zone)
    here = datetime.fromtimestamp(turn.now, zone).date()
    if rings.date() == here:
        return reply.say("moves.next", at=at)
    tomorrow = rings.date() == here + timedelta(days=1)
    return reply.say("moves.next_tomorrow" if tomorrow else "moves.next_later", at=at)


def mend(turn: Turn, reply: Reply) -> None:
    """Put right what an earlier turn left open; if there are to be none any more, say so, once."""
    if turn.has_memory:
        for key in reversed(_put_right(turn, reply)):
            if turn.words.say(key) not in reply.parts:  # The plan's alerts may have told it.
                reply.mention(key)


def _put_right(turn: Turn, reply: Reply) -> tuple[str, ...]:
    """Put right what an earlier turn left open. Returns the keys of what is to be said of it."""
    had = wished(turn) is not None
    try:
        report = move_alerts.settle(turn)
        if report is None or not had:
            return ()
        if not turn.ports.alerts_on:
            return _none_any_more("moves.switched_off", report)
        if report.error is ErrorKind.PERMISSION:
            return _no_longer_allowed(turn, reply, report)
    except MemoryUnavailable:
        # The answer is good without it, and the next turn finds the same.
        log.warning("reminders to move are still open")
    return ()


def _no_longer_allowed(turn: Turn, reply: Reply, report: Report) -> tuple[str, ...]:
    """Let the wish go that can't be had any more. Returns as `_put_right`.

    Raises:
        MemoryUnavailable: if that can't be stored. Then it is not to be said either.
    """
    gone = move_alerts.let_go(turn, report, at_most=FOR_MENDING)
    reply.permission_card = reminders.SCOPE
    return _none_any_more("alerts.permission.revoked", gone)


def _none_any_more(why: str, gone: Report) -> tuple[str, ...]:
    return (why, "moves.old_may_ring") if gone.left_over else (why,)


def _say(reply: Reply, keys: tuple[str, ...]) -> Reply:
    for key in keys:
        reply.say(key)
    return reply


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
