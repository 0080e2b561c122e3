"""Which words about safety nobody has reviewed yet.

Whoever knows the subject puts their name and the date beside each such entry, as `reviewed_by` and
`reviewed_on`. An overlay for one locale is reviewed on its own.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def unreviewed(content: Path) -> list[str]:
    """Each entry about safety that lacks a reviewer's name or a date, as `folder/file.toml: key`.

    An overlay of such an entry is one as well, whether it says so again or not: whoever has
    reviewed the sentence of one country has not seen another's.
    """
    entries = [
        (f"{path.parent.name}/{path.name}", key, entry)
        for path in sorted(content.glob("*/*.toml"))
        for key, entry in _entries(tomllib.loads(path.read_text(encoding="utf-8")))
    ]
    about_safety = {key for _, key, entry in entries if entry.get("safety") is True}
    return [
        f"{where}: {key}"
        for where, key, entry in entries
        if key in about_safety and not _is_reviewed(entry)
    ]


def _entries(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, value in table.items():
        if isinstance(value, dict):
            if "say" in value:
                yield f"{prefix}{name}", value
            else:
                yield from _entries(value, f"{prefix}{name}.")


def _is_reviewed(entry: Mapping[str, Any]) -> bool:
    name, day = entry.get("reviewed_by"), entry.get("reviewed_on")
    return isinstance(name, str) and bool(name.strip()) and _is_day(day)


def _is_day(value: object) -> bool:
    if isinstance(value, datetime.date):
        return True
    try:
        datetime.date.fromisoformat(str(value))
    except ValueError:
        return False
    return True
