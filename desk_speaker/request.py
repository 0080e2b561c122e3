"""The requests Alexa sends, as JSON."""

from __future__ import annotations

import math
import uuid
from collections.abc import Mapping

from desk_speaker.clock import utc_text
from desk_speaker.events import Json
from desk_speaker.session import Session
from desk_speaker.world import World

TOUCH = "Alexa.Presentation.APL.UserEvent"

USER_INITIATED = "USER_INITIATED"
EXCEEDED_MAX_REPROMPTS = "EXCEEDED_MAX_REPROMPTS"
ERROR = "ERROR"


def launch() -> Json:
    """The body of a LaunchRequest."""
    return {"type": "LaunchRequest", "shouldLinkResultBeReturned": False}


def intent(understood: Mapping[str, object]) -> Json:
    """The body of an IntentRequest."""
    return {"type": "IntentRequest", "intent": dict(understood)}


def touch(token: str, arguments: list[object], source: Json) -> Json:
    """The body of the request that a touched component of a document makes."""
    return {
        "type": TOUCH,
        "token": token,
        "arguments": arguments,
        "source": source,
        "components": {},
    }


def session_ended(reason: str, error: Json | None = None) -> Json:
    """The body of a SessionEndedRequest. `error` is its type and message, for the reason ERROR."""
    body: Json = {"type": "SessionEndedRequest", "reason": reason}
    return {**body, "error": error} if error else body


def envelope(
    body: Json, *, world: World, session: Session, skill_id: str, api_endpoint: str, token: str
) -> Json:
    """The whole request around `body`, as Alexa sends it at the world's present time."""
    household = world.household
    application = {"applicationId": skill_id}
    user: Json = {"userId": household.user_id}
    if world.permissions.anything_granted():
        user["permissions"] = {"consentToken": household.consent_token}
    context: Json = {
        "System": {
            "application": application,
            "user": user,
            "device": {
                "deviceId": household.device_id,
                "supportedInterfaces": household.interfaces(),
            },
            "apiEndpoint": api_endpoint,
            "apiAccessToken": token,
        },
    }
    if household.has_screen:
        context["Viewport"] = household.viewport()
    return {
        "version": "1.0",
        "session": {
            "new": session.new,
            "sessionId": session.id,
            "application": application,
            "attributes": session.attributes,
            "user": user,
        },
        "context": context,
        "request": {
            **body,
            "requestId": f"amzn1.echo-api.request.{uuid.uuid4()}",
            "locale": household.locale,
            "timestamp": utc_text(math.floor(world.clock.now())),
        },
    }
