"""The Timers service as a skill meets it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk_speaker.conftest import Room
from tests.desk_speaker.small_skill import Json, timer

PATH = "/v1/alerts/timers"


def test_a_timer_runs_from_when_it_was_asked_for_and_announces_itself(room: Room) -> None:
    body = room.call("POST", PATH, timer("PT1H30M")).body
    assert body["status"] == "ON"
    assert body["triggerTime"] == "2026-03-02T10:30:00Z"
    room.speaker.wait(90 * 60)
    assert room.rung == [(90, "Ice off.")]
    assert room.events[-1].to_json()["channel"] == "timer"


def test_a_timer_that_has_rung_is_off_and_no_longer_listed(room: Room) -> None:
    timer_id = room.call("POST", PATH, timer("PT1M")).body["id"]
    room.speaker.wait(60)
    assert room.call("GET", PATH).body == {"totalCount": 0, "timers": [], "nextToken": None}
    assert room.call("GET", f"{PATH}/{timer_id}").body["status"] == "OFF"


def test_a_paused_timer_waits_and_goes_on_where_it_was(room: Room) -> None:
    timer_id = room.call("POST", PATH, timer("PT30M")).body["id"]
    room.speaker.wait(600)
    paused = room.call("POST", f"{PATH}/{timer_id}/pause").body
    assert (paused["status"], paused["remainingTimeWhenPaused"]) == ("PAUSED", "PT20M")
    assert paused["triggerTime"] is None
    room.speaker.wait(3600)
    assert room.rung == []
    assert room.call("POST", f"{PATH}/{timer_id}/resume").body["status"] == "ON"
    room.speaker.wait(3600)
    assert room.rung == [(90, "Ice off.")]


def test_a_timer_that_runs_cannot_be_resumed_nor_one_that_rang_paused(room: Room) -> None:
    timer_id = room.call("POST", PATH, timer("PT1M")).body["id"]
    assert room.call("POST", f"{PATH}/{timer_id}/resume").status == 400
    room.speaker.wait(60)
    assert room.call("POST", f"{PATH}/{timer_id}/pause").status == 400


def test_timers_are_cancelled_one_by_one_or_all_at_once(room: Room) -> None:
    first = room.call("POST", PATH, timer(label="one")).body["id"]
    room.call("POST", PATH, timer(label="two"))
    room.call("POST", PATH, timer(label="three"))
    assert room.call("DELETE", f"{PATH}/{first}").status == 200
    assert room.call("GET", PATH).body["totalCount"] == 2
    assert room.call("DELETE", PATH).status == 200
    assert room.call("GET", PATH).body["totalCount"] == 0
    assert room.call("DELETE", f"{PATH}/{first}").status == 404


def _operation(**operation: Any) -> Json:
    return {**timer(), "triggeringBehavior": {"operation": operation}}


@pytest.mark.parametrize(
    "body",
    [
        timer("PT0S"),
        timer("PT2H1S"),
        timer("30 minutes"),
        timer("PT"),
        timer(label=""),
        {**timer(), "triggeringBehavior": None},
        _operation(type="SING"),
        _operation(type="ANNOUNCE", textToAnnounce=[{"locale": "de-DE", "text": "Eis ab."}]),
        _operation(type="ANNOUNCE"),
    ],
)
def test_what_alexa_would_refuse_is_refused_and_nothing_is_set(room: Room, body: object) -> None:
    assert room.call("POST", PATH, body).status == 400
    assert room.call("GET", PATH).body["totalCount"] == 0


def test_two_hours_are_allowed(room: Room) -> None:
    assert room.call("POST", PATH, timer("PT2H")).status == 200


def test_labels_are_unique_among_the_timers_that_run(room: Room) -> None:
    room.call("POST", PATH, timer("PT1M"))
    assert room.call("POST", PATH, timer("PT2M")).status == 400
    room.speaker.wait(60)
    assert room.call("POST", PATH, timer("PT2M")).status == 200


def test_ten_timers_are_all_there_can_be(room: Room) -> None:
    for number in range(10):
        assert room.call("POST", PATH, timer(label=f"ice {number}")).status == 200
    assert room.call("POST", PATH, timer(label="one more")).status == 403


def test_a_timer_that_only_notifies_rings_under_its_label(room: Room) -> None:
    room.call("POST", PATH, {**_operation(type="NOTIFY_ONLY"), "duration": "PT1M"})
    room.speaker.wait(60)
    assert room.rung == [(1, "Your ice timer is done.")]


def test_each_scope_has_a_permission_of_its_own(room: Room) -> None:
    room.commands.run(":permission deny timers")
    assert room.call("GET", PATH).status == 401
    assert room.call("GET", "/v1/alerts/reminders").status == 200


def test_a_verb_that_does_not_exist_is_turned_away(room: Room) -> None:
    timer_id = room.call("POST", PATH, timer()).body["id"]
    assert room.call("GET", f"{PATH}/{timer_id}/pause").status == 405
