"""The Settings service and progressive responses."""

from __future__ import annotations

from collections.abc import Callable

from desk_speaker.household import Household
from tests.desk_speaker.conftest import Room


def _path(room: Room, name: str = "System.timeZone") -> str:
    return f"/v2/devices/{room.world.household.device_id}/settings/{name}"


def test_the_time_zone_is_a_json_string_and_needs_no_permission(
    room_of: Callable[[Household], Room],
) -> None:
    room = room_of(Household(zone="Europe/London"))
    room.commands.run(":permission deny")
    reply = room.call("GET", _path(room))
    assert (reply.status, reply.body) == (200, "Europe/London")


def test_a_time_zone_never_set_is_no_content(room_of: Callable[[Household], Room]) -> None:
    room = room_of(Household(zone=None))
    reply = room.call("GET", _path(room))
    assert (reply.status, reply.body) == (204, None)


def test_units_are_not_set(room: Room) -> None:
    assert room.call("GET", _path(room, "System.distanceUnits")).status == 204


def test_another_device_is_not_found(room: Room) -> None:
    assert room.call("GET", "/v2/devices/other/settings/System.timeZone").status == 404


def test_a_progressive_response_is_taken(room: Room) -> None:
    speak = {"header": {"requestId": "r"}, "directive": {"type": "VoicePlayer.Speak"}}
    assert room.call("POST", "/v1/directives", speak).status == 204
    assert room.call("POST", "/v1/directives", {}).status == 400
