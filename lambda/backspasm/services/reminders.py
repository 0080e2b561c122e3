"""Alexa's reminders: the one channel that reaches any distance ahead.

https://developer.amazon.com/docs/alexa/smapi/alexa-reminders-api-reference.html
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from backspasm.alerts.adopt import Listed
from backspasm.alerts.moves import Slot
from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.services.http import AlexaHttp

_PATH = "/v1/alerts/reminders"
_COMPLETED = "COMPLETED"


class Reminders:
    """The reminders that this skill made for the account. Every call raises `ServiceError`."""

    def __init__(self, http: AlexaHttp) -> None:
        self._http = http

    def create(self, at: int, now: int, text: str, ssml: str, locale: str, timeout: float) -> str:
        """Set a reminder for the instant `at`, never to ring earlier, and return its token.

        `text` is what a screen shows and `ssml` what is said; a device refuses one without the
        other. Nothing is pushed to the phone.
        """
        answer = self._http.fetch("POST", _PATH, timeout, _one_shot(at, now, text, ssml, locale))
        token = answer.get("alertToken") if isinstance(answer, dict) else None
        if not isinstance(token, str) or not token:
            # It may well have been set; without its token nobody can tell.
            raise ServiceError(ErrorKind.GARBLED)
        return token

    def create_recurring(
        self,
        slot: Slot,
        zone: str,
        asked: datetime,
        text: str,
        ssml: str,
        locale: str,
        timeout: float,
    ) -> str:
        """Set a reminder that comes again, in local time of `zone`, and return its token.

        `asked` is the present local time there.
        """
        body = _recurring(slot, zone, asked, text, ssml, locale)
        answer = self._http.fetch("POST", _PATH, timeout, body)
        token = answer.get("alertToken") if isinstance(answer, dict) else None
        if not isinstance(token, str) or not token:
            raise ServiceError(ErrorKind.GARBLED)
        return token

    def cancel(self, token: str, timeout: float) -> bool:
        """Take a reminder back. Returns whether there was one: gone is as good as taken back."""
        try:
            self._http.send("DELETE", f"{_PATH}/{quote(token, safe='')}", timeout)
        except ServiceError as error:
            if error.kind is not ErrorKind.NOT_FOUND:
                raise
            return False
        return True

    def list(self, timeout: float) -> tuple[Listed, ...]:
        """Every reminder of this skill that is still to ring, in no order."""
        answer = self._http.fetch("GET", _PATH, timeout)
        alerts = answer.get("alerts") if isinstance(answer, dict) else None
        if not isinstance(alerts, list) or _continues(answer.get("links")):
            # A list that goes on elsewhere must not pass for the whole.
            raise ServiceError(ErrorKind.GARBLED)
        found = (_listed(alert) for alert in alerts)
        return tuple(alert for alert in found if alert is not None)


def _one_shot(at: int, now: int, text: str, ssml: str, locale: str) -> dict[str, Any]:
    # Relative to the time of the request, so that no time zone and no change of clocks matters.
    moment = datetime.fromtimestamp(now, UTC)
    return {
        # Alexa refuses a zone suffix, and takes UTC without one for relative triggers.
        "requestTime": moment.replace(tzinfo=None).isoformat(timespec="milliseconds"),
        "trigger": {
            "type": "SCHEDULED_RELATIVE",
            "offsetInSeconds": max(1, at - now),
        },
        "alertInfo": {"spokenInfo": {"content": [{"locale": locale, "text": text, "ssml": ssml}]}},
        "pushNotification": {"status": "DISABLED"},
    }


def _recurring(
    slot: Slot, zone: str, asked: datetime, text: str, ssml: str, locale: str
) -> dict[str, Any]:
    first = slot.first.isoformat(timespec="milliseconds")
    return {
        "requestTime": asked.isoformat(timespec="milliseconds"),
        "trigger": {
            "type": "SCHEDULED_ABSOLUTE",
            "scheduledTime": first,
            "timeZoneId": zone,
            "recurrence": {"startDateTime": first, "recurrenceRules": slot.rules},
        },
        "alertInfo": {"spokenInfo": {"content": [{"locale": locale, "text": text, "ssml": ssml}]}},
        "pushNotification": {"status": "DISABLED"},
    }


def _continues(links: object) -> bool:
    return any(links.values()) if isinstance(links, dict) else bool(links)


def _listed(alert: object) -> Listed | None:
    """A reminder from the list, or None for one that is over or of which nothing can be made."""
    fields = _object(alert)
    token = fields.get("alertToken")
    if not isinstance(token, str) or not token or fields.get("status") == _COMPLETED:
        return None
    trigger = _object(fields.get("trigger"))
    return Listed(
        token=token,
        at=_rings_at(trigger, fields.get("createdTime")),
        recurring=_recurs(trigger.get("recurrence")),
        texts=_texts(fields.get("alertInfo")),
    )


def _recurs(recurrence: object) -> bool:
    if isinstance(recurrence, dict):
        # One-shot reminders have been seen to come back with a recurrence of empty fields.
        return any(recurrence.get(name) for name in ("recurrenceRules", "freq", "byDay"))
    return recurrence is not None


def _texts(info: object) -> tuple[str, ...]:
    content = _object(_object(info).get("spokenInfo")).get("content")
    words = content if isinstance(content, list) else []
    texts = (_object(each).get("text") for each in words)
    return tuple(text for text in texts if isinstance(text, str))


def _rings_at(trigger: dict[str, Any], created: object) -> int | None:
    """The instant a one-shot reminder rings; for a relative one, at most some seconds too late."""
    try:
        if trigger.get("type") == "SCHEDULED_RELATIVE":
            return _instant(created, None) + int(trigger["offsetInSeconds"])
        return _instant(trigger["scheduledTime"], trigger.get("timeZoneId"))
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None


def _instant(text: object, zone: object) -> int:
    """The instant of a time as Alexa writes it: in `zone`, or without one in UTC."""
    moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    if moment is None:
        raise TypeError
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(zone) if isinstance(zone, str) else UTC)
    return math.floor(moment.timestamp())


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
