"""What every repository has in common: what is remembered becomes items, and back.

A write goes through only if the stored version is the one it was decided on. Where something has
expired or was never stored, that is version zero.
"""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from uuid import uuid4

from backspasm.memory import codec
from backspasm.memory.attributes import Item, Unreadable
from backspasm.memory.codec import Stamp
from backspasm.memory.expiry import settings_expire
from backspasm.memory.model import Care, Memory, Settings
from backspasm.memory.repository import LostRace, MemoryUnavailable
from backspasm.memory.table import Part

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Put:
    """One conditional write."""

    part: Part
    stamp: Stamp
    item: Item
    over: int
    """The version that must be stored for the write to go through."""


class ItemRepository(ABC):
    """A `repository.Repository` over something that keeps items."""

    def load(self, who: str, now: int, timeout: float) -> Memory:
        """What is remembered. See `Repository.load`."""
        _check(timeout)
        items = self._fetch(who, timeout)
        try:
            return codec.read_memory(items, now)
        except Unreadable:
            _log.warning("memory unavailable: what is stored can't be read")
            raise

    def save_care(self, who: str, care: Care, now: int, timeout: float) -> Care:
        """Store care. See `Repository.save_care`."""
        _check(timeout)
        newer, stamp = replace(care, version=care.version + 1), _stamp(who, now)
        self._put(Put(Part.CARE, stamp, codec.care_item(newer, stamp), care.version), timeout)
        return newer

    def save_settings(self, who: str, settings: Settings, now: int, timeout: float) -> Settings:
        """Store settings. See `Repository.save_settings`."""
        _check(timeout)
        newer, stamp = replace(settings, version=settings.version + 1), _stamp(who, now)
        newer = replace(newer, kept_until=settings_expire(newer, now))
        item = codec.settings_item(newer, stamp)
        self._put(Put(Part.SETTINGS, stamp, item, settings.version), timeout)
        return newer

    def forget(self, who: str, timeout: float) -> None:
        """Delete everything. See `Repository.forget`."""
        _check(timeout)
        self._delete(who, timeout)

    @abstractmethod
    def _fetch(self, who: str, timeout: float) -> dict[Part, Item]:
        """The items of an account. Raises MemoryUnavailable."""

    @abstractmethod
    def _put(self, put: Put, timeout: float) -> None:
        """Write if the condition holds. Raises LostRace or MemoryUnavailable."""

    @abstractmethod
    def _delete(self, who: str, timeout: float) -> None:
        """Delete every item of an account. Raises MemoryUnavailable."""


def judge(put: Put, stored: Item | None) -> None:
    """Say what it means that `stored` was found where the condition of `put` did not hold.

    Nothing, if this very write left it there: it was sent twice, and the first one went through.

    Raises:
        Unreadable: if what is stored can't be read, so that deciding again would be in vain.
        LostRace: if somebody else stored it, or deleted what was there.
    """
    if stored is None:
        raise LostRace
    if codec.written_by(stored, put.stamp.write):
        return
    codec.read(put.part, stored)
    raise LostRace


def _check(timeout: float) -> None:
    if timeout <= 0:
        raise MemoryUnavailable


def _stamp(who: str, now: int) -> Stamp:
    return Stamp(who, now, uuid4().hex)
