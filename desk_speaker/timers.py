"""Alexa's timers for one household: what she accepts, lists, pauses and rings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count

from desk_speaker.clock import utc_text
from desk_speaker.events import Json
from desk_speaker.household import Household, amazon_id
from desk_speaker.reminders import RefusedError

ON = "ON"
PAUSED = "PAUSED"
OFF = "OFF"

MOST_TIMERS = 10
LONGEST_SECONDS = 2 * 3600
_DURATION = re.compile(r"PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_OPERATIONS = {"NOTIFY_ONLY", "ANNOUNCE", "LAUNCH_TASK"}


@dataclass
class Timer:
    """One timer. `rings_at` is a UTC instant while it runs; `left` is seconds while paused."""

    id: str
    order: int
    request: Json
    seconds: float
    created: float
    updated: float
    rings_at: float | None
    left: float | None = None

    @property
    def status(self) -> str:
        """ON, PAUSED, or OFF once it has rung."""
        if self.rings_at is not None:
            return ON
        return PAUSED if self.left is not None else OFF


class Timers:
    """The timers a skill set for a household. Not safe for threads: its owner locks."""

    def __init__(self, household: Household) -> None:
        self._household = household
        self._order = count()
        self._all: dict[str, Timer] = {}

    def create(self, request: Json, now: float) -> Json:
        """Set a timer from the body of a POST. Raises RefusedError."""
        seconds = _duration(request.get("duration"))
        label = request.get("timerLabel")
        if not isinstance(label, str) or not label:
            raise RefusedError(400, "INVALID_TIMER_LABEL", "A timer has a label.")
        if any(timer.request["timerLabel"] == label for timer in self._live()):
            raise RefusedError(400, "DUPLICATE_TIMER_LABEL", "There is a timer with this label.")
        self._check_triggering(request.get("triggeringBehavior"))
        if len(self._live()) >= MOST_TIMERS:
            raise RefusedError(403, "MAX_TIMERS_EXCEEDED", "There are ten timers already.")
        timer = Timer(
            amazon_id("", 36).lower(), next(self._order), request, seconds, now, now, now + seconds
        )
        self._all[timer.id] = timer
        return _described(timer)

    def get(self, timer_id: str) -> Json:
        """One timer, also one that has rung. Raises RefusedError when it is not there."""
        return _described(self._found(timer_id))

    def listing(self) -> Json:
        """The timers that run or are paused."""
        timers = [_described(timer) for timer in self._live()]
        return {"totalCount": len(timers), "timers": timers, "nextToken": None}

    def delete(self, timer_id: str) -> None:
        """Cancel one timer. Raises RefusedError when it is not there."""
        del self._all[self._found(timer_id).id]

    def delete_all(self) -> None:
        """Cancel every timer of the skill."""
        self._all.clear()

    def pause(self, timer_id: str, now: float) -> Json:
        """Pause a timer that runs. Raises RefusedError."""
        timer = self._found(timer_id)
        if timer.rings_at is None:
            raise RefusedError(400, "INVALID_TIMER_STATE", "Only a timer that runs can be paused.")
        timer.left, timer.rings_at, timer.updated = timer.rings_at - now, None, now
        return _described(timer)

    def resume(self, timer_id: str, now: float) -> Json:
        """Let a paused timer go on. Raises RefusedError."""
        timer = self._found(timer_id)
        if timer.left is None:
            raise RefusedError(400, "INVALID_TIMER_STATE", "Only a paused timer can be resumed.")
        timer.rings_at, timer.left, timer.updated = now + timer.left, None, now
        return _described(timer)

    def next_due(self, until: float) -> Timer | None:
        """The timer that rings first, if that is at or before `until`."""
        due = [t for t in self._all.values() if t.rings_at is not None and t.rings_at <= until]
        return min(due, key=lambda t: (t.rings_at or 0.0, t.order), default=None)

    def ring(self, timer: Timer) -> str:
        """Note that it rang and return what was announced."""
        timer.rings_at = None
        return self._announcement(timer)

    def _announcement(self, timer: Timer) -> str:
        operation = timer.request["triggeringBehavior"]["operation"]
        said = operation.get("textToAnnounce") or []
        mine = [words["text"] for words in said if words["locale"] == self._household.locale]
        # Without an announcement it is Alexa who speaks.
        return mine[0] if mine else f"Your {timer.request['timerLabel']} timer is done."

    def waiting(self) -> list[tuple[float | None, str, str]]:
        """Instant (None when paused), id and label of every timer still to ring."""
        return [(timer.rings_at, timer.id, timer.request["timerLabel"]) for timer in self._live()]

    def announcing(self) -> list[tuple[float, str, str]]:
        """Instant, id and announcement of every timer that runs, soonest first."""
        running = ((timer.rings_at, timer) for timer in self._live())
        return sorted((at, t.id, self._announcement(t)) for at, t in running if at is not None)

    def _live(self) -> list[Timer]:
        return [timer for timer in self._all.values() if timer.status != OFF]

    def _found(self, timer_id: str) -> Timer:
        if timer_id not in self._all:
            raise RefusedError(404, "TIMER_NOT_FOUND", "There is no such timer.")
        return self._all[timer_id]

    def _check_triggering(self, behaviour: object) -> None:
        operation = behaviour.get("operation") if isinstance(behaviour, dict) else None
        kind = operation.get("type") if isinstance(operation, dict) else None
        if not isinstance(operation, dict) or kind not in _OPERATIONS:
            raise RefusedError(400, "INVALID_TRIGGERING_BEHAVIOR", "The operation is not known.")
        if kind == "ANNOUNCE":
            said = operation.get("textToAnnounce")
            words = said if isinstance(said, list) else []
            if not any(
                isinstance(entry, dict)
                and entry.get("locale") == self._household.locale
                and isinstance(entry.get("text"), str)
                and entry["text"]
                for entry in words
            ):
                raise RefusedError(
                    400, "INVALID_TRIGGERING_BEHAVIOR", "There is no text in the device's language."
                )


def _duration(text: object) -> float:
    match = _DURATION.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise RefusedError(400, "INVALID_DURATION", "The duration is not an ISO 8601 time span.")
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    total = hours * 3600 + minutes * 60 + seconds
    if not 0 < total <= LONGEST_SECONDS:
        raise RefusedError(400, "INVALID_DURATION", "A timer runs for up to two hours.")
    return total


def _iso(seconds: float) -> str:
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    parts = f"{hours}H" * bool(hours) + f"{minutes}M" * bool(minutes) + f"{rest}S" * bool(rest)
    return f"PT{parts or '0S'}"


def _described(timer: Timer) -> Json:
    return {
        "id": timer.id,
        "status": timer.status,
        "duration": timer.request["duration"],
        "triggerTime": None if timer.rings_at is None else utc_text(timer.rings_at),
        "timerLabel": timer.request["timerLabel"],
        "createdTime": utc_text(timer.created),
        "updatedTime": utc_text(timer.updated),
        "remainingTimeWhenPaused": None if timer.left is None else _iso(timer.left),
    }
