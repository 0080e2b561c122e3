from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web_service.certificates import NOW
from web_service.freshness import FreshnessVerifier
from web_service.refusals import StaleRequestError

MINUTE = 60


def verify(envelope: dict[str, Any]) -> None:
    FreshnessVerifier(lambda: NOW).verify(
        headers={}, serialized_request_env="", deserialized_request_env=envelope
    )


def request(age: float, kind: str = "IntentRequest") -> dict[str, Any]:
    sent = datetime.fromtimestamp(NOW - age, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"request": {"type": kind, "timestamp": sent}}


@pytest.mark.parametrize("age", [0, 1, 150, -150])
def test_a_request_within_150_seconds_either_way_is_fresh(age: int) -> None:
    verify(request(age))


@pytest.mark.parametrize("age", [151, -151, 50 * MINUTE, 10**9])
def test_a_request_further_away_is_refused_as_stale(age: int) -> None:
    with pytest.raises(StaleRequestError):
        verify(request(age))


@pytest.mark.parametrize(
    "kind",
    [
        "AlexaSkillEvent.SkillDisabled",
        "AlexaSkillEvent.SomethingNew",
        "Reminders.ReminderStarted",
        "Messaging.MessageReceived",
    ],
)
def test_an_event_may_be_an_hour_late(kind: str) -> None:
    verify(request(50 * MINUTE, kind))
    verify(request(60 * MINUTE, kind))
    with pytest.raises(StaleRequestError):
        verify(request(60 * MINUTE + 1, kind))


@pytest.mark.parametrize("kind", ["LaunchRequest", "RemindersLookalike", "alexaskillevent.x", ""])
def test_what_is_not_an_event_may_not(kind: str) -> None:
    with pytest.raises(StaleRequestError):
        verify(request(50 * MINUTE, kind))


@pytest.mark.parametrize(
    "timestamp",
    [
        None,
        "",
        "yesterday",
        NOW,
        int(NOW * 1000),
        "2026-11-22",
        "2026-11-22T10:00:00",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        ["2026-11-22T10:00:00Z"],
    ],
)
def test_a_timestamp_that_names_no_instant_near_now_is_refused(timestamp: object) -> None:
    with pytest.raises(StaleRequestError):
        verify({"request": {"type": "LaunchRequest", "timestamp": timestamp}})


def test_an_offset_from_utc_is_honoured() -> None:
    verify({"request": {"type": "LaunchRequest", "timestamp": "2026-11-22T12:00:00+02:00"}})


@pytest.mark.parametrize("envelope", [{}, {"request": None}, {"request": "x"}, {"request": {}}])
def test_an_envelope_without_a_request_is_refused(envelope: dict[str, Any]) -> None:
    with pytest.raises(StaleRequestError):
        verify(envelope)


@given(st.text())
def test_no_text_is_mistaken_for_a_fresh_timestamp(text: str) -> None:
    with pytest.raises(StaleRequestError):
        verify({"request": {"type": text, "timestamp": text}})
