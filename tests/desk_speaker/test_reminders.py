"""The Reminders service as a skill meets it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from desk_speaker import reminders
from desk_speaker.household import Household
from tests.desk_speaker.conftest import Room
from tests.desk_speaker.small_skill import Json, asks, call, reminder, says, spoken

PATH = "/v1/alerts/reminders"


def _absolute(time: str, **trigger: Any) -> Json:
    body = reminder(60)
    body["trigger"] = {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": time, **trigger}
    return body


def _daily(*rules: str, start: str = "2026-03-02T00:00:00.000") -> Json:
    body = reminder(60)
    body["trigger"] = {
        "type": "SCHEDULED_ABSOLUTE",
        "recurrence": {"startDateTime": start, "recurrenceRules": list(rules)},
    }
    return body


def test_a_reminder_set_is_confirmed_with_a_receipt(room: Room) -> None:
    reply = room.call("POST", PATH, reminder(1800))
    assert reply.status == 200
    token = reply.body.pop("alertToken")
    assert reply.body == {
        "createdTime": "2026-03-02T09:00:00Z",
        "updatedTime": "2026-03-02T09:00:00Z",
        "status": "ON",
        "version": "1",
        "href": f"{PATH}/{token}",
    }


def test_reminders_are_listed_with_their_trigger_and_their_words(room: Room) -> None:
    token = room.call("POST", PATH, reminder(1800)).body["alertToken"]
    body = room.call("GET", PATH).body
    assert body["totalCount"] == "1"
    (listed,) = body["alerts"]
    assert listed["alertToken"] == token
    assert listed["trigger"]["offsetInSeconds"] == 1800
    assert listed["alertInfo"] == spoken("Ice off.")
    assert room.call("GET", f"{PATH}/{token}").body == listed


def test_a_reminder_that_has_rung_is_listed_as_completed_for_three_days(room: Room) -> None:
    room.call("POST", PATH, reminder(1800))
    room.speaker.wait(1800)
    assert [alert["status"] for alert in room.call("GET", PATH).body["alerts"]] == ["COMPLETED"]
    room.speaker.wait(3 * 24 * 3600 + 1)
    assert room.call("GET", PATH).body["alerts"] == []


def test_a_changed_reminder_rings_at_its_new_time_with_its_new_words(room: Room) -> None:
    token = room.call("POST", PATH, reminder(1800)).body["alertToken"]
    changed = room.call("PUT", f"{PATH}/{token}", reminder(600, "Ice off early."))
    assert changed.body["version"] == "2"
    room.speaker.wait(3600)
    assert room.rung == [(10, "Ice off early.")]


def test_a_reminder_that_has_rung_cannot_be_used_again(room: Room) -> None:
    token = room.call("POST", PATH, reminder(60)).body["alertToken"]
    room.speaker.wait(60)
    later = reminder(60, asked_at="2026-03-02T09:01:00")
    assert room.call("PUT", f"{PATH}/{token}", later).status == 400


def test_a_deleted_reminder_does_not_ring(room: Room) -> None:
    token = room.call("POST", PATH, reminder(60)).body["alertToken"]
    assert room.call("DELETE", f"{PATH}/{token}").status == 200
    room.speaker.wait(3600)
    assert room.rung == []


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_reminder_that_is_not_there_is_not_found(room: Room, method: str) -> None:
    reply = room.call(method, f"{PATH}/nonesuch", reminder(60) if method == "PUT" else None)
    assert reply.status == 404


def _without(key: str) -> Json:
    body = reminder(60)
    del body[key]
    return body


def _with(**changes: Any) -> Json:
    return {**reminder(60), **changes}


def _words(**changes: Any) -> Json:
    words = {"locale": "en-US", "text": "Ice off.", "ssml": "<speak>Ice off.</speak>", **changes}
    kept = {key: value for key, value in words.items() if value is not None}
    return _with(alertInfo={"spokenInfo": {"content": [kept]}})


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (_without("requestTime"), "UNSUPPORTED_SCHEDULED_TIME_FORMAT"),
        (_with(requestTime="2026-03-02T09:00:00Z"), "UNSUPPORTED_SCHEDULED_TIME_FORMAT"),
        (_with(requestTime="2026-03-02T09:00:00+00:00"), "UNSUPPORTED_SCHEDULED_TIME_FORMAT"),
        (_with(requestTime="nine"), "UNSUPPORTED_SCHEDULED_TIME_FORMAT"),
        (_with(requestTime="2026-03-01T09:00:00"), "INVALID_REQUEST_TIME"),
        (_without("trigger"), "INVALID_TRIGGER_TYPE"),
        (_with(trigger={"type": "SCHEDULED"}), "INVALID_TRIGGER_TYPE"),
        (reminder(0), "INVALID_TRIGGER_OFFSET"),
        (reminder(-60), "INVALID_TRIGGER_OFFSET"),
        (
            _with(trigger={"type": "SCHEDULED_RELATIVE", "offsetInSeconds": "60"}),
            "INVALID_TRIGGER_OFFSET",
        ),
        (_absolute("2026-03-02T10:00:00Z"), "INVALID_TRIGGER_SCHEDULED_TIME_FORMAT"),
        (_absolute("2026-03-02T08:59:00"), "TRIGGER_SCHEDULED_TIME_IN_PAST"),
        (_absolute("2026-03-02T10:00:00", timeZoneId="Mars/North"), "INVALID_TRIGGER_TIME_ZONE"),
        (_without("alertInfo"), "INVALID_ALERT_INFO"),
        (_words(text=None), "INVALID_ALERT_INFO"),
        (_words(ssml=None), "INVALID_ALERT_INFO"),
        (_words(locale=None), "INVALID_ALERT_INFO"),
        (_words(ssml="<speak>Hot & cold</speak>"), "INVALID_ALERT_INFO"),
        (_with(pushNotification={"status": "LOUD"}), "INVALID_PUSH_NOTIFICATION"),
        ([1], "INVALID_REQUEST_BODY"),
        (_daily("FREQ=HOURLY;BYMINUTE=0"), "UNSUPPORTED_TRIGGER_RECURRENCE_INTERVAL"),
        (
            _daily("FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;BYHOUR=10"),
            "UNSUPPORTED_TRIGGER_RECURRENCE_INTERVAL",
        ),
        (_daily("FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=9"), "UNSUPPORTED_TRIGGER_RECURRENCE"),
        (_daily("FREQ=SOMETIMES"), "UNSUPPORTED_TRIGGER_RECURRENCE"),
        (_daily("FREQ=DAILY;BYHOUR=99"), "INVALID_TRIGGER_RECURRENCE"),
        (_daily("FREQ=DAILY", start="2026-03-02T00:00:00Z"), "INVALID_TRIGGER_RECURRENCE"),
        (_daily(), "INVALID_TRIGGER_RECURRENCE"),
    ],
)
def test_what_alexa_would_refuse_is_refused_and_nothing_is_set(
    room: Room, body: object, code: str
) -> None:
    reply = room.call("POST", PATH, body)
    assert (reply.status, reply.body["code"]) == (400, code)
    assert room.call("GET", PATH).body["totalCount"] == "0"


def test_a_relative_reminder_cannot_recur(room: Room) -> None:
    body = reminder(60)
    body["trigger"]["recurrence"] = {"recurrenceRules": ["FREQ=DAILY"]}
    assert room.call("POST", PATH, body).body["code"] == "UNSUPPORTED_TRIGGER_RECURRENCE"


def test_times_are_those_of_the_zone_named_or_else_of_the_device(
    room_of: Callable[[Household], Room],
) -> None:
    room = room_of(Household(zone="America/New_York"))
    room.call("POST", PATH, _absolute("2026-03-02T09:10:00", timeZoneId="UTC"))
    room.call("POST", PATH, _absolute("2026-03-02T04:20:00"))
    room.call("POST", PATH, reminder(1800, asked_at="2026-03-02T04:00:00.000"))
    room.call("POST", PATH, reminder(2400, asked_at="2026-03-02T09:00:00.000"))
    room.speaker.wait(3600)
    assert [minutes for minutes, _ in room.rung] == [10, 20, 30, 40]


def test_a_daily_reminder_rings_again_every_day(room: Room) -> None:
    room.call("POST", PATH, _daily("FREQ=DAILY;BYHOUR=9;BYMINUTE=30;BYSECOND=0;INTERVAL=1;"))
    room.speaker.wait(2 * 24 * 3600)
    assert [minutes for minutes, _ in room.rung] == [30, 24 * 60 + 30]
    assert room.call("GET", PATH).body["alerts"][0]["status"] == "ON"


def test_a_weekly_reminder_rings_on_its_day_at_local_time_across_a_clock_change(
    room_of: Callable[[Household], Room],
) -> None:
    room = room_of(Household(zone="Europe/London"))
    body = _daily("FREQ=WEEKLY;BYDAY=MO;BYHOUR=10;BYMINUTE=0;BYSECOND=0")
    body["trigger"]["recurrence"]["endDateTime"] = "2026-03-31T00:00:00"
    room.call("POST", PATH, body)
    room.speaker.wait(60 * 24 * 3600)
    week = 7 * 24 * 60
    # The last one comes after the clocks went forward.
    assert [minutes for minutes, _ in room.rung] == [
        60,
        week + 60,
        2 * week + 60,
        3 * week + 60,
        4 * week,
    ]
    assert room.world.reminders.waiting() == []


def test_more_reminders_than_fit_are_refused(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reminders, "MOST_REMINDERS", 1)
    room.call("POST", PATH, reminder(60))
    reply = room.call("POST", PATH, reminder(120))
    assert (reply.status, reply.body["code"]) == (403, "MAX_REMINDERS_EXCEEDED")


@pytest.mark.parametrize("state", ["unset", "deny"])
def test_without_permission_every_call_is_unauthorized(room: Room, state: str) -> None:
    room.commands.run(f":permission {state}")
    assert room.call("POST", PATH, reminder(60)).status == 401
    assert room.call("GET", PATH).status == 401
    room.commands.run(":permission grant")
    assert room.call("GET", PATH).status == 200


def test_a_token_alexa_did_not_give_is_unauthorized(room: Room) -> None:
    envelope = room.hear("what is on").request
    envelope["context"]["System"]["apiAccessToken"] = "made up"
    assert call(envelope, "GET", PATH).status == 401


def test_a_token_does_not_live_for_ever(room: Room) -> None:
    envelope = room.hear("what is on").request
    assert call(envelope, "GET", PATH).status == 200
    room.speaker.wait(3601)
    assert call(envelope, "GET", PATH).status == 401


def test_reminders_are_made_in_a_session_only_but_read_and_deleted_after_it(room: Room) -> None:
    token = room.call("POST", PATH, reminder(60)).body["alertToken"]
    over = room.turns[-1].request
    assert call(over, "POST", PATH, reminder(60)).body["code"] == "NOT_IN_SESSION"
    assert call(over, "GET", PATH).status == 200
    assert call(over, "DELETE", f"{PATH}/{token}").status == 200


def test_the_request_that_ends_a_session_can_make_nothing(room: Room) -> None:
    replies: list[int] = []

    def answer(envelope: Json) -> Json:
        if envelope["request"]["type"] == "SessionEndedRequest":
            replies.append(call(envelope, "POST", PATH, reminder(60)).status)
            return says(None)
        return asks("Shall I?")

    room.skill.answer = answer
    room.hear("start my ice pack")
    room.hear("")
    assert replies == [403]


def test_other_paths_and_methods_are_turned_away(room: Room) -> None:
    assert room.call("GET", "/v1/nothing").status == 404
    assert room.call("PUT", PATH, reminder(60)).status == 405
