"""Accounts that said something alarming to this process, until memory holds it too.

The answer to an alarm waits for nothing, so what follows from it is stored beside it: by a thread
that Lambda may freeze with the answer. Until then it is held here.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Final

_MOST_HELD: Final = 1000


class Alarmed:
    """Who is to be asked first, the next time, by the digest that stands for the account."""

    def __init__(self) -> None:
        self._held: dict[str, None] = {}

    def note(self, who: str, store: Callable[[], None]) -> None:
        """Hold that this account is to be asked first, and begin to store it. Returns at once."""
        self._held[who] = None
        while len(self._held) > _MOST_HELD:
            self._held.pop(next(iter(self._held)), None)
        Thread(target=store, daemon=True).start()

    def holds(self, who: str) -> bool:
        """Whether this account is to be asked first, though memory may not say so yet."""
        return who in self._held

    def let_go(self, who: str) -> None:
        """It has been answered."""
        self._held.pop(who, None)


ALARMED: Final = Alarmed()
