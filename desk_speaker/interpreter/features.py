"""What two utterances are compared by: words, pairs of words, parts of words, and denial."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from desk_speaker.interpreter.words import NEGATORS, fillers, negated, word_set

DURATION_MARK = "<duration>"
NUMBER_MARK = "<number>"

_LIGHT = word_set(
    "a an the my your his her its our their this that these those i me you he she it we they is am "
    "are was were be been being do does did have has had of to in on at for with and or so very "
    "really quite bit there here some any will would shall just"
)
"""Words with little meaning of their own: a denial of them, or a part of them, says nothing."""

_SHORTEST, _LONGEST = 3, 5
_WORD, _DENIED, _PAIR, _APART, _PART = 1.0, 1.0, 0.7, 0.5, 0.7
"""How much each kind of feature counts; measured, the choice is not delicate."""


def features(words: Sequence[str]) -> dict[str, float]:
    """The features of an utterance's words and how much each counts; fillers are left out.

    A word, a pair of neighbours ("^" and "$" are the edges), "left * right" for two words with one
    between them, "!word" for a word that a "not" reaches, and "#" with three to five letters of a
    word, so that a misheard or inflected word is still like itself.
    """
    mere = fillers(words)
    kept = [word for word, is_filler in zip(words, mere, strict=True) if not is_filler]
    kept = kept or list(words)
    found = dict.fromkeys(kept, _WORD)
    for left, right in pairwise(["^", *kept, "$"]):
        found[f"{left} {right}"] = _PAIR
    for left, right in zip(kept, kept[2:], strict=False):
        found[f"{left} * {right}"] = _APART
    for word, denied in zip(kept, negated(kept), strict=True):
        if word in _LIGHT:
            continue
        if denied and word not in NEGATORS:
            found[f"!{word}"] = _DENIED
        found.update(_parts(word))
    return found


def is_word(feature: str) -> bool:
    """Whether a feature is a word by itself, denied or not."""
    return " " not in feature and not feature.startswith("#")


@lru_cache(maxsize=20_000)
def _parts(word: str) -> dict[str, float]:
    """The runs of letters of a word, its edges included."""
    edged = f"<{word}>"
    return {
        f"#{edged[start : start + size]}": _PART
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(edged) - size + 1)
    }
