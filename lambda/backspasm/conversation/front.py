"""The front of the skill: lets requests in, and answers a red flag before anything else is loaded.

The SDK is most of a cold start, and an emergency needs none of it. What is not answered otherwise,
for whatever reason, ends in the words of the safety room.
"""

from __future__ import annotations

import functools
import logging
import threading
from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

from backspasm.admit.door import CAN_FULFILL, TurnedAway, admit
from backspasm.conversation import screen
from backspasm.conversation.alarmed import ALARMED
from backspasm.memory import identity
from backspasm.safety import answer as safety
from backspasm.safety import red_flags

Envelope = Mapping[str, Any]
Answer = Callable[[object], dict[str, Any]]

log: Final = logging.getLogger(__name__)


class Skill(Protocol):
    """The rest of the skill, behind the front. Takes envelopes that were let in."""

    def answer(self, envelope: Envelope) -> dict[str, Any]:
        """The response envelope's JSON. May raise anything."""

    def remember_alarm(self, envelope: Envelope) -> bool:
        """Store that this account is to be asked before the plan goes on; whether that worked."""


def build(skill_id: str | None, load: Callable[[], Skill]) -> Answer:
    """The whole skill: any JSON value in, a response envelope's JSON out. Never raises.

    What comes in is checked by the door, whoever sent it; that it was Alexa is for the caller to
    have verified. `skill_id` is the only skill answered for; None answers any. `load` makes the
    rest of the skill; it is called once, when that is first needed.
    """
    skill = _once(load)

    def answer(event: object) -> dict[str, Any]:
        try:
            admitted = admit(event, skill_id)
            if isinstance(admitted, TurnedAway):
                log.info("turned away: %s", admitted.reason)
                return {"version": "1.0", "response": {}}
            if admitted.envelope["request"]["type"] == CAN_FULFILL:
                return _can_fulfill(admitted.envelope)
            alarmed = safety.answer(admitted.envelope)
            if alarmed is None:
                return skill().answer(admitted.envelope)
        except Exception as error:
            # Only the kind of failure is logged: its text may hold ids.
            log.error("a turn failed: %s", type(error).__name__)
            return safety.last_resort(event)
        screen.add_alarm(alarmed, admitted.envelope)
        if red_flags.asks_first_next_time(admitted.envelope["request"]["intent"]["name"]):
            _note_alarm(skill, admitted.envelope)
        return alarmed

    return answer


def _can_fulfill(envelope: Envelope) -> dict[str, Any]:
    from backspasm.conversation import can_fulfill

    return can_fulfill.answer(envelope)


def _note_alarm(skill: Callable[[], Skill], envelope: Envelope) -> None:
    """Have the next turn ask before it goes on. Whatever happens here, the answer is out."""

    def store() -> bool:
        try:
            return skill().remember_alarm(envelope)
        except Exception as error:
            log.error("an alarm was not noted: %s", type(error).__name__)
            return False

    try:
        system = envelope["context"]["System"]
        who = identity.who(system["application"]["applicationId"], system["user"]["userId"])
        ALARMED.note(who, store)
    except Exception as error:
        log.error("an alarm was not noted: %s", type(error).__name__)


def _once(load: Callable[[], Skill]) -> Callable[[], Skill]:
    """`load`, called by the first who asks while all others wait; what it raises is not kept."""
    lock, kept = threading.Lock(), functools.cache(load)

    def loaded() -> Skill:
        with lock:
            return kept()

    return loaded
