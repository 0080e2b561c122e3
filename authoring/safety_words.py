"""Writes the safety room's words into the code: `python -m authoring.safety_words`.

A red flag is answered before memory, network and catalogue, so its words cannot be read from
`content/` at that moment. They are written there like every other sentence, and this tool makes one
Python module of them. Run it after every change to `safety.toml` or `words.toml`; with `--check` it
writes nothing and says whether the module is fresh.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from backspasm.speech import source, ssml

ROOT: Final = Path(__file__).parents[1]
CONTENT: Final = ROOT / "content"
MODULE: Final = ROOT / "lambda" / "backspasm" / "safety" / "words.py"

ANSWERS: Final[Mapping[str, tuple[str, ...]]] = {
    "emergency": ("safety.emergency", "safety.reach"),
    "overdose": ("safety.overdose", "safety.reach"),
    "bleeding": ("safety.bleeding", "safety.reach"),
    "crisis": ("safety.crisis",),
    "call_for_me": ("safety.call_for_me",),
    "same_day": ("safety.same_day", "safety.worse"),
    "last_resort": ("safety.last_resort",),
}
"""Each answer of the safety room, and the entries it is made of. The first one has the card."""

_HEAD: Final = '''\
"""What the safety room says, in every locale.

Written by `python -m authoring.safety_words` from `content/`. Do not edit: edit `safety.toml`.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Said(NamedTuple):
    """One answer."""

    speech: str
    """SSML, with its `<speak>`."""
    title: str
    """The card's title."""
    text: str
    """The card's text."""


WORDS: Final[dict[str, dict[str, Said]]] = {
'''


def module(content: Path = CONTENT) -> str:
    """The source text of the safety room's words, made from the `content/` folder.

    Raises:
        KeyError: if an entry, its text or its card is missing in a locale.
    """
    lines = [_HEAD]
    for locale in source.LANGUAGE_OF:
        entries = source.read_locale(content, locale)["entries"]
        lines.append(f'    "{locale}": {{\n')
        for name, keys in ANSWERS.items():
            lines.append(_said(name, [entries[key] for key in keys]))
        lines.append("    },\n")
    lines.append("}\n")
    return "".join(lines)


def _said(name: str, entries: list[dict[str, Any]]) -> str:
    speech = ssml.speak(*(entry["say"] for entry in entries))
    card = entries[0]["card"]
    return (
        f'        "{name}": Said(\n'
        f"            speech={_wrapped(speech)},\n"
        f"            title={_wrapped(card['title'])},\n"
        f"            text={_wrapped(card['text'])},\n"
        "        ),\n"
    )


def _wrapped(text: str) -> str:
    """`text` as a Python string, over several lines where one is too short."""
    pieces: list[str] = []
    for line in text.splitlines(keepends=True):
        pieces.append("")
        for word in line.split(" "):
            joined = f"{pieces[-1]} {word}" if pieces[-1] else word
            if len(joined) > 76:
                pieces[-1] += " "
                pieces.append(word)
            else:
                pieces[-1] = joined
    if len(pieces) == 1:
        return _quoted(pieces[0])
    lines = "".join(f"                {_quoted(piece)}\n" for piece in pieces)
    return f"(\n{lines}            )"


def _quoted(text: str) -> str:
    """`text` as a Python literal in the quotes that need the fewer escapes."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace(quote, f"\\{quote}")
    return f"{quote}{escaped}{quote}"


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns 1 where `--check` finds the module stale."""
    parser = argparse.ArgumentParser(
        prog="python -m authoring.safety_words",
        description="Writes what the safety room says from content/ into the code.",
    )
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    options = parser.parse_args(arguments)
    fresh = module()
    if not options.check:
        MODULE.write_text(fresh, encoding="utf-8")
        return 0
    if MODULE.exists() and MODULE.read_text(encoding="utf-8") == fresh:
        return 0
    sys.stderr.write(
        "The safety words in the code are not those in content/. "
        "Run: python -m authoring.safety_words\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
