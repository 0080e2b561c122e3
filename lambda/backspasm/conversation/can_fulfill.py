"""Whether the skill could answer: what Alexa asks before she suggests it to somebody.

Nothing may happen meanwhile: nobody has opened the skill, so nothing is loaded, remembered or said
(Alexa Skills Kit, "Implement CanFulfillIntentRequest for Name-free Interaction").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from backspasm.conversation import index
from backspasm.safety import red_flags

_ANSWERED: Final = frozenset(
    name for names in index.INTENTS.values() for name in names if not name.startswith("AMAZON.")
)
"""Alexa's own intents mean something only to a skill that is open already."""


def answer(envelope: Mapping[str, Any]) -> dict[str, Any]:
    """The response to an admitted CanFulfillIntentRequest: yes, for what the skill has words for.

    A statement that is a red flag is declined: whoever says that to the room must not be kept
    waiting for a skill, where Alexa has an answer of her own.
    """
    intent = envelope["request"]["intent"]
    name = intent["name"]
    can = _yes(name in _ANSWERED and red_flags.raised_by(name) is None)
    slots = {
        slot: {"canUnderstand": _yes("value" in each), "canFulfill": _yes("value" in each)}
        for slot, each in intent["slots"].items()
    }
    told = {"canFulfill": can, **({"slots": slots} if slots else {})}
    return {"version": "1.0", "response": {"canFulfillIntent": told}}


def _yes(holds: bool) -> str:
    return "YES" if holds else "NO"
