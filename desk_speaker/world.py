"""The state of one world: its clock, its household, and what Alexa keeps for it."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field

from desk_speaker.clock import WorldClock
from desk_speaker.events import REMINDER, TIMER, Alert
from desk_speaker.faults import Faults
from desk_speaker.household import Household
from desk_speaker.permissions import Permissions
from desk_speaker.reminders import Reminder, Reminders
from desk_speaker.timers import Timer, Timers

_TOKEN_LIFE_SECONDS = 3600


@dataclass
class AccessTokens:
    """The API access tokens given to the skill, and whether it is in a session with each."""

    _issued: dict[str, tuple[float, str | None]] = field(default_factory=dict)
    live_session: str | None = None
    """The session a request of which is being answered, or that waits for the user's answer."""

    def issue(self, now: float, session_id: str | None) -> str:
        """A new token, good for an hour; `session_id` is None out of session."""
        token = f"eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.{secrets.token_urlsafe(48)}"
        self._issued[token] = (now, session_id)
        return token

    def knows(self, token: str, now: float) -> bool:
        """Whether the token was given within the last hour."""
        issued = self._issued.get(token)
        return issued is not None and now - issued[0] <= _TOKEN_LIFE_SECONDS

    def in_session(self, token: str) -> bool:
        """Whether the session the token was given in is still on."""
        session_id = self._issued[token][1]
        return session_id is not None and session_id == self.live_session


class World:
    """One world. Whoever reads or changes its alerts, permissions or tokens holds `lock`."""

    def __init__(self, household: Household, clock: WorldClock, faults: Faults) -> None:
        self.household = household
        self.clock = clock
        self.faults = faults
        self.lock = threading.RLock()
        self.permissions = Permissions()
        self.tokens = AccessTokens()
        self.reminders = Reminders(household)
        self.timers = Timers(household)

    def next_due(self, until: float) -> float | None:
        """The instant of the next alert at or before `until`."""
        with self.lock:
            found = self._next(until)
            return None if found is None else found.rings_at

    def ring_next(self, until: float) -> Alert | None:
        """Ring the one alert that is due first, if it is due at or before `until`."""
        with self.lock:
            found = self._next(until)
            if found is None or found.rings_at is None:
                return None
            at = found.rings_at
            if isinstance(found, Reminder):
                return Alert(at, self.reminders.ring(found), REMINDER)
            return Alert(at, self.timers.ring(found), TIMER)

    def _next(self, until: float) -> Reminder | Timer | None:
        reminder, timer = self.reminders.next_due(until), self.timers.next_due(until)
        if reminder is None or timer is None:
            return reminder or timer
        return reminder if (reminder.rings_at or 0) <= (timer.rings_at or 0) else timer
