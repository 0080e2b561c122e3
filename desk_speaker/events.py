"""What happens at the speaker: turns and alerts, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from desk_speaker.clock import utc_text

Json = dict[str, Any]

REMINDER = "reminder"
TIMER = "timer"


@dataclass(frozen=True)
class Turn:
    """One request to the skill and what was heard in answer.

    `at` is the UTC instant of the request; `utterance` is None when nobody spoke (Alexa handing
    over an answer she got herself); `slots` holds resolved values, None for a slot not filled;
    `speech` is plain text as heard, Alexa's own words included; `ssml` is what a voice would read.
    """

    at: float
    utterance: str | None
    intent: str
    slots: dict[str, str | None]
    speech: str | None
    reprompt: str | None
    session_open: bool
    cards: list[Json]
    directives: list[Json]
    request: Json
    response: Json | None
    complaints: list[str] = field(default_factory=list)
    ssml: str | None = None
    score: float | None = None
    """How sure the desk was of the intent, 0 to 1; None where nothing had to be understood."""

    def to_json(self) -> Json:
        """The event as `--json` prints it."""
        return {
            "type": "turn",
            "at": utc_text(self.at),
            "utterance": self.utterance,
            "intent": self.intent,
            "slots": self.slots,
            "speech": self.speech,
            "reprompt": self.reprompt,
            "session_open": self.session_open,
            "cards": self.cards,
            "directives": self.directives,
            "request": self.request,
            "response": self.response,
            "complaints": self.complaints,
            "channel": None,
        }


@dataclass(frozen=True)
class Alert:
    """A reminder or timer ringing at the UTC instant `at`; `speech` is its own text, once."""

    at: float
    speech: str
    channel: str

    def to_json(self) -> Json:
        """The event as `--json` prints it, with the same keys as a turn."""
        absent = (
            *("utterance", "intent", "slots", "reprompt", "session_open"),
            *("cards", "directives", "request", "response"),
        )
        return {
            "type": "alert",
            "at": utc_text(self.at),
            "speech": self.speech,
            "channel": self.channel,
            **dict.fromkeys(absent),
            "complaints": [],
        }


Event = Turn | Alert
