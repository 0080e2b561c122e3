"""What a command can come to: something changed, a limit refused it, or a question comes first.

Refusals are data. Nothing is ever shortened or left out in silence: what a command could not give
in full is in its outcome, to be said aloud.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from backspasm.plan.model import State


class Change(StrEnum):
    """What a command did."""

    STARTED = "started"
    SWAPPED = "swapped"
    RESTARTED = "restarted"
    PAUSED = "paused"
    RESUMED = "resumed"
    FRESH = "fresh"
    """Resumed after a rest as long as the time on: the whole application runs again."""
    SKIPPED = "skipped"
    FINISHED = "finished"
    """The change took away all that was left of the plan."""
    LONGER = "longer"
    SHORTER = "shorter"
    MINUTES_SET = "minutes_set"
    PUT_ON_NOW = "put_on_now"
    TAKEN_OFF_LATE = "taken_off_late"
    ROUNDS_SET = "rounds_set"
    AWAKE = "awake"
    STOPPED = "stopped"


class Limit(StrEnum):
    """Which limit refused a command, or cut a plan."""

    NOTHING_RUNNING = "nothing_running"
    ALREADY_PAUSED = "already_paused"
    NOT_PAUSED = "not_paused"
    PACK_OFF = "pack_off"
    """Nothing is on the back, so it cannot only just have been put on."""
    BELIEVED_BEFORE = "believed_before"
    REST_DUE = "rest_due"
    """The skin is owed a rest from cold (or heat) until `at`; `allowed` seconds are left now."""
    TOO_LONG = "too_long"
    """Longer than `allowed` seconds."""
    TOO_SHORT = "too_short"
    """Shorter than `allowed` seconds."""
    REST_TOO_SHORT = "rest_too_short"
    """What comes between two applications (rest, or heat) would be less than `allowed` seconds."""
    REST_TOO_LONG = "rest_too_long"
    """What comes between two applications (rest, or heat) would be more than `allowed` seconds."""
    TOO_MANY_ROUNDS = "too_many_rounds"
    """More than `allowed` rounds."""
    TOO_FEW_ROUNDS = "too_few_rounds"
    """Fewer than `allowed` rounds."""
    DAY = "day"
    """The twenty-four hours end at `at`; `allowed` rounds fit before that."""
    NIGHT = "night"
    """Between ten in the evening and seven; `allowed` rounds come before it."""
    ZONE_UNKNOWN = "zone_unknown"
    """When the evening is can't be told without the device's time zone."""


class Question(StrEnum):
    """What must be answered with yes before a command is carried out."""

    LONG_PLAN = "long_plan"
    ALREADY_RUNNING = "already_running"
    SKIN = "skin"
    """Whether the skin looks and feels normal: asked before a rest is cut short."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Rounds that were left out so that the rest could be done."""

    limit: Limit
    rounds: int


@dataclass(frozen=True, slots=True)
class Changed:
    """The command was carried out, and this is the state after it."""

    state: State
    change: Change
    cut: Cut | None = None
    shortened: bool = False
    """Whether the application is shorter than usual, because of cold just before it."""
    capped: bool = False
    """Whether more was asked for than may be on at a time, and only one round fits into that."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The command was not carried out, and nothing has changed."""

    limit: Limit
    allowed: int | None = None
    """How much would be allowed: seconds, or a number of rounds, as the limit says."""
    at: int | None = None
    """The instant from which it would be allowed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Nothing has changed yet: the question comes first."""

    question: Question
    rounds: int = 0
    ends: int = 0
    """For LONG_PLAN: the instant the whole plan would end."""


Outcome = Changed | Refused | Asked
