"""Was this request sent just now? Takes the place of the SDK's `TimestampVerifier`.

The SDK's own reads the wall clock, wants a deserialised envelope, and knows five kinds of skill
event by name; reminder and messaging events, which Alexa also delivers late, are not among them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from web_service.flask_ask import AbstractVerifier
from web_service.refusals import StaleRequestError

# Seconds between a request's timestamp and now, either way. Sources: "Check the request timestamp"
# in Amazon's page on hosting a web service, and "Delivery of events" in its page on skill events.
TOLERANCE = 150
EVENT_TOLERANCE = 3600
_EVENTS = ("AlexaSkillEvent.", "Reminders.", "Messaging.")


class FreshnessVerifier(AbstractVerifier):
    """Refuses a request whose timestamp is too far from now, because it may be a replay."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` gives UTC seconds since the epoch."""
        self._clock = clock

    def verify(
        self,
        headers: object,  # noqa: ARG002 - the SDK passes it by name
        serialized_request_env: str,  # noqa: ARG002 - likewise
        deserialized_request_env: Any,  # a plain dict, see web_service.plain_skill
    ) -> None:
        """Raises StaleRequestError unless `request.timestamp` is close enough to now."""
        request = deserialized_request_env.get("request")
        if not isinstance(request, dict):
            raise StaleRequestError("there is no request to date")
        age = abs(self._clock() - _instant(request.get("timestamp")))
        if age > _tolerance(request.get("type")):
            raise StaleRequestError("the request is too old, or from the future")


def _instant(timestamp: object) -> float:
    if isinstance(timestamp, str):
        try:
            sent = datetime.fromisoformat(timestamp)
            # Without a zone it would be read in this machine's.
            if sent.tzinfo is not None:
                return sent.timestamp()
        except (ValueError, OverflowError):
            pass
    raise StaleRequestError("the timestamp is not an instant in ISO 8601 with its zone")


def _tolerance(kind: object) -> int:
    is_event = isinstance(kind, str) and kind.startswith(_EVENTS)
    return EVENT_TOLERANCE if is_event else TOLERANCE
