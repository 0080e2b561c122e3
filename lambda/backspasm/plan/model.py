"""What is kept about a plan and about the cold a person's skin has had.

An instant is a whole number of UTC seconds since 1970; a duration is a whole number of seconds.
Phases are half-open: a phase lasts from its start up to, but not including, its end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a plan does: the three rungs of the guide's ladder that are timed (F28, F32)."""

    ICE = "ice"
    HEAT = "heat"
    ALTERNATING = "alternating"


class Phase(StrEnum):
    """What is on the back: a cold pack, a warm pack, or nothing."""

    COLD = "cold"
    HEAT = "heat"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One phase of a plan with its place in time."""

    phase: Phase
    round: int
    """The round it belongs to, from one. Zero is the rest some plans owe before their first."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan, told by the phase it is anchored in; everything later follows from that phase.

    A round is an application and what comes between it and the next: a rest, or in an alternating
    plan the heat. The last round of ice or heat has no rest: the plan ends as the pack comes off.
    """

    kind: Kind
    application: int
    """Seconds each application lasts (the cold, in an alternating plan)."""
    between: int
    """Seconds between two applications: of rest, or of heat in an alternating plan."""
    rounds: int
    anchor: Stretch
    """The phase the last command left the plan in."""
    paused: int | None = None
    """The instant the pack came off for a pause, while the plan is paused."""
    stopped: bool = False
    """Whether a command ended the plan, rather than time."""
    awake: bool = False
    """Whether the user said they will be awake tonight."""
    left_out: int = 0
    """Rounds that were asked for but would have begun in the night."""


@dataclass(frozen=True, slots=True)
class ColdClock:
    """The cold an account's skin has had. It belongs to the account and outlives every plan.

    It is settled up to the anchor of the plan beside it; `timeline.cold_at` adds the rest.
    """

    first: int | None = None
    """The instant of the first cold of the present twenty-four hours."""
    used: int = 0
    """Seconds of cold since the last rest that was as long as the cold before it."""
    off: int | None = None
    """The instant the cold last came off."""
    believed: int | None = None
    """The start of the application that was believed to be only just put on."""
    short_rest: int | None = None
    """The instant a rest was last cut short after the skin question."""


@dataclass(frozen=True, slots=True)
class State:
    """All that the heart needs to know of an account."""

    plan: Plan | None = None
    cold: ColdClock = field(default_factory=ColdClock)
