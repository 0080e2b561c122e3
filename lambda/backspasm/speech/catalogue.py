"""The catalogue: every sentence the skill can say, in one locale.

In development it is read from `content/`; what ships carries one compiled file per locale beside
the code, which costs a cold start almost nothing. Both hold the same.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from backspasm.speech import plurals, ssml

DEFAULT_LOCALE: Final = "en-US"
LOCALES: Final = ("en-US", "en-GB", "en-AU", "en-CA", "en-IN")

# Without pathlib, which a cold start would import for nothing else.
_LAMBDA_ROOT: Final = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))  # noqa: PTH120
_COMPILED: Final = os.path.join(_LAMBDA_ROOT, "content")  # noqa: PTH118
_WRITTEN: Final = os.path.join(os.path.dirname(_LAMBDA_ROOT), "content")  # noqa: PTH118, PTH120
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one locale."""

    locale: str
    entries: Mapping[str, Mapping[str, Any]]
    plurals: Mapping[str, str]

    def say(self, key: str, variation: int = 0, /, **values: str | int) -> str:
        """The sentence `key` as SSML, with `values` put in, escaped.

        Entries with plural forms are chosen by the value their `count` names; of a list of
        wordings, `variation` picks one.

        Raises:
            KeyError: if there is no such sentence, or a value it needs is missing.
        """
        return self._filled(self.entries[key], "say", variation, values)

    def reprompt(self, key: str, /, **values: str | int) -> str:
        """What is said when the question `key` stays unanswered. Raises as `say` does."""
        return self._filled(self.entries[key], "reprompt", 0, values)

    def has(self, key: str, part: str = "say") -> bool:
        """Whether there is a sentence `key`, or that part of it."""
        return part in self.entries.get(key, {})

    def card(self, key: str, /, **values: str | int) -> tuple[str, str] | None:
        """Title and text of the card that goes with `key`, if it has one. No SSML."""
        card = self.entries[key].get("card")
        if card is None:
            return None
        return self._plain(card["title"], values), self._plain(card["text"], values)

    def _filled(
        self, entry: Mapping[str, Any], part: str, variation: int, values: Mapping[str, str | int]
    ) -> str:
        text = entry[part]
        if isinstance(text, list):
            text = text[variation % len(text)]
        if isinstance(text, Mapping):
            form = plurals.category(self.plurals, int(values[entry["count"]]))
            text = text.get(form, text["other"])
        return _PLACEHOLDER.sub(lambda found: ssml.escape(str(values[found[1]])), text)

    @staticmethod
    def _plain(text: str, values: Mapping[str, str | int]) -> str:
        return _PLACEHOLDER.sub(lambda found: ssml.plain(str(values[found[1]])), text)


def nearest(locale: str) -> str:
    """The locale of ours that serves someone whose device speaks `locale`."""
    return locale if locale in LOCALES else DEFAULT_LOCALE


@lru_cache(maxsize=len(LOCALES))
def load(locale: str) -> Catalogue:
    """The catalogue of one of our locales.

    Raises:
        OSError, ValueError, KeyError: if the content cannot be read; the conversation falls back
            to the words of the safety room then.
    """
    try:
        compiled = os.path.join(_COMPILED, f"{locale}.json")  # noqa: PTH118
        with open(compiled, encoding="utf-8") as file:  # noqa: PTH123
            content = json.load(file)
    except FileNotFoundError:
        from pathlib import Path

        from backspasm.speech import source

        content = source.read_locale(Path(_WRITTEN), locale)
    return Catalogue(locale, content["entries"], content["plurals"])
