"""Lines and shapes of a vector graphic, in colours that the screen's theme fills in.

A drawing is 480 wide and 300 high. Colours are the graphic's parameters: `body` for the person,
`far` for what of them is further away, `thing` for furniture, `new` for what this step is about,
and `ground` for the gap that keeps a limb apart from what is behind it.
"""

from __future__ import annotations

from typing import Any, Final

WIDTH: Final = 480
HEIGHT: Final = 300
COLOURS: Final = ("body", "far", "thing", "new", "ground")

Json = dict[str, Any]
Point = tuple[float, float]

_GAP: Final = 10


def graphic(items: list[Json]) -> Json:
    """The vector graphic made of `items`, the first of them furthest back."""
    return {
        "type": "AVG",
        "version": "1.0",
        "width": WIDTH,
        "height": HEIGHT,
        "parameters": [{"name": name, "type": "color", "default": "gray"} for name in COLOURS],
        "items": items,
    }


def line(points: list[Point], width: float, colour: str) -> Json:
    """A line through `points` with round ends and corners."""
    return {
        "type": "path",
        "pathData": _path(points),
        "stroke": f"${{{colour}}}",
        "strokeWidth": width,
        "strokeLineCap": "round",
        "strokeLineJoin": "round",
        "fill": "transparent",
    }


def limb(points: list[Point], width: float, colour: str) -> list[Json]:
    """A limb through `points`, with a gap around it where it crosses something."""
    return [line(points, width + _GAP, "ground"), line(points, width, colour)]


def disc(centre: Point, radius: float, colour: str) -> Json:
    """A filled circle."""
    x, y = centre
    around = f"a{radius} {radius} 0 1 0 {2 * radius} 0 a{radius} {radius} 0 1 0 {-2 * radius} 0 Z"
    return {
        "type": "path",
        "pathData": f"M{x - radius} {y} {around}",
        "fill": f"${{{colour}}}",
    }


def box(left: float, top: float, right: float, bottom: float, round: float, colour: str) -> Json:
    """A filled rectangle with round corners."""
    wide, high = right - left - 2 * round, bottom - top - 2 * round
    corner = f"a{round} {round} 0 0 1"
    return {
        "type": "path",
        "pathData": (
            f"M{left + round} {top} h{wide} {corner} {round} {round} v{high} "
            f"{corner} {-round} {round} h{-wide} {corner} {-round} {-round} v{-high} "
            f"{corner} {round} {-round} Z"
        ),
        "fill": f"${{{colour}}}",
    }


def _path(points: list[Point]) -> str:
    return "M" + " L".join(f"{x} {y}" for x, y in points)
