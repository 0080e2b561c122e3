"""A screen: one APL document with what it shows, and the buttons that speak for the user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

RENDER: Final = "Alexa.Presentation.APL.RenderDocument"
DATA: Final = "screen"
"""The name under which a document finds what it shows."""

FEW: Final = 2

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Button:
    """Something to touch that does what saying its intent does."""

    label: str
    intent: str
    """The intent that is sent, as if it had been said."""

    def shown(self) -> Json:
        """The button as a document finds it."""
        return {"label": self.label, "arguments": [self.intent]}


@dataclass(frozen=True, slots=True)
class Screen:
    """A document and its data. What is shown comes as data, so that no text is ever evaluated."""

    token: str
    """Names the screen, so that what is touched can be told apart in a log of requests."""
    document: Json
    data: Json

    def directive(self) -> Json:
        """The directive that puts it on the device."""
        return {
            "type": RENDER,
            "token": self.token,
            "document": self.document,
            "datasources": {DATA: self.data},
        }


def shown(buttons: Sequence[Button]) -> Json:
    """Buttons as a document finds them: all, and the few that a small screen has room for."""
    every = [button.shown() for button in buttons]
    return {"buttons": every, "few": every[:FEW]}
