"""Accounts that said something alarming: they are asked after it before their plan goes on.

The answer to an alarm waits for nothing, so what follows from it is stored beside it: by a thread
that Lambda may freeze with the answer. Until memory holds it, it is held here.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from backspasm.conversation.turn import Turn

_MOST_HELD: Final = 1000


class Alarmed:
    """Who is to be asked first, the next time, by the digest that stands for the account."""

    def __init__(self) -> None:
        self._held: dict[str, None] = {}

    def note(self, who: str, store: Callable[[], bool]) -> Thread:
        """Hold that this account is to be asked first, and begin to store it. Returns at once.

        `store` says whether memory holds it now; then it need not be held here any more. Given back
        is the thread that stores it.
        """

        def hand_over() -> None:
            if store():
                self.let_go(who)

        self._held[who] = None
        while len(self._held) > _MOST_HELD:
            self._held.pop(next(iter(self._held)), None)
        storing = Thread(target=hand_over, daemon=True)
        storing.start()
        return storing

    def holds(self, who: str) -> bool:
        """Whether this account is to be asked first, though memory may not say so yet."""
        return who in self._held

    def let_go(self, who: str) -> None:
        """It has been answered, or memory holds it."""
        self._held.pop(who, None)


_TAKES_OFF: Final = frozenset(
    {
        "AMAZON.PauseIntent",
        "ColdUnsafeIntent",
        "DrowsyIntent",
        "PregnantIntent",
        "SkinProblemIntent",
        "StillOnIntent",
        "StopPlanIntent",
        "StopRemindersIntent",
        "TookItOffIntent",
    }
)
"""What ends something rather than going on with it, and so waits for no question."""

ALARMED: Final = Alarmed()


class AskFirst(Exception):
    """There was an alarm that has not been asked after."""


def ask_first(turn: Turn) -> None:
    """Let a turn pass that may go on with the plan.

    Raises:
        AskFirst: after an alarm, until help was had.
        MemoryUnavailable: if memory can't be read.
    """
    if turn.name in _TAKES_OFF:
        return
    # Held when the turn began: it may have been handed over since memory was read.
    if turn.alarmed or turn.memory.care.ask_first:
        raise AskFirst
