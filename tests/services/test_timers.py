"""Timers are set, taken back and listed the way Alexa wants it."""

from __future__ import annotations

from typing import Any

import pytest

from backspasm.alerts.adopt import Listed
from backspasm.alerts.model import Channel
from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.services.http import AlexaHttp
from backspasm.services.timers import Timers, label
from tests.services.scripted_server import Answer, ScriptedServer, answer_json

NOW = 1_800_000_000
LONG = 20.0


@pytest.fixture
def timers(http: AlexaHttp) -> Timers:
    return Timers(http)


def make(timers: Timers, at: int = NOW + 1800) -> str:
    return timers.create(at, NOW, "Ice off now. Let your skin warm up.", "en-GB", LONG)


def test_it_announces_what_is_to_be_done_after_so_many_seconds(
    server: ScriptedServer, timers: Timers
) -> None:
    server.script = lambda _: answer_json({"id": "the id", "status": "ON"})
    assert make(timers) == "the id"
    [request] = server.requests
    assert (request.method, request.path) == ("POST", "/v1/alerts/timers")
    assert request.json() == {
        "duration": "PT1800S",
        "timerLabel": "Ice off now 1800",
        "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
        "triggeringBehavior": {
            "operation": {
                "type": "ANNOUNCE",
                "textToAnnounce": [
                    {"locale": "en-GB", "text": "Ice off now. Let your skin warm up."}
                ],
            },
            "notificationConfig": {"playAudible": True},
        },
    }


def test_two_switches_of_one_kind_have_labels_of_their_own() -> None:
    assert label("Ice off now.", NOW) != label("Ice off now.", NOW + 60)


def test_what_is_due_already_rings_at_once(server: ScriptedServer, timers: Timers) -> None:
    server.script = lambda _: answer_json({"id": "x"})
    make(timers, at=NOW - 5)
    body: Any = server.requests[0].json()
    assert body["duration"] == "PT1S"


@pytest.mark.parametrize("answer", [{}, [], "x", {"id": None}, {"id": ""}, {"id": 7}])
def test_an_answer_without_an_id_leaves_it_uncertain(
    server: ScriptedServer, timers: Timers, answer: object
) -> None:
    server.script = lambda _: answer_json(answer)
    with pytest.raises(ServiceError) as caught:
        make(timers)
    assert caught.value.kind is ErrorKind.GARBLED
    assert not caught.value.not_done


def test_a_cancel_says_whether_there_was_one(server: ScriptedServer, timers: Timers) -> None:
    assert timers.cancel("an/id", LONG)
    assert server.requests[0].path == "/v1/alerts/timers/an%2Fid"
    server.script = lambda _: Answer(404)
    assert not timers.cancel("gone", LONG)
    server.script = lambda _: Answer(500)
    with pytest.raises(ServiceError):
        timers.cancel("there", LONG)


def test_the_list_holds_what_runs_and_what_is_paused(
    server: ScriptedServer, timers: Timers
) -> None:
    running = {
        "id": "a",
        "status": "ON",
        "timerLabel": "Ice off now 1800",
        "triggerTime": "2027-01-15T08:30:00Z",
    }
    paused = {"id": "b", "status": "PAUSED", "timerLabel": "Ice on", "triggerTime": None}
    over = {"id": "c", "status": "OFF", "timerLabel": "Old", "triggerTime": None}
    odd = {"id": "d", "status": "ON", "timerLabel": 7, "triggerTime": "in a while"}
    server.script = lambda _: answer_json(
        {"totalCount": 4, "timers": [running, paused, over, odd, "junk"], "nextToken": None}
    )
    assert timers.list(LONG) == (
        Listed("a", NOW + 1800, False, ("Ice off now 1800",), Channel.TIMER),
        Listed("b", None, False, ("Ice on",), Channel.TIMER, paused=True),
        Listed("d", None, False, (), Channel.TIMER),
    )


@pytest.mark.parametrize("answer", [{}, [], {"timers": 7}, {"timers": [], "nextToken": "more"}])
def test_a_list_that_is_none_or_goes_on_elsewhere_is_no_list(
    server: ScriptedServer, timers: Timers, answer: object
) -> None:
    server.script = lambda _: answer_json(answer)
    with pytest.raises(ServiceError) as caught:
        timers.list(LONG)
    assert caught.value.kind is ErrorKind.GARBLED


def test_no_two_timers_that_can_be_set_at_a_time_have_the_same_label() -> None:
    labels = {label("Ice off now.", at) for at in range(NOW, NOW + 7201)}
    assert len(labels) == 7201
