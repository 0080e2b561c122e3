"""Yes and no, repeat, help, not understanding, and leaving."""

from __future__ import annotations

from typing import Final

from backspasm.conversation import changing, check, positions, starting, status
from backspasm.conversation.offering import walking
from backspasm.conversation.reply import LAST, MISSES, Reply
from backspasm.conversation.topics import on
from backspasm.conversation.turn import Turn
from backspasm.plan import timeline
from backspasm.plan.model import State
from backspasm.plan.timeline import Status
from backspasm.speech import ssml

_CHOICES: Final = {Status.RUNNING: "running", Status.PAUSED: "paused"}
"""Where more can be chosen than a position or the ice."""


@on("AMAZON.YesIntent")
def yes(turn: Turn) -> Reply:
    """A yes where nothing was asked; what was asked answers its own."""
    if status.is_going(_state(turn), turn.now):
        return turn.reply().ask("session.return_running")
    return turn.reply().ask("session.yes_to_nothing")


@on("AMAZON.NoIntent")
def no(turn: Turn) -> Reply:
    """A no to an open question is a goodbye; what was asked answers its own."""
    return turn.reply().say("session.no_to_nothing")


@on("AMAZON.NextIntent")
def go_on(turn: Turn) -> Reply:
    """ "Next": the next step of a walkthrough, the one offered, or where the plan stands."""
    if walking(turn):
        return positions.step_on(turn)
    return positions.take_up(turn) or positions.left_off(turn) or changing.go_on(turn)


@on("AMAZON.ResumeIntent")
def carry_on(turn: Turn) -> Reply:
    """ "Carry on": with the walkthrough that is offered or under way, or with the paused plan."""
    asked = turn.asked.get("name")
    if asked == "walk_resume":
        return positions.resume(turn)
    if asked == "walk_on":
        return positions.step_again(turn)
    if walking(turn) and not _is_paused(turn):
        return positions.step_on(turn)
    return positions.left_off(turn) or starting.carry_on(turn)


@on("AMAZON.PauseIntent")
def hold_on(turn: Turn) -> Reply:
    """ "Hold on": the plan; where none is running, no rush with what is asked or to be done."""
    if walking(turn) and not _is_running(turn):
        return positions.wait(turn)
    if _open_question(turn) and not status.is_going(_state(turn), turn.now):
        return _still_asking(turn, turn.reply().say("positions.no_rush"))
    return changing.pause(turn)


@on("AMAZON.PreviousIntent")
def go_back(turn: Turn) -> Reply:
    """ "Back": the step before; there is no way back in a plan."""
    if walking(turn):
        return positions.step_back(turn)
    return turn.reply().ask("session.nothing_before")


@on("AMAZON.StartOverIntent")
def start_over(turn: Turn) -> Reply:
    """ "Start over": the walkthrough from its beginning, or the plan from its first round."""
    return positions.start_over(turn) if walking(turn) else starting.restart(turn, confirmed=False)


@on("AMAZON.RepeatIntent")
def repeat(turn: Turn) -> Reply:
    """Say the last answer again, with the same question still open."""
    said, _ = _last(turn)
    if not said and status.is_going(_state(turn), turn.now):
        return status.where_am_i(turn)
    if not said:
        return turn.reply().ask("session.nothing_to_repeat")
    reply = turn.reply()
    reply.parts.extend(said)
    return _still_asking(turn, reply)


@on("AMAZON.HelpIntent")
def help_here(turn: Turn) -> Reply:
    """Help with what can be done in this state; the emergency number comes first."""
    if _is_moving(turn):
        return _still_asking(turn, turn.reply().say("session.help.walking"))
    question = _open_question(turn)
    if question:
        reply = turn.reply().say("session.help.question", question=question)
        return _still_asking(turn, reply)
    state = _state(turn)
    here = timeline.position(state, turn.now)
    if here.status is Status.PAUSED:
        standing = status.plainly(turn, state)
        return turn.reply().ask("session.help.paused", status=standing)
    if here.status is Status.RUNNING:
        standing = status.plainly(turn, state)
        return turn.reply().ask("session.help.running", status=standing)
    return turn.reply().ask("session.help.idle")


@on("AMAZON.FallbackIntent")
def not_understood(turn: Turn) -> Reply:
    """Ask again; then offer what there is in this state; then leave, with the plan told."""
    misses = turn.attributes.get(MISSES)
    misses = misses + 1 if isinstance(misses, int) else 1
    if check.in_check(turn):
        return check.unsure(turn)
    reply = turn.reply()
    reply.session[MISSES] = misses
    question = _open_question(turn)
    if misses < 3 and _is_moving(turn):
        return _still_asking(turn, reply.say("session.fallback.walking"))
    if misses < 3 and question:
        reply.say("session.fallback.question", question=question)
        return _still_asking(turn, reply)
    if misses == 1:
        return reply.ask("session.fallback.first")
    state = _state(turn)
    if misses == 2:
        there = timeline.position(state, turn.now).status
        return reply.ask(f"session.fallback.{_CHOICES.get(there, 'idle')}")
    reply.ends = True
    reply.say("session.fallback.leave")
    reply.parts.append(status.said(turn.words, state, turn.now, turn.zone))
    return reply


@on("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent")
def leave(turn: Turn) -> Reply:
    """Leave the skill. The plan goes on, and that is said."""
    reply = positions.leave(turn) if walking(turn) else turn.reply()
    here = timeline.position(_state(turn), turn.now)
    reply.ends = True
    if here.status is Status.RUNNING:
        return reply.say("session.goodbye_running")
    if here.status is Status.PAUSED:
        return reply.say("session.goodbye_paused")
    return reply if reply.parts else reply.say("session.goodbye")


@on("SessionEndedRequest")
def ended(turn: Turn) -> Reply:
    """The session is over already; nothing said now would be heard."""
    return turn.reply()


def _state(turn: Turn) -> State:
    """The state as far as it can be had at once: leaving and helping work without it."""
    memory = turn.glimpse()
    return State() if memory is None else memory.care.state


def _is_moving(turn: Turn) -> bool:
    """Whether a step of a walkthrough is being done, and nothing else was asked."""
    return turn.asked.get("name") == "walk_there" and walking(turn) is not None


def _is_paused(turn: Turn) -> bool:
    return timeline.position(_state(turn), turn.now).status is Status.PAUSED


def _is_running(turn: Turn) -> bool:
    return timeline.position(_state(turn), turn.now).status is Status.RUNNING


def _open_question(turn: Turn) -> str:
    """The yes-or-no question that is open, as plain words; empty where there is none."""
    return ssml.plain(_last(turn)[1]) if "name" in turn.asked else ""


def _still_asking(turn: Turn, reply: Reply) -> Reply:
    """Keep the question open that was open before this turn."""
    _, reprompt = _last(turn)
    if reprompt:
        reply.reprompt = reprompt
        reply.question = dict(turn.asked) or None
        reply.ends = False
    return reply


def _last(turn: Turn) -> tuple[list[str], str]:
    """The parts of the answer before this one, and its reprompt; empty where there were none.

    They come back from outside, so what can't have been ours is left out.
    """
    last = turn.attributes.get(LAST)
    kept = last if isinstance(last, dict) else {}
    speech = kept.get("speech")
    parts = [each for each in (speech if isinstance(speech, list) else []) if _ours(each)]
    return parts, _ours(kept.get("reprompt"))


def _ours(fragment: object) -> str:
    return fragment if isinstance(fragment, str) and ssml.is_well_formed(fragment) else ""
