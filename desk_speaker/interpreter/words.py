"""Spoken words as tokens: case, punctuation, contractions and numbers made one form.

Only the English language is known here, nothing of what any skill is about.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

MOST_TOKENS = 60
"""Alexa hears about eight seconds of speech; nothing beyond this many words is looked at."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


_FILLERS = word_set(
    "um umm uh uhm er erm err hmm hm mm ah oh eh so like please alexa hey hi hello "
    "thanks thank cheers actually basically honestly anyway now just"
)
"""Words that carry no request of their own: dropped when the whole utterance matches nothing."""
_FILLERS_AT_FIRST = word_set("okay ok well right alright")
"""The same before anything else was said; after it they may be what is said: "my legs are okay"."""

NEGATORS = word_set(
    "not no never without nor neither none nothing hardly barely isnt aint cannot nobody"
)
_ANSWERS = word_set("yes yeah yep no nope nah")
_SUBJECTS = word_set("i it he she we they you my his her their")
"""What a sentence of its own begins with."""
CLAUSE_ENDS = word_set("but although though however because except and then")
"""Words after which an earlier "not" no longer reaches."""

_WHOLE = {
    "cannot": "can not",
    "won't": "will not",
    "wont": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "let's": "let us",
    "gonna": "going to",
    "gotta": "got to",
    "wanna": "want to",
    "gimme": "give me",
    "lemme": "let me",
    "dunno": "do not know",
    "kinda": "kind of",
    "innit": "is it not",
    "im": "i am",
    "ive": "i have",
    "whats": "what is",
    "hows": "how is",
    "thats": "that is",
    "theres": "there is",
    "hes": "he is",
    "shes": "she is",
    "youre": "you are",
    "theyre": "they are",
    "til": "till",
    "until": "till",
    "'til": "till",
    "cos": "because",
    "cuz": "because",
    "'cause": "because",
    "ok": "okay",
    "ya": "you",
    "u": "you",
}
_NOT_STEMS = word_set("is are was were do does did has have had could should would must need")
_WHOLE |= {f"{stem}nt": f"{stem} not" for stem in _NOT_STEMS}
_WHOLE |= {"can't": "can not", "cant": "can not", "dont": "do not"}
_ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would", "s": "is"}

_SPELLED = re.compile(r"\b(?:[a-z]\.[ ]?){2,}")
_WORD = re.compile(r"\d+(?:\.\d+)?|'?[^\W\d_]+(?:'[^\W\d_]+)*|\d")
_PLAIN = re.compile(r"[a-z]+(?:'[a-z]+)*(?: [a-z]+(?:'[a-z]+)*)*")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word in the form it is compared in, and as it was said ("" where a word became two)."""

    text: str
    said: str


def tokens_of(utterance: str) -> list[Token]:
    """The words of an utterance in one form; never raises, whatever the text holds."""
    if _PLAIN.fullmatch(utterance):
        return [token for word in utterance.split()[:MOST_TOKENS] for token in _expanded(word)]
    text = unicodedata.normalize("NFKD", utterance[: MOST_TOKENS * 40])
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    text = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    text = text.replace("1\N{FRACTION SLASH}2", " half ")
    text = _GROUPED.sub("", text)
    text = _SPELLED.sub(lambda m: re.sub(r"[. ]", "", m[0]) + " ", text)
    tokens: list[Token] = []
    for match in _WORD.finditer(text):
        tokens.extend(_expanded(match[0]))
        if len(tokens) >= MOST_TOKENS:
            break
    return tokens


@lru_cache(maxsize=20_000)
def _expanded(word: str) -> tuple[Token, ...]:
    """ "can't" is "can not", "I'm" is "I am"; other words stay themselves."""
    if word in _WHOLE:
        return _said_once(_WHOLE[word].split(), word)
    if word.endswith("n't") and len(word) > 3:
        return _said_once([word[:-3], "not"], word)
    stem, mark, ending = word.strip("'").rpartition("'")
    if mark and stem and ending in _ENDINGS:
        return _said_once([stem, _ENDINGS[ending]], word)
    return (Token(word.replace("'", ""), word),)


def _said_once(parts: list[str], word: str) -> tuple[Token, ...]:
    return tuple(Token(part, word if index == 0 else "") for index, part in enumerate(parts))


def said(tokens: list[Token]) -> str:
    """The words as they were spoken."""
    return " ".join(token.said for token in tokens if token.said)


def without_fillers(tokens: list[Token]) -> list[Token]:
    """The tokens that are not mere fillers, possibly none."""
    mere = fillers([token.text for token in tokens])
    return [token for token, is_filler in zip(tokens, mere, strict=True) if not is_filler]


def fillers(texts: Sequence[str]) -> list[bool]:
    """For each word, whether it is a mere filler where it stands; "thank you" is as a whole."""
    found: list[bool] = []
    for index, text in enumerate(texts):
        after_thank = text == "you" and index > 0 and texts[index - 1] == "thank"
        at_first = all(found) and text in _FILLERS_AT_FIRST
        found.append(text in _FILLERS or after_thank or at_first)
    return found


def negated(texts: list[str]) -> list[bool]:
    """For each word, whether a "not" before it in the same clause reaches it.

    A "no" that only answers ("no, I can't") reaches nothing.
    """
    reach = False
    marks: list[bool] = []
    for index, text in enumerate(texts):
        if text in CLAUSE_ENDS:
            reach = False
        marks.append(reach)
        if text in NEGATORS and not _answers(texts, index):
            reach = not reach
    return marks


def without_answer(tokens: list[Token]) -> list[Token]:
    """The tokens after a "yes" or "no" that only answers, where a sentence of its own follows."""
    start = 0
    while start < len(tokens) - 1 and tokens[start].text in _ANSWERS:
        start += 1
    if start and tokens[start].text in _SUBJECTS:
        return tokens[start:]
    return tokens


def _answers(texts: list[str], index: int) -> bool:
    following = texts[index + 1] if index + 1 < len(texts) else ""
    return texts[index] in _ANSWERS and following in _SUBJECTS
