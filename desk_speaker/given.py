"""The world a transcript begins in: its `given:` lines, read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk_speaker.household import DEVICES, ECHO, Household, is_zone
from desk_speaker.permissions import Permission


class GivenError(ValueError):
    """A part of a `given:` line means nothing; the text says what would."""


@dataclass
class Given:
    """Who, where and when, unless said otherwise."""

    locale: str = "en-US"
    device: str = ECHO
    zone: str | None = "UTC"
    permission: Permission = Permission.GRANTED
    at: datetime = datetime(2026, 3, 2, 9)

    def add(self, text: str) -> None:
        """Read one line's parts, divided by commas. Raises GivenError."""
        for part in text.split(","):
            name, _, value = part.strip().partition(" ")
            self._set(name, value.strip())

    def household(self) -> Household:
        """A household as described."""
        return Household(locale=self.locale, device=self.device, zone=self.zone)

    def instant(self, household: Household) -> float:
        """When it begins, in UTC seconds."""
        return self.at.replace(tzinfo=household.wall_zone).timestamp()

    def _set(self, name: str, value: str) -> None:
        if name == "locale" and value:
            self.locale = value
        elif name == "device" and value in DEVICES:
            self.device = value
        elif name == "timezone" and (is_zone(value) or value == "unset"):
            self.zone = None if value == "unset" else value
        elif name == "permission" and value in set(Permission):
            self.permission = Permission(value)
        elif name == "at":
            self.at = _moment(value)
        else:
            raise GivenError(
                f"'{name} {value}' means nothing here: there is locale en-GB, device "
                f"{' or '.join(DEVICES)}, timezone Europe/London or unset, permission "
                f"{', '.join(Permission)}, at 2026-03-02 09:00"
            )


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise GivenError(f"'{text}' is not a date and time such as 2026-03-02 09:00") from error
    if moment.tzinfo is not None:
        raise GivenError("the time is local: write it without a zone, and a 'timezone' if need be")
    return moment
