"""Numbers in words become digits: "twenty five" is "25", "nine one one" is "911"."""

from __future__ import annotations

from desk_speaker.interpreter.words import Token, word_set

UNKNOWN = "?"
"""What Alexa puts into a number or duration slot it could not resolve."""

_UP_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_UP_TO_NINETY = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = {word: value for value, word in enumerate(_UP_TO_NINETEEN.split())}
_ONES |= {"nought": 0, "naught": 0}
_TENS = {word: value * 10 for value, word in enumerate(_UP_TO_NINETY.split(), start=2)}
_TENS |= {"fourty": 40}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_REPEATS = {"double": 2, "triple": 3, "treble": 3}
_MAY_BEGIN = frozenset([*_ONES, *_TENS, *_REPEATS, "dozen", "hundred", "thousand"])
_NO_NUMBER = word_set(
    "zillion zillions gazillion bazillion squillion umpteen infinity infinite trillion "
    "quadrillion million billion few several many"
)
_DIGITS_IN_A_ROW = 3


def with_digits(tokens: list[Token]) -> list[Token]:
    """The tokens with every number in words as one token of digits.

    Three or more single digits in a row are one token, as people say a telephone number.
    """
    if _MAY_BEGIN.isdisjoint([token.text for token in tokens]) and not any(
        token.text[0].isdigit() for token in tokens
    ):
        return tokens
    merged: list[Token] = []
    index = 0
    while index < len(tokens):
        end, value = _number(tokens, index)
        if end > index:
            merged.append(Token(value, _joined(tokens[index:end])))
            index = end
        else:
            merged.append(tokens[index])
            index += 1
    return _telephone(merged)


def numbers_at(tokens: list[Token], start: int) -> list[tuple[int, str]]:
    """What AMAZON.NUMBER makes of the words from `start`: (end, digits or "?"), longest first."""
    if start >= len(tokens):
        return []
    text = tokens[start].text
    following = [token.text for token in tokens[start + 1 : start + 4]]
    found: list[tuple[int, str]] = []
    if text in ("minus", "negative") and following and _is_number(following[0]):
        found.append((start + 2, UNKNOWN))
    elif text in ("a", "an") and following and following[0] == "couple":
        found.append((start + (3 if following[1:2] == ["of"] else 2), "2"))
    elif text == "couple":
        found.append((start + (2 if following[:1] == ["of"] else 1), "2"))
    elif text in ("a", "an") and following and following[0] in _NO_NUMBER:
        found.append((start + 2, UNKNOWN))
    elif text in _NO_NUMBER:
        found.append((start + 1, UNKNOWN))
    elif _is_number(text):
        if following[:3] == ["and", "a", "half"]:
            found.append((start + 4, UNKNOWN))
        found.append((start + 1, text if text.isdigit() else UNKNOWN))
    return found


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit() and text.isascii()


def _joined(tokens: list[Token]) -> str:
    return " ".join(token.said for token in tokens if token.said)


def _number(tokens: list[Token], start: int) -> tuple[int, str]:
    """The end and digits of the number in words that begins at `start` (end == start: none)."""
    texts = [token.text for token in tokens[start : start + 16]]
    if _is_number(texts[0]):
        return start + 1, texts[0]
    total = current = used = 0
    last = 0  # size of the last word taken; the next within a hundred must be smaller
    while used < len(texts):
        word = texts[used]
        if word in ("a", "an") and used == 0 and texts[1:2] and texts[1] in ("hundred", "thousand"):
            current, used, last = 1, 1, 1
        elif word == "dozen" and used == 0:
            return start + 1, "12"
        elif word in _ONES and (used == 0 or last >= 100 or (last >= 20 and 0 < _ONES[word] < 10)):
            current, last = current + _ONES[word], 1
            used += 1
        elif word in _TENS and (used == 0 or last >= 100):
            current, last = current + _TENS[word], 20
            used += 1
        elif word == "hundred" and 0 < current < 100 and last < 100:
            current, last = current * 100, 100
            used += 1
        elif word in _SCALES and word != "hundred" and current:
            total, current, last = total + current * _SCALES[word], 0, 1000
            used += 1
        elif word == "and" and last >= 100 and _starts_number(texts[used + 1 : used + 2]):
            used += 1
        else:
            break
    return start + used, str(total + current)


def _starts_number(texts: list[str]) -> bool:
    return bool(texts) and (texts[0] in _ONES or texts[0] in _TENS)


def _telephone(tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        digits, end = "", index
        while end < len(tokens):
            text = tokens[end].text
            after = tokens[end + 1].text if end + 1 < len(tokens) else ""
            if len(text) == 1 and text.isdigit() and text.isascii():
                digits, end = digits + text, end + 1
            elif text in _REPEATS and len(after) == 1 and after.isdigit() and after.isascii():
                digits, end = digits + after * _REPEATS[text], end + 2
            else:
                break
        if len(digits) >= _DIGITS_IN_A_ROW:
            joined.append(Token(digits, _joined(tokens[index:end])))
            index = end
        else:
            joined.append(tokens[index])
            index += 1
    return joined
