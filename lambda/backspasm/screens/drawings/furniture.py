"""What people lie and sit on in the drawings, seen from the side."""

from __future__ import annotations

from backspasm.screens.drawings.strokes import Json, box, line

FLOOR = 288.0


def floor(level: float = FLOOR) -> list[Json]:
    """The floor, as one line."""
    return [line([(8, level), (472, level)], 6, "thing")]


def bed(right: float) -> list[Json]:
    """A bed from the left edge to `right`, with a pillow for the head."""
    return [
        line([(20, 200), (20, FLOOR - 6)], 12, "thing"),
        line([(right - 12, 250), (right - 12, FLOOR - 6)], 12, "thing"),
        box(12, 220, right, 262, 14, "thing"),
        box(30, 202, 108, 222, 10, "far"),
    ]


def tall_chair(colour: str) -> list[Json]:
    """A sturdy chair beside the bed, its seat made high with cushions."""
    return [
        line([(452, 60), (452, FLOOR - 8)], 14, colour),
        line([(336, 172), (336, FLOOR - 8)], 14, colour),
        line([(336, 172), (452, 172)], 14, colour),
        box(328, 142, 446, 164, 10, colour),
    ]


def chair(lean: float = 0) -> list[Json]:
    """A chair to sit on, its back leaning by `lean`."""
    return [
        line([(92, 206), (92 - lean, 84)], 16, "thing"),
        line([(92, 206), (92, FLOOR - 8)], 14, "thing"),
        line([(206, 206), (206, FLOOR - 8)], 14, "thing"),
        line([(92, 206), (206, 206)], 16, "thing"),
    ]


def stool(top: float, colour: str) -> list[Json]:
    """A footstool with its top at the height `top`."""
    return [
        line([(322, top + 10), (322, FLOOR - 8)], 14, colour),
        line([(398, top + 10), (398, FLOOR - 8)], 14, colour),
        line([(316, top + 8), (404, top + 8)], 16, colour),
    ]


def cushions(top: float, bottom: float, colour: str) -> list[Json]:
    """Two cushions on the stool, from `top` to `bottom`."""
    middle = (top + bottom) / 2
    return [
        box(312, top, 408, middle - 2, 10, colour),
        box(312, middle + 2, 408, bottom, 10, colour),
    ]


def cushion(left: float, top: float, right: float, bottom: float, colour: str) -> list[Json]:
    """A cushion, pillow or rolled-up coat."""
    return [box(left, top, right, bottom, (bottom - top) / 2, colour)]
