"""What stands in `content/`, entry by entry, with the file it stands in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from authoring.content.problems import Problem
from backspasm.speech import source

PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Written:
    """One entry as it is written, in the language or in an overlay."""

    folder: str
    """`en` for the language, `en-GB` and so on for an overlay."""
    file: str
    """The file, as seen from `content/`."""
    key: str
    """Its dotted name, such as `plan.status.cold`."""
    fields: Mapping[str, Any]

    @property
    def is_overlay(self) -> bool:
        """Whether it changes an entry for one locale only."""
        return "-" in self.folder

    def problem(self, wrong: str, remedy: str) -> Problem:
        """Trouble with this entry."""
        return Problem(self.file, self.key, wrong, remedy)


@dataclass(frozen=True, slots=True)
class Content:
    """All of `content/`."""

    root: Path
    entries: tuple[Written, ...]
    words: Mapping[str, Mapping[str, str]]
    """Each folder's own `[words]`."""
    unreadable: tuple[Problem, ...]

    def of(self, folder: str) -> dict[str, Written]:
        """The entries of one folder, by name."""
        return {each.key: each for each in self.entries if each.folder == folder}

    def in_locale(self, locale: str) -> dict[str, Written]:
        """Every entry as it is heard in `locale`: overlay over language, local words put in."""
        language = source.LANGUAGE_OF[locale]
        words = {**self.words.get(language, {}), **self.words.get(locale, {})}
        merged = dict(self.of(language))
        for key, over in self.of(locale).items():
            under = merged[key].fields if key in merged else {}
            merged[key] = Written(locale, over.file, key, {**under, **over.fields})
        return {
            key: Written(each.folder, each.file, key, _with_words(each.fields, words))
            for key, each in merged.items()
        }


def read(root: Path) -> Content:
    """Read the folder `content/`. Files that can't be read become problems, not exceptions."""
    entries: list[Written] = []
    words: dict[str, dict[str, str]] = {}
    unreadable: list[Problem] = []
    for path in sorted(root.glob("*/*.toml")):
        folder, file = path.parent.name, f"{path.parent.name}/{path.name}"
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            unreadable.append(
                Problem(
                    file,
                    "",
                    f"this file cannot be read: {error}",
                    "Look at that line: often a quotation mark is missing, or a line appears twice",
                )
            )
            continue
        words.setdefault(folder, {}).update(table.pop(source.WORDS, {}))
        table.pop(source.PLURALS, None)
        for key, fields in _entries(table):
            entries.append(Written(folder, file, key, fields))
    return Content(root, tuple(entries), words, tuple(unreadable))


def texts(entry: Written, *parts: str) -> Iterator[str]:
    """Every wording and every plural form of the parts of an entry that are there."""
    for part in parts:
        value = entry.fields.get(part)
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (each for each in value if isinstance(each, str))
        elif isinstance(value, dict):
            yield from (each for each in value.values() if isinstance(each, str))


def placeholders(*texts: str) -> set[str]:
    """The names in braces in some texts."""
    return {name for text in texts for name in PLACEHOLDER.findall(text)}


def _entries(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if not isinstance(value, dict):
            yield key, {"": value}
        elif "say" in value or not any(isinstance(each, dict) for each in value.values()):
            yield key, value
        else:
            yield from _entries(value, f"{key}.")


def _with_words(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return PLACEHOLDER.sub(lambda found: words.get(found[1], found[0]), value)
    if isinstance(value, list):
        return [_with_words(each, words) for each in value]
    if isinstance(value, dict):
        return {name: _with_words(each, words) for name, each in value.items()}
    return value
