"""The one way to what is remembered, whatever stores it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from backspasm.memory.model import Care, Memory, Settings


class MemoryUnavailable(Exception):
    """What is remembered could not be read or written in time. Nothing may be taken as stored."""


class LostRace(Exception):
    """Someone else stored a newer version first: load again and decide again."""


class Repository(Protocol):
    """Loads and stores what is remembered about an account.

    `who` is the digest that stands for the account; `now` an instant in UTC seconds; `timeout` the
    seconds a call may take at most, after which it raises `MemoryUnavailable`.
    """

    def load(self, who: str, now: int, timeout: float) -> Memory:
        """What is remembered; a fresh `Memory` where nothing is, or where it has expired.

        Raises:
            MemoryUnavailable: if it can't be read, or not in time.
        """

    def save_care(self, who: str, care: Care, now: int, timeout: float) -> Care:
        """Store `care` if the stored version is still `care.version`; returns it one newer.

        Raises:
            LostRace: if another version is stored.
            MemoryUnavailable: if it can't be stored, or not known to be stored in time.
        """

    def save_settings(self, who: str, settings: Settings, now: int, timeout: float) -> Settings:
        """Store `settings` as `save_care` stores care. Raises the same."""

    def forget(self, who: str, timeout: float) -> None:
        """Delete everything remembered about the account.

        Raises:
            MemoryUnavailable: if that is not known to have happened in time.
        """
