"""Why a command was refused, in words, and what is offered in its place.

What is offered must be possible: a yes to it must not be refused for the same reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from backspasm.conversation import status
from backspasm.conversation.reply import Reply
from backspasm.conversation.turn import Turn
from backspasm.plan import limits, timeline
from backspasm.plan.model import Kind, Phase, State
from backspasm.plan.outcome import Limit, Refused
from backspasm.speech import times

Details = Mapping[str, Any]
"""The command that was carried out, as a question about it remembers it."""


def tell(turn: Turn, refused: Refused, before: State, command: Details) -> Reply:
    """Say which limit refused a command in the state `before`, and offer what is possible.

    What is offered is remembered with the question as the wish that a yes will start.
    """
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
    if (
        command.get("command") == "start_over"
        and not wish
        and timeline.pack_is_on(before, turn.now)
    ):
        standing = status.plainly(turn, before)
        return turn.reply().say("plan.refused.no_start_over", status=standing)
    warm = _kind(before, wish) is Kind.HEAT
    at = times.at(turn.words, refused.at or turn.now, turn.now, turn.zone)
    reply = turn.reply().say(f"plan.refused.rest_due{'_heat' if warm else ''}", at=at)
    if not wish:
        return reply
    left = refused.allowed or 0
    if wish.get("time", 0) > left >= limits.WORTH_STARTING:
        length = times.length(turn.words, left)
        reply.ask("plan.offer.remainder", _to_start(command), length=length)
        # The time stays as it was said: by the yes less is left, if a pack is on meanwhile.
        return reply.about(wish={**wish, "shorter": True})
    reply.ask("plan.offer.wait", _to_start(command), at=at)
    return reply.about(wish={**wish, "wait": True})


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
        reply.ask("plan.offer.remainder", _to_start(command), length=length)
        offered = {**wish, "time": most, "shorter": True}
        if _kind(before, wish) is Kind.ALTERNATING and "between" in wish:
            offered["between"] = min(most, wish["between"])
        return reply.about(wish=offered)
    here = timeline.position(before, turn.now)
    if here.stretch is not None and here.stretch.phase is Phase.REST:
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
    return reply.ask("plan.offer.one_round", _to_start(command)).about(wish={**wish, "rounds": 1})


def _rest_too_short(turn: Turn, refused: Refused, _before: State, command: Details) -> Reply:
    least = refused.allowed or 0
    wish = command.get("wish")
    length = times.length(turn.words, least)
    reply = turn.reply().say("plan.refused.rest_too_short", least=length)
    if not wish:
        return reply
    reply.ask("plan.offer.those", _to_start(command))
    return reply.about(wish={**wish, "between": least})


def _rest_too_long(turn: Turn, refused: Refused, before: State, command: Details) -> Reply:
    most = refused.allowed or 0
    wish = dict(command.get("wish", {}))
    length = times.length(turn.words, most)
    if _kind(before, wish) is Kind.ALTERNATING:
        reply = turn.reply().say("plan.refused.too_long.heat", most=length)
        reply.ask("plan.offer.heat_between", _to_start(command), length=length)
        return reply.about(wish={**wish, "between": most})
    reply = turn.reply().say("plan.refused.rest_too_long", most=length)
    return reply.ask("plan.offer.one_round", _to_start(command)).about(wish=_one_round(wish))


def _one_round(wish: Details) -> Details:
    """The wish, as one round: no rest comes after it, and there is no span to fill."""
    kept = {name: wish[name] for name in wish if name not in ("between", "all_day")}
    if kept.get("time", 0) > limits.LONGEST_COLD:
        del kept["time"]
    return {**kept, "rounds": 1}


def _too_many_rounds(turn: Turn, refused: Refused, _before: State, command: Details) -> Reply:
    most = refused.allowed or 0
    if most >= limits.MOST_ROUNDS:
        return turn.reply().say("plan.refused.too_many_rounds")
    reply = turn.reply().say("plan.refused.too_many_in_span", most=most)
    wish = dict(command.get("wish", {}))
    wish.pop("rounds", None)
    return reply.ask("plan.offer.those", _to_start(command)).about(wish=wish)


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
    return reply.ask("plan.offer.those", _to_start(command)).about(wish=wish)


def _zone_unknown(turn: Turn, _refused: Refused, _before: State, command: Details) -> Reply:
    wish = {**command.get("wish", {})}
    wish.pop("all_day", None)
    reply = turn.reply().ask("plan.refused.zone_unknown")
    return reply.about(**{**command, "expects": "hours", "wish": wish})


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
    Limit.REST_TOO_LONG: _rest_too_long,
    Limit.TOO_MANY_ROUNDS: _too_many_rounds,
    Limit.TOO_FEW_ROUNDS: _too_few_rounds,
    Limit.DAY: _day,
    Limit.NIGHT: _night,
    Limit.ZONE_UNKNOWN: _zone_unknown,
}


def _to_start(command: Details) -> str:
    """The question by which something else is offered: it carries on as the command would have.

    Who has agreed to start over is not told once more what is running.
    """
    return "start_over" if command.get("command") == "start_over" else "start_wish"


def _kind(before: State, wish: Details) -> Kind:
    if wish:
        return Kind(wish["kind"])
    return Kind.ICE if before.plan is None else before.plan.kind
