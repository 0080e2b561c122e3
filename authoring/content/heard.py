"""Words as they are heard: counted, and divided into sentences."""

from __future__ import annotations

import re
from typing import Final

from backspasm.speech import ssml as markup

_WORD: Final = re.compile(r"\S*\w\S*")
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.?!])\s+")


def words(ssml: str) -> int:
    """How many words are heard. A number is one word, a telephone number one for each group.

    >>> words('Call <say-as interpret-as="digits">911</say-as>, at 3:10 &amp; wait.')
    5
    """
    return len(_WORD.findall(markup.plain(ssml)))


def sentences(ssml: str) -> list[str]:
    """The sentences that are heard, in order, without markup.

    >>> sentences('Ice off now. <break time="1s"/> Was that it?')
    ['Ice off now.', 'Was that it?']
    """
    return [each for each in _SENTENCE_ENDS.split(markup.plain(ssml)) if each]
