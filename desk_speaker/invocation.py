"""What a line after the wake word means outside a session: launch the skill, or ask it something.

These are Alexa's own words ("open", "ask ... to"); every other phrase belongs to the model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WAKE_WORD = re.compile(r"^\s*alexa\b[\s,.!]*", re.IGNORECASE)
_LAUNCH = "open|launch|start|begin|run|load|use|play|enable"
_ASK = "ask|tell|talk to|speak to"
_LINK = "to|for|about|that|and|if|whether"
_TAIL_LINK = "with|using|from|in|on|through"


@dataclass(frozen=True)
class Invocation:
    """The skill was called by name. `request` is what it was asked, None for a bare launch."""

    request: str | None


def without_wake_word(line: str) -> str:
    """The line without a leading "Alexa,"."""
    return _WAKE_WORD.sub("", line, count=1).strip()


def read_invocation(line: str, name: str) -> Invocation | None:
    """The invocation in `line` of the skill called `name`; None when it is not called by name."""
    words = re.sub(r"\s+", " ", line.strip()).rstrip(".!?,")
    spoken_name = re.escape(name)
    head = re.compile(
        rf"(?:please )?(?:(?:{_LAUNCH}|{_ASK}) )?{spoken_name},?"
        rf"(?: (?:(?:{_LINK}) )?(?P<request>.+))?",
        re.IGNORECASE,
    ).fullmatch(words)
    if head:
        return Invocation(_said(head["request"]))
    tail = re.compile(
        rf"(?P<request>.+) (?:{_TAIL_LINK}) {spoken_name}(?: please)?", re.IGNORECASE
    ).fullmatch(words)
    return Invocation(_said(tail["request"])) if tail else None


def _said(request: str | None) -> str | None:
    if request is None or request.lower() in {"please", *_LINK.split("|")}:
        return None
    return request
