from __future__ import annotations

from typing import Any

import pytest

from web_service.addressee import AddresseeVerifier
from web_service.refusals import ForeignSkillError

OURS, THEIRS = "amzn1.ask.skill.ours", "amzn1.ask.skill.theirs"


def verify(envelope: dict[str, Any]) -> None:
    AddresseeVerifier(OURS).verify(
        headers={}, serialized_request_env="", deserialized_request_env=envelope
    )


def application(skill_id: object) -> dict[str, Any]:
    return {"application": {"applicationId": skill_id}}


@pytest.mark.parametrize(
    "envelope",
    [
        {"context": {"System": application(OURS)}},
        {"session": application(OURS)},
        {"context": {"System": application(OURS)}, "session": application(OURS)},
    ],
)
def test_a_request_for_this_skill_is_let_through(envelope: dict[str, Any]) -> None:
    verify(envelope)


@pytest.mark.parametrize(
    "envelope",
    [
        {},
        {"context": None, "session": []},
        {"context": {"System": {"application": "text"}}},
        {"context": {"System": application(THEIRS)}},
        {"session": application(THEIRS)},
        {"context": {"System": application(OURS)}, "session": application(THEIRS)},
        {"context": {"System": application(THEIRS)}, "session": application(OURS)},
        {"context": {"System": application([OURS])}},
    ],
)
def test_a_request_for_another_skill_or_for_none_is_refused(envelope: dict[str, Any]) -> None:
    with pytest.raises(ForeignSkillError):
        verify(envelope)
