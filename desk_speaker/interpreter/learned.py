"""What is learned from the samples, as plain arrays that can be kept in a file."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Whole = NDArray[np.int32]


_MOST_KEPT = 12
"""How many files stay: whoever writes samples makes a new one with each change."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A linear classifier and the index of the rows it was learned from.

    F features, K intents that have rows, R rows.

    Attributes:
        features: the names of the features, joined by line feeds, in UTF-8.
        rarity: [F] how much a feature tells (inverse document frequency).
        weights: [F, K] how much a feature speaks for an intent.
        bias: [K] how much speaks for an intent before a word is said.
        intents: [K] the number of the intent in the model.
        starts: [F + 1] where the feature's rows begin in `rows` and `values`.
        rows: the rows that hold a feature.
        values: the share of the feature in the row (rows have length 1).
        row_kinds: [R] which of the K intents the row belongs to.
        row_samples: [R] the number of the sample in the model that the row was made of.
    """

    features: NDArray[np.uint8]
    rarity: Floats
    weights: Floats
    bias: Floats
    intents: Whole
    starts: Whole
    rows: Whole
    values: Floats
    row_kinds: Whole
    row_samples: Whole

    def names(self) -> list[str]:
        """The names of the features."""
        text = self.features.tobytes().decode("utf-8")
        return text.split("\n") if text else []

    @property
    def sound(self) -> bool:
        """Whether the arrays fit each other, as they do unless a file was spoilt."""
        count, kinds, rows = len(self.rarity), len(self.intents), len(self.row_kinds)
        ends = [0, *self.starts.tolist()]
        return (
            len(self.names()) == count
            and self.weights.shape == (count, kinds)
            and self.bias.shape == (kinds,)
            and len(self.starts) == count + 1
            and ends == sorted(ends)
            and len(self.rows) == len(self.values) == ends[-1]
            and len(self.row_samples) == rows
            and _within(self.rows, rows)
            and _within(self.row_kinds, kinds)
        )


def _within(numbers: Whole, count: int) -> bool:
    return bool(np.all((numbers >= 0) & (numbers < count)))


def save(learned: Learned, path: Path) -> None:
    """Keep what was learned in a file, whole or not at all; a disk that refuses is no error."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(file, **{f.name: getattr(learned, f.name) for f in fields(Learned)})
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
        kept = sorted(path.parent.glob("*.npz"), key=lambda file: -file.stat().st_mtime_ns)
        for old in kept[_MOST_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def load(path: Path) -> Learned | None:
    """What was learned before, or None where the file is missing or spoilt. Never unpickles."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            kept: dict[str, Any] = {f.name: arrays[f.name] for f in fields(Learned)}
        learned = Learned(**kept)
        return learned if learned.sound else None
    except (OSError, KeyError, ValueError, BadZipFile, EOFError):
        return None


def cache_folder() -> Path:
    """The user's own cache folder for what was learned."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "back-spasm-helper" / "listening"
