"""Changing a plan that is going: pause, resume, skip, time, minutes, rounds, stop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from backspasm.conversation import (
    outcomes,
    positions,
    reminders,
    slots,
    starting,
    status,
    topics,
)
from backspasm.conversation.offering import walking
from backspasm.conversation.plan_turn import Command, carry_out
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_no, on_yes
from backspasm.conversation.turn import Turn
from backspasm.plan import breaks, limits, rounds, timeline, times
from backspasm.plan.model import Kind
from backspasm.plan.outcome import Limit, Refused
from backspasm.plan.start import Wish
from backspasm.plan.timeline import Status
from backspasm.speech import times as spoken

A_BIT: Final = 5 * limits.MINUTE
"""What "a bit longer" and "a bit less" are taken to mean."""


def change(turn: Turn, command: Command) -> Reply:
    """Carry out a command that has nothing to confirm, and say what came of it."""
    return outcomes.tell(turn, carry_out(turn, command), {})


def pause(turn: Turn) -> Reply:
    """Pause the plan: the pack comes off."""
    return change(turn, lambda state, now, _zone: breaks.pause(state, now))


@on("SkipIntent")
def skip(turn: Turn) -> Reply:
    """Go on to the next phase; in a walkthrough to the next step."""
    if walking(turn) and not _in_application(turn):
        return positions.step_on(turn)
    return change(turn, breaks.skip)


@on("TookItOffIntent")
def took_it_off(turn: Turn) -> Reply:
    """The pack is off: that ends an application, and in a rest it is as it should be."""
    if _in_application(turn):
        return skip(turn)
    return status.where_am_i(turn)


def go_on(turn: Turn) -> Reply:
    """ "Next" and "done": where the plan stands, and whether to move on now.

    It is not moved on unasked: after an alarm "done" means that the pack is off, or on. Right
    after a start it means that the pack is on, and the question about reminders is still open.
    """
    reply = status.where_am_i(turn)
    if turn.asked.get("name") == "remind":
        return reminders.ask_again(turn, reply)
    return reply.ask("plan.move_on", "move_on") if _in_application(turn) else reply


@on_yes("move_on")
def move_on(turn: Turn) -> Reply:
    """Go on to the next phase, as was offered."""
    return skip(turn)


def _in_application(turn: Turn) -> bool:
    return timeline.pack_is_on(turn.memory.care.state, turn.now)


@on_yes("skin")
def skin_is_normal(turn: Turn) -> Reply:
    """End the rest early, after the skin question."""
    return change(turn, lambda state, now, zone: breaks.skip(state, now, zone, skin_is_normal=True))


@on("AddTimeIntent")
def add_time(turn: Turn) -> Reply:
    """Make the present phase longer."""
    return _shift(turn, "add_time")


@on("TakeTimeOffIntent")
def take_time_off(turn: Turn) -> Reply:
    """Make the present phase shorter."""
    return _shift(turn, "take_time_off")


def _shift(turn: Turn, command: str) -> Reply:
    try:
        said = slots.length(turn.slots)
    except slots.NotUnderstood:
        return starting.ask_minutes(turn, command=command)
    return _shift_by(turn, command, A_BIT if said is None else said)


def _shift_by(turn: Turn, command: str, seconds: int) -> Reply:
    act = times.add_time if command == "add_time" else times.take_time_off
    return change(turn, lambda state, now, zone: act(state, now, seconds, zone))


@on("SetMinutesIntent")
def set_minutes(turn: Turn) -> Reply:
    """ "Make it twenty", or a bare length of time: an answer, a correction, or an offer."""
    asked = turn.asked
    if asked.get("name") == "hold":
        return topics.INTENTS["HoldIntent"](turn)
    if asked.get("name") == "game":
        return turn.reply().ask("distraction.game_again", "game")
    try:
        seconds = slots.length(turn.slots)
    except slots.NotUnderstood:
        seconds = None
    if seconds is None:
        kept = {name: asked[name] for name in ("command", "wish") if name in asked}
        return starting.ask_minutes(turn, **kept)
    if asked.get("name") == "long_plan" and "minutes" in turn.slots:
        return _instead_of_long(turn, seconds // limits.MINUTE)
    return set_to(turn, seconds)


def set_to(turn: Turn, seconds: int) -> Reply:
    """A length of time that was said: an answer, a correction, or an offer."""
    asked = turn.asked
    if asked.get("command") in ("add_time", "take_time_off"):
        return _shift_by(turn, asked["command"], seconds)
    if "wish" in asked and _answers(asked, seconds):
        wish = replace(starting.unpacked(asked["wish"]), time=seconds)
        if asked.get("command") == "start_over":
            return starting.restart(turn, confirmed=False, wish=starting.packed(wish))
        return starting.begin(turn, wish)
    here = timeline.position(turn.memory.care.state, turn.now)
    if here.status in (Status.RUNNING, Status.PAUSED):
        done = carry_out(
            turn, lambda state, now, zone: times.set_minutes(state, now, seconds, zone)
        )
        return outcomes.tell(turn, done, {"command": "set_minutes"})
    return _offer_minutes(turn, seconds)


def _instead_of_long(turn: Turn, number: int) -> Reply:
    """The long plan that was asked about, with so many rounds: "make it four"."""
    asked = turn.asked
    if asked.get("command") in ("add_rounds", "set_rounds"):
        return change_rounds(turn, "set_rounds", number, confirmed=False)
    wish = starting.packed(replace(starting.unpacked(asked.get("wish")), rounds=number))
    if asked.get("command") == "start_over":
        return starting.restart(turn, confirmed=False, wish=wish)
    return starting.begin(turn, starting.unpacked(wish))


def _answers(asked: Mapping[str, Any], seconds: int) -> bool:
    """Whether so much time answers the question how long something is to be."""
    if asked.get("expects") == "minutes":
        return seconds <= limits.LONGEST_COLD
    return asked.get("expects") == "hours"


def _offer_minutes(turn: Turn, seconds: int) -> Reply:
    if seconds > limits.LONGEST_COLD:
        most = spoken.length(turn.words, limits.LONGEST_COLD)
        reply = turn.reply().say("plan.refused.too_long.cold", most=most)
        return reply.ask("plan.offer.ice", "start_ice")
    if seconds < limits.SHORTEST_APPLICATION:
        return turn.reply().say("plan.refused.too_short").ask("plan.offer.ice", "start_ice")
    wish = starting.packed(Wish(Kind.ICE, time=seconds))
    length = spoken.length(turn.words, seconds)
    return turn.reply().ask("plan.offer.minutes", "start_wish", length=length).about(wish=wish)


@on("JustPutOnIntent")
def just_put_on(turn: Turn) -> Reply:
    """Count the present application from now."""
    return change(turn, times.just_put_on)


@on("StillOnIntent")
def still_on(turn: Turn) -> Reply:
    """Take a forgotten pack off, with a full rest after it; one that nobody timed as well."""
    done = carry_out(turn, times.still_on)
    if isinstance(done.outcome, Refused) and done.outcome.limit is Limit.NOTHING_RUNNING:
        return turn.reply().say("plan.taken_off_late")
    return outcomes.tell(turn, done, {})


@on("AddRoundsIntent")
def add_rounds(turn: Turn) -> Reply:
    """Add rounds, one where no number was said."""
    return _rounds(turn, "add_rounds", usual=1)


@on("SetRoundsIntent")
def set_rounds(turn: Turn) -> Reply:
    """Make it so many rounds in all."""
    return _rounds(turn, "set_rounds", usual=None)


def _rounds(turn: Turn, command: str, usual: int | None) -> Reply:
    try:
        number = slots.number(turn.slots.get("rounds"))
    except slots.NotUnderstood:
        number, usual = None, None
    wanted = usual if number is None else number
    if wanted is None:
        return starting.ask_rounds(turn, command=command)
    if turn.asked.get("name") == "long_plan" and command == "set_rounds":
        return _instead_of_long(turn, wanted)
    if turn.asked.get("expects") == "rounds":
        if "wish" in turn.asked:
            wish = starting.unpacked(turn.asked["wish"])
            return starting.begin(turn, replace(wish, rounds=wanted))
        command = str(turn.asked.get("command", command))
    return change_rounds(turn, command, wanted, confirmed=False)


def change_rounds(turn: Turn, command: str, number: int, *, confirmed: bool) -> Reply:
    """Add or set rounds; `confirmed` answers the question about a long plan."""
    act = rounds.add_rounds if command == "add_rounds" else rounds.set_rounds
    done = carry_out(
        turn, lambda state, now, zone: act(state, now, number, zone, confirmed=confirmed)
    )
    return outcomes.tell(turn, done, {"command": command, "rounds": number})


@on("AwakeIntent")
def stay_awake(turn: Turn) -> Reply:
    """Plan the night too. Whoever was drowsy and is not any more is asked whether to carry on."""
    reply = change(turn, rounds.stay_awake)
    paused = timeline.position(turn.memory.care.state, turn.now).status is Status.PAUSED
    return reply.ask("plan.running.carry_on", "carry_on") if paused else reply


@on("StopPlanIntent")
def stop_plan(turn: Turn) -> Reply:
    """End the plan."""
    return change(turn, lambda state, now, _zone: breaks.stop(state, now))


@on_yes("long_plan")
def long_plan(turn: Turn) -> Reply:
    """Do what the question about a long plan was about."""
    asked = turn.asked
    if asked.get("command") in ("add_rounds", "set_rounds"):
        return change_rounds(turn, asked["command"], int(asked["rounds"]), confirmed=True)
    if asked.get("command") == "start_over":
        return starting.restart(turn, confirmed=True, wish=asked.get("wish"))
    return starting.begin(turn, replace(starting.unpacked(asked.get("wish")), confirmed=True))


@on_no("long_plan")
def not_so_long(turn: Turn) -> Reply:
    """Offer two rounds in place of a long plan that would be new; leave a running one alone."""
    if turn.asked.get("command") != "start":
        return starting.leave_it(turn)
    wish = starting.unpacked(turn.asked.get("wish"))
    fewer = starting.packed(Wish(wish.kind, rounds=limits.ICE_ROUNDS))
    return turn.reply().ask("plan.long.no", "start_wish").about(wish=fewer)
