"""The safety check: four questions, one at a time, ending at the first yes."""

from __future__ import annotations

from typing import Final

from backspasm.conversation import alarm
from backspasm.conversation.offering import offer
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_no, on_yes
from backspasm.conversation.turn import Turn
from backspasm.guide import causes, safety_check

QUESTION: Final = "check_question"
"""The name of each question of the check; its number is among the question's details."""


@on("SafetyCheckIntent")
@on_yes("check")
def on_request(turn: Turn) -> Reply:
    """The check, because it was asked for or agreed to."""
    return begin(turn, "check.start")


@on("InjuryIntent")
@on_yes("knock")
def after_injury(turn: Turn) -> Reply:
    """The check, after a fall or a knock (F03, F04)."""
    return begin(turn, "check.start_injury")


@on("WorseIntent")
def when_worse(turn: Turn) -> Reply:
    """The check, because it is getting worse."""
    return begin(turn, "check.start_worse")


def begin(turn: Turn, key: str) -> Reply:
    """The first question, after the sentence `key`. A cause being looked for is kept in mind."""
    return _ask(turn, turn.reply().say(key), 1, misses=0)


@on_yes(QUESTION)
def yes(turn: Turn) -> Reply:
    """A bare yes takes the highest tier of what was asked about."""
    asked = safety_check.question(turn.asked.get("number"))
    return alarm.raised(turn, asked.yes_means if asked else safety_check.Tier.EMERGENCY)


@on_no(QUESTION)
def no(turn: Turn) -> Reply:
    """The next question; after the last one, that nothing stood out, and no more than that."""
    number = _number(turn)
    after = safety_check.after_no(number)
    if after is not None:
        return _ask(turn, turn.reply(), after, misses=0)
    reply = turn.reply().say("check.clear")
    cause = causes.named(turn.asked.get("cause"))
    if cause is not None:
        return reply.say(cause.advice)
    return offer(turn, reply, "answers.position", "position")


@on("NothingWrongIntent")
def nothing_wrong(turn: Turn) -> Reply:
    """Something is fine. In the check that may not answer the whole question: it is asked again."""
    if in_check(turn):
        return _ask(turn, turn.reply().say("check.to_be_sure"), _number(turn), _misses(turn))
    reply = turn.reply().say("answers.nothing_wrong")
    return offer(turn, reply, "answers.position", "position")


def in_check(turn: Turn) -> bool:
    """Whether a question of the check is open."""
    return turn.asked.get("name") == QUESTION


def unsure(turn: Turn) -> Reply:
    """No clear answer to a question of the check: once more, and then it is not cleared."""
    if _misses(turn):
        reply = turn.reply().say("check.not_cleared").say("safety.worse")
        reply.ends = True
        return reply
    return _ask(turn, turn.reply().say("check.again"), _number(turn), misses=1)


@on_no("check")
def declined(turn: Turn) -> Reply:
    """No check: then at least the sentence that says when to call."""
    return turn.reply().say("check.declined").say("safety.worse")


def _ask(turn: Turn, reply: Reply, number: int, misses: int) -> Reply:
    reply.ask(safety_check.QUESTIONS[number - 1].key, QUESTION)
    cause = turn.asked.get("cause")
    kept = {"cause": cause} if cause else {}
    return reply.about(number=number, misses=misses, **kept)


def _number(turn: Turn) -> int:
    number = turn.asked.get("number")
    return int(number) if number and safety_check.question(number) else 1


def _misses(turn: Turn) -> int:
    misses = turn.asked.get("misses")
    return misses if isinstance(misses, int) else 0
