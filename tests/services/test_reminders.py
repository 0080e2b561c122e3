"""Reminders are set, taken back and listed the way Alexa wants it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backspasm.alerts.adopt import Listed
from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.services.http import AlexaHttp
from backspasm.services.reminders import Reminders, _one_shot
from tests.services.scripted_server import Answer, Misbehaviour, ScriptedServer, answer_json

NOW = 1_800_000_000
LONG = 20.0


@pytest.fixture
def reminders(http: AlexaHttp) -> Reminders:
    return Reminders(http)


def make(reminders: Reminders, at: int = NOW + 1800, now: int = NOW) -> str:
    words = ("Ice off. Check your skin.", "<speak>Ice off. Check your skin.</speak>", "en-US")
    return reminders.create(at, now, *words, LONG)


class TestCreating:
    def test_asks_for_one_ring_in_so_many_seconds(
        self, server: ScriptedServer, reminders: Reminders
    ) -> None:
        server.script = lambda _: answer_json({"alertToken": "the token", "status": "ON"})
        assert make(reminders) == "the token"
        [request] = server.requests
        assert (request.method, request.path) == ("POST", "/v1/alerts/reminders")
        assert request.json() == {
            "requestTime": "2027-01-15T08:00:00.000",
            "trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 1800},
            "alertInfo": {
                "spokenInfo": {
                    "content": [
                        {
                            "locale": "en-US",
                            "text": "Ice off. Check your skin.",
                            "ssml": "<speak>Ice off. Check your skin.</speak>",
                        }
                    ]
                }
            },
            "pushNotification": {"status": "DISABLED"},
        }

    @given(st.integers(NOW, NOW + 10**9), st.integers(1, 100_000))
    def test_rings_at_its_switch(self, now: int, ahead: int) -> None:
        body = _one_shot(now + ahead, now, "text", "ssml", "en-US")
        asked = datetime.fromisoformat(body["requestTime"]).replace(tzinfo=UTC).timestamp()
        assert asked + body["trigger"]["offsetInSeconds"] == now + ahead

    def test_what_is_due_already_rings_at_once(
        self, server: ScriptedServer, reminders: Reminders
    ) -> None:
        server.script = lambda _: answer_json({"alertToken": "x"})
        make(reminders, at=NOW - 5)
        body: Any = server.requests[0].json()
        assert body["trigger"]["offsetInSeconds"] == 1

    @pytest.mark.parametrize(
        "answer", [{}, [], "x", {"alertToken": None}, {"alertToken": ""}, {"alertToken": 7}]
    )
    def test_an_answer_without_a_token_leaves_it_uncertain(
        self, server: ScriptedServer, reminders: Reminders, answer: object
    ) -> None:
        server.script = lambda _: answer_json(answer)
        with pytest.raises(ServiceError) as caught:
            make(reminders)
        assert caught.value.kind is ErrorKind.GARBLED
        assert not caught.value.not_done


class TestCancelling:
    def test_names_the_reminder(self, server: ScriptedServer, reminders: Reminders) -> None:
        reminders.cancel("a/token?", LONG)
        [request] = server.requests
        assert request.method == "DELETE"
        assert request.path == "/v1/alerts/reminders/a%2Ftoken%3F"

    def test_one_that_is_gone_counts_as_taken_back(
        self, server: ScriptedServer, reminders: Reminders
    ) -> None:
        server.script = lambda _: Answer(404)
        reminders.cancel("token", LONG)

    @pytest.mark.parametrize("status", [401, 403, 409, 429, 500])
    def test_any_other_failure_does_not(
        self, server: ScriptedServer, reminders: Reminders, status: int
    ) -> None:
        server.script = lambda _: Answer(status)
        with pytest.raises(ServiceError):
            reminders.cancel("token", LONG)


def alert(**changes: object) -> dict[str, object]:
    return {
        "alertToken": "token",
        "createdTime": "2027-01-15T08:00:00.400Z",
        "updatedTime": "2027-01-15T08:00:00.400Z",
        "status": "ON",
        "trigger": {
            "type": "SCHEDULED_RELATIVE",
            "offsetInSeconds": 1800,
            "scheduledTime": None,
            "timeZoneId": None,
            "recurrence": None,
        },
        "alertInfo": {"spokenInfo": {"content": [{"locale": "en-US", "text": "Ice off."}]}},
        "version": "1",
    } | changes


def absolute(**trigger: object) -> dict[str, object]:
    return alert(trigger={"type": "SCHEDULED_ABSOLUTE"} | trigger)


class TestListing:
    @staticmethod
    def listed(server: ScriptedServer, reminders: Reminders, *alerts: object) -> list[Listed]:
        server.script = lambda _: answer_json(
            {"totalCount": str(len(alerts)), "alerts": alerts, "links": None}
        )
        return [*reminders.list(LONG)]

    def test_a_relative_reminder_rings_so_long_after_it_was_made(
        self, server: ScriptedServer, reminders: Reminders
    ) -> None:
        assert self.listed(server, reminders, alert()) == [
            Listed("token", NOW + 1800, False, ("Ice off.",))
        ]
        assert server.requests[0].method == "GET"

    @pytest.mark.parametrize(
        ("trigger", "at"),
        [
            ({"scheduledTime": "2027-01-15T08:30:00.000"}, NOW + 1800),
            (
                {"scheduledTime": "2027-01-15T03:30:00.000", "timeZoneId": "America/New_York"},
                NOW + 1800,
            ),
            ({"scheduledTime": "2027-01-15T08:30:00Z", "timeZoneId": "Asia/Tokyo"}, NOW + 1800),
            ({"scheduledTime": "2027-01-15T08:30", "timeZoneId": "Mars/Base"}, None),
            ({"scheduledTime": "half past eight"}, None),
            ({"scheduledTime": 7}, None),
            ({}, None),
        ],
    )
    def test_an_absolute_one_rings_at_its_time(
        self, server: ScriptedServer, reminders: Reminders, trigger: dict[str, Any], at: int | None
    ) -> None:
        [found] = self.listed(server, reminders, absolute(**trigger))
        assert found.at == at

    @pytest.mark.parametrize(
        "broken",
        [
            {"createdTime": None},
            {"createdTime": "yesterday"},
            {"trigger": None},
            {"trigger": {"type": "SCHEDULED_RELATIVE"}},
            {"trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": "soon"}},
            {"trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": [1]}},
        ],
    )
    def test_a_time_that_makes_no_sense_is_not_known(
        self, server: ScriptedServer, reminders: Reminders, broken: dict[str, Any]
    ) -> None:
        [found] = self.listed(server, reminders, alert(**broken))
        assert found.at is None
        assert found.token == "token"

    def test_those_that_have_rung_are_left_out(
        self, server: ScriptedServer, reminders: Reminders
    ) -> None:
        assert self.listed(server, reminders, alert(status="COMPLETED")) == []

    def test_one_of_unknown_status_may_still_ring(
        self, server: ScriptedServer, reminders: Reminders
    ) -> None:
        assert len(self.listed(server, reminders, alert(status=None), alert(status="ODD"))) == 2

    @pytest.mark.parametrize("odd", [None, 7, [], {}, {"alertToken": None}, {"alertToken": ""}])
    def test_what_has_no_token_is_left_out(
        self, server: ScriptedServer, reminders: Reminders, odd: object
    ) -> None:
        assert len(self.listed(server, reminders, odd, alert())) == 1

    @pytest.mark.parametrize(
        ("recurrence", "recurring"),
        [
            (None, False),
            ({}, False),
            ({"startDateTime": "", "endDateTime": "", "recurrenceRules": None}, False),
            ({"recurrenceRules": ["FREQ=DAILY"]}, True),
            ({"freq": "WEEKLY"}, True),
            ({"byDay": ["MO"]}, True),
            ("FREQ=DAILY", True),
        ],
    )
    def test_what_recurs_is_told_from_what_does_not(
        self, server: ScriptedServer, reminders: Reminders, recurrence: object, recurring: bool
    ) -> None:
        trigger = {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 60, "recurrence": recurrence}
        [found] = self.listed(server, reminders, alert(trigger=trigger))
        assert found.recurring is recurring

    @pytest.mark.parametrize(
        "info",
        [None, 7, {}, {"spokenInfo": None}, {"spokenInfo": {"content": 7}},
         {"spokenInfo": {"content": [None, {"text": 7}]}}],
    )  # fmt: skip
    def test_words_that_make_no_sense_are_none(
        self, server: ScriptedServer, reminders: Reminders, info: object
    ) -> None:
        [found] = self.listed(server, reminders, alert(alertInfo=info))
        assert found.texts == ()

    @pytest.mark.parametrize(
        "answer",
        [
            [],
            {},
            {"alerts": None},
            {"alerts": "x"},
            {"alerts": [], "links": "/v1/alerts/reminders?page=2"},
            {"alerts": [], "links": {"next": "/v1/alerts/reminders?page=2"}},
        ],
    )
    def test_part_of_a_list_never_passes_for_the_whole(
        self, server: ScriptedServer, reminders: Reminders, answer: object
    ) -> None:
        server.script = lambda _: answer_json(answer)
        with pytest.raises(ServiceError) as caught:
            reminders.list(LONG)
        assert caught.value.kind is ErrorKind.GARBLED

    @pytest.mark.parametrize("links", [None, "", {}, {"next": None}])
    def test_a_list_that_goes_nowhere_is_the_whole(
        self, server: ScriptedServer, reminders: Reminders, links: object
    ) -> None:
        server.script = lambda _: answer_json({"alerts": [], "links": links})
        assert reminders.list(LONG) == ()

    def test_a_list_that_fails_says_so(self, server: ScriptedServer, reminders: Reminders) -> None:
        server.script = lambda _: Misbehaviour.RESET
        with pytest.raises(ServiceError):
            reminders.list(LONG)
