"""One turn: what was said, by whom, when, on which device, and what is remembered of them.

Memory and the device's time zone are loaded only when something asks for them.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from backspasm.conversation.reply import Reply
from backspasm.memory.repository import LostRace, MemoryUnavailable

if TYPE_CHECKING:
    from datetime import tzinfo

    from backspasm.conversation.ports import Ports
    from backspasm.memory.model import Care, Memory, Settings
    from backspasm.services.alexa import Caller
    from backspasm.speech.catalogue import Catalogue

AT_ONCE: Final = 0.6
"""Seconds that memory may take where it would be nice to have and is not needed."""

FOR_MEMORY: Final = 2.5
"""Seconds that memory may take where it is needed."""

_TRIES: Final = 4
"""How often a race is run; only other turns of the same account can win one."""

_T = TypeVar("_T")


@dataclass(slots=True)
class Turn:
    """A turn while it is being answered."""

    ports: Ports
    words: Catalogue
    who: str
    """The digest that stands for the account."""
    request: str
    """The digest that stands for the request, the same when Alexa delivers it twice."""
    now: int
    """The instant the request arrived, in UTC seconds."""
    deadline: float
    """When the answer must be ready, on the monotonic clock."""
    caller: Caller
    """The device and what Alexa lets us do for it."""
    name: str
    """The intent's name, or the request's type."""
    slots: Mapping[str, str]
    """What each slot was heard as: an ISO duration, a number, or the id of a value."""
    attributes: dict[str, Any]
    """The session's attributes, as they arrived."""
    payload: Mapping[str, Any] = field(default_factory=dict)
    """The rest of a request that is no intent, such as a permission answer."""
    token: str = ""
    """What was handed over with a question to Alexa, come back with her answer."""
    alarmed: bool = False
    """Whether an alarm was held, not yet in memory, before anything of memory was read."""
    has_screen: bool = False
    """Whether the device can show something."""
    alerts_brought: bool = False
    """Whether this turn has already brought the alerts to the wanted ones, as far as it could."""
    moves_brought: bool = False
    """The same, for the reminders to move."""
    wrote_blindly: bool = False
    """Whether a write failed of which nobody can tell yet if it went through."""
    _memory: Memory | None = None
    _zone: tuple[tzinfo | None] | None = None

    @property
    def seconds_left(self) -> float:
        """Seconds until the answer must be ready; never less than a little."""
        return max(0.05, self.deadline - time.monotonic())

    @property
    def memory(self) -> Memory:
        """What is remembered of the account, read at most once unless `reload` is called.

        Raises:
            MemoryUnavailable: if it can't be read in time.
        """
        if self._memory is None:
            self._memory = self.ports.repository.load(self.who, self.now, self._for_memory())
        return self._memory

    @property
    def has_memory(self) -> bool:
        """Whether memory was loaded in this turn."""
        return self._memory is not None

    def glimpse(self) -> Memory | None:
        """What is remembered, if it can be had at once; for turns that can do without."""
        if self._memory is None:
            try:
                self._memory = self.ports.repository.load(self.who, self.now, AT_ONCE)
            except MemoryUnavailable:
                return None
        return self._memory

    def reload(self) -> Memory:
        """What is remembered now that someone else has stored something newer."""
        self._memory = None
        return self.memory

    def racing(self, store: Callable[[], _T]) -> _T:
        """What `store` returns, called again on newer memory as long as another turn was faster.

        Raises:
            MemoryUnavailable: if every race is lost, or as `store` does.
        """
        for _ in range(_TRIES):
            try:
                return store()
            except LostRace:
                self.reload()
        raise MemoryUnavailable("memory kept changing under this turn")

    def save_care(self, care: Care, timeout: float = FOR_MEMORY) -> None:
        """Store the plan and its alerts within `timeout` seconds. Raises as repositories do."""
        before = self.memory
        timeout = min(timeout, self.seconds_left)
        with self._writing():
            saved = self.ports.repository.save_care(self.who, care, self.now, timeout)
        self._memory = replace(before, care=saved)

    def save_settings(self, settings: Settings) -> None:
        """Store the settings. Raises as the repository does."""
        before = self.memory
        timeout = self._for_memory()
        with self._writing():
            saved = self.ports.repository.save_settings(self.who, settings, self.now, timeout)
        self._memory = replace(before, settings=saved)

    @property
    def zone(self) -> tzinfo | None:
        """The device's time zone, or None where it can't be had quickly."""
        if self._zone is None:
            self._zone = (self.ports.services.time_zone(self.caller, min(1.0, self.seconds_left)),)
        return self._zone[0]

    @property
    def asked(self) -> Mapping[str, Any]:
        """The question this turn may be answering, with its details; empty where none is open."""
        question = self.attributes.get("question")
        return question if isinstance(question, dict) else {}

    def reply(self) -> Reply:
        """A reply to be filled, in the words of this turn's locale."""
        return Reply(self.words, variation=int(self.request[:4] or "0", 16))

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except MemoryUnavailable:
            self.wrote_blindly = True
            raise

    def _for_memory(self) -> float:
        return min(FOR_MEMORY, self.seconds_left)
