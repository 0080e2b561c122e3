"""Remembering those who use the skill: what is only read would be forgotten for not being written.

Settings hardly ever change, and are forgotten some time after they were last stored.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from backspasm.memory.expiry import past_half_life
from backspasm.memory.repository import LostRace, MemoryUnavailable

if TYPE_CHECKING:
    from backspasm.memory.model import Settings
    from backspasm.memory.repository import Repository


def keep(repository: Repository, who: str, settings: Settings, now: int, timeout: float) -> None:
    """Store `settings` again if they are past half their life; else make no call at all.

    For the end of a turn that has loaded them, once its words are made: it takes up to `timeout`
    seconds, says nothing and never raises. Where it fails, the next turn tries again; where
    somebody else was first, they were stored by that.
    """
    if past_half_life(settings, now):
        with contextlib.suppress(LostRace, MemoryUnavailable):
            repository.save_settings(who, settings, now, timeout)
