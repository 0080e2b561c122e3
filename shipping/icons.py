"""Draws the skill's icons: `python -m shipping.icons`. Someone who lies with their legs on a chair.

Every shape is a distance: how far a point is from its edge. That gives smooth edges at any size,
with nothing but arithmetic.
"""

from __future__ import annotations

import math
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from shipping import paths

SIZES: Final = (108, 512)
"""Pixels on a side: Alexa asks for a small icon and a large one."""

FOLDER: Final = paths.SKILL_PACKAGE / "assets" / "images"

Point = tuple[float, float]
Colour = tuple[int, int, int]
Distance = Callable[[float, float], float]

_NIGHT: Final[Colour] = (16, 58, 74)
_DAWN: Final[Colour] = (38, 112, 122)
_SKIN: Final[Colour] = (252, 243, 228)
_CHAIR: Final[Colour] = (126, 196, 193)


def _limb(start: Point, end: Point, radius: float) -> Distance:
    """A line with round ends."""
    (ax, ay), (bx, by) = start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2

    def distance(x: float, y: float) -> float:
        along = min(1.0, max(0.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
        return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)) - radius

    return distance


def _disc(centre: Point, radius: float) -> Distance:
    return lambda x, y: math.hypot(x - centre[0], y - centre[1]) - radius


# On a square from 0 to 1, y downwards. What comes later covers what came before.
_SHAPES: Final[tuple[tuple[Distance, Colour], ...]] = (
    (_limb((0.14, 0.710), (0.86, 0.710), 0.012), _CHAIR),  # the floor
    (_limb((0.645, 0.505), (0.84, 0.505), 0.024), _CHAIR),  # the seat
    (_limb((0.66, 0.505), (0.66, 0.695), 0.018), _CHAIR),
    (_limb((0.82, 0.265), (0.82, 0.695), 0.018), _CHAIR),
    (_disc((0.215, 0.610), 0.062), _SKIN),
    (_limb((0.335, 0.645), (0.56, 0.645), 0.045), _SKIN),  # the back, flat on the floor
    (_limb((0.56, 0.645), (0.585, 0.445), 0.043), _SKIN),  # the thighs
    (_limb((0.585, 0.445), (0.755, 0.447), 0.036), _SKIN),  # the shins, on the seat
)


def pixels(size: int) -> list[bytes]:
    """The icon's rows, three bytes of red, green and blue for each of `size` pixels."""
    return [
        b"".join(bytes(_colour((x + 0.5) / size, (y + 0.5) / size, size)) for x in range(size))
        for y in range(size)
    ]


def _colour(x: float, y: float, size: int) -> Colour:
    colour = _mix(_NIGHT, _DAWN, y)
    for distance, of_shape in _SHAPES:
        # Within half a pixel of the edge, a part of the pixel is covered.
        covered = min(1.0, max(0.0, 0.5 - distance(x, y) * size))
        if covered:
            colour = _mix(colour, of_shape, covered)
    return colour


def _mix(under: Colour, over: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(under, over, strict=True))
    return red, green, blue


def png(rows: list[bytes]) -> bytes:
    """A PNG file with these rows."""
    size = len(rows)
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    unfiltered = b"".join(b"\0" + row for row in rows)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(unfiltered, 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    whole = kind + content
    return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))


def rows_of(file: bytes) -> list[bytes]:
    """The rows of a PNG that `png` has made."""
    size = struct.unpack(">I", file[16:20])[0]
    start = file.index(b"IDAT") + 4
    length = struct.unpack(">I", file[start - 8 : start - 4])[0]
    unfiltered = zlib.decompress(file[start : start + length])
    stride = 1 + 3 * size
    return [unfiltered[at + 1 : at + stride] for at in range(0, len(unfiltered), stride)]


def path(size: int) -> Path:
    """Where the icon of this size is kept."""
    return FOLDER / f"icon_{size}.png"


def main() -> int:
    """Draw them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        path(size).write_bytes(png(pixels(size)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
