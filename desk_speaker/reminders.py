"""Alexa's reminders for one household: what she accepts, lists, changes and rings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from desk_speaker import recurrence, ssml
from desk_speaker.clock import utc_text
from desk_speaker.events import Json
from desk_speaker.household import Household, amazon_id, is_zone

ON = "ON"
COMPLETED = "COMPLETED"

# The limit of the Smart Properties API; that of the consumer API is not documented.
MOST_REMINDERS = 250
_KEPT_AFTER_COMPLETION = 3 * 24 * 3600
# How far `requestTime` may be from the service's own time and still be taken for "just now".
_JUST_NOW = 15 * 60
# The service's clock and the skill's need not agree to the second.
_TOLERANCE = 1.0


class RefusedError(Exception):
    """Alexa refuses the call: an HTTP status, a code and a message."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


@dataclass
class Reminder:
    """One reminder. `rings_at` is the UTC instant of its next ring, None when it is over."""

    token: str
    order: int
    request: Json
    created: float
    updated: float
    rings_at: float | None
    repeats: recurrence.Recurrence | None
    version: int = 1
    completed_at: float | None = None

    @property
    def status(self) -> str:
        """ON while it is still to ring, COMPLETED afterwards."""
        return ON if self.rings_at is not None else COMPLETED


class Reminders:
    """The reminders a skill made for a household. Not safe for threads: its owner locks."""

    def __init__(self, household: Household) -> None:
        self._household = household
        self._order = count()
        self._all: dict[str, Reminder] = {}

    def create(self, request: Json, now: float) -> Json:
        """Make a reminder from the body of a POST. Raises RefusedError."""
        self._forget_old(now)
        rings_at, repeats = self._checked(request, now)
        if len(self._active()) >= MOST_REMINDERS:
            raise RefusedError(403, "MAX_REMINDERS_EXCEEDED", "There are too many reminders.")
        token = amazon_id("", 36).lower()
        self._all[token] = Reminder(token, next(self._order), request, now, now, rings_at, repeats)
        return self._receipt(self._all[token])

    def update(self, token: str, request: Json, now: float) -> Json:
        """Change a reminder that has not rung, by the body of a PUT. Raises RefusedError."""
        reminder = self._found(token, now)
        if reminder.rings_at is None:
            raise RefusedError(
                400, "REMINDER_COMPLETED", "A reminder that has rung cannot be changed."
            )
        reminder.rings_at, reminder.repeats = self._checked(request, now)
        reminder.request = request
        reminder.updated = now
        reminder.version += 1
        return self._receipt(reminder)

    def get(self, token: str, now: float) -> Json:
        """One reminder. Raises RefusedError when it is not there."""
        return self._described(self._found(token, now))

    def delete(self, token: str, now: float) -> None:
        """Delete a reminder. Raises RefusedError when it is not there."""
        del self._all[self._found(token, now).token]

    def listing(self, now: float) -> Json:
        """All reminders, those of the last three days that have rung included."""
        self._forget_old(now)
        alerts = [self._described(reminder) for reminder in self._all.values()]
        # A string, as Alexa sends it.
        return {"totalCount": str(len(alerts)), "alerts": alerts, "links": None}

    def next_due(self, until: float) -> Reminder | None:
        """The reminder that rings first, if that is at or before `until`."""
        due = [r for r in self._all.values() if r.rings_at is not None and r.rings_at <= until]
        return min(due, key=lambda r: (r.rings_at or 0.0, r.order), default=None)

    def ring(self, reminder: Reminder) -> str:
        """Note that it rang and return what it said; one that recurs will ring again."""
        rang_at = reminder.rings_at or 0.0
        reminder.rings_at = reminder.repeats.next_after(rang_at) if reminder.repeats else None
        if reminder.rings_at is None:
            reminder.completed_at = rang_at
        return self._spoken(reminder.request)

    def waiting(self) -> list[tuple[float, str, str]]:
        """Instant, token and words of every reminder still to ring, soonest first."""
        return sorted((r.rings_at or 0.0, r.token, self._spoken(r.request)) for r in self._active())

    def _active(self) -> list[Reminder]:
        return [reminder for reminder in self._all.values() if reminder.rings_at is not None]

    def _forget_old(self, now: float) -> None:
        gone = [
            token
            for token, reminder in self._all.items()
            if reminder.completed_at is not None
            and now - reminder.completed_at > _KEPT_AFTER_COMPLETION
        ]
        for token in gone:
            del self._all[token]

    def _found(self, token: str, now: float) -> Reminder:
        self._forget_old(now)
        if token not in self._all:
            raise RefusedError(404, "ALERT_NOT_FOUND", "There is no such reminder.")
        return self._all[token]

    def _checked(self, request: Json, now: float) -> tuple[float, recurrence.Recurrence | None]:
        """When the reminder first rings, and its recurrence. Raises RefusedError."""
        _check_words(request.get("alertInfo"))
        push = request.get("pushNotification")
        if push is not None and _object(push).get("status") not in {"ENABLED", "DISABLED"}:
            raise RefusedError(400, "INVALID_PUSH_NOTIFICATION", "The push status is not known.")
        trigger = _object(request.get("trigger"))
        zone = self._zone(trigger)
        asked_at = self._asked_at(request.get("requestTime"), zone, now)
        kind = trigger.get("type")
        if kind == "SCHEDULED_RELATIVE":
            if trigger.get("recurrence"):
                raise RefusedError(
                    400, "UNSUPPORTED_TRIGGER_RECURRENCE", "A relative reminder cannot recur."
                )
            return asked_at + _offset(trigger.get("offsetInSeconds")), None
        if kind == "SCHEDULED_ABSOLUTE":
            return _absolute(trigger, zone, now)
        raise RefusedError(400, "INVALID_TRIGGER_TYPE", "The trigger type is not known.")

    def _zone(self, trigger: Json) -> ZoneInfo:
        name = trigger.get("timeZoneId")
        if name is None:
            return self._household.wall_zone
        if not isinstance(name, str) or not is_zone(name):
            raise RefusedError(400, "INVALID_TRIGGER_TIME_ZONE", "The time zone is not known.")
        return ZoneInfo(name)

    def _asked_at(self, text: object, zone: ZoneInfo, now: float) -> float:
        """The instant `requestTime` names: local wall time, or UTC, whichever is just now.

        Amazon's page says local time without a zone, its samples send UTC without one; both are
        in use. Raises RefusedError when it is neither, or carries a zone.
        """
        local = _wall_time(text, "UNSUPPORTED_SCHEDULED_TIME_FORMAT", "requestTime")
        readings = [recurrence.to_instant(local, where) for where in (zone, ZoneInfo("UTC"))]
        closest = min(readings, key=lambda instant: abs(instant - now))
        if abs(closest - now) > _JUST_NOW:
            raise RefusedError(400, "INVALID_REQUEST_TIME", "requestTime is not the present time.")
        return closest

    def _spoken(self, request: Json) -> str:
        said = request["alertInfo"]["spokenInfo"]["content"]
        mine = [words for words in said if words["locale"] == self._household.locale]
        return ssml.to_plain((mine or said)[0]["ssml"])

    def _receipt(self, reminder: Reminder) -> Json:
        return {
            "alertToken": reminder.token,
            "createdTime": utc_text(reminder.created),
            "updatedTime": utc_text(reminder.updated),
            "status": reminder.status,
            "version": str(reminder.version),
            "href": f"/v1/alerts/reminders/{reminder.token}",
        }

    def _described(self, reminder: Reminder) -> Json:
        trigger: dict[str, Any] = {
            "scheduledTime": None,
            "offsetInSeconds": None,
            "timeZoneId": None,
            "recurrence": None,
            **_object(reminder.request["trigger"]),
        }
        return {
            **self._receipt(reminder),
            "trigger": trigger,
            "alertInfo": reminder.request["alertInfo"],
            "pushNotification": reminder.request.get("pushNotification") or {"status": "DISABLED"},
        }


