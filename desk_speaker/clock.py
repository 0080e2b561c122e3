"""The world's clock: what time it is for everything on the desk.

Every part of the desk reads this one clock: the time stamps of requests, the Alexa services, the
skill. It can run as fast as the real one, faster, or stand still, and it can be moved ahead.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from datetime import time as time_of_day

_UNITS = {"h": 3600, "m": 60, "s": 1}
_SPAN = re.compile(r"(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?")
_LONGEST_SPAN = 400 * 24 * 3600


class WorldClock:
    """A clock that runs at `speed` times the real one and can be moved ahead, never back.

    `start` is in UTC seconds since the epoch; the default is the machine's time. A speed of 0
    makes a clock that stands still and moves only when told to. Safe to read from any thread.
    """

    def __init__(
        self,
        start: float | None = None,
        speed: float = 1.0,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        if speed < 0:
            raise ValueError("a clock cannot run backwards")
        self.speed = speed
        self._ticks = ticks
        self._lock = threading.Lock()
        self._at = time.time() if start is None else start
        self._read = ticks()

    def now(self) -> float:
        """The world's time in UTC seconds since the epoch."""
        with self._lock:
            return self._advance()

    def jump_to(self, instant: float) -> None:
        """Move the clock ahead to `instant` (UTC seconds); an instant already past does nothing."""
        with self._lock:
            self._at = max(self._advance(), instant)

    def _advance(self) -> float:
        ticks = self._ticks()
        self._at += (ticks - self._read) * self.speed
        self._read = ticks
        return self._at


def parse_span(text: str) -> float:
    """Seconds in a span as people type it: `30m`, `90s`, `2h`, `1h30m`; a bare number is minutes.

    Raises ValueError, in words fit to be shown, when it is none of these.
    """
    compact = re.sub(r"\s+", "", text.lower())
    match = _SPAN.fullmatch(compact)
    if re.fullmatch(r"\d+(\.\d+)?", compact):
        seconds = float(compact) * 60
    elif compact and match:
        seconds = sum(
            float(number) * unit
            for number, unit in zip(match.groups(), _UNITS.values(), strict=True)
            if number
        )
    else:
        raise ValueError(f"'{text}' is not a length of time: say 30m, 90s, 2h or 1h30m")
    if not 0 < seconds <= _LONGEST_SPAN:
        raise ValueError(f"'{text}' is not a length of time I can wait")
    return seconds


def today_at(hour: time_of_day, zone: tzinfo) -> float:
    """The instant, in UTC seconds, at which a clock in `zone` shows `hour` today."""
    return datetime.combine(datetime.now(zone), hour, zone).timestamp()


def utc_text(instant: float) -> str:
    """An instant as Alexa writes it in UTC: `2026-03-02T09:00:00.250Z`, without a zero fraction."""
    moment = datetime.fromtimestamp(round(instant, 3), UTC)
    whole = moment.replace(microsecond=0, tzinfo=None).isoformat()
    thousandths = moment.microsecond // 1000
    return f"{whole}.{thousandths:03d}Z" if thousandths else f"{whole}Z"
