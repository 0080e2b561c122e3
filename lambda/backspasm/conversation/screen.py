"""What a device with a screen shows beside what is said. It never delays or endangers the answer.

Nothing is read for a screen that the answer has not read, and a screen that can't be made is left
out.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from backspasm.conversation.reply import Reply
    from backspasm.conversation.turn import Turn

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
        # Imported for those who have a screen: the others should not wait for it.
        from backspasm.conversation.showing import shown

        return shown(turn, reply)
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
