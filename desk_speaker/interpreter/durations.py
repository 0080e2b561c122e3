"""Durations as people say them become ISO 8601: "an hour and a half" is "PT1H30M"."""

from __future__ import annotations

from fractions import Fraction

from desk_speaker.interpreter.numbers import UNKNOWN, numbers_at
from desk_speaker.interpreter.words import Token, word_set

_UNITS = {
    word: letter
    for letter, words in {
        "S": "second seconds sec secs",
        "M": "minute minutes min mins",
        "H": "hour hours hr hrs",
        "D": "day days",
        "W": "week weeks",
        "MO": "month months",
        "Y": "year years",
    }.items()
    for word in words.split()
}
_SMALLER = {
    "M": ("S", 60),
    "H": ("M", 60),
    "D": ("H", 24),
    "W": ("D", 7),
    "Y": ("MO", 12),
}
_ORDER = ("Y", "MO", "W", "D", "H", "M", "S")
_BETWEEN = word_set("more extra additional further whole full solid good another less")
"""Words that may stand between a number and its unit: "five more minutes"."""
_BEFORE_BARE_UNIT = word_set("another more extra whole full every per each")

_LEAST_BARE = 10
"""The least number that needs no unit of its own: "one hour thirty", not "an hour two rounds"."""

_FRACTION_WORDS = {
    "3 quarters of an": Fraction(3, 4),
    "3 quarters of a": Fraction(3, 4),
    "3 quarter of an": Fraction(3, 4),
    "a quarter of an": Fraction(1, 4),
    "a quarter of a": Fraction(1, 4),
    "quarter of an": Fraction(1, 4),
    "quarter of a": Fraction(1, 4),
    "1 and a half": Fraction(3, 2),
    "half of an": Fraction(1, 2),
    "half of a": Fraction(1, 2),
    "half an": Fraction(1, 2),
    "half a": Fraction(1, 2),
    "a half": Fraction(1, 2),
    "a quarter": Fraction(1, 4),
    "quarter": Fraction(1, 4),
    "half": Fraction(1, 2),
}
_FRACTIONS = {
    first: tuple(
        (words, amount)
        for phrase, amount in _FRACTION_WORDS.items()
        if (words := phrase.split())[0] == first
    )
    for first in ("3", "a", "quarter", "1", "half")
}
"""The words of a fraction and its amount, by the first word; read for every word ever heard."""

_Parts = dict[str, Fraction]


def durations_at(tokens: list[Token], start: int) -> list[tuple[int, str]]:
    """What AMAZON.DURATION makes of the words from `start`: (end, ISO or "?"), longest first."""
    found: list[tuple[int, str]] = []
    first = _first_part(tokens, start)
    if first is None:
        return found
    end, amount, unit = first
    if amount is None:
        return [(end, UNKNOWN)]
    parts: _Parts = {unit: amount}
    found.append((end, iso(parts)))
    while True:
        step = _next_part(tokens, end, unit)
        if step is None:
            break
        end, amount, unit = step
        parts[unit] = parts.get(unit, Fraction(0)) + amount
        found.append((end, iso(parts)))
    found.reverse()
    return found


def iso(parts: _Parts) -> str:
    """ISO 8601 of amounts per unit; fractions become the next smaller unit, rounded to seconds."""
    whole = dict.fromkeys(_ORDER, 0)
    carried: _Parts = dict(parts)
    for unit in _ORDER:
        amount = carried.get(unit, Fraction(0))
        if amount.denominator != 1 and unit in _SMALLER:
            smaller, factor = _SMALLER[unit]
            rest = amount - int(amount)
            carried[smaller] = carried.get(smaller, Fraction(0)) + rest * factor
            amount -= rest
        whole[unit] = round(amount)
    date = "".join(f"{whole[u]}{u[0]}" for u in ("Y", "MO", "W", "D") if whole[u])
    time = "".join(f"{whole[u]}{u}" for u in ("H", "M", "S") if whole[u])
    if not date and not time:
        smallest = [unit for unit in _ORDER if unit in parts][-1]
        return f"PT0{smallest}" if smallest in "HMS" else f"P0{smallest[0]}"
    return f"P{date}" + (f"T{time}" if time else "")


def _text(tokens: list[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""


def _texts(tokens: list[Token], start: int, count: int) -> list[str]:
    return [token.text for token in tokens[start : start + count]]


def _first_part(tokens: list[Token], start: int) -> tuple[int, Fraction | None, str] | None:
    """An amount with its unit; the amount is None where the words give no number."""
    unit = _UNITS.get(_text(tokens, start))
    if unit and _text(tokens, start - 1) in _BEFORE_BARE_UNIT:
        return start + 1, Fraction(1), unit
    if unit and start == 0 and _half_follows(tokens, start + 1):
        return start + 1, Fraction(1), unit
    for end, amount in _amounts(tokens, start):
        at = end + 1 if _text(tokens, end) in _BETWEEN else end
        unit = _UNITS.get(_text(tokens, at))
        if unit:
            return at + 1, amount, unit
    return None


def _half_follows(tokens: list[Token], index: int) -> bool:
    return _texts(tokens, index, 3) in (["and", "a", "half"], ["and", "a", "quarter"])


def _amounts(tokens: list[Token], start: int) -> list[tuple[int, Fraction | None]]:
    """(end, amount) of every reading of the words from `start` as an amount, longest first."""
    words = _texts(tokens, start, 5)
    found: list[tuple[int, Fraction | None]] = [
        (start + len(phrase), amount)
        for phrase, amount in _FRACTIONS.get(words[0] if words else "", ())
        if words[: len(phrase)] == phrase
    ]
    number = words[0] if words else ""
    if number.replace(".", "", 1).isdigit() and number.isascii():
        amount = Fraction(number)
        if words[1:4] == ["and", "a", "half"]:
            found.append((start + 4, amount + Fraction(1, 2)))
        elif words[1:4] == ["and", "a", "quarter"]:
            found.append((start + 4, amount + Fraction(1, 4)))
        elif words[1:4] == ["and", "3", "quarters"]:
            found.append((start + 4, amount + Fraction(3, 4)))
        found.append((start + 1, amount))
    found += [
        (end, None if value == UNKNOWN else Fraction(value))
        for end, value in numbers_at(tokens, start)
    ]
    if number in ("a", "an"):
        found.append((start + 1, Fraction(1)))
    found.sort(key=lambda reading: -reading[0])
    return found


def _next_part(tokens: list[Token], start: int, unit: str) -> tuple[int, Fraction, str] | None:
    """What may follow an amount: "and a half", "thirty", "and ten seconds"."""
    if unit not in _SMALLER:
        return None
    smaller, factor = _SMALLER[unit]
    for words, share in (("and a half", 2), ("and a quarter", 4)):
        if _texts(tokens, start, 3) == words.split() and _text(tokens, start + 3) not in _UNITS:
            return start + 3, Fraction(factor, share), smaller
    at = start + 1 if _text(tokens, start) == "and" else start
    part = _first_part(tokens, at)
    if part and part[1] is not None and _ORDER.index(part[2]) > _ORDER.index(unit):
        return part[0], part[1], part[2]
    number = _text(tokens, at)
    whole = number.isdigit() and number.isascii()
    if unit in ("H", "M") and whole and _LEAST_BARE <= int(number) < factor:
        following = _text(tokens, at + 1)
        if following in _UNITS or following in _BETWEEN:
            return None
        return at + 1, Fraction(number), smaller
    return None
