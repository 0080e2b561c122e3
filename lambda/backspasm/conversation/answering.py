"""Which topic answers a turn, and what belongs to every turn: asking first, mending, honesty.

Topics and whatever else only some turns need are imported by those turns.
"""

from __future__ import annotations

import functools
import logging
from typing import TYPE_CHECKING, Any, Final

from backspasm.conversation import alarmed, topics
from backspasm.conversation.alarmed import ALARMED, AskFirst
from backspasm.conversation.index import CHECK_QUESTION
from backspasm.conversation.offering import WALK
from backspasm.conversation.reply import LAST, MISSES, QUESTION
from backspasm.memory.repository import MemoryUnavailable

if TYPE_CHECKING:
    from backspasm.conversation.reply import Reply
    from backspasm.conversation.turn import Turn

_ON_THE_PLAN: Final = frozenset(
    {"changing", "launch", "reminders", "ringing", "starting", "status"}
)
"""The modules that go on with the plan, before which someone is asked after an alarm."""

_ASK_WHERE_IT_STANDS: Final = frozenset({"launch", "status"})
_ASIDE: Final = frozenset({"answers", "causes", "ladder", "manner", "medicines", "status"})
"""The modules that answer a side question and change nothing."""

_ALREADY_AGREED: Final = frozenset({"Connections.Response"})
"""The answer to a question of this conversation, which has asked after an alarm already."""

log: Final = logging.getLogger(__name__)


def answered(turn: Turn) -> Reply:
    """The reply to a turn, whatever becomes of memory. May raise anything else."""
    topic = _topic(turn)
    if topic is None:
        return turn.reply().ask("session.cannot")
    try:
        if _module(topic) in _ON_THE_PLAN and turn.name not in _ALREADY_AGREED:
            alarmed.ask_first(turn)
        reply = _back_to_check(turn, topic(turn), topic)
        reply = _back_to_reminders(turn, _back_to_step(turn, reply), topic)
        if turn.has_memory:
            _mend(turn, reply)
            _keep_settings(turn)
        if "safety.emergency" in reply.keys:
            _note_alarm(turn)
        return reply
    except AskFirst:
        from backspasm.conversation import alarm

        return alarm.question_first(turn)
    except MemoryUnavailable:
        log.warning("memory unavailable in %s", topic.__module__)
        return _without_memory(turn, topic)


def session_after(turn: Turn, reply: Reply) -> dict[str, Any]:
    """The session's attributes after this turn."""
    attributes = {**turn.attributes, MISSES: None, **reply.session, QUESTION: reply.question}
    attributes[LAST] = {"speech": reply.parts, "reprompt": reply.reprompt}
    return {name: value for name, value in attributes.items() if value is not None}


def _topic(turn: Turn) -> topics.Topic | None:
    """What answers this turn: a yes and a no mean what was asked."""
    named = str(turn.asked.get("name"))
    if named == CHECK_QUESTION:
        from backspasm.conversation import check

        if turn.name in check.NO_ANSWER:
            return check.unsure
    if turn.name == "AMAZON.YesIntent" and named in topics.YES:
        return topics.YES[named]
    if turn.name == "AMAZON.NoIntent" and named in topics.NO:
        return topics.NO[named]
    return topics.INTENTS.get(turn.name)


def _back_to_check(turn: Turn, reply: Reply, topic: topics.Topic) -> Reply:
    """The reply, which goes back to the safety check that a side question interrupted."""
    if turn.asked.get("name") != CHECK_QUESTION or _module(topic) not in _ASIDE:
        return reply
    from backspasm.conversation import check

    return check.ask_again(turn, reply)


def _back_to_step(turn: Turn, reply: Reply) -> Reply:
    """The reply, which goes back to the walkthrough if there is one."""
    if reply.session.get(WALK, turn.attributes.get(WALK)) is None:
        return reply
    from backspasm.conversation import positions

    return positions.back_to_step(turn, reply)


def _back_to_reminders(turn: Turn, reply: Reply, topic: topics.Topic) -> Reply:
    """The reply, which asks about reminders again where that was left open by a side question.

    Only a no silences the offer, and nobody should count on reminders that were not set.
    """
    if turn.asked.get("name") != "remind" or _module(topic) not in _ASIDE:
        return reply
    from backspasm.conversation import reminders

    return reminders.ask_again(turn, reply)


def _mend(turn: Turn, reply: Reply) -> None:
    """Put right what earlier turns left open, where this one has loaded memory anyway."""
    alerts, moves = turn.memory.care.alerts, turn.memory.settings.moves
    if not (alerts.actual or alerts.owed or alerts.unsettled) and moves is None:
        # Nothing was ever set, and so there is nothing open.
        return
    from backspasm.conversation import moves as hourly
    from backspasm.conversation import reminders, ringing

    reminders.mend(turn, reply)
    hourly.mend(turn, reply)
    ringing.heed_what_was_done_natively(turn, reply)


def _keep_settings(turn: Turn) -> None:
    """Keep the settings of whoever goes on using the skill. Hardly ever makes a call."""
    if not turn.has_memory:
        # What was mended could not be read again.
        return
    from backspasm.conversation.turn import AT_ONCE
    from backspasm.memory.keeping import keep

    timeout = min(AT_ONCE, turn.seconds_left)
    keep(turn.ports.repository, turn.who, turn.memory.settings, turn.now, timeout)


def _note_alarm(turn: Turn) -> None:
    from backspasm.conversation import alarm

    ALARMED.note(turn.who, functools.partial(alarm.remember, turn))


def _without_memory(turn: Turn, topic: topics.Topic) -> Reply:
    """The honest sentence where memory was needed and could not be had."""
    if _module(topic) in _ASK_WHERE_IT_STANDS:
        return turn.reply().say("plan.not_read").ask("session.what_next")
    from backspasm.conversation.starting import STARTS

    if topic in STARTS:
        unsure = turn.wrote_blindly
        return turn.reply().say("plan.not_sure_started" if unsure else "plan.not_started")
    return turn.reply().say("plan.not_sure" if turn.wrote_blindly else "plan.not_stored")


def _module(topic: topics.Topic) -> str:
    return topic.__module__.rpartition(".")[2]
