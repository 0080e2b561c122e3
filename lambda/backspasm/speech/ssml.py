"""SSML, the little of it that is spoken here.

The SDK puts text into `<speak>` as it is; a bare `&` or `<` would break the whole answer on a real
device. So whatever is not ours is escaped before it is put between words of ours.
"""

from __future__ import annotations

import re
from typing import Final

_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_TAG: Final = re.compile(r"<[^>]*>")
_SPACES: Final = re.compile(r"\s+")


def escape(text: str) -> str:
    """`text` as it may stand between tags.

    >>> escape("ice & heat <3")
    'ice &amp; heat &lt;3'
    """
    return text.translate(_ESCAPES)


def plain(ssml: str) -> str:
    """What is heard of `ssml`, without its tags and with its entities put back.

    >>> plain('Call <say-as interpret-as="digits">911</say-as> &amp; wait.')
    'Call 911 & wait.'
    """
    text = _TAG.sub(" ", ssml) if "<break" in ssml else _TAG.sub("", ssml)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, character)
    return _SPACES.sub(" ", text).strip()


def is_well_formed(ssml: str) -> bool:
    """Whether a fragment may stand in an answer: one that is not would break all of it.

    >>> is_well_formed("ice &amp; heat"), is_well_formed("ice & heat")
    (True, False)
    """
    from xml.parsers import expat

    try:
        expat.ParserCreate().Parse(speak(ssml), True)
    except (expat.ExpatError, ValueError):
        return False
    return True


def speak(*parts: str) -> str:
    """One spoken answer made of fragments of SSML."""
    return f"<speak>{' '.join(part for part in parts if part)}</speak>"
