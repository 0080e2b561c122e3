"""What is remembered about an account, and nothing else.

Never here: pain scores, symptoms, answers to safety questions, medicines, raw ids, tokens,
utterances, slot values, or history beyond the current twenty-four hours.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from backspasm.alerts.model import AlertState
from backspasm.alerts.moves import Moves
from backspasm.plan.model import State


@dataclass(frozen=True, slots=True)
class Care:
    """The running plan and what belongs to it. Forgotten 48 hours after the plan has finished.

    For what outlives that by a few hours, see `expiry.care_expires`.
    """

    version: int = 0
    """How often this was stored. Zero: never."""
    state: State = field(default_factory=State)
    alerts: AlertState = field(default_factory=AlertState)
    recent: tuple[str, ...] = ()
    """Digests of the last few requests that changed something, so that none does so twice."""
    walkthrough: str | None = None
    """The position and step a walkthrough was left at, as `chair:2`."""
    ask_first: bool = False
    """Whether something alarming was said, so that the next turn asks before it goes on."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How an account likes things. Forgotten after 90 days without use.

    With reminders to move, after two years without use. See `expiry` for both.
    """

    version: int = 0
    """How often this was stored. Zero: never."""
    greeted: bool = False
    """Whether the disclaimer was heard."""
    warned_of_cold: bool = False
    """Whether it was heard who should not use ice."""
    ring: bool = False
    """Whether alerts ring until someone answers, as far as timers reach."""
    moves: Moves | None = None
    """The hourly reminders to move, if there are any."""
    declined: int | None = None
    """The instant of an explicit no to reminders, which silences the offer for seven days."""
    kept_until: int | None = field(default=None, compare=False)
    """The instant from which they are forgotten, as they are stored; None where they are not."""


@dataclass(frozen=True, slots=True)
class Memory:
    """All that is remembered about an account."""

    care: Care = field(default_factory=Care)
    settings: Settings = field(default_factory=Settings)
