"""Those who look at the page: each gets everything that happens, in order."""

from __future__ import annotations

import queue
import threading

from desk_speaker.events import Json

# A tab that reads nothing for so long that this piles up is gone, or starts anew.
_MOST_WAITING = 1000


class Listener:
    """One open tab."""

    def __init__(self) -> None:
        self._waiting: queue.Queue[Json] = queue.Queue(_MOST_WAITING)
        self.lost = False

    def put(self, message: Json) -> None:
        """Hand it a message; one that reads too slowly is lost."""
        try:
            self._waiting.put_nowait(message)
        except queue.Full:
            self.lost = True

    def take(self, seconds: float) -> Json | None:
        """Its next message, or None if there is none within `seconds`."""
        try:
            return self._waiting.get(timeout=seconds)
        except queue.Empty:
            return None


class Listeners:
    """All open tabs. Safe to use from any thread."""

    def __init__(self) -> None:
        self._all: list[Listener] = []
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._all)

    def join(self) -> Listener:
        """A new tab."""
        listener = Listener()
        with self._lock:
            self._all.append(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        """A tab that was closed."""
        with self._lock:
            self._all.remove(listener)

    def tell(self, message: Json) -> None:
        """Tell every tab."""
        with self._lock:
            for listener in self._all:
                listener.put(message)
