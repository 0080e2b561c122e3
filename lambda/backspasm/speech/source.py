"""Reads `content/` as its authors write it: TOML, one folder per language, overlays per locale.

An entry is a table with `say`, and beside it what its authors need to know: who hears it and when,
which facts or source it carries. What is read here is flat and complete for one locale: overlays
laid over the language, and the locale's own words (`words.toml`) put into every sentence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

LANGUAGE_OF: Final = {
    "en-US": "en",
    "en-GB": "en",
    "en-AU": "en",
    "en-CA": "en",
    "en-IN": "en",
}
"""Every locale the skill speaks, and the language folder it is written in."""

WORDS: Final = "words"
PLURALS: Final = "plurals"
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")

Entry = Mapping[str, Any]


def read_locale(root: Path, locale: str) -> dict[str, Any]:
    """Everything one locale says: `{"plurals": ..., "entries": {key: entry}}`.

    Raises:
        KeyError: if the locale is not one of ours.
        tomllib.TOMLDecodeError: if a file is not TOML.
    """
    tables: dict[str, Entry] = {}
    words: dict[str, str] = {}
    plurals: dict[str, str] = {}
    for folder in (LANGUAGE_OF[locale], locale):
        for path in sorted((root / folder).glob("*.toml")):
            for key, entry in _entries(tomllib.loads(path.read_text(encoding="utf-8"))):
                if key == WORDS:
                    words |= entry
                elif key == PLURALS:
                    plurals |= entry
                else:
                    tables[key] = {**tables.get(key, {}), **entry}
    entries = {key: _localised(entry, words) for key, entry in tables.items()}
    return {"plurals": plurals, "entries": entries}


def _entries(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Entry]]:
    """Every entry of a file with its dotted key. A table with `say` is an entry."""
    for name, value in table.items():
        key = f"{prefix}{name}"
        if key in (WORDS, PLURALS) or "say" in value:
            yield key, value
        else:
            yield from _entries(value, f"{key}.")


def _localised(entry: Entry, words: Mapping[str, str]) -> dict[str, Any]:
    return {name: _with_words(value, words) for name, value in entry.items()}


def _with_words(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _PLACEHOLDER.sub(lambda found: words.get(found[1], found[0]), value)
    if isinstance(value, list):
        return [_with_words(each, words) for each in value]
    if isinstance(value, dict):
        return {name: _with_words(each, words) for name, each in value.items()}
    return value
