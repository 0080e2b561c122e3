"""Which drawing goes with which step: the furniture, and the person in the pose of that step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Final

from backspasm.guide.walkthrough import Place, Position
from backspasm.screens.drawings import furniture
from backspasm.screens.drawings.person import Leg, Pose, person
from backspasm.screens.drawings.strokes import Json, graphic


@cache
def drawing(place: Place) -> Json:
    """The drawing for one step of a walkthrough; step 0 shows what to fetch."""
    return graphic(_SCENES[place.position](place.step))


# --- on the back, the legs on a chair (F16 to F18) -----------------------------------------

_ON_BED: Final = Pose(
    head=(76, 190),
    shoulder=(122, 200),
    hip=(262, 200),
    arm=((160, 172), (206, 178)),
    near=Leg((316, 206), (318, 268), (344, 272)),
)
_BENT_UP: Final = Leg((290, 118), (318, 202), (342, 206))
_ON_CHAIR: Final = Leg((274, 118), (394, 128), (402, 98))


def _chair(step: int) -> list[Json]:
    scene = furniture.floor() + furniture.bed(330)
    if step == 0:
        return scene + furniture.tall_chair("new")
    scene += furniture.tall_chair("thing")
    legs = (
        (_ON_BED.near, None),
        (_new(_BENT_UP), _far(_ON_BED.near)),
        (_new(_ON_CHAIR), _far(_BENT_UP)),
        (_ON_CHAIR, None),
    )
    return scene + person(_with(_ON_BED, *legs[step - 1]))


# --- flat on the back, a pillow under the knees (F19) --------------------------------------

_FLAT: Final = Pose(
    head=(76, 190),
    shoulder=(122, 200),
    hip=(250, 200),
    arm=((160, 172), (206, 178)),
    near=Leg((336, 202), (424, 202), (432, 174)),
)
_FEET_FLAT: Final = Leg((318, 122), (374, 200), (400, 204))
_OVER_PILLOW: Final = Leg((326, 150), (412, 198), (424, 172))


def _pillow(step: int) -> list[Json]:
    scene = furniture.floor() + furniture.bed(468)
    return scene + (furniture.cushion(348, 174, 440, 220, "new") if step == 0 else _lying(step))


def _floor(step: int) -> list[Json]:
    scene = furniture.floor(224)
    if step:
        return scene + _lying(step)
    held = furniture.cushion(176, 128, 262, 172, "new")
    return scene + person(replace(_FLAT, arm=((150, 160), (186, 158)))) + held


def _lying(step: int) -> list[Json]:
    """The steps that the bed and the floor share."""
    under = furniture.cushion(282, 168, 372, 220, "new")
    legs = (_FLAT.near, _new(_FEET_FLAT), _OVER_PILLOW)
    pose = _with(_FLAT, legs[step - 1], _far(_FLAT.near) if step == 2 else None)
    return (under if step == 3 else []) + person(pose)


# --- sitting, the feet on a footstool (F22) ------------------------------------------------

_SITTING: Final = Pose(
    head=(134, 44),
    shoulder=(128, 90),
    hip=(130, 184),
    arm=((146, 140), (196, 158)),
    near=Leg((240, 184), (244, 270), (274, 274)),
)
_ON_STOOL: Final = Leg((240, 178), (344, 222), (366, 200))


def _footstool(step: int) -> list[Json]:
    scene = furniture.floor() + furniture.chair()
    scene += furniture.stool(240, "new" if step == 0 else "thing")
    return scene + _sitting(step, _SITTING, _ON_STOOL)


# --- sitting back, feet and knees a little higher than the hips (F23) ----------------------

_LEANING: Final = Pose(
    head=(74, 62),
    shoulder=(92, 104),
    hip=(136, 188),
    arm=((124, 158), (178, 172)),
    near=Leg((240, 190), (244, 270), (274, 274)),
)
_RAISED: Final = Leg((248, 152), (358, 148), (372, 120))


def _raised(step: int) -> list[Json]:
    scene = furniture.floor() + furniture.chair(lean=44)
    colour = "new" if step == 0 else "thing"
    scene += furniture.stool(214, colour) + furniture.cushions(166, 212, colour)
    return scene + _sitting(step, _LEANING, _RAISED)


def _sitting(step: int, pose: Pose, up: Leg) -> list[Json]:
    down = pose.near
    if step == 0:
        return []
    legs = ((down, None), (_new(up), _far(down)), (up, None))
    return person(_with(pose, *legs[step - 1]))


def _with(pose: Pose, near: Leg, beyond: Leg | None) -> Pose:
    return replace(pose, near=near, beyond=beyond)


def _new(leg: Leg) -> Leg:
    return replace(leg, colour="new")


def _far(leg: Leg) -> Leg:
    return replace(leg, colour="far")


_SCENES: Final[dict[Position, Callable[[int], list[Json]]]] = {
    Position.CHAIR: _chair,
    Position.PILLOW: _pillow,
    Position.FOOTSTOOL: _footstool,
    Position.RAISED: _raised,
    Position.FLOOR: _floor,
}
