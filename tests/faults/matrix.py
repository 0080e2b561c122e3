"""The fault matrix: a command is played at the desk while something fails in one way.

Everything is real but Alexa and AWS: the speaker's words, HTTP, signatures, the skill, sockets that
hang, trickle and break. Time that the skill gives itself is shortened, or hanging would take long.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from backspasm.conversation import skill
from backspasm.conversation.ports import Ports
from backspasm.memory import identity
from backspasm.memory.dynamodb import DynamoClient, DynamoRepository, create_client
from backspasm.memory.model import Memory
from backspasm.services.alexa import AlexaServices
from backspasm.services.hosts import AllowedHosts
from desk_speaker import faults
from desk_speaker.clock import WorldClock, parse_span
from desk_speaker.desk import Desk
from desk_speaker.events import Event, Turn
from desk_speaker.faults import Fault
from desk_speaker.household import Household
from desk_speaker.speaker import Speaker
from tests.faults import truth
from tests.faults.commands import Command
from tests.faults.truth import Facts
from web_service.skill import create_table

ANSWER_WITHIN = 2.5
"""Seconds the skill gives itself here."""

_PATIENT = 7.0
"""Seconds it gives itself while nothing fails, or a busy machine would look like a fault."""

_WRITES = "memory, writing"
SERVICES = (faults.REMINDERS, faults.TIMERS, faults.SETTINGS, faults.MEMORY, _WRITES)
"""What fails: Alexa's services, the table, or the table after it has been read."""

# A busy machine may be late; a fault that is waited for is much later still.
_SLACK = 2.0
_ZONE = "Europe/London"
_MORNING = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo(_ZONE)).timestamp()
_STARTED_BY_THE_SKILL = frozenset({"memory", "reconcile", "name-lookup"})


@dataclass(frozen=True)
class Outcome:
    """What became of one command under one fault."""

    word: str
    """`as ever`, `told`, `refused` or `unsure`: see `docs/faults.md`."""
    problems: tuple[str, ...]
    speech: str
    seconds: float


@dataclass
class _Trap:
    """Makes the table fail from the moment it has been read."""

    spring: Callable[[], None] | None = None


class _Repository(DynamoRepository):
    def __init__(self, connect: Callable[[], DynamoClient], table: str, trap: _Trap) -> None:
        super().__init__(connect, table)
        self._trap = trap

    def load(self, who: str, now: int, timeout: float) -> Memory:
        memory = super().load(who, now, timeout)
        if self._trap.spring is not None:
            self._trap.spring()
        return memory


