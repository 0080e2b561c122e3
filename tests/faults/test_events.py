"""What Alexa tells about beside conversations does no harm, in any order and however often."""

from __future__ import annotations

import random

import pytest

from backspasm.admit.door import EVENTS
from backspasm.memory.model import Memory
from desk_speaker.events import Json
from tests.faults import truth
from tests.faults.house import House

_DELETES = "NOT_PERSISTED"


def told(house: House, kind: str, body: Json | None = None, *, session: bool = False) -> Json:
    """What the skill answers to an event; events come without a session."""
    envelope = dict(house.envelopes[-1])
    if not session:
        del envelope["session"]
    number = f"amzn1.echo-api.request.{random.random()}"
    request = {"type": kind, "requestId": number, "locale": "en-US"}
    if body is not None:
        request["body"] = body  # type: ignore[assignment]
    answered: Json = house.answer({**envelope, "request": request})
    return answered


def bodies(house: House, kind: str) -> list[Json | None]:
    """What may come with an event: what does, nothing, and nonsense."""
    alerts = [each.id for each in house.remembered().care.alerts.actual] or ["an alert"]
    scope = {"scope": "alexa::alerts:reminders:skill:readwrite"}
    if kind.endswith("SkillDisabled"):
        usual: Json = {"userInformationPersistenceStatus": "PERSISTED"}
    elif "Permission" in kind:
        usual = {"acceptedPermissions": [scope]}
    elif kind.endswith("ReminderDeleted"):
        usual = {"alertTokens": alerts}
    else:
        usual = {"status": "COMPLETED", "alertToken": alerts[0]}
    return [usual, None, {}, {"acceptedPermissions": []}, {"alertTokens": None, "status": 7}]


def with_a_plan() -> House:
    house = House()
    house.say("start my ice pack", "yes", "remind me to move every hour", "yes", "+5m")
    return house


@pytest.mark.parametrize("seed", range(5))
def test_none_of_them_says_changes_or_calls_anything(seed: int) -> None:
    chance = random.Random(seed)
    house = with_a_plan()
    before, calls = house.facts(), len(house.bodies)
    events = [(kind, body) for kind in sorted(EVENTS) for body in bodies(house, kind)] * 2
    chance.shuffle(events)
    for kind, body in events:
        answered = told(house, kind, body, session=chance.random() < 0.2)
        assert answered["response"] == {}, (kind, answered)
    assert house.facts() == before
    assert len(house.bodies) == calls
    assert truth.spoken(house.say("how long left")) >= {"plan.status.cold"}


@pytest.mark.parametrize("times", [1, 3])
def test_who_disables_the_skill_for_good_is_forgotten_however_often_that_is_told(
    times: int,
) -> None:
    house = with_a_plan()
    for _ in range(times):
        told(house, "AlexaSkillEvent.SkillDisabled", {"userInformationPersistenceStatus": _DELETES})
    assert house.remembered() == Memory()


def test_enabled_again_everything_begins_anew() -> None:
    house = with_a_plan()
    told(house, "AlexaSkillEvent.SkillDisabled", {"userInformationPersistenceStatus": _DELETES})
    told(house, "AlexaSkillEvent.SkillEnabled")
    assert "plan.status.nothing" in truth.spoken(house.say("how long left"))
    assert truth.any_of(truth.spoken(house.say("start my ice pack")), ("plan.started.",))


@pytest.mark.parametrize("fails", ["before", "after"])
def test_where_memory_is_away_nothing_is_raised_and_nothing_said(fails: str) -> None:
    house = with_a_plan()
    house.seam.memory_fails = fails
    for kind in sorted(EVENTS):
        for body in (*bodies(house, kind), {"userInformationPersistenceStatus": _DELETES}):
            assert told(house, kind, body)["response"] == {}


def test_a_reminder_that_rang_or_was_deleted_is_found_out_when_someone_asks_for_it() -> None:
    house = with_a_plan()
    gone = house.remembered().care.alerts.actual[1].id
    house.world.reminders.delete(gone, house.world.clock.now())
    told(house, "Reminders.ReminderDeleted", {"alertTokens": [gone]})
    house.say("remind me")
    assert house.facts().rings == house.facts().wanted


@pytest.mark.parametrize("reason", ["ERROR", "USER_INITIATED", "EXCEEDED_MAX_REPROMPTS", "OTHER"])
def test_a_session_that_ends_whatever_the_reason_leaves_the_plan_alone(reason: str) -> None:
    house = with_a_plan()
    before = house.facts()
    envelope = dict(house.envelopes[-1])
    request = {**envelope["request"], "type": "SessionEndedRequest", "reason": reason}
    request["error"] = {"type": "INVALID_RESPONSE", "message": "Something about SSML."}
    for _ in range(2):
        answered = house.answer({**envelope, "request": request})
        assert "outputSpeech" not in answered["response"]
    assert house.facts() == before
