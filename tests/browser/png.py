"""Small pictures: a PNG with a palette of its own, a quarter of what a browser makes of it."""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

_MOST_COLOURS = 256


def written(pixels: NDArray[np.uint8]) -> bytes:
    """`pixels` (height, width, red-green-blue) as a PNG of at most 256 colours."""
    height, width, _ = pixels.shape
    palette, indexes = _reduced(pixels.reshape(-1, 3))
    rows = indexes.reshape(height, width)
    unfiltered = np.hstack([np.zeros((height, 1), np.uint8), rows]).tobytes()
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", header),
        (b"PLTE", palette.tobytes()),
        (b"IDAT", zlib.compress(unfiltered, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _reduced(colours: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The commonest colours, and for every pixel the one of them that is nearest."""
    found, where, many = np.unique(colours, axis=0, return_inverse=True, return_counts=True)
    palette = found[np.argsort(-many)[:_MOST_COLOURS]]
    apart = found[:, None, :].astype(np.int32) - palette[None, :, :].astype(np.int32)
    nearest = (apart**2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    return palette, nearest[where.reshape(-1)]


def _chunk(name: bytes, data: bytes) -> bytes:
    checked = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checked)
