"""A stage for the real skill: memory in the process, no network, a clock that stands still.

The skill plays on it through its own front door, so that what is heard here is what is heard
anywhere. What is in memory can be put there and taken away, to try many things from one state.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from backspasm.alerts import moves
from backspasm.alerts.adopt import Listed
from backspasm.alerts.difference import Difference
from backspasm.alerts.model import Actual, AlertKind, Channel, Wanted
from backspasm.conversation import skill
from backspasm.conversation.ports import Ports
from backspasm.memory import identity
from backspasm.memory.model import Care, Memory, Settings
from backspasm.memory.repository import LostRace, MemoryUnavailable
from backspasm.services.alexa import AlexaServices, Caller
from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.services.http import AlexaHttp
from backspasm.services.reconcile import Reconciled
from backspasm.speech import catalogue
from backspasm.speech.catalogue import Catalogue

_SKILL: Final = "the skill"
MORNING: Final = 1_772_442_000
"""2 March 2026, nine in the morning, in UTC and in London."""


_NUMBERS: Final = itertools.count(1)
"""For accounts and requests. No two are alike in a process: the skill may remember either."""


class Trouble(StrEnum):
    """What can be wrong around the skill."""

    NONE = "all is well"
    PERMISSION = "reminders not allowed yet"
    UNSUPPORTED = "a device without reminders"
    QUOTA = "no room for reminders"
    RATE_LIMITED = "Alexa takes no more requests for a moment"
    FAILING = "the reminder service is out of order"
    PARTLY = "only some reminders can be set"
    NO_MEMORY = "memory can't be read"
    NO_WRITING = "memory can't be written"
    OLD_STAY = "old reminders can't be taken back"
    ONE_DAY_EACH = "Alexa takes one weekday for each reminder"
    NO_TIMERS = "no timers are to be had"
    CANCELLED = "the user cancelled timers on the device"
    PAUSED = "the user paused timers on the device"
    SWITCHED_OFF = "whoever runs the skill has switched reminders off"
    INSIDE = "something fails inside the skill"
    EVERYTHING = "the words themselves can't be read"


_ERRORS: Final = {
    Trouble.PERMISSION: ErrorKind.PERMISSION,
    Trouble.UNSUPPORTED: ErrorKind.UNSUPPORTED_DEVICE,
    Trouble.QUOTA: ErrorKind.QUOTA,
    Trouble.RATE_LIMITED: ErrorKind.RATE_LIMITED,
    Trouble.FAILING: ErrorKind.UNAVAILABLE,
    Trouble.PARTLY: ErrorKind.TIMEOUT,
    Trouble.NO_TIMERS: ErrorKind.QUOTA,
    Trouble.ONE_DAY_EACH: ErrorKind.BAD_REQUEST,
}
_CANNOT_LIST: Final = frozenset(
    {
        Trouble.PERMISSION,
        Trouble.UNSUPPORTED,
        Trouble.QUOTA,
        Trouble.RATE_LIMITED,
        Trouble.FAILING,
    }
)
_KEEP_THE_OLD: Final = _CANNOT_LIST | {Trouble.PARTLY, Trouble.OLD_STAY}


@dataclass(frozen=True, slots=True)
class Move:
    """Something that reaches the skill: an intent with its slots, or another kind of request."""

    name: str
    slots: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What each slot is heard as: a value as Alexa resolves it, or the id of a value."""
    payload: Mapping[str, Any] = field(default_factory=dict, hash=False)

    token: str = ""
    """For the answer to a permission question: what it was asked for."""

    def __str__(self) -> str:
        said = self.name.removeprefix("AMAZON.").removesuffix("Intent")
        details = ", ".join(f"{name} {value}" for name, value in self.slots.items())
        details = details or str(self.payload.get("status", "")) + (
            f" {self.token}" if self.token else ""
        )
        return f"{said} ({details})" if details else said


@dataclass(frozen=True, slots=True)
class Scene:
    """A state of the world in which something is said."""

    name: str
    memory: Memory = field(default_factory=Memory)
    now: int = MORNING
    zone: str | None = None
    trouble: Trouble = Trouble.NONE


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the skill, as it leaves the front door."""

    response: Mapping[str, Any]
    """The response's JSON, without the envelope."""
    attributes: Mapping[str, Any]
    """The session's attributes after it."""
    said: tuple[tuple[str, str], ...]
    """Each sentence taken from `content/` on the way, with its key, in order."""
    before: Memory
    after: Memory


@dataclass(frozen=True)
class _Noting(Catalogue):
    """A catalogue that notes which sentences are taken from it."""

    notes: list[tuple[str, str]] = field(default_factory=list)

    def say(self, key: str, variation: int = 0, /, **values: str | int) -> str:
        said = super().say(key, variation, **values)
        self.notes.append((key, said))
        return said


