"""Waiting for something no longer than a given time, whatever it does."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

Result = TypeVar("Result")


class Bounded:
    """Does things in threads of their own, and leaves behind those that take too long.

    A socket's timeout begins again with every byte, and looking up a host's name has none at all;
    only not waiting bounds both. The threads are daemons: none keeps the process from ending. At
    most `most` may be left behind at a time; then nothing is begun until one of them ends.
    """

    def __init__(self, most: int = 16) -> None:
        self._free = threading.BoundedSemaphore(most)

    def call(self, work: Callable[[], Result], seconds: float) -> Result:
        """What `work` returns or raises, if it does so within `seconds`.

        Raises:
            TimeoutError: if it does not. It may still do so, unseen.
        """
        if seconds <= 0 or not self._free.acquire(blocking=False):
            raise TimeoutError
        done: Future[Result] = Future()

        def run() -> None:
            try:
                done.set_result(work())
            except BaseException as error:
                done.set_exception(error)
            finally:
                self._free.release()

        threading.Thread(target=run, name="memory", daemon=True).start()
        return done.result(seconds)