@dataclass
class Matrix:
    """Plays commands under faults, on one desk."""

    answer_within: float = ANSWER_WITHIN
    _trap: _Trap = field(default_factory=_Trap)
    stored: str = ""
    """What the table held of every household that was looked at."""
    _secrets: set[str] = field(default_factory=set)
    _controls: dict[str, tuple[Facts, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._answer: Callable[[object], dict[str, Any]] = lambda _: {}
        self._desk = Desk(build_skill=self._build)

    def close(self) -> None:
        """Close every port."""
        self._desk.close()

    def play(self, command: Command, service: str, fault: Fault) -> Outcome:
        """Play a command while `service` fails, and see whether everything said is true."""
        control, usual = self._control(command)
        household = Household(zone=_ZONE)
        speaker = self._begin(household, command)
        before = self._facts(speaker)
        for said in command.said[:-1]:
            speaker.hear(said)
        if service == _WRITES:
            self._trap.spring = lambda: self._desk.inject(faults.MEMORY, fault)
        else:
            self._desk.inject(service, fault)
        self._answer = self._make(self.answer_within)
        began = time.monotonic()
        speech = _speech(speaker.hear(command.said[-1]))
        seconds = time.monotonic() - began
        self._trap.spring = None
        self._desk.mend()
        _wait_for_what_was_left_behind()
        after = self._facts(speaker)
        keys = truth.spoken(speech)
        problems = truth.untrue(keys, before, after, control.memory)
        if fault is Fault.NOT_FOUND:
            # Who is told that an alert is not there can't know better. It is mended later.
            problems = [each for each in problems if "will still ring" not in each]
        if seconds > self.answer_within + _SLACK:
            problems.append(f"it took {seconds:.1f} seconds")
        self._answer = self._make(_PATIENT)
        speaker.new_session()
        speaker.wait(20)
        speaker.hear("how long left")
        problems += [f"later, {each}" for each in truth.unsettled(self._facts(speaker))]
        word = _word(keys, keys == truth.spoken(usual), after, before)
        return Outcome(word, tuple(problems), speech, seconds)

    def secrets(self) -> set[str]:
        """Tokens and raw ids of every household that was played."""
        return self._secrets

    def _note(self, turn: Turn, household: Household) -> None:
        system = turn.request["context"]["System"]
        self._secrets |= {system["apiAccessToken"], household.user_id, household.device_id}

    def _control(self, command: Command) -> tuple[Facts, str]:
        """The facts and the answer when nothing fails."""
        if command.name not in self._controls:
            speaker = self._begin(Household(zone=_ZONE), command)
            speech = ""
            for said in command.said:
                speech = _speech(speaker.hear(said))
            self._controls[command.name] = self._facts(speaker), speech
        return self._controls[command.name]

    def _begin(self, household: Household, command: Command) -> Speaker:
        # Without a past: no connection that was left hanging, no thread that is still busy.
        self._answer = self._make(_PATIENT)
        clock = WorldClock(_MORNING, speed=0)

        def tell(event: Event) -> None:
            if isinstance(event, Turn):
                self._note(event, household)

        speaker = self._desk.speaker(household, clock, tell)
        speaker.world.permissions.set(command.permission)
        for line in command.before:
            if line.startswith("+"):
                speaker.wait(parse_span(line[1:]))
            else:
                speaker.hear(line)
        return speaker

    def _facts(self, speaker: Speaker) -> Facts:
        now = int(self._desk.now())
        who = identity.who(self._skill_id, speaker.world.household.user_id)
        memory = self._own.load(who, now, 5.0)
        self.stored += str(self._client.query(**_everything(self._table, who))["Items"])
        return Facts(memory, truth.rings(speaker.world), now, truth.moving(speaker.world))

    def _build(
        self, clock: Callable[[], float], host: str, table: str, endpoint: str, skill_id: str
    ) -> Callable[[object], dict[str, Any]]:
        create_table(table, endpoint)
        self._skill_id = skill_id
        client = create_client("us-east-1", endpoint)
        self._client, self._table = client, table
        self._own = DynamoRepository(lambda: create_client("us-east-1", endpoint), table)

        def make(answer_within: float) -> Callable[[object], dict[str, Any]]:
            return skill.build(
                Ports(
                    repository=_Repository(lambda: client, table, self._trap),
                    services=AlexaServices(AllowedHosts(desk=[host])),
                    clock=clock,
                    skill_id=skill_id,
                    answer_within=answer_within,
                )
            )

        self._make = make
        return lambda event: self._answer(event)


def _everything(table: str, who: str) -> dict[str, Any]:
    return {
        "TableName": table,
        "KeyConditionExpression": "who = :who",
        "ExpressionAttributeValues": {":who": {"S": who}},
    }


def _speech(events: list[Event]) -> str:
    return " ".join(event.speech or "" for event in events if isinstance(event, Turn))


def _wait_for_what_was_left_behind() -> None:
    """Let the skill's threads end: what they still do belongs to the turn that failed."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        left = [each for each in threading.enumerate() if each.name in _STARTED_BY_THE_SKILL]
        if not left:
            return
        for thread in left:
            # One that is only being started can't be joined yet.
            if thread.is_alive():
                thread.join(max(0.0, until - time.monotonic()))


def _word(keys: set[str], as_ever: bool, after: Facts, before: Facts) -> str:
    if as_ever:
        return "as ever"
    if truth.any_of(keys, truth.TELLS_OF_UNSURE):
        return "unsure"
    same = after.care.state == before.care.state and after.rings == before.rings
    return "refused" if same and truth.any_of(keys, ("plan.not_",)) else "told"
