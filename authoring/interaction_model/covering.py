"""Chooses, of all that templates expand to, the sentences that teach something.

A template with three groups of ten alternatives stands for a thousand sentences, and nearly all of
them only repeat words their intent has already been heard with. Alexa learns no more from these,
takes longer to build and refuses a model that is too large.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

OFTEN = 4
"""How often an intent is to be heard with a word (or a slot). Measured with the desk's interpreter:
one or two hear less, more hear no better."""


SHORT = 4
"""Sentences of so few words are kept, all of them: they are what people say most."""


def covering(said: Iterable[str], expanded: Iterable[Sequence[str]]) -> set[str]:
    """The sentences of one intent that are kept.

    Args:
        said: sentences written one by one: all are kept.
        expanded: what each template expands to, in its order. Of each template the first sentence
            is kept, every short one, and every other that brings a word its intent has not been
            heard with often.
    """
    kept = set(said)
    heard = Counter(word for sentence in kept for word in set(sentence.split()))
    for sentences in expanded:
        for place, sentence in enumerate(sentences):
            words = sentence.split()
            if sentence in kept:
                continue
            if place == 0 or len(words) <= SHORT or any(heard[word] < OFTEN for word in words):
                kept.add(sentence)
                heard.update(set(words))
    return kept
