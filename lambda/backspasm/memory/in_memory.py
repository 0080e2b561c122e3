"""A repository that lasts as long as the process: for fast tests, and for doing without a table."""

from __future__ import annotations

import threading

from backspasm.memory import codec
from backspasm.memory.attributes import Item
from backspasm.memory.item_repository import ItemRepository, Put, judge
from backspasm.memory.table import Part


class InMemoryRepository(ItemRepository):
    """Means the same as the table, item for item; safe to use from any thread."""

    def __init__(self) -> None:
        self._items: dict[str, dict[Part, Item]] = {}
        self._lock = threading.Lock()

    def _fetch(self, who: str, timeout: float) -> dict[Part, Item]:  # noqa: ARG002
        with self._lock:
            return dict(self._items.get(who, {}))

    def _put(self, put: Put, timeout: float) -> None:  # noqa: ARG002
        with self._lock:
            items = self._items.setdefault(put.stamp.who, {})
            stored = items.get(put.part)
            if codec.may_be_replaced(stored, put.over, put.stamp.now):
                items[put.part] = put.item
            else:
                judge(put, stored)

    def _delete(self, who: str, timeout: float) -> None:  # noqa: ARG002
        with self._lock:
            self._items.pop(who, None)
