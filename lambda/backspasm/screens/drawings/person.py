"""The person in the drawings, seen from the side, as thick lines between joints."""

from __future__ import annotations

from dataclasses import dataclass

from backspasm.screens.drawings.strokes import Json, Point, disc, limb

HEAD = 26.0
_TRUNK = 36.0
_LEG = 26.0
_ARM = 18.0


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg by its joints from the hip on; `colour` sets apart the one that has just moved."""

    knee: Point
    ankle: Point
    toes: Point
    colour: str = "body"


@dataclass(frozen=True, slots=True)
class Pose:
    """How someone lies or sits."""

    head: Point
    shoulder: Point
    hip: Point
    arm: tuple[Point, Point]
    """Elbow and hand."""
    near: Leg
    beyond: Leg | None = None
    """The other leg, where it does not lie behind the near one."""


def person(pose: Pose) -> list[Json]:
    """The person in `pose`: the further leg behind, the arm in front."""
    drawn = [] if pose.beyond is None else _leg(pose.hip, pose.beyond)
    drawn += [disc(pose.head, HEAD + 5, "ground"), disc(pose.head, HEAD, "body")]
    drawn += limb([pose.shoulder, pose.hip], _TRUNK, "body")
    drawn += _leg(pose.hip, pose.near)
    return drawn + limb([pose.shoulder, *pose.arm], _ARM, "body")


def _leg(hip: Point, leg: Leg) -> list[Json]:
    return limb([hip, leg.knee, leg.ankle, leg.toes], _LEG, leg.colour)
