"""Whether words that were written down are in words that were heard."""

from __future__ import annotations

import re

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})


def contains(heard: str, expected: str) -> bool:
    """Whether `heard` holds one of the alternatives in `expected`.

    ` | ` divides alternatives and `...` stands for anything in between. Case, white space and the
    shape of quotation marks do not matter. Words are whole: "ice" is not in "twice".
    """
    return any(
        re.search(_pattern(alternative), _even(heard)) is not None
        for alternative in expected.split("|")
    )


def _pattern(expected: str) -> str:
    parts = [_even(part) for part in expected.split("...")]
    return ".*?".join(_whole(part) for part in parts if part)


def _whole(words: str) -> str:
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return before + re.escape(words) + after


def _even(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(_QUOTES)).strip().casefold()
