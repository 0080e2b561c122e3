"""What is said once to an account: who we are, and who should not use ice.

Remembering that it was said is best effort: at worst it is heard once more.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace

from backspasm.conversation.turn import Turn
from backspasm.memory.repository import LostRace, MemoryUnavailable


def first_greeting(turn: Turn) -> bool:
    """Whether the disclaimer is still to be heard; from now on it counts as heard."""
    if turn.memory.settings.greeted:
        return False
    _remember(turn, greeted=True)
    return True


def first_cold(turn: Turn) -> bool:
    """Whether it is still to be heard who should not use cold; from now on it counts as heard.

    What is said then holds the disclaimer too.
    """
    if turn.memory.settings.warned_of_cold:
        return False
    _remember(turn, greeted=True, warned_of_cold=True)
    return True


def _remember(turn: Turn, *, greeted: bool, warned_of_cold: bool = False) -> None:
    settings = turn.memory.settings
    warned = warned_of_cold or settings.warned_of_cold
    with contextlib.suppress(LostRace, MemoryUnavailable):
        turn.save_settings(replace(settings, greeted=greeted, warned_of_cold=warned))
