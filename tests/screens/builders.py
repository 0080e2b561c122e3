"""Every screen there is, in some state, and the skill as a device with a screen meets it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from backspasm.conversation import skill
from backspasm.conversation.ports import Ports
from backspasm.guide.walkthrough import STEPS, Place
from backspasm.memory.in_memory import InMemoryRepository
from backspasm.memory.repository import Repository
from backspasm.plan.model import Kind, Phase, Plan, State, Stretch
from backspasm.plan.timeline import Status
from backspasm.safety.words import WORDS
from backspasm.screens import buttons
from backspasm.screens.answer import answer
from backspasm.screens.emergency import emergency
from backspasm.screens.plan import plan
from backspasm.screens.screen import Screen
from backspasm.screens.step import step
from backspasm.services.alexa import AlexaServices
from backspasm.speech.catalogue import load

Json = dict[str, Any]

NOW = 1_800_000_000
WORDS_HERE = load("en-US")
RUNNING = State(Plan(Kind.ICE, 1800, 1800, 2, Stretch(Phase.COLD, 1, NOW - 600, NOW + 1200)))
PAUSED = State(
    Plan(Kind.ICE, 1800, 1800, 2, Stretch(Phase.COLD, 1, NOW - 600, NOW + 1200), paused=NOW - 60)
)
PLACES = [Place(position, number) for position in STEPS for number in range(STEPS[position] + 1)]


def every_screen() -> dict[str, Screen]:
    """Every kind of screen, by a name."""
    asked = buttons.named(WORDS_HERE, buttons.YES_OR_NO)
    alarm = WORDS["en-US"]["emergency"]
    return {
        "running": plan(WORDS_HERE, RUNNING, NOW, "", []),
        "asking": plan(WORDS_HERE, RUNNING, NOW, "Shall I remind you?", asked),
        "paused": plan(WORDS_HERE, PAUSED, NOW, "", []),
        "emergency": emergency(alarm.title, alarm.text),
        "answer": answer("Take it easy.", buttons.hints(WORDS_HERE, Status.NEVER)),
        **{place.written: step(WORDS_HERE, place) for place in PLACES},
    }


class Device:
    """A device in front of the skill, with a screen unless said; its clock stands at `now`."""

    def __init__(self, *, screen: bool = True, repository: Repository | None = None) -> None:
        self.now = NOW
        self._interfaces: Json = {"Alexa.Presentation.APL": {"runtime": {}}} if screen else {}
        self._attributes: Json = {}
        self._requests = 0
        self._user = uuid4().hex
        self._answer: Callable[[object], Json] = skill.build(
            Ports(
                repository=repository or InMemoryRepository(),
                services=AlexaServices(),
                clock=lambda: float(self.now),
            )
        )

    def say(self, intent: str, **slots: str) -> Json:
        """Say an intent; the response."""
        named = {name: {"name": name, "value": value} for name, value in slots.items()}
        return self._send({"type": "IntentRequest", "intent": {"name": intent, "slots": named}})

    def touch(self, *arguments: object) -> Json:
        """Touch something that sends `arguments`; the response."""
        return self._send(
            {"type": "Alexa.Presentation.APL.UserEvent", "arguments": list(arguments)}
        )

    def _send(self, request: Json) -> Json:
        self._requests += 1
        system = {
            "application": {"applicationId": "skill"},
            "user": {"userId": self._user},
            "device": {"deviceId": "device", "supportedInterfaces": self._interfaces},
        }
        envelope = self._answer(
            {
                "version": "1.0",
                "session": {"new": self._requests == 1, "attributes": self._attributes},
                "context": {"System": system},
                "request": {**request, "requestId": f"r{self._requests}", "locale": "en-US"},
            }
        )
        self._attributes = envelope.get("sessionAttributes") or {}
        response: Json = envelope["response"]
        return response


def shown(response: Json) -> Json | None:
    """The directive that puts something on the screen, if there is one."""
    directives = response.get("directives") or []
    return next((each for each in directives if "RenderDocument" in each["type"]), None)


def data(response: Json) -> Json:
    """What is on the screen."""
    directive = shown(response)
    assert directive is not None
    found: Json = directive["datasources"]["screen"]
    return found


def said(response: Json) -> str:
    """What is said, as SSML."""
    return str(response["outputSpeech"]["ssml"])
