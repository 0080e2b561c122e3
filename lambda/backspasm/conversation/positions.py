"""Guided positions: one movement per step, at the pace of someone whose back is locked.

Where a step is, is kept in the session, and in memory as well as that goes: one write that may
fail, and never changes the words. So a walkthrough survives the silence that closes the session.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Final

from backspasm.conversation import topics
from backspasm.conversation.offering import WALK, doubt, walking
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_no, on_yes
from backspasm.conversation.turn import AT_ONCE, Turn
from backspasm.guide import walkthrough
from backspasm.guide.walkthrough import Place, Position
from backspasm.memory.repository import LostRace, MemoryUnavailable
from backspasm.plan import timeline
from backspasm.plan.model import Phase
from backspasm.plan.timeline import Status

log = logging.getLogger(__name__)

LEAVING: Final = frozenset(
    {"AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"}
)
"""What is said by someone who leaves the skill, and so the walkthrough."""

UNSAVED: Final = "unsaved"
"""The session attribute that says how often memory could not be had."""

_TRIES: Final = 2
"""After so many times no step waits for memory again. The first may just have come too early: what
it needs is only loaded then."""

_OFFERS: Final = frozenset({"position", "footstool", "floor", "walk_other", "walk_resume"})
"""The questions whose yes begins a walkthrough, or goes on with one."""

HURTS: Final = "hurts"
"""The session attribute that says a position has hurt already."""


@on("PositionIntent")
def choose(turn: Turn) -> Reply:
    """Begin the position that was named, or find out which one it shall be."""
    position = walkthrough.named(turn.slots.get("position"))
    return begin(turn, position) if position else offer_choice(turn)


@on_yes("position")
def offer_choice(turn: Turn) -> Reply:
    """One question that chooses between the lying positions."""
    return turn.reply().ask("positions.choose", "chair_at_hand")


@on_yes("chair_at_hand")
def with_a_chair(turn: Turn) -> Reply:
    """There is a chair: legs on it."""
    return begin(turn, walkthrough.chosen(chair_at_hand=True))


@on_no("chair_at_hand")
def without_a_chair(turn: Turn) -> Reply:
    """There is no chair: a pillow will do."""
    return begin(turn, walkthrough.chosen(chair_at_hand=False))


@on_yes("footstool")
def sit(turn: Turn) -> Reply:
    """Sitting with a footstool, as was offered."""
    return begin(turn, Position.FOOTSTOOL)


@on_yes("floor")
def stay_on_the_floor(turn: Turn) -> Reply:
    """Make the floor easier, as was offered."""
    return begin(turn, Position.FLOOR)


def begin(turn: Turn, position: Position) -> Reply:
    """Begin the walkthrough of a position with what to fetch."""
    return _at(turn, turn.reply(), Place(position))


def take_up(turn: Turn) -> Reply | None:
    """The walkthrough that is being offered, for who says "next" to the offer; None without one."""
    asked = turn.asked.get("name")
    if asked == "chair_at_hand":
        return offer_choice(turn)
    return topics.YES[str(asked)](turn) if asked in _OFFERS else None


@on_yes("walk_there")
def step_on(turn: Turn) -> Reply:
    """The next step, or the end of the walkthrough."""
    place = walking(turn)
    if place is None:
        return offer_choice(turn)
    after = place.next
    return _at(turn, turn.reply(), after) if after else _done(turn, place)


def step_back(turn: Turn) -> Reply:
    """The step before, or the first one again."""
    place = walking(turn)
    if place is None:
        return offer_choice(turn)
    before = place.previous
    if before is None:
        return _at(turn, turn.reply().say("positions.first_step"), place)
    return _at(turn, turn.reply(), before)


@on_yes("walk_on")
def step_again(turn: Turn) -> Reply:
    """The same step again."""
    place = walking(turn)
    return _at(turn, turn.reply(), place) if place else offer_choice(turn)


def start_over(turn: Turn) -> Reply:
    """The same position from its beginning."""
    place = walking(turn)
    return begin(turn, place.position) if place else offer_choice(turn)


@on_no("walk_there")
def wait(turn: Turn) -> Reply:
    """Not there yet: no rush."""
    place = walking(turn)
    return _wait(turn.reply().say("positions.no_rush"), place or Place(Position.PILLOW))


@on_no("walk_on")
def leave(turn: Turn) -> Reply:
    """Leave in the middle. The place stays remembered, for whoever comes back."""
    reply = turn.reply().say("positions.leave")
    reply.session[WALK] = None
    return reply


@on("ItHurtsIntent")
def it_hurts(turn: Turn) -> Reply:
    """Stop, ease back, and something else; when that hurts too, no more positions."""
    place = walking(turn)
    if place is None:
        return turn.reply().ask("positions.hurts_elsewhere", "position")
    instead = walkthrough.other(place.position)
    if instead is None or turn.attributes.get(HURTS):
        return _give_up(turn, "positions.hurts_again")
    reply = _instead(turn, "positions.hurts", instead)
    reply.session[HURTS] = True
    return reply


@on("CantDoThatIntent")
def cannot(turn: Turn) -> Reply:
    """Something simpler, down to staying on the floor; no chair, where that was asked for."""
    if turn.asked.get("name") == "chair_at_hand":
        return without_a_chair(turn)
    place = walking(turn)
    instead = walkthrough.simpler(place.position) if place else Position.FLOOR
    if instead is None:
        return _give_up(turn, "positions.cannot_at_all")
    return _instead(turn, "positions.cannot", instead)


@on_yes("walk_other")
def try_other(turn: Turn) -> Reply:
    """The other position, as was offered."""
    return begin(turn, walkthrough.named(turn.asked.get("position")) or Position.PILLOW)


@on_no("walk_other", "floor")
def no_other(turn: Turn) -> Reply:
    """No other position: rest as it is."""
    reply = turn.reply().say("positions.no_other")
    return _over(turn, reply)


def left_off(turn: Turn) -> Reply | None:
    """The question about a walkthrough that was left, for who asks anew what comes next.

    None also where a plan is more likely meant, or the question that is open.

    Raises:
        MemoryUnavailable: if memory can't be read.
    """
    here = timeline.position(turn.memory.care.state, turn.now)
    going = here.status in (Status.RUNNING, Status.PAUSED)
    return None if turn.asked or going else resume_question(turn)


def resume_question(turn: Turn) -> Reply | None:
    """The question whether to go on with a walkthrough that was left, or None where none was.

    Raises:
        MemoryUnavailable: if memory can't be read.
    """
    place = walkthrough.read(turn.memory.care.walkthrough)
    if place is None:
        return None
    name = turn.words.say(f"positions.{place.position}.name")
    reply = turn.reply()
    if place.step:
        reply.ask("positions.resume", "walk_resume", step=place.step, name=name)
    else:
        reply.ask("positions.resume_gather", "walk_resume", name=name)
    return reply.about(place=place.written)


@on_yes("walk_resume")
def resume(turn: Turn) -> Reply:
    """Go on where the walkthrough was left."""
    place = walkthrough.read(turn.asked.get("place"))
    return _at(turn, turn.reply(), place) if place else offer_choice(turn)


@on_no("walk_resume")
def not_resumed(turn: Turn) -> Reply:
    """Leave the old walkthrough, for good."""
    return _over(turn, turn.reply().ask("positions.not_resumed"))


def back_to_step(turn: Turn, reply: Reply) -> Reply:
    """End the answer to a side question with the offer to go on with the walkthrough.

    Nothing is added where the reply asks or ends by itself, says nothing, or has left the
    walkthrough.
    """
    place = walkthrough.read(reply.session.get(WALK, turn.attributes.get(WALK)))
    settled = reply.ends is not None or reply.directives or not reply.parts
    if place is None or settled or turn.name in LEAVING:
        return reply
    return reply.ask("positions.back_to_step", "walk_on")


def _at(turn: Turn, reply: Reply, place: Place) -> Reply:
    """Say the step at `place`, wait for it to be done, and remember it."""
    reply.say(place.key)
    reply.session[WALK] = place.written
    _remember(turn, reply, place)
    return _wait(reply, place)


def _wait(reply: Reply, place: Place) -> Reply:
    return reply.ask("positions.there" if place.step else "positions.ready", "walk_there")


def _done(turn: Turn, place: Place) -> Reply:
    """The end: stay, get up slowly, where the pack goes, and ice where nothing is running yet."""
    reply = _over(turn, turn.reply().say("positions.done"))
    here = _plan_now(turn, reply)
    going = here.status in (Status.RUNNING, Status.PAUSED)
    ice_next = not going and doubt(turn, "ice") is None
    if walkthrough.lies_on_back(place.position) and (ice_next or _ice_is_on(here)):
        reply.say("positions.ice_lying")
    if ice_next:
        return reply.ask("positions.offer_ice", "start_ice")
    return reply.ask("session.what_next")


def _instead(turn: Turn, key: str, position: Position) -> Reply:
    name = turn.words.say(f"positions.{position}.name")
    return turn.reply().ask(key, "walk_other", name=name).about(position=position.value)


def _give_up(turn: Turn, key: str) -> Reply:
    return _over(turn, turn.reply().ask(key, "check"))


def _over(turn: Turn, reply: Reply) -> Reply:
    """The walkthrough is over: nothing to come back to."""
    reply.session |= {WALK: None, HURTS: None}
    _remember(turn, reply, None)
    return reply


def _remember(turn: Turn, reply: Reply, place: Place | None) -> None:
    """Remember the place, or that there is none, as well as that goes."""
    failed = _times_unsaved(turn)
    if failed >= _TRIES:
        return
    written = place.written if place else None
    memory = turn.glimpse()
    if memory is None:
        reply.session[UNSAVED] = failed + 1
        return
    try:
        if memory.care.walkthrough != written:
            turn.save_care(replace(memory.care, walkthrough=written), AT_ONCE)
    except LostRace:
        log.info("a step was not remembered: something newer was stored")
    except MemoryUnavailable:
        log.warning("a step was not remembered: memory unavailable")
        reply.session[UNSAVED] = failed + 1


def _times_unsaved(turn: Turn) -> int:
    """How often memory could not be had; what can't have been ours counts as never."""
    failed = turn.attributes.get(UNSAVED)
    return failed if isinstance(failed, int) else 0


def _plan_now(turn: Turn, reply: Reply) -> timeline.Position:
    """Where the plan stands, as far as that is known."""
    gave_up = _times_unsaved(turn) >= _TRIES or UNSAVED in reply.session
    memory = None if gave_up else turn.glimpse()
    if memory is None:
        return timeline.Position(Status.NEVER)
    return timeline.position(memory.care.state, turn.now)


def _ice_is_on(here: timeline.Position) -> bool:
    """Whether a cold pack is on, as far as the plan goes."""
    phase = here.stretch.phase if here.stretch else Phase.REST
    return here.status is Status.RUNNING and phase is Phase.COLD
