"""Compiles `content/` into what ships: one JSON file per locale, holding what speech needs.

The same words always make the same bytes, so that a package built twice is the same package.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from backspasm.speech import source

NEEDED: Final = ("say", "reprompt", "count", "card")
"""What speech takes from an entry. The rest is for its authors and stays behind."""


def compiled(root: Path, locale: str) -> str:
    """The text of the file for `locale`, made of the folder `root`.

    Raises:
        KeyError: if the locale is not one of ours.
        tomllib.TOMLDecodeError: if a file is not TOML.
    """
    content = source.read_locale(root, locale)
    entries = {key: _needed(entry) for key, entry in sorted(content["entries"].items())}
    # The plural rules keep their order: the first that holds is taken.
    shipped = {"entries": entries, "plurals": content["plurals"]}
    return json.dumps(shipped, ensure_ascii=False, separators=(",", ":")) + "\n"


def write(root: Path, folder: Path) -> list[Path]:
    """Write the file of every locale into `folder`, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for locale in source.LANGUAGE_OF:
        path = folder / f"{locale}.json"
        path.write_text(compiled(root, locale), encoding="utf-8")
        written.append(path)
    return written


def _needed(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: entry[name] for name in NEEDED if name in entry}
