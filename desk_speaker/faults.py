"""The ways a service can fail on request (`:fault reminders 429`), and which of them are on."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """A way for a service to fail. The value is the word after `:fault SERVICE`."""

    UNAUTHORIZED = "401"
    FORBIDDEN = "403"
    UNSUPPORTED = "unsupported"
    """403: this kind of device cannot do it."""
    FULL = "full"
    """403: no more reminders or timers fit."""
    NOT_FOUND = "404"
    CONFLICT = "409"
    TOO_MANY_REQUESTS = "429"
    SERVER_ERROR = "500"
    UNAVAILABLE = "503"
    HANG = "hang"
    """The connection is taken and nothing ever comes."""
    RESET = "reset"
    """The connection is torn down when the request has arrived."""
    REFUSED = "refused"
    """Nobody listens. The Alexa services share one host, so this takes all three away."""
    EMPTY = "empty"
    """An error without a body."""
    HTML = "html"
    """An error whose body is a web page."""
    TRUNCATED = "truncated"
    """The answer stops in the middle of its JSON. What was asked for has happened."""
    SLOW = "slow"
    """The answer trickles in a byte at a time. What was asked for has happened."""


REMINDERS = "reminders"
TIMERS = "timers"
SETTINGS = "settings"
MEMORY = "memory"
SERVICES = (REMINDERS, TIMERS, SETTINGS, MEMORY)


@dataclass
class Faults:
    """Which service fails in which way just now. Safe to use from any thread."""

    _on: dict[str, Fault] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def set(self, service: str, fault: Fault | None) -> None:
        """Make `service` fail so from now on; None mends it."""
        with self._lock:
            if fault is None:
                self._on.pop(service, None)
            else:
                self._on[service] = fault

    def of(self, service: str) -> Fault | None:
        """How `service` fails just now, None when it works."""
        with self._lock:
            return self._on.get(service)

    def clear(self) -> None:
        """Mend everything."""
        with self._lock:
            self._on.clear()

    def holds(self, services: tuple[str, ...]) -> bool:
        """Whether one of `services` is to keep connections waiting."""
        return any(self.of(service) in {Fault.HANG, Fault.SLOW} for service in services)

    def refuses(self, services: tuple[str, ...]) -> bool:
        """Whether one of `services` is to refuse connections."""
        return any(self.of(service) is Fault.REFUSED for service in services)
