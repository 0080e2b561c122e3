"""One conversation with the skill, from being opened to being closed."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from desk_speaker.consent import Question
from desk_speaker.events import Json

# Alexa listens for about eight seconds, speaks the reprompt, and listens as long again.
LISTENING_SECONDS = 8.0
SILENCE_SECONDS = 2 * LISTENING_SECONDS
# A reply that says nothing of the session leaves it open for so long where a screen shows it,
# with the microphone closed; without a screen it ends.
LINGERING_SECONDS = 30.0


def lingering_seconds(directives: list[Json]) -> float:
    """How long a screen stays that `directives` put there: as long as its document wants it to.

    >>> lingering_seconds([{"document": {"settings": {"idleTimeout": 90000}}}])
    90.0
    """
    for directive in directives:
        document = directive.get("document")
        settings = document.get("settings") if isinstance(document, dict) else None
        idle = settings.get("idleTimeout") if isinstance(settings, dict) else None
        if isinstance(idle, int | float) and idle > 0:
            return float(idle) / 1000
    return LINGERING_SECONDS


@dataclass
class Session:
    """`new` until its first request is made; `asking` while Alexa waits for a permission."""

    id: str = field(default_factory=lambda: f"amzn1.echo-api.session.{uuid.uuid4()}")
    new: bool = True
    attributes: Json = field(default_factory=dict)
    reprompt: str | None = None
    asking: Question | None = None
    lingers_until: float | None = None

    @property
    def listening(self) -> bool:
        """Whether the microphone is open."""
        return self.lingers_until is None
