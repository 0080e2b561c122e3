"""Words as they are heard: counted, and divided into sentences."""

from __future__ import annotations

import re
from typing import Final

from backspasm.speech import ssml as markup

_DIGITS: Final = re.compile(r'<say-as interpret-as="digits">(\d+)</say-as>')
_WORD: Final = re.compile(r"[\w'’:.,-]*\w[\w'’:-]*")
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.?!])\s+")


def words(ssml: str) -> int:
    """How many words are heard; digits that are said one by one count one by one.

    >>> words('Call <say-as interpret-as="digits">911</say-as>, at 3:10.')
    6
    """
    return len(_WORD.findall(plain(ssml)))


def plain(ssml: str) -> str:
    """What is heard of some SSML, with digits apart where they are said one by one."""
    return markup.plain(_DIGITS.sub(lambda found: " ".join(found[1]), ssml))


def sentences(ssml: str) -> list[str]:
    """The sentences that are heard, in order.

    >>> sentences("Ice off now. Was that it?")
    ['Ice off now.', 'Was that it?']
    """
    return [each for each in _SENTENCE_ENDS.split(plain(ssml)) if each]
