"""The guided positions, one movement per step (F16 to F19, F22, F23).

A walkthrough begins with what to fetch, because nobody who has just lain down should get up again,
and goes on step by step. What hurts or can't be done leads to something simpler.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Position(StrEnum):
    """A position the skill can talk someone into."""

    CHAIR = "chair"
    """On the back at the edge of the mattress, legs on a chair (F16 to F18)."""
    PILLOW = "pillow"
    """Flat on the back, a pillow under the knees (F19)."""
    FOOTSTOOL = "footstool"
    """Sitting, feet on a footstool (F22)."""
    RAISED = "raised"
    """Sitting back, feet and knees a little higher than the hips (F23)."""
    FLOOR = "floor"
    """The pillow position for someone who is on the floor already, alone."""


STEPS: Final[dict[Position, int]] = {
    Position.CHAIR: 4,
    Position.PILLOW: 3,
    Position.FOOTSTOOL: 3,
    Position.RAISED: 3,
    Position.FLOOR: 3,
}
"""How many steps each position has, not counting what to fetch first."""

_LYING: Final = frozenset({Position.CHAIR, Position.PILLOW, Position.FLOOR})

_OTHER: Final = {
    Position.CHAIR: Position.PILLOW,
    Position.PILLOW: Position.CHAIR,
    Position.FOOTSTOOL: Position.PILLOW,
    Position.RAISED: Position.FOOTSTOOL,
}
_SIMPLER: Final = {
    Position.CHAIR: Position.PILLOW,
    Position.PILLOW: Position.FLOOR,
    Position.FOOTSTOOL: Position.PILLOW,
    Position.RAISED: Position.FOOTSTOOL,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a walkthrough. Step 0 is what to fetch."""

    position: Position
    step: int = 0

    @property
    def key(self) -> str:
        """The content key of what is said here."""
        name = f"step_{self.step}" if self.step else "gather"
        return f"positions.{self.position}.{name}"

    @property
    def written(self) -> str:
        """The place as it is remembered, such as `chair:2`."""
        return f"{self.position}:{self.step}"

    @property
    def next(self) -> Place | None:
        """The step after this one, or None where the walkthrough is done."""
        after = self.step + 1
        return Place(self.position, after) if after <= STEPS[self.position] else None

    @property
    def previous(self) -> Place | None:
        """The step before this one, or None at the beginning."""
        return Place(self.position, self.step - 1) if self.step else None


def read(written: object) -> Place | None:
    """The place that was remembered as `written`, or None where it says none that there is.

    >>> read("chair:2"), read("chair:9"), read(None)
    (Place(position=<Position.CHAIR: 'chair'>, step=2), None, None)
    """
    if not isinstance(written, str):
        return None
    for position, steps in STEPS.items():
        for step in range(steps + 1):
            if written == f"{position}:{step}":
                return Place(position, step)
    return None


def named(name: str | None) -> Position | None:
    """The position that someone named, or None where there is none of that name."""
    return next((position for position in Position if position == name), None)


def chosen(*, chair_at_hand: bool) -> Position:
    """The position for someone who named none."""
    return Position.CHAIR if chair_at_hand else Position.PILLOW


def other(position: Position) -> Position | None:
    """What to offer where a position hurts, or None where there is nothing easier."""
    return _OTHER.get(position)


def simpler(position: Position) -> Position | None:
    """What to offer where a position can't be done, or None where it is the simplest."""
    return _SIMPLER.get(position)


def lies_on_back(position: Position) -> bool:
    """Whether someone in this position would lie on an ice pack put on the back."""
    return position in _LYING
