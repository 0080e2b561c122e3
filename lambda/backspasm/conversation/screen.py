"""What a device with a screen shows beside what is said. It never delays or endangers the answer.

Nothing is read for a screen that the answer has not read, and a screen that can't be made is left
out.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, Final

from backspasm.conversation.offering import WALK
from backspasm.conversation.reply import Reply
from backspasm.conversation.turn import Turn
from backspasm.guide import walkthrough
from backspasm.plan import timeline
from backspasm.plan.model import State
from backspasm.plan.timeline import Status
from backspasm.speech import ssml

log = logging.getLogger(__name__)

APL: Final = "Alexa.Presentation.APL"

_LEAVING: Final = frozenset(
    {
        "AMAZON.StopIntent",
        "AMAZON.CancelIntent",
        "AMAZON.NavigateHomeIntent",
        "SessionEndedRequest",
    }
)
_ALARMS: Final = frozenset({"safety.emergency", "safety.same_day"})
_OF_THE_PLAN: Final = ("plan.", "alerts.", "session.what_next", "session.return_running")


def can_show(interfaces: Any) -> bool:
    """Whether a device with these `supportedInterfaces` can be sent a document."""
    return getattr(interfaces, "alexa_presentation_apl", None) is not None


def lingers(reply: Reply, shown: Mapping[str, Any] | None) -> bool:
    """Whether the session stays without the microphone while the screen is looked at.

    For that nothing is said of the session's end: Alexa keeps it while a screen is up, and ends it
    on a device that has none.
    """
    return shown is not None and reply.ends is None


def directive(turn: Turn, reply: Reply) -> dict[str, Any] | None:
    """The directive that shows `reply`, or None where nothing is to be shown. Never raises."""
    if not turn.has_screen or turn.name in _LEAVING or reply.directives or not reply.parts:
        return None
    try:
        return _shown(turn, reply)
    except Exception as error:
        log.error("there is no screen: %s", type(error).__name__)
        return None


def add_alarm(response: dict[str, Any], envelope: Mapping[str, Any]) -> None:
    """Add its screen to the finished answer to a red flag, in place. Never raises."""
    try:
        device = envelope["context"]["System"]["device"]
        if APL not in device["supportedInterfaces"]:
            return
        from backspasm.screens.emergency import emergency

        card = response["response"]["card"]
        shown = emergency(card["title"], card["content"]).directive()
        response["response"]["directives"] = [shown]
    except Exception as error:
        log.error("an alarm has no screen: %s", type(error).__name__)


def _shown(turn: Turn, reply: Reply) -> dict[str, Any]:
    # Imported for those who have a screen: the others should not wait for it.
    from backspasm.screens.answer import answer
    from backspasm.screens.emergency import emergency
    from backspasm.screens.plan import plan
    from backspasm.screens.step import step

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
    from backspasm.screens import buttons

    return buttons.named(turn.words, buttons.YES_OR_NO) if _is_yes_or_no(reply) else []


def _offered(turn: Turn, reply: Reply, status: Status) -> list[Any]:
    """What can be touched beside an answer: yes and no, or things to say."""
    from backspasm.screens import buttons

    return _answers(turn, reply) or buttons.hints(turn.words, status)
