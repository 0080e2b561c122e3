"""What flask-ask-sdk's adapter takes for a skill: plain JSON in, plain JSON out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NoReturn

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill, SkillConfiguration
from werkzeug.exceptions import BadRequest

Answer = Callable[[dict[str, Any]], dict[str, Any]]


class PlainSkill(CustomSkill):
    """A skill that hands each envelope to `answer` as it came.

    A stock skill turns JSON into the SDK's classes before anybody sees it, which raises on every
    request type and enum value that is newer than the SDK. Here the skill's own door decides.
    """

    def __init__(self, answer: Answer) -> None:
        """`answer` takes a request envelope, returns a response envelope, and never raises."""
        super().__init__(SkillConfiguration(request_mappers=[], handler_adapters=[]))
        self.serializer = _PlainSerializer()
        self._answer = answer

    # Any, because the SDK declares its own classes here and this skill takes and gives plain dicts.
    def invoke(self, request_envelope: Any, context: Any) -> Any:  # noqa: ARG002
        """The answer to an envelope that the verifiers have let through."""
        return self._answer(request_envelope)


class _PlainSerializer(DefaultSerializer):
    def deserialize(self, payload: Any, obj_type: Any) -> Any:  # noqa: ARG002
        """The JSON object in `payload`. Raises BadRequest, which the adapter lets pass to Flask."""
        try:
            envelope = json.loads(payload, parse_constant=_refuse)
        except (ValueError, RecursionError):
            raise BadRequest("the body is not JSON") from None
        if not isinstance(envelope, dict):
            raise BadRequest("the body is not a JSON object")
        return envelope

    def serialize(self, obj: Any) -> Any:
        """`obj` as it is: Flask writes it."""
        return obj


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("NaN and Infinity are not JSON")
