"""A reply: what is said, what is asked, and whether the session goes on.

A reply ends with one question, and then the session stays open and the question is remembered with
its answer's meaning; or it ends without one, and the session closes. Nothing else is possible.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from backspasm.speech.catalogue import Catalogue

QUESTION = "question"
LAST = "last"
MISSES = "misses"

MOST_WORDS: Final = 60
"""Words of a whole reply: somebody in pain takes in no more. The validator holds content to it."""

_COMES_FIRST = ("safety.", "ice_safety.", "check.", "people.", "session.help.")
"""Where the keys begin of what nothing may stand before."""


@dataclass(slots=True)
class Reply:
    """An answer in the making. Every sentence comes from the catalogue by its key."""

    words: Catalogue
    variation: int = 0
    parts: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    reprompt: str | None = None
    question: dict[str, Any] | None = None
    card: tuple[str, str] | None = None
    directives: list[dict[str, Any]] = field(default_factory=list)
    permission_card: str | None = None
    """The scope that a permission card asks for, where one is sent."""
    session: dict[str, Any] = field(default_factory=dict)
    """Session attributes to set; None takes one away. All others stay as they were."""
    keeps_misses: bool = False
    """Whether this answers something that was not understood."""
    ends: bool | None = None
    """Whether the session ends; None leaves it to whether something is asked."""

    def say(self, key: str, /, **values: str | int) -> Reply:
        """Add the sentence `key`, and its card if it has one."""
        self.parts.append(self.words.say(key, self.variation, **values))
        self.keys.append(key)
        self.card = self.words.card(key, **values) or self.card
        return self

    def mention(self, key: str) -> None:
        """Put the sentence `key` before the answer; behind it, where that is about safety."""
        behind = len(self.parts) - (self.reprompt is not None)
        first = any(said.startswith(_COMES_FIRST) for said in self.keys)
        self.parts.insert(behind if first else 0, self.words.say(key))

    def ask(self, key: str, question: str | None = None, /, **values: str | int) -> Reply:
        """End with the question `key`; `question` names what a yes or a no will answer.

        Without it the question is an open one, and a bare yes or no is asked about again.
        """
        self.say(key, **values)
        self.reprompt = self.words.reprompt(key, **values)
        self.question = {"name": question} if question else None
        self.ends = False
        return self

    def about(self, **details: Any) -> Reply:
        """Remember details with the question that was asked, for when it is answered."""
        self.question = {**(self.question or {}), **details}
        return self

    @property
    def spoken(self) -> str:
        """The whole answer as SSML, without the tag around it."""
        return " ".join(part for part in self.parts if part)