def _absolute(
    trigger: Json, zone: ZoneInfo, now: float
) -> tuple[float, recurrence.Recurrence | None]:
    scheduled = None
    if trigger.get("scheduledTime") is not None or not trigger.get("recurrence"):
        scheduled = _wall_time(
            trigger.get("scheduledTime"), "INVALID_TRIGGER_SCHEDULED_TIME_FORMAT", "scheduledTime"
        )
    if trigger.get("recurrence"):
        try:
            repeats = recurrence.read(_object(trigger["recurrence"]), scheduled, zone)
        except recurrence.RuleRefusedError as error:
            raise RefusedError(400, error.code, str(error)) from error
        first = repeats.next_after(now)
        if first is None:
            raise RefusedError(400, "TRIGGER_SCHEDULED_TIME_IN_PAST", "The recurrence is over.")
        return first, repeats
    assert scheduled is not None
    instant = recurrence.to_instant(scheduled, zone)
    if instant < now - _TOLERANCE:
        raise RefusedError(
            400, "TRIGGER_SCHEDULED_TIME_IN_PAST", "The scheduled time is in the past."
        )
    return instant, None


def _offset(offset: object) -> float:
    if isinstance(offset, bool) or not isinstance(offset, int) or offset <= 0:
        raise RefusedError(
            400, "INVALID_TRIGGER_OFFSET", "offsetInSeconds is a positive whole number."
        )
    return timedelta(seconds=offset).total_seconds()


def _wall_time(text: object, code: str, name: str) -> datetime:
    """A naive local time, as Alexa writes them. Raises RefusedError for anything else."""
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) and "T" in text else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None:
        raise RefusedError(400, code, f"{name} is a local date and time without a time zone.")
    return moment


def _check_words(info: object) -> None:
    spoken = _object(_object(info).get("spokenInfo")).get("content")
    if not isinstance(spoken, list) or not spoken:
        raise RefusedError(400, "INVALID_ALERT_INFO", "There is nothing to say.")
    for words in map(_object, spoken):
        # Seen on a real device: ssml alone is refused.
        if not all(isinstance(words.get(key), str) and words[key] for key in _WORDS):
            raise RefusedError(400, "INVALID_ALERT_INFO", "locale, text and ssml are all needed.")
        try:
            objections = ssml.problems(words["ssml"])
        except ssml.SsmlError as error:
            objections = [str(error)]
        if objections:
            raise RefusedError(400, "INVALID_ALERT_INFO", objections[0])


_WORDS = ("locale", "text", "ssml")


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}
