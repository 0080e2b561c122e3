"""What the household allows the skill, per scope."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

REMINDERS_SCOPE = "alexa::alerts:reminders:skill:readwrite"
TIMERS_SCOPE = "alexa::alerts:timers:skill:readwrite"
SCOPES = (REMINDERS_SCOPE, TIMERS_SCOPE)


class Permission(StrEnum):
    """Whether a scope was ever decided on, and how."""

    UNSET = "unset"
    GRANTED = "grant"
    DENIED = "deny"


@dataclass
class Permissions:
    """The state of every scope; granted unless said."""

    _states: dict[str, Permission] = field(
        default_factory=lambda: dict.fromkeys(SCOPES, Permission.GRANTED)
    )

    def set(self, state: Permission, scopes: tuple[str, ...] = SCOPES) -> None:
        """Put `scopes` into `state`."""
        self._states.update(dict.fromkeys(scopes, state))

    def of(self, scope: str) -> Permission:
        """Whether the scope was ever decided on, and how."""
        return self._states.get(scope, Permission.UNSET)

    def allows(self, scope: str) -> bool:
        """Whether the skill may use the scope just now."""
        return self._states.get(scope) is Permission.GRANTED

    def anything_granted(self) -> bool:
        """Whether any scope is granted: then requests carry a consent token."""
        return Permission.GRANTED in self._states.values()
