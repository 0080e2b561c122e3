"""A desk that all tests share, and a world of its own for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from desk_speaker.clock import WorldClock
from desk_speaker.commands import Commands
from desk_speaker.desk import Desk
from desk_speaker.events import Alert, Event, Turn
from desk_speaker.household import Household
from desk_speaker.speaker import Speaker
from desk_speaker.world import World
from tests.desk_speaker.small_skill import Json, Reply, SmallSkill, call, says, small_model

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC).timestamp()

_SKILL = SmallSkill()


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """A desk with the small skill on it."""
    desk = Desk(build_skill=_SKILL.build, find_model=small_model)
    yield desk
    desk.close()


@pytest.fixture
def skill() -> SmallSkill:
    """The small skill, as it was before anybody used it."""
    _SKILL.requests.clear()
    _SKILL.answer = lambda _: says("Hello.")
    return _SKILL


@dataclass
class Room:
    """A speaker in a world that begins at nine and stands still, and all that happened there."""

    speaker: Speaker
    commands: Commands
    skill: SmallSkill
    events: list[Event] = field(default_factory=list)

    @property
    def world(self) -> World:
        """The world the speaker is in."""
        return self.speaker.world

    @property
    def turns(self) -> list[Turn]:
        """The turns so far."""
        return [event for event in self.events if isinstance(event, Turn)]

    @property
    def rung(self) -> list[tuple[int, str]]:
        """Minutes after nine, and words, of every alert so far."""
        alerts = [event for event in self.events if isinstance(event, Alert)]
        return [(round((alert.at - NINE) / 60), alert.speech) for alert in alerts]

    def hear(self, line: str) -> Turn:
        """Say a line; the last turn that came of it."""
        turns = [event for event in self.speaker.hear(line) if isinstance(event, Turn)]
        return turns[-1]

    def call(self, method: str, path: str, body: object = None) -> Reply:
        """Call a service from inside a session, as the skill would while it answers."""
        replies: list[Reply] = []

        def answer(envelope: Json) -> Json:
            replies.append(call(envelope, method, path, body))
            return says("Done.")

        self.skill.answer = answer
        self.speaker.hear("how long left")
        return replies[0]


@pytest.fixture
def room_of(desk: Desk, skill: SmallSkill) -> Callable[[Household], Room]:
    """Puts a household's speaker into a new world."""

    def furnish(household: Household) -> Room:
        events: list[Event] = []
        speaker = desk.speaker(household, WorldClock(NINE, speed=0), events.append)
        return Room(speaker, Commands(desk, speaker), skill, events)

    return furnish


@pytest.fixture
def room(room_of: Callable[[Household], Room]) -> Room:
    """A speaker without a screen, in a world that begins at nine."""
    return room_of(Household())
