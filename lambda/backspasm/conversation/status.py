"""Where the plan stands, in words: how long is left, what then, which round, when it ends."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from backspasm.conversation.offering import walking
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on
from backspasm.conversation.turn import Turn
from backspasm.plan import limits, timeline
from backspasm.plan.model import Phase, State, Stretch
from backspasm.plan.timeline import Position, Status
from backspasm.speech import ssml, times
from backspasm.speech.catalogue import Catalogue

STILL_MATTERS: Final = 2 * limits.HOUR
"""Seconds after a plan's end during which its pack may well still be on."""

JUST_NOW: Final = limits.MINUTE

_RUNNING: Final = {
    (Phase.COLD, Phase.REST): "plan.status.cold",
    (Phase.COLD, Phase.HEAT): "plan.status.cold_to_heat",
    (Phase.COLD, None): "plan.status.cold_last",
    (Phase.HEAT, Phase.REST): "plan.status.heat",
    (Phase.HEAT, Phase.COLD): "plan.status.heat_to_cold",
    (Phase.HEAT, None): "plan.status.heat_last",
}


@on("StatusIntent")
def where_am_i(turn: Turn) -> Reply:
    """Answer "how long left", "what comes next" and the like."""
    state = turn.memory.care.state
    if turn.memory.care.walkthrough is not None and not is_overdue(state, turn.now):
        from backspasm.conversation import positions

        left = positions.left_off(turn)
        if left is not None:
            return left
    reply = turn.reply()
    if timeline.position(state, turn.now).status is Status.NEVER:
        if walking(turn):
            return reply.say("plan.status.none")
        return reply.ask("plan.status.nothing", "start_ice")
    reply.parts.append(said(turn.words, state, turn.now, turn.zone))
    if is_overdue(state, turn.now) or is_going(state, turn.now):
        return reply
    return reply.ask("session.what_next")


def is_going(state: State, now: int) -> bool:
    """Whether there is a plan that is running or paused."""
    return timeline.position(state, now).status in (Status.RUNNING, Status.PAUSED)


def is_overdue(state: State, now: int) -> bool:
    """Whether the last pack should have come off lately, by time and not by a command."""
    here = timeline.position(state, now)
    ended_by_time = state.plan is not None and not state.plan.stopped
    return here.status is Status.FINISHED and here.late < STILL_MATTERS and ended_by_time


def said(words: Catalogue, state: State, now: int, zone: tzinfo | None) -> str:
    """Where the plan stands, as SSML; nothing where there is none."""
    here = timeline.position(state, now)
    if here.stretch is None:
        return ""
    if here.status is Status.PAUSED:
        return _paused(words, here, here.stretch)
    if here.status is Status.FINISHED:
        return _finished(words, state, here)
    return _running(words, here, here.stretch, now, zone)


def plainly(turn: Turn, state: State) -> str:
    """Where the plan stands, without tags, to be put inside another sentence."""
    return ssml.plain(said(turn.words, state, turn.now, turn.zone))


def _running(
    words: Catalogue, here: Position, stretch: Stretch, now: int, zone: tzinfo | None
) -> str:
    left = times.about(words, here.left)
    if stretch.phase is Phase.REST:
        sentence = words.say("plan.status.rest", left=left)
    else:
        at = times.at(words, stretch.end, now, zone) if zone is not None else ""
        sentence = words.say(_RUNNING[stretch.phase, here.then], left=_capital(left), at=at)
    if here.then is None or here.rounds < 2 or stretch.round < 1:
        return _tidy(sentence)
    done = times.at(words, here.ends, now, zone)
    numbered = words.say("plan.status.round", round=stretch.round, rounds=here.rounds, at=done)
    return f"{_tidy(sentence)} {numbered}"


def _paused(words: Catalogue, here: Position, stretch: Stretch) -> str:
    if stretch.phase is Phase.REST:
        return words.say("plan.status.paused_rest")
    return words.say("plan.status.paused", left=times.about(words, here.left))


def _finished(words: Catalogue, state: State, here: Position) -> str:
    if state.plan is not None and state.plan.stopped:
        return words.say("plan.status.stopped")
    if here.late < JUST_NOW:
        return words.say("plan.status.finished_just_now")
    ago = times.about(words, here.late)
    if here.late < STILL_MATTERS:
        return words.say("plan.status.overdue", ago=ago)
    return words.say("plan.status.finished_long_ago", ago=ago)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tidy(sentence: str) -> str:
    """The sentence without the gap that an unknown clock time leaves before a full stop."""
    return sentence.replace(" .", ".").replace(" ,", ",")
