"""Permission by voice: the skill asks Alexa, Alexa asks the user, and hands the answer back.

Alexa owns this dialogue: its question and the answers to it are her words, not the skill's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from desk_speaker.events import Json
from desk_speaker.permissions import REMINDERS_SCOPE, TIMERS_SCOPE, Permission, Permissions

ACCEPTED = "ACCEPTED"
DENIED = "DENIED"
NOT_ANSWERED = "NOT_ANSWERED"

_THINGS = {REMINDERS_SCOPE: "reminders", TIMERS_SCOPE: "timers"}
_CONNECTION = re.compile(r"connection://AMAZON\.AskForPermissionsConsent/[12]")


@dataclass(frozen=True)
class Question:
    """What the skill asked Alexa to ask. `directive` is the skill's own."""

    directive: Json

    @property
    def scopes(self) -> tuple[str, ...]:
        """The permission scopes asked for, in either form of the payload."""
        payload = self._payload
        listed = payload.get("permissionScopes") or []
        scopes = [entry.get("permissionScope") for entry in listed if isinstance(entry, dict)]
        return tuple(str(scope) for scope in scopes or [payload.get("permissionScope")] if scope)

    @property
    def token(self) -> str | None:
        """The skill's token, to be given back."""
        token = self.directive.get("token")
        return None if token is None else str(token)

    @property
    def is_proper(self) -> bool:
        """Whether Alexa knows every scope asked for."""
        return bool(self.scopes) and set(self.scopes) <= set(_THINGS)

    def words(self, skill: str) -> str:
        """What Alexa asks the user."""
        things = " and ".join(_THINGS[scope] for scope in self.scopes)
        return (
            f"Do you give {skill} permission to create and update {things}? "
            'You can say "I approve" or "no".'
        )

    def outcome(self, status: str | None) -> Json:
        """The request body that hands the answer to the skill; None when it was not proper."""
        code = {"code": "200", "message": "OK"}
        if status is None:
            code = {"code": "400", "message": "The permission scope is not valid."}
        result = {} if status is None else {**self._echoed(), "status": status}
        if self.directive["type"] == "Connections.StartConnection":
            cause = {"type": "ConnectionCompleted", "token": self.token}
            return {
                "type": "SessionResumedRequest",
                "cause": {**cause, "status": code, "result": result},
            }
        return {
            "type": "Connections.Response",
            "name": "AskFor",
            "status": code,
            "payload": result,
            "token": self.token,
        }

    @property
    def _payload(self) -> Json:
        payload = self.directive.get("payload") or self.directive.get("input")
        return payload if isinstance(payload, dict) else {}

    def _echoed(self) -> Json:
        payload = self._payload
        if "permissionScopes" in payload:
            return {"permissionScopes": payload["permissionScopes"]}
        return {"permissionScope": payload.get("permissionScope"), "isCardThrown": False}


def question_in(directives: list[Json]) -> Question | None:
    """The permission question among a response's directives, if there is one."""
    for directive in directives:
        if directive.get("type") == "Connections.SendRequest" and directive.get("name") == "AskFor":
            return Question(directive)
        if directive.get("type") == "Connections.StartConnection" and _CONNECTION.fullmatch(
            str(directive.get("uri"))
        ):
            return Question(directive)
    return None


def read_answer(utterance: str, intent_of: Callable[[str], str]) -> str:
    """What the user answered: one of ACCEPTED, DENIED and NOT_ANSWERED."""
    if re.search(r"\bapprove\b", utterance, re.IGNORECASE):
        refusing = re.search(r"\b(?:not|don't|do not|never)\b", utterance, re.IGNORECASE)
        return DENIED if refusing else ACCEPTED
    if not utterance:
        return NOT_ANSWERED
    known = {"AMAZON.YesIntent": ACCEPTED, "AMAZON.NoIntent": DENIED}
    return known.get(intent_of(utterance), NOT_ANSWERED)


def settle(question: Question, status: str, permissions: Permissions) -> None:
    """Write the answer into the household's permissions; no answer changes nothing."""
    if status == ACCEPTED:
        permissions.set(Permission.GRANTED, question.scopes)
    elif status == DENIED:
        permissions.set(Permission.DENIED, question.scopes)
