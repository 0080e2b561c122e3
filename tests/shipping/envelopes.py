"""Requests as Alexa sends them, for a function whose `SKILL_ID` is the one here."""

from __future__ import annotations

from typing import Any, Final

SKILL_ID: Final = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555"


def launch(**session: Any) -> dict[str, Any]:
    """Someone opens the skill."""
    return _envelope({"type": "LaunchRequest"}, session)


def intent(name: str, slots: dict[str, str] | None = None, **session: Any) -> dict[str, Any]:
    """Someone says something; `session` holds what the last response left in its attributes."""
    heard = {
        slot: {"name": slot, "value": value, "confirmationStatus": "NONE"}
        for slot, value in (slots or {}).items()
    }
    spoken = {"name": name, "confirmationStatus": "NONE", "slots": heard}
    return _envelope({"type": "IntentRequest", "intent": spoken}, session)


_numbers = iter(range(1_000_000))


def _envelope(request: dict[str, Any], attributes: dict[str, Any]) -> dict[str, Any]:
    application = {"applicationId": SKILL_ID}
    user = {"userId": "amzn1.ask.account.TEST"}
    # No endpoint of Alexa's, so that nothing is sent to Amazon from a test.
    system = {
        "application": application,
        "user": user,
        "device": {"deviceId": "amzn1.ask.device.TEST", "supportedInterfaces": {}},
        "apiEndpoint": "https://alexa.invalid",
        "apiAccessToken": "token",
    }
    return {
        "version": "1.0",
        "session": {
            "new": not attributes,
            "sessionId": "amzn1.echo-api.session.test",
            "application": application,
            "attributes": attributes,
            "user": user,
        },
        "context": {"System": system},
        "request": {
            "requestId": f"amzn1.echo-api.request.{next(_numbers)}",
            "timestamp": "2026-03-02T09:00:00Z",
            "locale": "en-US",
            **request,
        },
    }
