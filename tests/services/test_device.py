"""A device's time zone is known, or it is not: nothing else can come of asking."""

from __future__ import annotations

import pytest

from backspasm.services.device import time_zone
from backspasm.services.http import AlexaHttp
from tests.services.scripted_server import Answer, Misbehaviour, ScriptedServer, answer_json


@pytest.mark.parametrize(
    "name", ["Europe/London", "America/Argentina/Buenos_Aires", "UTC", "Etc/GMT+5"]
)
def test_a_zone_that_is_set_is_known(server: ScriptedServer, http: AlexaHttp, name: str) -> None:
    server.script = lambda _: answer_json(name)
    assert time_zone(http, "a device/with odd?id", 20) == name
    [request] = server.requests
    assert request.method == "GET"
    assert request.path == "/v2/devices/a%20device%2Fwith%20odd%3Fid/settings/System.timeZone"


@pytest.mark.parametrize(
    "answer",
    [
        Answer(204),
        Answer(200),
        Answer(200, b"Europe/London"),
        Answer(200, b'"Europe/Lond'),
        answer_json("Europe/Atlantis"),
        answer_json("Europe"),
        answer_json(""),
        answer_json("../../etc/passwd"),
        answer_json("/etc/localtime"),
        answer_json("x" * 10_000),
        answer_json({"timeZone": "Europe/London"}),
        answer_json(7),
        answer_json(None),
        answer_json("Europe/London", 401),
        answer_json("Europe/London", 500),
        Misbehaviour.RESET,
    ],
)
def test_otherwise_it_is_not_known(
    server: ScriptedServer, http: AlexaHttp, answer: Answer | Misbehaviour
) -> None:
    server.script = lambda _: answer
    assert time_zone(http, "device", 20) is None


def test_a_service_that_hangs_is_not_waited_for(server: ScriptedServer, http: AlexaHttp) -> None:
    server.script = lambda _: Misbehaviour.HANG
    assert time_zone(http, "device", 0.1) is None
