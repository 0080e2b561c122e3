"""A household in one process: the real skill and the desk's Alexa, with no socket in between.

Every call that leaves the skill passes a seam, where it can be made to fail, or the process to die.
"""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from urllib3 import HTTPResponse

from backspasm.conversation import skill
from backspasm.conversation.ports import Ports
from backspasm.memory import identity
from backspasm.memory.in_memory import InMemoryRepository
from backspasm.memory.item_repository import Put
from backspasm.memory.model import Care, Memory, Settings
from backspasm.memory.repository import MemoryUnavailable
from backspasm.services.alexa import AlexaServices
from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.services.hosts import AllowedHosts
from backspasm.services.http import AlexaPool
from desk_speaker import alexa_services
from desk_speaker.clock import WorldClock, parse_span
from desk_speaker.events import Event, Json, Turn
from desk_speaker.faults import Faults
from desk_speaker.front_door import Answer
from desk_speaker.household import Household
from desk_speaker.http_host import HttpRequest
from desk_speaker.interpreter import Interpreter
from desk_speaker.model import load
from desk_speaker.permissions import Permission
from desk_speaker.speaker import Skill, Speaker
from desk_speaker.world import AccessTokens, World
from tests.faults import truth
from tests.faults.truth import Facts

ZONE = "Europe/London"
MORNING = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo(ZONE)).timestamp()
SKILL_ID = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555"
_HOST = "http://127.0.0.1:9"

Result = TypeVar("Result")

Failing = Callable[[HttpRequest, Callable[[], HTTPResponse]], HTTPResponse]
"""What becomes of a request to Alexa, and the way to have it answered."""


class Died(BaseException):
    """The process is no more. Nothing catches this."""


class Seam:
    """What every call out of the skill goes through. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.mend()

    def mend(self) -> None:
        """Let every call go through again, and count from none."""
        self.calls = 0
        self.dies_at: int | None = None
        self.dies_before = True
        self.dead = False
        self.memory_fails: str | None = None
        """`before` or `after` what it was asked to do."""
        self.alexa_fails: Failing | None = None

    def through(self, call: Callable[[], Result]) -> Result:
        """What the call returns, unless the process dies before or after it."""
        with self._lock:
            dies = self.calls == self.dies_at
            self.calls += 1
            self.dead = self.dead or (dies and self.dies_before)
            if self.dead:
                raise Died
        result = call()
        if dies:
            self.dead = True
            raise Died
        return result


class _Network(AlexaPool):
    """Takes requests straight to the world."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house

    def manager(self) -> Any:
        return self

    def request(
        self, method: str, url: str, *, body: bytes | None, headers: dict[str, str], **_: object
    ) -> HTTPResponse:
        path = urlsplit(url).path
        lower = {name.lower(): value for name, value in headers.items()}
        asked = HttpRequest(method, path, lower, body or b"")

        def call() -> HTTPResponse:
            answer = alexa_services.answer(self._house.world, asked)
            body = io.BytesIO(answer.body)
            return HTTPResponse(body, status=answer.status, preload_content=False)

        def perhaps() -> HTTPResponse:
            fails = self._house.seam.alexa_fails
            return call() if fails is None else fails(asked, call)

        try:
            self._house.bodies.append(asked.body)
            return self._house.seam.through(perhaps)
        except Died:
            if threading.current_thread() is threading.main_thread():
                raise
            # A worker can't take the process along: it fails, and the next call from outside dies.
            raise ServiceError(ErrorKind.GARBLED) from None


