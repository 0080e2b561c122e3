"""What a command has changed, in words: the plan, what was left out of it, and the alerts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from backspasm.conversation import alerting, firsts, reminders, status
from backspasm.conversation.plan_turn import NEW_PLAN, Done
from backspasm.conversation.reply import Reply
from backspasm.conversation.turn import Turn
from backspasm.plan import limits, timeline
from backspasm.plan.model import Kind, Phase, State
from backspasm.plan.outcome import Change, Changed, Limit
from backspasm.plan.timeline import Position, Status
from backspasm.speech import times


def tell(turn: Turn, outcome: Changed, done: Done) -> Reply:
    """Say what has changed, what was left out, what became of the alerts, and offer them."""
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
    key = f"plan.started.{plan.kind}"
    if plan.kind is not Kind.HEAT and firsts.first_cold(turn):
        key += "_first"
    reply.say(key, length=first, between=times.length(words, plan.between))
    if outcome.shortened and first != length:
        reply.say(f"plan.shortened{'_heat' if plan.kind is Kind.HEAT else ''}")
    if outcome.capped:
        reply.say("plan.capped")
    if outcome.cut is None and plan.rounds > _usual_rounds(plan.kind):
        reply.say("plan.rounds_planned", rounds=plan.rounds)


def _usual_rounds(kind: Kind) -> int:
    return limits.HEAT_ROUNDS if kind is Kind.HEAT else limits.ICE_ROUNDS


Sayer = Callable[[Turn, Reply, State, Position], None]
"""Says one change: of the state that it led to, and where the plan stands in it now."""


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


def _awake(turn: Turn, reply: Reply, state: State, here: Position) -> None:
    if here.status is Status.PAUSED:
        reply.parts.append(status.said(turn.words, state, turn.now, turn.zone))
        return
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
