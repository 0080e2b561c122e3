"""A repository that is made by whoever first needs it: answers need none, nor its modules."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from backspasm.memory.model import Care, Memory, Settings
    from backspasm.memory.repository import Repository


class OnDemand:
    """A `repository.Repository` that hands everything on to the one that `make` makes."""

    def __init__(self, make: Callable[[], Repository]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Repository:
        return self._make()

    def load(self, who: str, now: int, timeout: float) -> Memory:
        """What is remembered. See `Repository.load`."""
        return self._made.load(who, now, timeout)

    def save_care(self, who: str, care: Care, now: int, timeout: float) -> Care:
        """Store care. See `Repository.save_care`."""
        return self._made.save_care(who, care, now, timeout)

    def save_settings(self, who: str, settings: Settings, now: int, timeout: float) -> Settings:
        """Store settings. See `Repository.save_settings`."""
        return self._made.save_settings(who, settings, now, timeout)

    def forget(self, who: str, timeout: float) -> None:
        """Delete everything. See `Repository.forget`."""
        self._made.forget(who, timeout)