class _Shelf:
    """Memory of one account, that can be put there and taken away.

    Any other account finds it out of reach: what the skill still does on the side for a scene that
    is over must not reach into the next one.
    """

    def __init__(self) -> None:
        self.who = ""
        self.memory = Memory()
        self.trouble = Trouble.NONE

    def load(self, who: str, now: int, timeout: float) -> Memory:  # noqa: ARG002
        if self.trouble is Trouble.NO_MEMORY or who != self.who:
            raise MemoryUnavailable
        return self.memory

    def save_care(self, who: str, care: Care, now: int, timeout: float) -> Care:  # noqa: ARG002
        self._writable(who, care.version, self.memory.care.version)
        saved = replace(care, version=care.version + 1)
        self.memory = replace(self.memory, care=saved)
        return saved

    def save_settings(
        self,
        who: str,
        settings: Settings,
        now: int,  # noqa: ARG002
        timeout: float,  # noqa: ARG002
    ) -> Settings:
        self._writable(who, settings.version, self.memory.settings.version)
        saved = replace(settings, version=settings.version + 1)
        self.memory = replace(self.memory, settings=saved)
        return saved

    def forget(self, who: str, timeout: float) -> None:  # noqa: ARG002
        self._writable(who, 0, 0)
        self.memory = Memory()

    def _writable(self, who: str, version: int, stored: int) -> None:
        if self.trouble in (Trouble.NO_MEMORY, Trouble.NO_WRITING) or who != self.who:
            raise MemoryUnavailable
        if version != stored:
            raise LostRace


