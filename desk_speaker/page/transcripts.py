"""The conversations that are written down under `tests/conversations/`, to be played."""

from __future__ import annotations

from pathlib import Path

from desk_speaker.events import Json

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "conversations"


def listing(folder: Path = FOLDER) -> list[Json]:
    """Every transcript by name, with the remark it begins with."""
    return [{"name": path.stem, "about": _about(path)} for path in _all(folder)]


def find(name: str, folder: Path = FOLDER) -> Path | None:
    """The transcript called `name`, or None: a name is looked up and never made a path."""
    return next((path for path in _all(folder) if path.stem == name), None)


def _all(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.txt"))


def _about(path: Path) -> str:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return first.removeprefix("#").strip() if first.startswith("#") else ""
