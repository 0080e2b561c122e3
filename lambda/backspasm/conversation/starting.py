"""Starting ice, heat or alternating, and answering for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, Final

from backspasm.conversation import outcomes, slots, status
from backspasm.conversation.offering import NO_COLD, NO_HEAT, doubt
from backspasm.conversation.plan_turn import carry_out
from backspasm.conversation.refusals import Details
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_no, on_yes
from backspasm.conversation.turn import Turn
from backspasm.plan import breaks, start, timeline
from backspasm.plan.model import Kind, Phase
from backspasm.plan.start import Wish
from backspasm.plan.timeline import Status

KIND_OF = {
    "StartIceIntent": Kind.ICE,
    "StartHeatIntent": Kind.HEAT,
    "StartAlternatingIntent": Kind.ALTERNATING,
}


@on(*KIND_OF)
def start_plan(turn: Turn) -> Reply:
    """Start what was asked for, with the minutes, rounds, rest or span that were said."""
    wish = Wish(KIND_OF[turn.name], all_day="all_day" in turn.slots)
    try:
        wish = replace(
            wish,
            time=slots.duration(turn.slots.get("duration")),
            between=slots.duration(turn.slots.get("rest") or turn.slots.get("hot_duration")),
        )
    except slots.NotUnderstood:
        return ask_minutes(turn, wish=packed(wish))
    try:
        wish = replace(wish, rounds=slots.number(turn.slots.get("rounds")))
    except slots.NotUnderstood:
        return ask_rounds(turn, wish=packed(wish))
    return begin(turn, wish)


def begin(turn: Turn, wish: Wish) -> Reply:
    """Start what is wished for and say what came of it."""
    command = {"command": "start", "wish": packed(wish)}
    if why := doubt(turn, wish.kind):
        return _doubted(turn, why, command)
    done = carry_out(turn, lambda state, now, zone: start.start(state, now, wish, zone))
    return outcomes.tell(turn, done, command)


def _doubted(turn: Turn, why: str, command: Details) -> Reply:
    """Ask first, because of what was said in this session, whether a pack may be used again."""
    return turn.reply().ask(f"ice_safety.despite.{why}", "despite").about(**command)


@on_yes("despite")
def despite(turn: Turn) -> Reply:
    """It may be used again: the command is carried out, and nothing is doubtful any more."""
    for pack in (NO_COLD, NO_HEAT):
        turn.attributes.pop(pack, None)
    if turn.asked.get("command") == "start_over":
        return restart(turn, confirmed=False, wish=turn.asked.get("wish"))
    return begin(turn, unpacked(turn.asked.get("wish")))


@on_no("despite")
def not_despite(turn: Turn) -> Reply:
    """It may not: nothing is started."""
    return turn.reply().say("ice_safety.not_yet")


def ask_minutes(turn: Turn, **about: object) -> Reply:
    """Ask how long, and `about` what, where the time that was said can't be understood."""
    return turn.reply().ask("plan.refused.not_a_time").about(expects="minutes", **about)


def ask_rounds(turn: Turn, **about: object) -> Reply:
    """Ask how many rounds, and `about` what, where the number that was said can't be understood."""
    return turn.reply().ask("plan.refused.not_a_number").about(expects="rounds", **about)


@on_yes("start_ice")
def yes_ice(turn: Turn) -> Reply:
    """Start the usual ice."""
    return begin(turn, Wish(Kind.ICE))


@on_yes("start_heat")
def yes_heat(turn: Turn) -> Reply:
    """Start the usual heat."""
    return begin(turn, Wish(Kind.HEAT))


@on_yes("start_alternating")
def yes_alternating(turn: Turn) -> Reply:
    """Start the usual alternating plan."""
    return begin(turn, Wish(Kind.ALTERNATING))


@on_yes("start_wish")
def yes_wish(turn: Turn) -> Reply:
    """Start what the question was about."""
    return begin(turn, unpacked(turn.asked.get("wish")))


STARTS: Final = frozenset({start_plan, yes_ice, yes_heat, yes_alternating, yes_wish, despite})
"""The topics after which nothing is timed when memory can't be had."""


@on_no("start_ice", "start_heat", "start_alternating", "start_wish")
def no_start(turn: Turn) -> Reply:
    """Start nothing."""
    return turn.reply().say("plan.offer.no")


@on_yes("start_over")
def start_over(turn: Turn) -> Reply:
    """Begin the plan again from its first round, as was offered, or what was asked for instead."""
    return restart(turn, confirmed=False, wish=turn.asked.get("wish"))


def restart(turn: Turn, *, confirmed: bool, wish: object = None) -> Reply:
    """Begin the plan again, or what the packed `wish` says instead.

    `confirmed` answers the question about a long plan.
    """
    command = {"command": "start_over"} if wish is None else {"command": "start_over", "wish": wish}
    instead = None if wish is None else unpacked(wish)
    plan = turn.memory.care.state.plan
    kind = instead or plan
    if kind is not None and (why := doubt(turn, kind.kind)):
        return _doubted(turn, why, command)
    done = carry_out(
        turn,
        lambda state, now, zone: start.start_over(
            state, now, zone, confirmed=confirmed, instead=instead
        ),
    )
    return outcomes.tell(turn, done, command)


@on_yes("carry_on")
def carry_on(turn: Turn) -> Reply:
    """Go on with a paused plan."""
    done = carry_out(turn, breaks.resume)
    return outcomes.tell(turn, done, {"command": "resume"})


@on_no("start_over", "carry_on", "move_on")
def leave_it(turn: Turn) -> Reply:
    """Leave the plan as it is, and say how that is."""
    reply = turn.reply().say("plan.running.left")
    reply.parts.append(status.said(turn.words, turn.memory.care.state, turn.now, turn.zone))
    return reply


@on("SwapIntent")
def swap(turn: Turn) -> Reply:
    """Put the other kind of pack in the place of the one there is.

    A plan that alternates has the other kind next: there it is going on to it.
    """
    named = {"ICE": Kind.ICE, "HEAT": Kind.HEAT}.get(turn.slots.get("pack", ""))
    if _is_next(turn, named):
        return outcomes.tell(turn, carry_out(turn, breaks.skip), {})
    other = start.other_pack(turn.memory.care.state, named)
    if other and (why := doubt(turn, other)):
        return _doubted(turn, why, {"command": "start", "wish": packed(Wish(other))})
    done = carry_out(turn, lambda state, now, zone: start.swap(state, now, named, zone))
    return outcomes.tell(turn, done, {"command": "swap"})


def _is_next(turn: Turn, named: Kind | None) -> bool:
    """Whether a plan that alternates runs, and its other pack is meant."""
    state = turn.memory.care.state
    here = timeline.position(state, turn.now)
    if state.plan is None or state.plan.kind is not Kind.ALTERNATING or here.stretch is None:
        return False
    on_now = Kind.ICE if here.stretch.phase is Phase.COLD else Kind.HEAT
    return here.status is Status.RUNNING and named is not on_now


def packed(wish: Wish) -> dict[str, Any]:
    """The wish as session attributes keep it: without what was left open."""
    return {name: value for name, value in asdict(wish).items() if value not in (None, False)}


def unpacked(kept: object) -> Wish:
    """The wish from session attributes; the usual ice where they hold none that makes sense."""
    if not isinstance(kept, Mapping):
        return Wish(Kind.ICE)
    try:
        return Wish(**{**kept, "kind": Kind(kept.get("kind", Kind.ICE))})
    except (TypeError, ValueError):
        return Wish(Kind.ICE)