class _Alexa(AlexaServices):
    """Alexa's services, as far as the skill sees them: they do what they are told, or fail."""

    def __init__(self, shelf: _Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self.zone: str | None = None
        self.trouble = Trouble.NONE

    def time_zone(self, caller: Caller, timeout: float) -> tzinfo | None:  # noqa: ARG002
        if self.trouble is Trouble.INSIDE:
            raise ValueError("something the skill did not foresee")
        return ZoneInfo(self.zone) if self.zone else None

    def list_reminders(self, caller: Caller, timeout: float) -> tuple[Listed, ...]:  # noqa: ARG002
        return self._listed(Channel.REMINDER)

    def list_timers(self, caller: Caller, timeout: float) -> tuple[Listed, ...]:  # noqa: ARG002
        return self._listed(Channel.TIMER)

    def reconcile(
        self,
        caller: Caller,  # noqa: ARG002
        steps: Difference,
        texts: Mapping[AlertKind, str],  # noqa: ARG002
        locale: str,  # noqa: ARG002
        now: int,  # noqa: ARG002
        timeout: float,  # noqa: ARG002
        zone: str = "UTC",  # noqa: ARG002
    ) -> Reconciled:
        possible = [each for number, each in enumerate(steps.create) if self._can(number, each)]
        made = [Actual(f"id-{each.at}", each.at, each.kind, each.channel) for each in possible]
        left = steps.cancel if self.trouble in _KEEP_THE_OLD else ()
        actual = sorted((*steps.keep, *left, *made), key=lambda each: each.at)
        owed = tuple(each for each in steps.create if each not in possible)
        error = _ERRORS.get(self.trouble, ErrorKind.UNAVAILABLE)
        return Reconciled(
            actual=tuple(actual),
            owed=owed,
            not_cancelled=tuple(left),
            uncertain=(),
            error=error if owed or left else None,
        )

    def _can(self, number: int, alert: Wanted) -> bool:
        """Whether an alert can be set, the `number`th of those asked for at once."""
        if self.trouble is Trouble.PARTLY:
            return number == 0
        if self.trouble is Trouble.NO_TIMERS:
            return alert.channel is not Channel.TIMER
        if self.trouble is Trouble.ONE_DAY_EACH:
            return alert.kind is not AlertKind.MOVE or len(moves.slot(alert.at).days) in (1, 7)
        return self.trouble not in _CANNOT_LIST

    def _listed(self, channel: Channel) -> tuple[Listed, ...]:
        """Whatever memory knows of, for it is all there really is."""
        if self.trouble in _CANNOT_LIST:
            raise ServiceError(_ERRORS[self.trouble])
        if self.trouble is Trouble.CANCELLED:
            return ()
        paused = self.trouble is Trouble.PAUSED
        memory = self._shelf.memory
        hourly = () if memory.settings.moves is None else memory.settings.moves.actual
        return tuple(
            Listed(
                each.id,
                each.at,
                recurring=each.kind is AlertKind.MOVE,
                texts=(),
                channel=channel,
                paused=paused,
            )
            for each in (*memory.care.alerts.actual, *hourly)
            if each.channel is channel
        )

    def _http(self, caller: Caller) -> AlexaHttp:  # noqa: ARG002
        """Whatever else is asked of Alexa goes nowhere: there is no network on this stage."""
        raise ServiceError(ErrorKind.UNAVAILABLE)


class Stage:
    """The skill in one locale, ready to be put into any scene."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self.words = _noting(catalogue.load(locale))
        self._shelf = _Shelf()
        self._alexa = _Alexa(self._shelf)
        self._now = MORNING
        self._trouble = Trouble.NONE
        self._user = ""
        ports = Ports(self._shelf, self._alexa, lambda: float(self._now))
        self._usual = skill.build(ports)
        self._without_alerts = skill.build(replace(ports, alerts_on=False))

    def enter(self, scene: Scene) -> None:
        """Put the world into the state of `scene`, for an account of its own."""
        self._user = f"user {next(_NUMBERS)}"
        self._shelf.who = identity.who(_SKILL, self._user)
        self._shelf.memory, self._shelf.trouble = scene.memory, scene.trouble
        self._alexa.zone, self._alexa.trouble = scene.zone, scene.trouble
        self._now, self._trouble = scene.now, scene.trouble

    @property
    def memory(self) -> Memory:
        """What is remembered now."""
        return self._shelf.memory

    def say(
        self,
        move: Move,
        attributes: Mapping[str, Any] | None = None,
        *,
        request: str | None = None,
    ) -> Answer:
        """The skill's answer to `move`. Without `attributes` it opens a new session.

        Each request gets an id of its own, unless `request` names one to be used again.
        """
        self.words.notes.clear()
        before = self._shelf.memory
        envelope = self._envelope(move, attributes, request or f"request {next(_NUMBERS)}")
        with self._with_noted_words():
            answered = self._answer(envelope)
        return Answer(
            response=answered.get("response", {}),
            attributes=answered.get("sessionAttributes") or {},
            said=tuple(self.words.notes),
            before=before,
            after=self._shelf.memory,
        )

    def _answer(self, envelope: object) -> dict[str, Any]:
        switched_off = self._trouble is Trouble.SWITCHED_OFF
        return (self._without_alerts if switched_off else self._usual)(envelope)

    @contextmanager
    def _with_noted_words(self) -> Iterator[None]:
        """Let the skill take its words from a catalogue that notes them; it logs nothing."""
        usual: Callable[[str], Catalogue] = catalogue.load
        catalogue.load = self._load  # type: ignore[assignment]
        logging.disable(logging.CRITICAL)
        try:
            yield
        finally:
            catalogue.load = usual  # type: ignore[assignment]
            logging.disable(logging.NOTSET)

    def _load(self, locale: str) -> Catalogue:  # noqa: ARG002
        if self._trouble is Trouble.EVERYTHING:
            raise OSError("the words can't be read")
        return self.words

    def _envelope(
        self, move: Move, attributes: Mapping[str, Any] | None, request: str
    ) -> dict[str, Any]:
        who = {"userId": self._user}
        application = {"applicationId": _SKILL}
        said: dict[str, Any] = {"requestId": request, "locale": self.locale}
        if "." in move.name and not move.name.startswith("AMAZON."):
            said |= {"type": move.name, "token": move.token, "payload": dict(move.payload)}
        elif move.name.endswith("Request"):
            said |= {"type": move.name}
        else:
            slots = {name: _slot(name, value) for name, value in move.slots.items()}
            said |= {"type": "IntentRequest", "intent": {"name": move.name, "slots": slots}}
        session: dict[str, Any] = {"new": attributes is None, "application": application}
        session |= {"sessionId": "session", "user": who, "attributes": dict(attributes or {})}
        system = {
            "application": application,
            "user": who,
            "device": {"deviceId": "device", "supportedInterfaces": {}},
            "apiEndpoint": "https://api.amazonalexa.com",
            "apiAccessToken": "token",
        }
        context = {"System": system}
        return {"version": "1.0", "session": session, "context": context, "request": said}


def _slot(name: str, value: str) -> dict[str, Any]:
    slot: dict[str, Any] = {"name": name, "value": value}
    if value[:1].isalpha() and not value.startswith("P"):
        match = {"value": {"name": value, "id": value}}
        found = {"status": {"code": "ER_SUCCESS_MATCH"}, "values": [match]}
        slot["resolutions"] = {"resolutionsPerAuthority": [found]}
    return slot


def _noting(words: Catalogue) -> _Noting:
    return _Noting(words.locale, words.entries, words.plurals)
