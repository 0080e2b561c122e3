"""Services fail on request, in every way a network can."""

from __future__ import annotations

import json
import threading
import time

import pytest
import urllib3

from desk_speaker.desk import Desk
from desk_speaker.faults import MEMORY, REMINDERS, SETTINGS, TIMERS, Fault
from tests.desk_speaker.conftest import Room
from tests.desk_speaker.small_skill import Json, SmallSkill, call, reminder, says

PATH = "/v1/alerts/reminders"

pytestmark = pytest.mark.usefixtures("mended")


@pytest.fixture
def mended(desk: Desk) -> object:
    """Everything works again afterwards."""
    yield
    desk.mend()


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        ("401", 401),
        ("403", 403),
        ("404", 404),
        ("409", 409),
        ("429", 429),
        ("500", 500),
        ("503", 503),
        ("unsupported", 403),
        ("full", 403),
        ("empty", 503),
    ],
)
def test_a_fault_that_is_a_status_is_answered_with_it(room: Room, fault: str, status: int) -> None:
    room.commands.run(f":fault reminders {fault}")
    reply = room.call("POST", PATH, reminder(60))
    assert reply.status == status
    assert (reply.body is None) == (fault == "empty")
    assert room.world.reminders.waiting() == []
    room.commands.run(":fault none")
    assert room.call("POST", PATH, reminder(60)).status == 200


def _fails(room: Room, path: str = PATH, seconds: float = 0.3) -> Exception | bytes:
    """What the skill meets when it calls: an exception, or the bytes of an answer."""
    met: list[Exception | bytes] = []

    def answer(envelope: Json) -> Json:
        system = envelope["context"]["System"]
        try:
            reply = urllib3.request(
                "POST",
                system["apiEndpoint"] + path,
                headers={"Authorization": f"Bearer {system['apiAccessToken']}"},
                json=reminder(60),
                retries=False,
                timeout=seconds,
            )
            met.append(reply.data)
        except urllib3.exceptions.HTTPError as error:
            met.append(error)
        return says("Done.")

    room.skill.answer = answer
    room.hear("what is on")
    return met[0]


def test_a_web_page_comes_instead_of_json(room: Room) -> None:
    room.commands.run(":fault reminders html")
    met = _fails(room)
    assert isinstance(met, bytes)
    assert met.startswith(b"<html>")


def test_a_truncated_answer_is_not_json_though_the_reminder_is_set(room: Room) -> None:
    room.commands.run(":fault reminders truncated")
    met = _fails(room)
    assert isinstance(met, bytes)
    with pytest.raises(ValueError, match=r"Unterminated|Expecting"):
        json.loads(met)
    assert len(room.world.reminders.waiting()) == 1


def test_a_slow_answer_comes_too_late_though_the_reminder_is_set(room: Room) -> None:
    room.commands.run(":fault reminders slow")
    met = _fails(room, seconds=0.2)
    assert isinstance(met, urllib3.exceptions.ReadTimeoutError | urllib3.exceptions.ProtocolError)
    assert len(room.world.reminders.waiting()) == 1


def test_a_hanging_service_never_answers(room: Room) -> None:
    room.commands.run(":fault reminders hang")
    began = time.monotonic()
    assert isinstance(_fails(room, seconds=0.2), urllib3.exceptions.TimeoutError)
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("fault", ["hang", "slow"])
def test_what_hangs_or_trickles_ends_when_that_is_mended(room: Room, fault: str) -> None:
    room.commands.run(f":fault reminders {fault}")
    mend = threading.Timer(0.3, room.commands.run, [":fault none"])
    mend.start()
    began = time.monotonic()
    met = _fails(room, seconds=20)
    assert isinstance(met, urllib3.exceptions.ProtocolError)
    assert time.monotonic() - began < 5
    mend.join()
    assert isinstance(_fails(room), bytes)


def test_a_reset_connection_breaks_off(room: Room) -> None:
    room.commands.run(":fault reminders reset")
    met = _fails(room)
    assert isinstance(met, urllib3.exceptions.ProtocolError)
    assert "reset" in str(met).lower()


def test_a_refused_connection_is_taken_again_once_it_is_mended(room: Room) -> None:
    before = room.hear("what is on").request["context"]["System"]["apiEndpoint"]
    room.commands.run(":fault settings refused")
    met = _fails(room)
    assert isinstance(met, urllib3.exceptions.NewConnectionError)
    room.commands.run(":fault none")
    assert isinstance(_fails(room), bytes)
    assert room.turns[-1].request["context"]["System"]["apiEndpoint"] == before


@pytest.mark.parametrize("service", [REMINDERS, TIMERS, SETTINGS])
def test_a_fault_strikes_its_own_service_only(room: Room, desk: Desk, service: str) -> None:
    desk.inject(service, Fault.TOO_MANY_REQUESTS)
    device = room.world.household.device_id
    paths = {
        REMINDERS: PATH,
        TIMERS: "/v1/alerts/timers",
        SETTINGS: f"/v2/devices/{device}/settings/System.timeZone",
    }
    struck = {each for each, path in paths.items() if room.call("GET", path).status == 429}
    assert struck == {service}


def test_a_new_world_has_no_faults(desk: Desk, room: Room, skill: SmallSkill) -> None:
    room.commands.run(":fault reminders refused")
    other = desk.speaker(room.world.household, room.world.clock, lambda _: None)
    met: list[int] = []

    def answer(envelope: Json) -> Json:
        met.append(call(envelope, "GET", PATH).status)
        return says("Done.")

    skill.answer = answer
    other.hear("what is on")
    assert met == [200]


def _list_tables(skill: SmallSkill) -> urllib3.BaseHTTPResponse:
    return urllib3.request(
        "POST",
        skill.endpoint,
        headers={
            "X-Amz-Target": "DynamoDB_20120810.ListTables",
            "Content-Type": "application/x-amz-json-1.0",
            "Authorization": "AWS4-HMAC-SHA256 Credential=local/20260302/us-east-1/dynamodb/aws4",
        },
        body=b"{}",
        retries=False,
        timeout=2.0,
    )


def test_memory_is_a_real_table_server_that_fails_on_request(
    desk: Desk, room: Room, skill: SmallSkill
) -> None:
    assert "TableNames" in _list_tables(skill).json()
    room.commands.run(":fault memory 500")
    assert _list_tables(skill).status == 500
    room.commands.run(":fault memory 429")
    throttled = _list_tables(skill)
    assert throttled.status == 400
    assert throttled.json()["__type"].endswith("#ProvisionedThroughputExceededException")
    desk.inject(MEMORY, Fault.REFUSED)
    with pytest.raises(urllib3.exceptions.NewConnectionError):
        _list_tables(skill)
    room.commands.run(":fault memory none")
    assert _list_tables(skill).status == 200
