"""Which intents outrank the others, and where in an utterance to look for them.

"What exercises can I do, my foot's dragging" is a request and a sign. As a whole it is most like
the request, and the sign must win: so the parts of an utterance are heard by themselves too.
"""

from __future__ import annotations

from collections.abc import Iterator

from desk_speaker.interpreter.model import FALLBACK
from desk_speaker.interpreter.words import NEGATORS, Token, negated, word_set

EMERGENCY = frozenset(
    ["EmergencySignIntent", "OverdoseIntent", "MedicineBleedIntent", "SelfHarmIntent"]
)
SAME_DAY = frozenset(["SameDaySignIntent"])
URGENT = EMERGENCY | SAME_DAY | {"CallForMeIntent"}
"""What must be heard even where something else was said in the same breath."""
DENIAL = "NothingWrongIntent"
CALM = frozenset([DENIAL, FALLBACK])
"""Denials, and stories and idioms that only name a sign: no part of these is taken for one, but for
what comes after a "but" in a denial."""

_STARTS = word_set("i my he his she her we it both there the our they their one how what start set")
"""What a part of its own may begin with."""
_ASKS = word_set("can could would will")
"""What a request may begin with, where "you" comes next: "i want to die can you start the ice"."""
_JOINS = word_set("and but because if when or so since that as with while now")
"""What a part of its own may come after."""
_CONTRASTS = word_set("but except though although however")
"""What comes after one of these is not denied with what went before."""
_SENTENCES = word_set("i my it he she we his her there the their")
"""What a sentence of its own begins with."""
_JOINING = word_set(
    "and but because so though although however yet also plus now just only otherwise except"
) | {
    "it is just",
    "it is just that",
    "it is only",
    "it is only that",
    "apart from",
    "apart from that",
    "other than that",
    "except that",
}
"""What may stand between two sentences, as words or as a phrase."""
_UNFINISHED = word_set(
    "am is are was were do does did has have had can feel feels work works touching "
    "about with in on of to for at from under between my the a"
)
"""What no sentence ends with: "my left leg is, not numb", "no trouble with, my legs"."""
_FEWEST_BESIDE = 2
"""The words of the shortest denial: "no fever"."""
_FEWEST = 3
"""A sign takes this many words: fewer may be part of anything."""


def parts(tokens: list[Token]) -> Iterator[list[Token]]:
    """What stands before and what stands after each place where a clause may begin.

    Never what stands after a "not" that reaches it: that would turn a denial round.
    """
    texts = [token.text for token in tokens]
    reached = negated(texts)
    for place in range(1, len(texts)):
        begins = (
            texts[place] in _STARTS
            or texts[place - 1] in _JOINS
            or (texts[place] in _ASKS and texts[place + 1 : place + 2] == ["you"])
        )
        if not begins or reached[place]:
            continue
        end = place
        while end and texts[end - 1] in _JOINS:
            end -= 1
        for part in (tokens[place:], tokens[:end]):
            if len(part) >= _FEWEST:
                yield part


def beside(tokens: list[Token]) -> Iterator[tuple[list[Token], list[Token]]]:
    """Each part that may be a sentence of its own, with the sentence beside it.

    "My foot's dragging, otherwise no fever": a denial beside a sign takes nothing of it back.
    """
    for place in range(_FEWEST_BESIDE, len(tokens) - _FEWEST_BESIDE + 1):
        before, after = _unjoined(tokens[:place]), tokens[place:]
        if not before or before[-1].text in _UNFINISHED:
            continue
        anew = after[0].text in _SENTENCES
        if anew and len(after) >= _FEWEST:
            yield after, before
        if len(before) < _FEWEST:
            continue
        # A list may name what it denies afterwards: "numb legs, no nothing of the kind".
        parted = after[0].text in NEGATORS or len(before) < place
        if anew or (parted and before[0].text in _SENTENCES):
            yield before, after


def _unjoined(tokens: list[Token]) -> list[Token]:
    """The tokens without what only joins them to a sentence after them."""
    texts = [token.text for token in tokens]
    end = len(texts)
    while end:
        starts = [place for place in range(end) if " ".join(texts[place:end]) in _JOINING]
        if not starts:
            break
        end = starts[0]
    return tokens[:end]


def exceptions(tokens: list[Token]) -> Iterator[list[Token]]:
    """What a denial leaves out: "no fever, but my left foot is numb"."""
    for place, token in enumerate(tokens):
        part = tokens[place + 1 :]
        if token.text in _CONTRASTS and len(part) >= _FEWEST:
            yield part
