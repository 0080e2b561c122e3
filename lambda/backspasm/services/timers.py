"""Alexa's timers: they ring until someone answers, up to two hours ahead.

https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-timers-api-reference.html
"""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any
from urllib.parse import quote

from backspasm.alerts.adopt import Listed
from backspasm.alerts.model import Channel
from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.services.http import AlexaHttp

_PATH = "/v1/alerts/timers"
_OVER = "OFF"
_PAUSED = "PAUSED"
_TAG = 10_000
"""More seconds than timers reach, so that no two at a time have the same label."""


class Timers:
    """The timers that this skill set for the account. Every call raises `ServiceError`."""

    def __init__(self, http: AlexaHttp) -> None:
        self._http = http

    def create(self, at: int, now: int, text: str, locale: str, timeout: float) -> str:
        """Set a timer for the instant `at`, never to ring earlier, and return its id.

        It counts from when Alexa receives it, which is at `now` or a little later. `text` is what
        it announces.
        """
        answer = self._http.fetch("POST", _PATH, timeout, _body(at, now, text, locale))
        found = answer.get("id") if isinstance(answer, dict) else None
        if not isinstance(found, str) or not found:
            # It may well have been set; without its id nobody can tell.
            raise ServiceError(ErrorKind.GARBLED)
        return found

    def cancel(self, timer: str, timeout: float) -> bool:
        """Take a timer back. Returns whether there was one: gone is as good as taken back."""
        try:
            self._http.send("DELETE", f"{_PATH}/{quote(timer, safe='')}", timeout)
        except ServiceError as error:
            if error.kind is not ErrorKind.NOT_FOUND:
                raise
            return False
        return True

    def list(self, timeout: float) -> tuple[Listed, ...]:
        """Every timer of this skill that is still to ring or is paused, in no order."""
        answer = self._http.fetch("GET", _PATH, timeout)
        timers = answer.get("timers") if isinstance(answer, dict) else None
        if not isinstance(timers, list) or answer.get("nextToken"):
            # A list that goes on elsewhere must not pass for the whole.
            raise ServiceError(ErrorKind.GARBLED)
        found = (_listed(timer) for timer in timers)
        return tuple(timer for timer in found if timer is not None)


def label(text: str, at: int) -> str:
    """A label that no other timer has: how its announcement begins, and the end of its instant.

    >>> label("Ice off now. Let your skin warm up.", 1_800_000_000)
    'Ice off now 0000'
    """
    return f"{text.partition('.')[0]} {at % _TAG:04d}"


def _body(at: int, now: int, text: str, locale: str) -> dict[str, Any]:
    return {
        "duration": f"PT{max(1, at - now)}S",
        "timerLabel": label(text, at),
        "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
        "triggeringBehavior": {
            "operation": {
                "type": "ANNOUNCE",
                "textToAnnounce": [{"locale": locale, "text": text}],
            },
            "notificationConfig": {"playAudible": True},
        },
    }


def _listed(timer: object) -> Listed | None:
    fields: dict[str, Any] = timer if isinstance(timer, dict) else {}
    found, status = fields.get("id"), fields.get("status")
    if not isinstance(found, str) or not found or status == _OVER:
        return None
    named = fields.get("timerLabel")
    return Listed(
        token=found,
        at=_instant(fields.get("triggerTime")),
        recurring=False,
        texts=(named,) if isinstance(named, str) else (),
        channel=Channel.TIMER,
        paused=status == _PAUSED,
    )


def _instant(text: object) -> int | None:
    if not isinstance(text, str):
        return None
    try:
        return math.floor(datetime.fromisoformat(text).timestamp())
    except (ValueError, OverflowError, OSError):
        return None
