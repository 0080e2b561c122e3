"""Mutated envelopes of every kind: always a valid response, never a plan changed by garbage."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from backspasm.admit.door import TYPES
from desk_speaker import checks
from desk_speaker.events import Json
from desk_speaker.model import load
from tests.faults.house import SKILL_ID, House

SAMPLE = 600
ALL = 20_000

JUNK: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    float("inf"),
    "",
    "?",
    "\ud800",
    "\x00",
    "x" * 5_000,
    "<b & c",
    "</speak>",
    "PT0S",
    "P1Y",
    "-P1D",
    [],
    [[]],
    {},
    {"value": {"value": {}}},
    ["a", None, {"b": 1}],
)
EVENTS = (
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillPermissionChanged",
    "Reminders.ReminderCreated",
    "Reminders.ReminderDeleted",
    "Reminders.ReminderStarted",
    "Reminders.ReminderStatusChanged",
    "Reminders.ReminderUpdated",
    "Alexa.Presentation.APL.UserEvent",
    "System.ExceptionEncountered",
    "AudioPlayer.PlaybackStarted",
)


TOKENS = ("remind", "ring", "moves", "moves 9 17 WEEKDAYS", "")


@cache
def intents() -> dict[str, dict[str, str]]:
    """Every intent of the model, with its slots."""
    language = load("en-US").raw["interactionModel"]["languageModel"]
    return {
        each["name"]: {slot["name"]: slot["type"] for slot in each.get("slots", [])}
        for each in language["intents"]
    }


def bodies(chance: random.Random) -> Iterator[Json]:
    """Requests of every type, and each intent with likely values in its slots."""
    while True:
        for kind in ("LaunchRequest", "SessionEndedRequest", *EVENTS):
            yield {"type": kind, "reason": "USER_INITIATED", "body": {}}
        for status in ("ACCEPTED", "DENIED", "NOT_ANSWERED"):
            yield {
                "type": "Connections.Response",
                "name": "AskFor",
                "status": {"code": "200", "message": "OK"},
                "token": chance.choice(TOKENS),
                "payload": {"status": status, "permissionScopes": [{"status": status}]},
            }
            cause = {"token": chance.choice(TOKENS), "result": {"status": status}}
            yield {"type": "SessionResumedRequest", "cause": cause}
        for name, slots in intents().items():
            likely = ("PT20M", "3", "09:00", "?", "ICE", "pillow", "WEEKDAYS")
            filled = {
                slot: {"name": slot, "value": chance.choice(likely)}
                for slot in slots
                if chance.random() < 0.7
            }
            yield {"type": "IntentRequest", "intent": {"name": name, "slots": filled}}


def mutated(value: Any, chance: random.Random) -> Any:
    """The value with something in it gone, replaced, or put where it does not belong."""
    places = list(_places(value))
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        holder, key = chance.choice(places)
        try:
            if chance.random() < 0.3:
                del holder[key]
            elif chance.random() < 0.2:
                holder[key] = copy.deepcopy(chance.choice(places)[0])
            else:
                holder[key] = copy.deepcopy(chance.choice(JUNK))
        except (KeyError, IndexError):
            continue
    return value


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in list(pairs):
        yield value, key
        if isinstance(each, dict | list):
            yield from _places(each)


def understood(envelope: Any) -> bool:
    """Whether this could be something that someone said to this skill."""
    kind = _within(envelope, "request", "type")
    intent = _within(envelope, "request", "intent", "name")
    skill_ids = (
        _within(envelope, "session", "application", "applicationId"),
        _within(envelope, "context", "System", "application", "applicationId"),
    )
    meant = kind != "IntentRequest" or (isinstance(intent, str) and intent in intents())
    return isinstance(kind, str) and kind in TYPES and meant and SKILL_ID in skill_ids


def _within(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def fuzz(times: int, seed: int) -> None:
    chance = random.Random(seed)
    house = House()
    house.say("start my ice pack", "yes")
    base = house.envelopes[-1]
    questions = ("remind", "start_ice", "long_plan", "start_wish", "delete", "moves", "skin", "x")
    requests = bodies(chance)
    for number in range(times):
        envelope = copy.deepcopy(base)
        envelope["request"] = {**envelope["request"], **next(requests)}
        envelope["request"]["requestId"] = f"amzn1.echo-api.request.{number}"
        envelope["session"]["attributes"] = {
            "question": {"name": chance.choice(questions), "first": 9, "last": "x", "wish": {}},
            "last": {"speech": ["One."], "reprompt": "Two?"},
            "walk": chance.choice(("chair:2", "nowhere:99", 7)),
        }
        event = mutated(envelope, chance)
        before = house.remembered().care.state
        answered = house.answer(event)
        shown = json.dumps(event, default=str)[:3_000]
        size = len(json.dumps(answered))
        silent = "outputSpeech" not in answered["response"]
        heard = checks.read(answered, size, house.world.household, may_speak=not silent)
        assert not heard.refused, (heard.refused, shown)
        if not understood(event):
            assert house.remembered().care.state == before, shown
        if number % 200 == 199:
            house.say("+2h")


@pytest.mark.parametrize("junk", ["\x00", "\ud800", "<b", "a & b", "</speak>", 7, None])
def test_what_the_session_gives_back_broken_is_not_said_again(junk: Any) -> None:
    house = House()
    house.say("open back spasm helper")
    for name in ("AMAZON.RepeatIntent", "AMAZON.HelpIntent", "AMAZON.FallbackIntent"):
        envelope = copy.deepcopy(house.envelopes[-1])
        envelope["request"] = {**envelope["request"], "type": "IntentRequest"}
        envelope["request"]["intent"] = {"name": name, "slots": {}}
        last = {"speech": ["One.", junk], "reprompt": junk}
        envelope["session"]["attributes"] = {"question": {"name": "start_ice"}, "last": last}
        answered = house.answer(envelope)
        size = len(json.dumps(answered))
        assert not checks.read(answered, size, house.world.household, may_speak=True).refused


def test_a_sample_of_mutated_envelopes() -> None:
    fuzz(SAMPLE, seed=4)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
def test_twenty_thousand_mutated_envelopes(seed: int) -> None:
    fuzz(ALL // 4, seed)


@pytest.mark.parametrize("event", [*JUNK, [{}], {"request": None}, {"request": {"type": []}}])
def test_what_is_no_envelope_gets_an_empty_response(event: Any) -> None:
    house = House()
    answered = house.answer(event)
    assert answered["version"] == "1.0"
    assert isinstance(answered["response"], dict)