class _Repository(InMemoryRepository):
    """Notes which versions were written over, and fails as the seam says."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self.written_over: list[tuple[str, str, int]] = []
        self.forgotten = 0

    def load(self, who: str, now: int, timeout: float) -> Memory:
        load = super().load
        return self._through(lambda: load(who, now, timeout))

    def save_care(self, who: str, care: Care, now: int, timeout: float) -> Care:
        save = super().save_care
        return self._through(lambda: save(who, care, now, timeout))

    def save_settings(self, who: str, settings: Settings, now: int, timeout: float) -> Settings:
        save = super().save_settings
        return self._through(lambda: save(who, settings, now, timeout))

    def forget(self, who: str, timeout: float) -> None:
        forget = super().forget
        self._through(lambda: forget(who, timeout))

    def _put(self, put: Put, timeout: float) -> None:
        super()._put(put, timeout)
        self.written_over.append((f"{put.stamp.who} {self.forgotten}", put.part, put.over))

    def _delete(self, who: str, timeout: float) -> None:
        super()._delete(who, timeout)
        self.forgotten += 1

    def _through(self, call: Callable[[], Result]) -> Result:
        return self._house.seam.through(lambda: self._failing(call))

    def _failing(self, call: Callable[[], Result]) -> Result:
        fails = self._house.seam.memory_fails
        if fails == "before":
            raise MemoryUnavailable
        result = call()
        if fails == "after":
            raise MemoryUnavailable
        return result


class _AnySession(AccessTokens):
    """Each device is in a session of its own."""

    def in_session(self, token: str) -> bool:
        return self._issued[token][1] is not None


class House:
    """One account with a speaker or more, from nine in the morning on."""

    unset = Permission.UNSET

    def __init__(
        self, *, alerts_on: bool = True, answer_within: float = 6.0, zone: str | None = ZONE
    ) -> None:
        household = Household(zone=zone)
        self.world = World(household, WorldClock(MORNING, speed=0), Faults())
        self.world.tokens = _AnySession()
        self.seam = Seam()
        self.repository = _Repository(self)
        self.who = identity.who(SKILL_ID, household.user_id)
        self._alerts_on, self._answer_within = alerts_on, answer_within
        self.envelopes: list[Json] = []
        self.answers: list[Json] = []
        self.bodies: list[bytes] = []
        """What was sent to Alexa, as it was sent."""
        self.restart()
        self.speaker = self.another_speaker()

    def restart(self, *, alerts_on: bool | None = None) -> None:
        """A new process: nothing is left of the one before it but what was stored."""
        self.seam.mend()
        self._alerts_on = self._alerts_on if alerts_on is None else alerts_on
        self.answer = skill.build(
            Ports(
                repository=self.repository,
                services=AlexaServices(AllowedHosts(desk=[_HOST]), _Network(self)),
                clock=self.world.clock.now,
                alerts_on=self._alerts_on,
                skill_id=SKILL_ID,
                answer_within=self._answer_within,
            )
        )

    def another_speaker(self) -> Speaker:
        """One more device of this account."""
        return Speaker(
            self.world,
            Skill(
                model=load("en-US"),
                interpret=_interpreter().interpret,
                post=self._post,
                skill_id=SKILL_ID,
                api_endpoint=_HOST,
            ),
            lambda _event: None,
        )

    def say(self, *lines: str) -> str:
        """Say each line to the speaker, `+10m` lets time pass; what was heard at last, in words."""
        heard: list[Event] = []
        for line in lines:
            if line.startswith("+"):
                heard = self.speaker.wait(parse_span(line[1:]))
            else:
                heard = self.speaker.hear(line)
        return " ".join(event.speech or "" for event in heard if isinstance(event, Turn))

    def directive(self) -> Json:
        """The permission question that Alexa was last sent to ask."""
        found: Json = self.answers[-1]["response"]["directives"][0]
        return found

    def hear_about(
        self,
        question: Json,
        answer: str,
        *,
        attributes: Json | None = None,
        newer: bool = False,
    ) -> str:
        """What is said when Alexa brings the answer to her question, in one of her two ways."""
        envelope = json.loads(json.dumps(self.envelopes[-1]))
        if attributes is not None:
            envelope["session"]["attributes"] = attributes
        came = {"status": {"code": "200", "message": "OK"}, "token": question["token"]}
        said = {"status": answer}
        request: Json = {"type": "Connections.Response", "name": "AskFor", **came, "payload": said}
        if newer:
            cause = {"type": "ConnectionCompleted", **came, "result": said}
            request = {"type": "SessionResumedRequest", "cause": cause}
        number = f"amzn1.echo-api.request.{len(self.envelopes)}"
        envelope["request"] = {"locale": "en-US", "requestId": number, **request}
        answered: Json = self._post(envelope).response  # type: ignore[assignment]
        return str(answered["response"].get("outputSpeech", {}).get("ssml", ""))

    def refusing_several_weekdays(
        self, asked: HttpRequest, call: Callable[[], HTTPResponse]
    ) -> HTTPResponse:
        """An Alexa that takes one rule in a reminder and no more, for `Seam.alexa_fails`."""
        rules = json.loads(asked.body or b"{}").get("trigger", {}).get("recurrence", {})
        if asked.method == "POST" and len(rules.get("recurrenceRules", ())) > 1:
            body = io.BytesIO(b'{"code": "UNSUPPORTED_TRIGGER_RECURRENCE"}')
            return HTTPResponse(body, status=400, preload_content=False)
        return call()

    def remembered(self) -> Memory:
        """What is stored, past the seam."""
        return InMemoryRepository.load(self.repository, self.who, int(self.world.clock.now()), 1.0)

    def facts(self) -> Facts:
        """How things stand."""
        now = int(self.world.clock.now())
        return Facts(self.remembered(), truth.rings(self.world), now, truth.moving(self.world))

    def _post(self, envelope: Json) -> Answer:
        self.envelopes.append(envelope)
        answered = self.answer(json.loads(json.dumps(envelope)))
        self.answers.append(answered)
        return Answer(answered, len(json.dumps(answered)), 0.0)


@cache
def _interpreter() -> Interpreter:
    return Interpreter(load("en-US").raw)
