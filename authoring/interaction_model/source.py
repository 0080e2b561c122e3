"""Reads ``interaction-models/source``: the English for everybody, and a locale's overlay.

A file holds any of these tables:

``[skill]``                     the invocation name and how readily Alexa gives up (base only)
``[words]``                     word lists: ``bottom = "bottom|backside"``
``[types.Pack.ICE]``            one value of a slot type: its ``name`` and what people ``also`` say
``[StartIceIntent]``            an intent: ``about`` (one line), ``slots``, ``says`` (templates);
                                another file may add ``says`` to it

In the base, ``said/StartIceIntent.txt`` holds sentences for that intent as somebody would say
them, one on a line, without any of the signs that templates have but ``{slots}``. A line that
begins with ``#`` is a remark.

An overlay can only add: words to a list, templates to an intent, synonyms to a value. It cannot
take anything away.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from authoring.interaction_model.problems import SourceError

LOCALES = ("en-US", "en-GB", "en-AU", "en-CA", "en-IN")
BASE = "en"
_INTENT_KEYS = {"about", "slots", "says"}
_VALUE_KEYS = {"name", "also"}


@dataclass(frozen=True)
class Template:
    """One template and the file it stands in."""

    text: str
    file: str

    @property
    def everywhere(self) -> bool:
        """Whether it is for every locale, and not of one locale's overlay."""
        return self.file.startswith(f"{BASE}/")


@dataclass
class IntentSource:
    """An intent as written: what it is for, its slots (name to type), templates, sentences."""

    name: str
    about: str = ""
    slots: dict[str, str] = field(default_factory=dict)
    says: list[Template] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


@dataclass
class ValueSource:
    """One value of a slot type: the id the code knows, its name, what people also say."""

    id: str
    name: str = ""
    also: list[Template] = field(default_factory=list)


@dataclass
class Source:
    """Everything written for one locale: word lists, what its overlay adds to them, the rest."""

    invocation_name: str = ""
    fallback_sensitivity: str = ""
    words: dict[str, str] = field(default_factory=dict)
    added_words: dict[str, str] = field(default_factory=dict)
    intents: dict[str, IntentSource] = field(default_factory=dict)
    types: dict[str, dict[str, ValueSource]] = field(default_factory=dict)


def _is_intent(name: str) -> bool:
    return name.endswith("Intent")


def _text_table(table: Any, where: str, what: str) -> Mapping[str, str]:
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        raise SourceError(where, f'{what} must be lines like  name = "text"')
    return table


def _texts(value: Any, where: str, what: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SourceError(where, f"{what} must be a list of texts in quotation marks")
    return value


def _known_keys(table: Any, allowed: set[str], where: str) -> Mapping[str, Any]:
    if not isinstance(table, dict):
        raise SourceError(where, "expected a table in [square brackets]")
    for key in table:
        if key not in allowed:
            wanted = ", ".join(sorted(allowed))
            raise SourceError(where, f"'{key}' is not known here; known are: {wanted}")
    return table


def _add_skill(source: Source, table: Any, where: str) -> None:
    known = _known_keys(table, {"invocation_name", "fallback_sensitivity"}, where)
    texts = _text_table(known, where, "[skill]")
    source.invocation_name = texts.get("invocation_name", source.invocation_name)
    source.fallback_sensitivity = texts.get("fallback_sensitivity", source.fallback_sensitivity)


def _add_words(source: Source, table: Any, where: str, *, overlay: bool) -> None:
    for name, template in _text_table(table, where, "[words]").items():
        if name not in source.words:
            source.words[name] = template
        elif overlay and name not in source.added_words:
            source.added_words[name] = template
        else:
            raise SourceError(where, f"the word list '{name}' is written twice")


def _add_types(source: Source, table: Any, where: str) -> None:
    for type_name, values in _known_keys(table, set(table), where).items():
        type_values = source.types.setdefault(type_name, {})
        for value_id, body in _known_keys(values, set(values), where).items():
            place = f"{where}, type {type_name}, value {value_id}"
            known = _known_keys(body, _VALUE_KEYS, place)
            value = type_values.setdefault(value_id, ValueSource(value_id))
            if "name" in known and not value.name:
                value.name = str(known["name"])
            also = _texts(known.get("also", []), place, "'also'")
            value.also.extend(Template(text, where) for text in also)


def _add_intent(source: Source, name: str, table: Any, file: str, *, overlay: bool) -> None:
    where = f"{file}, {name}"
    known = _known_keys(table, _INTENT_KEYS, where)
    if name in source.intents and not overlay and set(known) - {"says"}:
        raise SourceError(where, "it is described elsewhere; a second part adds 'says' only")
    if name not in source.intents and overlay:
        raise SourceError(where, "an overlay adds words to an intent of the base; there is none")
    intent = source.intents.setdefault(name, IntentSource(name))
    if overlay and (set(known) - {"says"}):
        raise SourceError(where, "an overlay adds 'says' and nothing else")
    intent.about = str(known.get("about", intent.about))
    intent.slots.update(_text_table(known.get("slots", {}), where, "'slots'"))
    intent.says.extend(
        Template(text, file) for text in _texts(known.get("says", []), where, "'says'")
    )


def _tables(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each TOML file of a folder, in the order of names: its short name and its content."""
    for path in sorted(folder.glob("*.toml")):
        where = f"{folder.name}/{path.name}"
        try:
            yield where, tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise SourceError(where, f"the file cannot be read: {error}") from error


def _add_said(source: Source, folder: Path) -> None:
    for path in sorted((folder / "said").glob("*.txt")):
        name = path.stem
        if name not in source.intents:
            raise SourceError(f"{folder.name}/said/{path.name}", f"there is no intent {name}")
        lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
        source.intents[name].said.extend(s for s in lines if s and not s.startswith("#"))


def _add_folder(source: Source, folder: Path, *, overlay: bool) -> None:
    for where, tables in _tables(folder):
        for name, table in tables.items():
            if name == "skill" and not overlay:
                _add_skill(source, table, where)
            elif name == "words":
                _add_words(source, table, where, overlay=overlay)
            elif name == "types":
                _add_types(source, table, where)
            elif _is_intent(name):
                _add_intent(source, name, table, where, overlay=overlay)
            else:
                raise SourceError(where, f"[{name}] is neither an intent nor words nor types")


def read_source(folder: Path, locale: str) -> Source:
    """Everything written for one locale: the base, and the locale's overlay where there is one.

    Args:
        folder: the folder that holds ``en/`` and the overlays.
        locale: such as ``en-GB``.

    Raises:
        SourceError: a file cannot be read; the message names it and says why.
    """
    source = Source()
    if not (folder / BASE).is_dir():
        raise SourceError(str(folder), f"there is no folder '{BASE}' in it")
    _add_folder(source, folder / BASE, overlay=False)
    _add_said(source, folder / BASE)
    _add_folder(source, folder / locale, overlay=True)
    return source
