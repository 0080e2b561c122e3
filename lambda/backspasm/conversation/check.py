"""The safety check: four questions, one at a time, ending at the first yes."""

from __future__ import annotations

from typing import Final

from backspasm.conversation import alarm, topics
from backspasm.conversation.index import CHECK_QUESTION
from backspasm.conversation.offering import offer, walking
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_no, on_yes
from backspasm.conversation.turn import Turn
from backspasm.guide import causes, safety_check


@on("SafetyCheckIntent")
@on_yes("check")
def on_request(turn: Turn) -> Reply:
    """The check, because it was asked for or agreed to."""
    return begin(turn, "check.start")


@on("InjuryIntent")
@on_yes("knock")
def after_injury(turn: Turn) -> Reply:
    """The check, after a fall or a knock (F03, F04); in it, the yes to whether there was one."""
    if in_check(turn) and _number(turn) == safety_check.BAD_FALL:
        return yes(turn)
    return begin(turn, "check.start_injury")


@on("WorseIntent")
def when_worse(turn: Turn) -> Reply:
    """The check, because it is getting worse."""
    return begin(turn, "check.start_worse")


def begin(turn: Turn, key: str) -> Reply:
    """The first question, after the sentence `key`. A cause being looked for is kept in mind."""
    return _ask(turn, turn.reply().say(key), 1, misses=0)


@on_yes(CHECK_QUESTION)
def yes(turn: Turn) -> Reply:
    """A bare yes takes the highest tier of what was asked about."""
    asked = safety_check.question(turn.asked.get("number"))
    return alarm.raised(turn, asked.yes_means if asked else safety_check.Tier.EMERGENCY)


@on_no(CHECK_QUESTION)
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
    return reply if walking(turn) else reply.ask("answers.position", "position")


@on("NothingWrongIntent")
def nothing_wrong(turn: Turn) -> Reply:
    """Something is fine.

    In the check that may not answer the whole question: it is asked again, and said again it is a
    no. Where it was asked whether the skin is normal, or whether an alarm was seen to, it is a yes.
    """
    if in_check(turn) and turn.asked.get("denied"):
        return no(turn)
    if in_check(turn):
        reply = turn.reply().say("check.to_be_sure")
        return _ask(turn, reply, _number(turn), _misses(turn)).about(denied=True)
    named = turn.asked.get("name")
    if named in _FINE_IS_YES:
        return topics.YES[named](turn)
    if named in _NONE_IS_NO:
        return topics.NO[named](turn)
    reply = turn.reply().say("answers.nothing_wrong")
    return offer(turn, reply, "answers.position", "position")


_FINE_IS_YES: Final = ("skin", "since_then")
"""The questions whether something is fine: is the skin normal, was the alarm seen to."""

_NONE_IS_NO: Final = ("find_cause", "knock")
"""The questions which of some things it was: "none of those"."""


def in_check(turn: Turn) -> bool:
    """Whether a question of the check is open."""
    return turn.asked.get("name") == CHECK_QUESTION


NO_ANSWER: Final = frozenset(
    {
        "AMAZON.NextIntent",
        "AMAZON.PauseIntent",
        "AMAZON.PreviousIntent",
        "AMAZON.ResumeIntent",
        "AMAZON.StartOverIntent",
        "AddTimeIntent",
        "ItHurtsIntent",
        "PainScoreIntent",
        "SetMinutesIntent",
        "SkipIntent",
        "TakeTimeOffIntent",
    }
)
"""What is said in the check and answers nothing: "a bit", "next", a number."""


def ask_again(turn: Turn, reply: Reply) -> Reply:
    """End the answer to a side question with the question of the check that is still open.

    It is said as shortly as when nobody answers.
    """
    if reply.ends is not None or reply.directives or not reply.parts:
        return reply
    _ask(turn, reply, _number(turn), _misses(turn))
    reply.parts[-1] = str(reply.reprompt)
    return reply


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
    reply.ask(safety_check.QUESTIONS[number - 1].key, CHECK_QUESTION)
    cause = turn.asked.get("cause")
    kept = {"cause": cause} if cause else {}
    return reply.about(number=number, misses=misses, **kept)


def _number(turn: Turn) -> int:
    number = turn.asked.get("number")
    return int(number) if number and safety_check.question(number) else 1


def _misses(turn: Turn) -> int:
    misses = turn.asked.get("misses")
    return misses if isinstance(misses, int) else 0
