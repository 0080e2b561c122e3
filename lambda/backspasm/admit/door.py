"""Takes any JSON value for a request and hands on an envelope that the SDK can read.

The SDK raises before any exception handler of a skill on an unknown request type, on an unknown
value of an enumeration anywhere in `context`, on a missing `context` and on a foreign skill id
(tried with ask-sdk-core 1.19.0). So the envelope is built anew from the parts this skill uses, each
checked; the rest of what Alexa sends never reaches the SDK.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

EVENTS: Final = frozenset(
    {
        "AlexaSkillEvent.SkillEnabled",
        "AlexaSkillEvent.SkillDisabled",
        "AlexaSkillEvent.SkillPermissionAccepted",
        "AlexaSkillEvent.SkillPermissionChanged",
        "Reminders.ReminderCreated",
        "Reminders.ReminderDeleted",
        "Reminders.ReminderStarted",
        "Reminders.ReminderStatusChanged",
        "Reminders.ReminderUpdated",
    }
)
"""What Alexa tells about outside of conversations. Nothing that is answered is heard."""

TOUCH: Final = "Alexa.Presentation.APL.UserEvent"
"""The request that a touched button makes."""

RESUMED: Final = "SessionResumedRequest"
"""The newer way in which Alexa answers what she was sent to ask; the older is let in as it is."""

CAN_FULFILL: Final = "CanFulfillIntentRequest"
"""Alexa asks, of a sentence said to nobody in particular, whether the skill could answer it."""

TYPES: Final = EVENTS | {
    CAN_FULFILL,
    "LaunchRequest",
    "IntentRequest",
    "SessionEndedRequest",
    "Connections.Response",
}
"""The request types that are let in. All others get an empty response."""

_WITH_INTENT: Final = frozenset({"IntentRequest", CAN_FULFILL})
_END_REASONS: Final = frozenset({"USER_INITIATED", "ERROR", "EXCEEDED_MAX_REPROMPTS"})
_LONGEST: Final = 1000
"""Characters of any one text that are read; a longer id or slot value is none of ours."""


class Admitted(NamedTuple):
    """An envelope the SDK can take."""

    envelope: dict[str, Any]


class TurnedAway(NamedTuple):
    """A request that gets an empty response."""

    reason: str
    """For the log: what was wrong, in words of ours, never anything from the request."""


def admit(event: object, skill_id: str | None) -> Admitted | TurnedAway:
    """Let a request in, or turn it away. Never raises, whatever `event` is.

    `skill_id` is the only skill answered for; None lets any in.
    """
    envelope = _table(event)
    request = _table(envelope.get("request"))
    system = _table(_table(envelope.get("context")).get("System"))
    session = _table(envelope.get("session"))
    if not request:
        return TurnedAway("no request")
    if request.get("type") == TOUCH:
        request = _said_by_touch(request)
    elif request.get("type") == RESUMED:
        request = _answered_after_all(request)
    kind = request.get("type")
    if not isinstance(kind, str) or kind not in TYPES:
        return TurnedAway("a request type that is not answered")
    if kind in _WITH_INTENT and not _text(_table(request.get("intent")).get("name")):
        return TurnedAway("an intent request without an intent")
    application = _first_text(
        _table(system.get("application")).get("applicationId"),
        _table(session.get("application")).get("applicationId"),
    )
    if skill_id is not None and application != skill_id:
        return TurnedAway("another skill's request")
    return Admitted(
        {
            "version": "1.0",
            "session": _session(session, system, application),
            "context": {"System": _system(system, session, application)},
            "request": _request(request, kind),
        }
    )


def _session(
    session: Mapping[str, Any], system: Mapping[str, Any], application: str
) -> dict[str, Any]:
    return {
        "new": session.get("new") is not False,
        "sessionId": _text(session.get("sessionId")),
        "application": {"applicationId": application},
        "attributes": dict(_table(session.get("attributes"))),
        "user": {"userId": _user_id(system, session)},
    }


def _system(
    system: Mapping[str, Any], session: Mapping[str, Any], application: str
) -> dict[str, Any]:
    device = _table(system.get("device"))
    interfaces = _table(device.get("supportedInterfaces"))
    known = [name for name in ("Alexa.Presentation.APL",) if name in interfaces]
    return {
        "application": {"applicationId": application},
        "user": {"userId": _user_id(system, session)},
        "device": {
            "deviceId": _text(device.get("deviceId")),
            "supportedInterfaces": {name: {} for name in known},
        },
        "apiEndpoint": _text(system.get("apiEndpoint")),
        "apiAccessToken": _text(system.get("apiAccessToken"), longest=10 * _LONGEST),
    }


def _request(request: Mapping[str, Any], kind: str) -> dict[str, Any]:
    # Without its time stamp: nothing here goes by it, and the SDK would load a parser for it.
    admitted: dict[str, Any] = {
        "type": kind,
        "requestId": _text(request.get("requestId")),
        "locale": _text(request.get("locale")) or "en-US",
    }
    if kind in _WITH_INTENT:
        admitted["intent"] = _intent(_table(request.get("intent")))
    elif kind == "SessionEndedRequest":
        reason = request.get("reason")
        known = isinstance(reason, str) and reason in _END_REASONS
        admitted["reason"] = reason if known else "ERROR"
    elif kind == "Connections.Response":
        status = _table(request.get("status"))
        admitted |= {
            "name": _text(request.get("name")),
            "status": {"code": _text(status.get("code")), "message": _text(status.get("message"))},
            "token": _text(request.get("token")),
            "payload": dict(_table(request.get("payload"))),
        }
    elif kind == "AlexaSkillEvent.SkillDisabled":
        persists = _table(request.get("body")).get("userInformationPersistenceStatus")
        admitted["body"] = {"userInformationPersistenceStatus": _text(persists)}
    return admitted


def _said_by_touch(touch: Mapping[str, Any]) -> dict[str, Any]:
    """The request that saying it would have made: a button names an intent and its slots."""
    name, slots, *_ = [*_list(touch.get("arguments")), None, None]
    filled = {slot: {"value": value} for slot, value in _table(slots).items()}
    return {**touch, "type": "IntentRequest", "intent": {"name": name, "slots": filled}}


def _answered_after_all(resumed: Mapping[str, Any]) -> dict[str, Any]:
    """The request in which Alexa used to bring such an answer."""
    cause = _table(resumed.get("cause"))
    answer = {"status": cause.get("status"), "token": cause.get("token")}
    return {**resumed, **answer, "type": "Connections.Response", "payload": cause.get("result")}


def _intent(intent: Mapping[str, Any]) -> dict[str, Any]:
    slots = {
        name: _slot(name, _table(slot))
        for name, slot in _table(intent.get("slots")).items()
        if isinstance(name, str)
    }
    return {"name": _text(intent.get("name")), "confirmationStatus": "NONE", "slots": slots}


def _slot(name: str, slot: Mapping[str, Any]) -> dict[str, Any]:
    """The slot with its value; of what it resolved to, only the matches."""
    admitted: dict[str, Any] = {"name": name, "confirmationStatus": "NONE"}
    value = _text(slot.get("value"))
    if value:
        admitted["value"] = value
    matches = []
    for authority in _list(_table(slot.get("resolutions")).get("resolutionsPerAuthority")):
        if _table(_table(authority).get("status")).get("code") != "ER_SUCCESS_MATCH":
            continue
        for each in _list(_table(authority).get("values")):
            resolved = _table(_table(each).get("value"))
            matches.append(
                {"value": {"name": _text(resolved.get("name")), "id": _text(resolved.get("id"))}}
            )
    if matches:
        authority = {"authority": "", "status": {"code": "ER_SUCCESS_MATCH"}, "values": matches}
        admitted["resolutions"] = {"resolutionsPerAuthority": [authority]}
    return admitted


def _user_id(system: Mapping[str, Any], session: Mapping[str, Any]) -> str:
    return _first_text(
        _table(system.get("user")).get("userId"), _table(session.get("user")).get("userId")
    )


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object, longest: int = _LONGEST) -> str:
    return value if isinstance(value, str) and len(value) <= longest else ""


def _first_text(*values: object) -> str:
    return next((text for text in map(_text, values) if text), "")
