"""What came of a command, in words: the change, what was left out, the alerts, the question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from backspasm.conversation import alerting, firsts, reminders, status
from backspasm.conversation.plan_turn import NEW_PLAN, Done
from backspasm.conversation.reply import Reply
from backspasm.conversation.turn import Turn
from backspasm.plan import limits, start, timeline
from backspasm.plan.model import Kind, Phase, State
from backspasm.plan.outcome import Asked, Change, Changed, Limit, Question, Refused
from backspasm.plan.timeline import Position, Status
from backspasm.speech import times

Details = Mapping[str, Any]
"""The command that was carried out, as a question about it remembers it."""


def tell(turn: Turn, done: Done, command: Details) -> Reply:
    """Say what came of a command, and ask what follows from it."""
    outcome = done.outcome
    if outcome is None:
        return _repeated(turn)
    if isinstance(outcome, Refused):
        return _refused(turn, outcome, done.before, command)
    if isinstance(outcome, Asked):
        return _asked(turn, outcome, done.before, command)
    return _changed(turn, outcome, done)


def _repeated(turn: Turn) -> Reply:
    """The same request once more: nothing is done again, and where things stand is said."""
    reply = turn.reply().say("plan.repeated")
    reply.parts.append(status.said(turn.words, turn.memory.care.state, turn.now, turn.zone))
    return reply


# --- what changed --------------------------------------------------------------------------


def _changed(turn: Turn, outcome: Changed, done: Done) -> Reply:
    reply = turn.reply()
    here = timeline.position(outcome.state, turn.now)
    if outcome.change in NEW_PLAN:
        _started(turn, reply, outcome, done.before)
    else:
        _CHANGES[outcome.change](turn, reply, outcome.state, here)
    if outcome.cut is not None and here.status is not Status.FINISHED:
        name = "night" if outcome.cut.limit is Limit.NIGHT else "day"
        reply.say(f"plan.cut.{name}", rounds=here.rounds)
    alerting.tell(turn, reply, outcome.change, done.alerts)
    if here.status is Status.RUNNING and not done.alerts.not_cancelled:
        reminders.offer(turn, reply, outcome.change)
    return reply


def _started(turn: Turn, reply: Reply, outcome: Changed, before: State) -> None:
    plan, words = outcome.state.plan, turn.words
    assert plan is not None
    here = timeline.position(before, turn.now)
    pack_on = here.stretch is not None and here.stretch.phase is not Phase.REST
    if outcome.change is Change.SWAPPED and here.status is Status.RUNNING and pack_on:
        reply.say("plan.swapped.take_off")
    length = times.length(words, plan.application)
    if plan.anchor.phase is Phase.REST:
        at = times.at(words, plan.anchor.end, turn.now, turn.zone)
        reply.say("plan.started.after_rest", at=at, length=length)
        return
    first = times.length(words, plan.anchor.end - turn.now)
    if plan.kind is Kind.ICE and firsts.first_ice(turn):
        reply.say("plan.started.ice_first", length=first)
    elif plan.kind is Kind.ALTERNATING:
        between = times.length(words, plan.between)
        reply.say("plan.started.alternating", length=first, between=between)
    else:
        reply.say(f"plan.started.{plan.kind}", length=first)
    if outcome.shortened:
        reply.say("plan.shortened")
    if outcome.cut is None and plan.rounds > _usual_rounds(plan.kind):
        reply.say("plan.rounds_planned", rounds=plan.rounds)


def _usual_rounds(kind: Kind) -> int:
    return limits.HEAT_ROUNDS if kind is Kind.HEAT else limits.ICE_ROUNDS


Sayer = Callable[[Turn, Reply, State, Position], None]


def _paused(turn: Turn, reply: Reply, _state: State, here: Position) -> None:
    if _resting(here):
        reply.say("plan.paused.rest")
    else:
        reply.say("plan.paused.pack", left=_left(turn, here))


def _resumed(turn: Turn, reply: Reply, _state: State, here: Position) -> None:
    if _resting(here):
        reply.say("plan.resumed.rest", left=_left(turn, here))
    else:
        warm = here.stretch is not None and here.stretch.phase is Phase.HEAT
        left = _left(turn, here)
        reply.say(f"plan.resumed.{'heat' if warm else 'cold'}", left=left[:1].upper() + left[1:])


def _fresh(turn: Turn, reply: Reply, _state: State, here: Position) -> None:
    reply.say("plan.fresh", left=times.length(turn.words, here.left))


def _skipped(turn: Turn, reply: Reply, _state: State, here: Position) -> None:
    if _resting(here):
        reply.say("plan.skipped.to_rest", left=_left(turn, here))
        return
    warm = here.stretch is not None and here.stretch.phase is Phase.HEAT
    length = times.length(turn.words, here.left)
    reply.say(f"plan.skipped.to_{'heat' if warm else 'cold'}", length=length)


def _lasts(turn: Turn, reply: Reply, state: State, here: Position) -> None:
    left = _left(turn, here)
    if here.status is Status.PAUSED:
        reply.parts.append(status.said(turn.words, state, turn.now, turn.zone))
    elif _resting(here):
        reply.say("plan.changed.rest", left=left)
    elif here.then in (Phase.COLD, Phase.HEAT):
        reply.say("plan.changed.swap", left=left)
    else:
        reply.say("plan.changed.length", left=left)


def _minutes_set(turn: Turn, reply: Reply, state: State, here: Position) -> None:
    assert state.plan is not None
    reply.say("plan.changed.minutes", length=times.length(turn.words, state.plan.application))
    if here.status is Status.RUNNING and not _resting(here):
        reply.say("plan.changed.this_one", left=_left(turn, here))


def _put_on_now(turn: Turn, reply: Reply, _state: State, here: Position) -> None:
    reply.say("plan.put_on_now", length=times.length(turn.words, here.left))


def _taken_off_late(turn: Turn, reply: Reply, state: State, here: Position) -> None:
    last = None if here.stretch is None else here.stretch.phase
    warm = last is Phase.HEAT or (state.plan is not None and state.plan.kind is Kind.HEAT)
    reply.say("plan.taken_off_late_heat" if warm else "plan.taken_off_late")
    if here.status is Status.RUNNING:
        reply.say("plan.full_rest", length=times.length(turn.words, here.left))


def _rounds_set(turn: Turn, reply: Reply, _state: State, here: Position) -> None:
    at = times.at(turn.words, here.ends, turn.now, turn.zone)
    reply.say("plan.rounds_set", rounds=here.rounds, at=at)


def _awake(turn: Turn, reply: Reply, _state: State, here: Position) -> None:
    until = times.until(turn.words, here.ends, turn.now, turn.zone)
    reply.say("plan.awake", until=until)


def _simply(key: str) -> Sayer:
    def say(_turn: Turn, reply: Reply, _state: State, _here: Position) -> None:
        reply.say(key)

    return say


_CHANGES: Final[Mapping[Change, Sayer]] = {
    Change.PAUSED: _paused,
    Change.RESUMED: _resumed,
    Change.FRESH: _fresh,
    Change.SKIPPED: _skipped,
    Change.FINISHED: _simply("plan.finished"),
    Change.LONGER: _lasts,
    Change.SHORTER: _lasts,
    Change.MINUTES_SET: _minutes_set,
    Change.PUT_ON_NOW: _put_on_now,
    Change.TAKEN_OFF_LATE: _taken_off_late,
    Change.ROUNDS_SET: _rounds_set,
    Change.AWAKE: _awake,
    Change.STOPPED: _simply("plan.stopped"),
}


def _resting(here: Position) -> bool:
    return here.stretch is not None and here.stretch.phase is Phase.REST


def _left(turn: Turn, here: Position) -> str:
    return times.about(turn.words, here.left)


# --- what was asked first ------------------------------------------------------------------


def _asked(turn: Turn, asked: Asked, before: State, command: Details) -> Reply:
    if asked.question is Question.SKIN:
        return turn.reply().ask("plan.skin.ask", "skin")
    if asked.question is Question.LONG_PLAN:
        until = times.until(turn.words, asked.ends, turn.now, turn.zone)
        reply = turn.reply().ask("plan.long.ask", "long_plan", rounds=asked.rounds, until=until)
        return reply.about(**command)
    here = timeline.position(before, turn.now)
    standing = status.plainly(turn, before)
    if here.status is Status.PAUSED:
        return turn.reply().ask("plan.running.paused", "carry_on", status=standing)
    over = start.start_over(before, turn.now, turn.zone, confirmed=True)
    if isinstance(over, Refused):
        return turn.reply().ask("plan.running.resting", status=standing)
    return turn.reply().ask("plan.running.ask", "start_over", status=standing)


# --- what was refused ----------------------------------------------------------------------


def _refused(turn: Turn, refused: Refused, before: State, command: Details) -> Reply:
    return _REFUSALS[refused.limit](turn, refused, before, command)


def _nothing_running(turn: Turn, _refused: Refused, before: State, _command: Details) -> Reply:
    if status.is_overdue(before, turn.now):
        reply = turn.reply()
        reply.parts.append(status.said(turn.words, before, turn.now, turn.zone))
        return reply.ask("session.what_next")
    return turn.reply().ask("plan.refused.nothing_running", "start_ice")


def _already_paused(turn: Turn, _refused: Refused, _before: State, _command: Details) -> Reply:
    return turn.reply().ask("plan.refused.already_paused", "carry_on")


def _with_status(key: str) -> Callable[[Turn, Refused, State, Details], Reply]:
    def say(turn: Turn, _refused: Refused, before: State, _command: Details) -> Reply:
        return turn.reply().say(key, status=status.plainly(turn, before))

    return say


def _rest_due(turn: Turn, refused: Refused, before: State, command: Details) -> Reply:
    wish = dict(command.get("wish", {}))
    warm = _kind(before, wish) is Kind.HEAT
    at = times.at(turn.words, refused.at or turn.now, turn.now, turn.zone)
    reply = turn.reply().say(f"plan.refused.rest_due{'_heat' if warm else ''}", at=at)
    if not wish:
        return reply
    left = refused.allowed or 0
    if wish.get("time", 0) > left >= limits.WORTH_STARTING:
        length = times.length(turn.words, left)
        reply.ask("plan.offer.remainder", "start_wish", length=length)
        return reply.about(wish={**wish, "time": left})
    return reply.ask("plan.offer.wait", "start_wish", at=at).about(wish={**wish, "wait": True})


def _too_long(turn: Turn, refused: Refused, before: State, command: Details) -> Reply:
    most = refused.allowed or 0
    wish = dict(command.get("wish", {}))
    length = times.length(turn.words, most)
    if most >= limits.DAY:
        return turn.reply().say("plan.refused.too_many_rounds")
    if wish or command.get("command") == "set_minutes":
        pack = "cold" if _kind(before, wish) is Kind.ICE else "heat"
        reply = turn.reply().say(f"plan.refused.too_long.{pack}", most=length)
        if not wish:
            return reply
        reply.ask("plan.offer.remainder", "start_wish", length=length)
        return reply.about(wish={**wish, "time": most})
    here = timeline.position(before, turn.now)
    if _resting(here):
        return turn.reply().say("plan.refused.too_long.rest")
    if most < limits.MINUTE:
        standing = status.plainly(turn, before)
        return turn.reply().say("plan.refused.too_long.no_more", status=standing)
    return turn.reply().say("plan.refused.too_long.more", most=length)


def _too_short(turn: Turn, refused: Refused, _before: State, command: Details) -> Reply:
    least = refused.allowed or 0
    if least <= limits.MINUTE:
        return turn.reply().say("plan.refused.too_short")
    length = times.length(turn.words, least)
    wish = dict(command.get("wish", {}))
    reply = turn.reply().say("plan.refused.span_too_short", least=length)
    wish.pop("time", None)
    return reply.ask("plan.offer.one_round", "start_wish").about(wish={**wish, "rounds": 1})


def _rest_too_short(turn: Turn, refused: Refused, _before: State, _command: Details) -> Reply:
    least = times.length(turn.words, refused.allowed or 0)
    return turn.reply().say("plan.refused.rest_too_short", least=least)


def _too_many_rounds(turn: Turn, refused: Refused, _before: State, command: Details) -> Reply:
    most = refused.allowed or 0
    if most >= limits.MOST_ROUNDS:
        return turn.reply().say("plan.refused.too_many_rounds")
    reply = turn.reply().say("plan.refused.too_many_in_span", most=most)
    wish = dict(command.get("wish", {}))
    wish.pop("rounds", None)
    return reply.ask("plan.offer.those", "start_wish").about(wish=wish)


def _too_few_rounds(turn: Turn, refused: Refused, _before: State, _command: Details) -> Reply:
    return turn.reply().say("plan.refused.too_few_rounds", least=refused.allowed or 1)


def _day(turn: Turn, refused: Refused, before: State, _command: Details) -> Reply:
    if refused.allowed:
        return turn.reply().say("plan.refused.day_rounds", most=refused.allowed)
    reply = turn.reply().say("plan.refused.day_over")
    if _kind(before, {}) is Kind.HEAT:
        return reply
    return reply.ask("plan.offer.next_rung", "start_heat")


def _night(turn: Turn, refused: Refused, _before: State, command: Details) -> Reply:
    wish = {**command.get("wish", {})}
    wish.pop("all_day", None)
    if not refused.allowed:
        return turn.reply().say("plan.refused.night_wait")
    wish["rounds"] = refused.allowed
    reply = turn.reply().say("plan.refused.night", most=refused.allowed)
    return reply.ask("plan.offer.those", "start_wish").about(wish=wish)


def _zone_unknown(turn: Turn, _refused: Refused, _before: State, command: Details) -> Reply:
    wish = {**command.get("wish", {})}
    wish.pop("all_day", None)
    return turn.reply().ask("plan.refused.zone_unknown").about(expects="hours", wish=wish)


_REFUSALS: Final[Mapping[Limit, Callable[[Turn, Refused, State, Details], Reply]]] = {
    Limit.NOTHING_RUNNING: _nothing_running,
    Limit.ALREADY_PAUSED: _already_paused,
    Limit.NOT_PAUSED: _with_status("plan.refused.not_paused"),
    Limit.PACK_OFF: _with_status("plan.refused.pack_off"),
    Limit.BELIEVED_BEFORE: _with_status("plan.refused.believed_before"),
    Limit.REST_DUE: _rest_due,
    Limit.TOO_LONG: _too_long,
    Limit.TOO_SHORT: _too_short,
    Limit.REST_TOO_SHORT: _rest_too_short,
    Limit.TOO_MANY_ROUNDS: _too_many_rounds,
    Limit.TOO_FEW_ROUNDS: _too_few_rounds,
    Limit.DAY: _day,
    Limit.NIGHT: _night,
    Limit.ZONE_UNKNOWN: _zone_unknown,
}


def _kind(before: State, wish: Details) -> Kind:
    if wish:
        return Kind(wish["kind"])
    return Kind.ICE if before.plan is None else before.plan.kind
