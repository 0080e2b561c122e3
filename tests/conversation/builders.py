"""A conversation with the topics themselves: no SDK, no network, real memory in the process."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from backspasm.conversation import (
    alarm,
    answers,
    causes,
    check,
    distraction,
    feelings,
    ice_safety,
    ladder,
    manner,
    medicines,
    offering,
    positions,
)
from backspasm.conversation.alarmed import ALARMED
from backspasm.conversation.answering import answered, session_after
from backspasm.conversation.ports import Ports
from backspasm.conversation.reply import Reply
from backspasm.conversation.turn import Turn
from backspasm.memory.in_memory import InMemoryRepository
from backspasm.memory.model import Care, Memory, Settings
from backspasm.memory.repository import MemoryUnavailable, Repository
from backspasm.services.alexa import AlexaServices, Caller
from backspasm.speech import catalogue, ssml

TOPICS = (
    alarm,
    answers,
    causes,
    check,
    distraction,
    feelings,
    ice_safety,
    ladder,
    manner,
    medicines,
    offering,
    positions,
)

START = 1_800_000_000

_people = itertools.count()


class BrokenRepository:
    """A repository that is never there, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def load(self, who: str, now: int, timeout: float) -> Memory:
        self.asked += 1
        raise MemoryUnavailable

    def save_care(self, who: str, care: Care, now: int, timeout: float) -> Care:
        self.asked += 1
        raise MemoryUnavailable

    def save_settings(
        self,
        who: str,
        settings: Settings,
        now: int,
        timeout: float,
    ) -> Settings:
        self.asked += 1
        raise MemoryUnavailable

    def forget(self, who: str, timeout: float) -> None:
        self.asked += 1
        raise MemoryUnavailable


class Talk:
    """One user talking to the skill. Every turn's reply becomes the session of the next."""

    def __init__(self, locale: str = "en-US", repository: Repository | None = None) -> None:
        self.repository: Repository = repository or InMemoryRepository()
        self.ports = Ports(self.repository, AlexaServices(), lambda: float(self.now))
        self.words = catalogue.load(locale)
        self.attributes: dict[str, Any] = {}
        self.now = START
        self.who = f"somebody {next(_people)}"
        self._numbers = itertools.count()

    def hear(self, name: str, **slots: str) -> Reply:
        """The reply to an intent, by its name and what its slots were heard as."""
        return self._go_on(turn := self.turn(name, **slots), answered(turn))

    def yes(self) -> Reply:
        """The reply to a yes."""
        return self.hear("AMAZON.YesIntent")

    def no(self) -> Reply:
        """The reply to a no."""
        return self.hear("AMAZON.NoIntent")

    def run(self, topic: Callable[[Turn], Reply], name: str = "SomeIntent", **slots: str) -> Reply:
        """The reply of one topic, as the session's next turn."""
        turn = self.turn(name, **slots)
        return self._go_on(turn, topic(turn))

    def _go_on(self, turn: Turn, reply: Reply) -> Reply:
        self.attributes = session_after(turn, reply)
        return reply

    def turn(self, name: str = "SomeIntent", **slots: str) -> Turn:
        """The next turn, before anything has answered it."""
        return Turn(
            ports=self.ports,
            words=self.words,
            who=self.who,
            request=f"{next(self._numbers):064x}",
            now=self.now,
            deadline=time.monotonic() + 5,
            caller=Caller(endpoint="", token="", device=""),
            name=name,
            slots=slots,
            attributes=dict(self.attributes),
            alarmed=ALARMED.holds(self.who),
        )

    def alarm(self) -> None:
        """Something alarming is said, and stored as far as memory can be written."""
        ALARMED.note(self.who, partial(alarm.remember, self.turn())).join(10)

    def remembered(self) -> Care:
        """What memory holds of the account's plan and walkthrough."""
        return self.repository.load(self.who, self.now, 1.0).care

    def leave(self) -> None:
        """The session ends, as after a silence."""
        self.attributes = {}


def heard(reply: Reply) -> str:
    """A reply as it is heard, without tags."""
    return ssml.plain(reply.spoken)
