"""Turns one template into the sentences it stands for.

The template language is the small part of hassil's that people write with ease: ``(a|b)`` one of,
``[a]`` with or without, ``{slot}`` a value Alexa fills in, ``<words>`` a list of words kept in a
``[words]`` table. It is read here and not by hassil because a large template must be thinned while
it is written out (see :func:`mix`), and because reading them all takes a tenth of the time.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

PLENTY = 16
"""Up to this many sentences a part of a template is written out whole."""

_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_WORD_LIST = re.compile(r"<([^<>]*)>")
_TOKEN = re.compile(r"[()\[\]|]|[^()\[\]|]+")


class TemplateError(ValueError):
    """A template cannot be read; the message says why in plain words."""


@cache
def _bracket_trouble(template: str) -> str | None:
    """The first bracket that does not match, in words, or None."""
    opened: list[str] = []
    for letter in template:
        if letter in _BRACKETS:
            opened.append(letter)
        elif letter in _BRACKETS.values():
            if not opened or _BRACKETS[opened[-1]] != letter:
                return f"'{letter}' closes nothing that is open"
            opened.pop()
    if opened:
        return f"'{opened[-1]}' is opened and never closed"
    return None


def spell_out(template: str, words: Mapping[str, str], inside: tuple[str, ...] = ()) -> str:
    """The template with every word list written in its place.

    Args:
        template: as a writer wrote it.
        words: name of a word list to its template.
        inside: the word lists being written out at this moment.

    Raises:
        TemplateError: it is empty, brackets do not match, a word list is missing or holds itself.
    """
    trouble = "it is empty" if not template.strip() else _bracket_trouble(template)
    if trouble is not None:
        raise TemplateError(f"in the word list <{inside[-1]}>: {trouble}" if inside else trouble)

    def body(found: re.Match[str]) -> str:
        name = found[1]
        if name not in words:
            raise TemplateError(f"there is no word list <{name}>")
        if name in inside:
            raise TemplateError(f"the word list <{name}> holds itself")
        return f"({spell_out(words[name], words, (*inside, name))})"

    return _WORD_LIST.sub(body, template)


def _uses(template: str, name: str, words: Mapping[str, str]) -> bool:
    """Whether a template holds a word list, itself or through another list."""
    return any(
        found == name or _uses(words[found], name, words) for found in _WORD_LIST.findall(template)
    )


def expand(
    template: str, words: Mapping[str, str], added: Mapping[str, str] | None = None
) -> list[str]:
    """The sentences of a template, lower case, single spaces, each once, as they are written.

    All of them where there are few; otherwise :func:`mix` chooses.

    Args:
        template: as a writer wrote it.
        words: name of a word list to its template, as in a ``[words]`` table.
        added: what a locale's overlay adds to some of these lists. It gives more sentences, and
            takes none away.

    Raises:
        TemplateError: brackets do not match, or a word list does not exist or holds itself.
    """
    found = dict.fromkeys(_sentences(spell_out(template, words)))
    for name, more in (added or {}).items():
        if _uses(template, name, words):
            found.update(dict.fromkeys(_sentences(spell_out(template, {**words, name: more}))))
    return list(found)


def mix(parts: Sequence[Sequence[str]]) -> list[str]:
    """Joins one choice of every part: in every way where there are few ways, else plainly.

    Plainly: the first choice of every part is the plain way to say it, and every other choice is
    heard once, with the plain ones around it. So all words are learnt, the plainest sentences are
    there word for word, and near-identical lines do not fill the model.
    """
    if math.prod(len(part) for part in parts) <= PLENTY:
        return ["".join(choice) for choice in itertools.product(*parts)]
    plain = [part[0] for part in parts]
    return [
        "".join([*plain[:place], choice, *plain[place + 1 :]])
        for place, part in enumerate(parts)
        for choice in part
    ]


def _choices(tokens: Iterator[str]) -> list[str]:
    """All that stands between here and the bracket that closes, each way once."""
    ways: list[str] = []
    parts: list[list[str]] = []
    for token in tokens:
        if token in _BRACKETS.values():
            break
        if token == "|":
            ways.extend(mix(parts))
            parts = []
        elif token == "(":
            parts.append(_choices(tokens))
        elif token == "[":
            parts.append(["", *_choices(tokens)])
        else:
            parts.append([token])
    ways.extend(mix(parts))
    return list(dict.fromkeys(ways))


@cache
def _sentences(template: str) -> tuple[str, ...]:
    """The sentences of a template whose word lists are spelled out."""
    ways = _choices(iter(_TOKEN.findall(template)))
    tidy = (" ".join(text.lower().split()) for text in ways)
    return tuple(dict.fromkeys(text for text in tidy if text))
