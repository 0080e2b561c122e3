"""What an alert is. Instants are UTC seconds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AlertKind(StrEnum):
    """What an alert tells the user to do; its words are in `content/`, under the same name."""

    SKIN_CHECK = "skin_check"
    COLD_OFF = "cold_off"
    COLD_ON = "cold_on"
    COLD_LAST = "cold_last"
    HEAT_OFF = "heat_off"
    HEAT_ON = "heat_on"
    HEAT_LAST = "heat_last"
    TO_HEAT = "to_heat"
    TO_COLD = "to_cold"
    MOVE = "move"
    """No switch of a plan: one of the hourly reminders to move (`alerts.moves`)."""


class Channel(StrEnum):
    """Which of Alexa's services an alert is set with."""

    REMINDER = "reminder"
    TIMER = "timer"


@dataclass(frozen=True, slots=True, order=True)
class Wanted:
    """An alert that should ring."""

    at: int
    kind: AlertKind
    round: int
    """The round it belongs to; for a pack going back on, the round that opens with it."""
    channel: Channel = Channel.REMINDER


@dataclass(frozen=True, slots=True)
class Actual:
    """An alert that Alexa has confirmed. Its id is needed to take it back and is never logged."""

    id: str
    at: int
    kind: AlertKind
    channel: Channel = Channel.REMINDER


@dataclass(frozen=True, slots=True)
class AlertState:
    """What is remembered about the alerts of the present plan."""

    rounds_agreed: int = 0
    """How many rounds of this plan the user said yes to alerts for."""
    actual: tuple[Actual, ...] = ()
    unsettled: bool = False
    """True from the write before the first call to Alexa until the write after the last: what
    `actual` says may then be out of date, in either direction."""
    owed: int = 0
    """How many wanted alerts could not be set the last time."""
