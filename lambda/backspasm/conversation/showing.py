"""Which screen goes with a reply. Nothing is read for it that the answer has not read."""

from __future__ import annotations

from typing import Any, Final

from backspasm.conversation.offering import WALK
from backspasm.conversation.reply import Reply
from backspasm.conversation.turn import Turn
from backspasm.guide import walkthrough
from backspasm.plan import timeline
from backspasm.plan.model import State
from backspasm.plan.timeline import Status
from backspasm.screens import buttons
from backspasm.screens.answer import answer
from backspasm.screens.emergency import emergency
from backspasm.screens.plan import plan
from backspasm.screens.step import step
from backspasm.speech import ssml

_ALARMS: Final = frozenset({"safety.emergency", "safety.same_day"})
_OF_THE_PLAN: Final = ("plan.", "alerts.", "session.what_next", "session.return_running")


def shown(turn: Turn, reply: Reply) -> dict[str, Any]:
    """The directive that shows `reply`: a warning, a step, the plan, or the answer's words."""
    if reply.card and not _ALARMS.isdisjoint(reply.keys):
        return emergency(*reply.card).directive()
    place = walkthrough.read(reply.session.get(WALK, turn.attributes.get(WALK)))
    if place is not None and place.key in reply.keys:
        return step(turn.words, place).directive()
    state = _known(turn)
    here = timeline.position(state, turn.now)
    going = here.status in (Status.RUNNING, Status.PAUSED)
    if going and all(key.startswith(_OF_THE_PLAN) for key in reply.keys):
        asked = ssml.plain(reply.reprompt or "") if _is_yes_or_no(reply) else ""
        return plan(turn.words, state, turn.now, asked, _answers(turn, reply)).directive()
    return answer(ssml.plain(reply.spoken), _offered(turn, reply, here.status)).directive()


def _known(turn: Turn) -> State:
    """The state as far as this turn has read it."""
    return turn.memory.care.state if turn.has_memory else State()


def _is_yes_or_no(reply: Reply) -> bool:
    return reply.question is not None and "name" in reply.question


def _answers(turn: Turn, reply: Reply) -> list[Any]:
    """Yes and no, where that is what was asked."""
    return buttons.named(turn.words, buttons.YES_OR_NO) if _is_yes_or_no(reply) else []


def _offered(turn: Turn, reply: Reply, status: Status) -> list[Any]:
    """What can be touched beside an answer: yes and no, or things to say."""
    return _answers(turn, reply) or buttons.hints(turn.words, status)
