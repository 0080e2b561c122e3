"""What the skill needs from outside, handed in by whoever runs it: Lambda, a service, a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from backspasm.memory.repository import Repository
    from backspasm.services.alexa import AlexaServices

ANSWER_WITHIN = 6.0
"""Seconds a turn may take in all. Alexa gives up at about eight."""


@dataclass(frozen=True, slots=True)
class Ports:
    """The outside world of one running skill."""

    repository: Repository
    """Where memory is kept. Nothing is opened before the first turn that needs it."""
    services: AlexaServices
    """Alexa's own services: reminders and the device's settings."""
    clock: Callable[[], float]
    """The time: UTC seconds since 1970."""
    alerts_on: bool = True
    """Whether reminders and timers may be set at all: the operator's switch, for everybody."""
    skill_id: str | None = None
    """The only skill answered for; None answers any, for trying things out."""
    answer_within: float = ANSWER_WITHIN
    """Seconds for a whole turn."""
