"""The requests that the measurements are made with, in the shape of Alexa's."""

from __future__ import annotations

from typing import Any, Final

SKILL_ID: Final = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"


def launch() -> dict[str, Any]:
    """Someone opens the skill."""
    return _envelope({"type": "LaunchRequest"})


def intent(name: str, **slots: str) -> dict[str, Any]:
    """Someone says something outside a session, which opens one: a one-shot."""
    heard = {
        slot: {"name": slot, "value": value, "confirmationStatus": "NONE"}
        for slot, value in slots.items()
    }
    spoken = {"name": name, "confirmationStatus": "NONE", "slots": heard}
    return _envelope({"type": "IntentRequest", "intent": spoken})


def _envelope(request: dict[str, Any]) -> dict[str, Any]:
    application = {"applicationId": SKILL_ID}
    user = {"userId": "amzn1.ask.account.BENCH"}
    device = {"deviceId": "amzn1.ask.device.BENCH", "supportedInterfaces": {}}
    return {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "amzn1.echo-api.session.bench",
            "application": application,
            "attributes": {},
            "user": user,
        },
        "context": {
            "System": {
                "application": application,
                "user": user,
                "device": device,
                "apiEndpoint": "https://api.amazonalexa.com",
                "apiAccessToken": "bench",
            }
        },
        "request": {
            "requestId": "amzn1.echo-api.request.bench",
            "timestamp": "2026-01-01T10:00:00Z",
            "locale": "en-US",
            **request,
        },
    }
