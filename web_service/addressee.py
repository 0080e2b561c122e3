"""Was this request meant for this skill? Alexa signs every skill's requests with the same key."""

from __future__ import annotations

from typing import Any

from web_service.flask_ask import AbstractVerifier
from web_service.refusals import ForeignSkillError


class AddresseeVerifier(AbstractVerifier):
    """Refuses a request that names another skill, or none at all."""

    def __init__(self, skill_id: str) -> None:
        """`skill_id` is the id that the developer console shows: amzn1.ask.skill.…"""
        self._skill_id = skill_id

    def verify(
        self,
        headers: object,  # noqa: ARG002 - the SDK passes it by name
        serialized_request_env: str,  # noqa: ARG002 - likewise
        deserialized_request_env: Any,  # a plain dict, see web_service.plain_skill
    ) -> None:
        """Raises ForeignSkillError unless every application id in the envelope is this skill's."""
        found = [
            application_id
            for path in (("context", "System"), ("session",))
            if (application_id := _application_id(deserialized_request_env, path)) is not None
        ]
        if not found or any(application_id != self._skill_id for application_id in found):
            raise ForeignSkillError("the request is not for this skill")


def _application_id(envelope: dict[str, Any], path: tuple[str, ...]) -> object:
    here: object = envelope
    for name in (*path, "application", "applicationId"):
        if not isinstance(here, dict):
            return None
        here = here.get(name)
    return here
