"""Where Amazon's screen engine is, and how to get it where it is not."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).resolve().parent
ENGINE = PAGE / "node_modules" / "apl-viewhost-web" / "index.js"

HOW_TO_GET_IT = "npm ci --prefix desk_speaker/page"


def found() -> Path | None:
    """The engine's one file, or None where it was never installed."""
    return ENGINE if ENGINE.is_file() else None
