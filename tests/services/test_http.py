"""Every way a call can fail is told apart, in time, and without a word of what was sent."""

from __future__ import annotations

import logging
import socket
import threading
import time
import traceback
from dataclasses import dataclass
from itertools import pairwise

import pytest

from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.services.hosts import AllowedHosts
from backspasm.services.http import AlexaHttp, AlexaPool
from tests.services.conftest import TOKEN
from tests.services.scripted_server import (
    Answer,
    Misbehaviour,
    ScriptedServer,
    answer_json,
    unused_port,
)

SECRET_PATH = "/v1/alerts/reminders/an-id-that-must-never-be-seen"
SHORT = 0.15
GENEROUS = SHORT + 2.0
LONG = 20.0


@dataclass(frozen=True)
class Expected:
    kind: ErrorKind
    status: int | None = None
    not_done: bool = False


def refusal(status: int, code: object) -> Answer:
    return answer_json({"code": code, "message": TOKEN}, status)


HTML = b"<html><body>Bad gateway</body></html>"
FAULTS: dict[str, tuple[Answer | Misbehaviour, Expected]] = {
    "reset": (Misbehaviour.RESET, Expected(ErrorKind.UNAVAILABLE)),
    "closed": (Misbehaviour.CLOSE, Expected(ErrorKind.UNAVAILABLE)),
    "cut": (Misbehaviour.CUT, Expected(ErrorKind.UNAVAILABLE)),
    "not http": (Misbehaviour.NOT_HTTP, Expected(ErrorKind.UNAVAILABLE)),
    "hang": (Misbehaviour.HANG, Expected(ErrorKind.TIMEOUT)),
    "slow head": (Misbehaviour.TRICKLE_HEAD, Expected(ErrorKind.TIMEOUT)),
    "slow body": (Misbehaviour.TRICKLE_BODY, Expected(ErrorKind.TIMEOUT)),
    "empty": (Answer(200), Expected(ErrorKind.GARBLED)),
    "html": (Answer(200, HTML), Expected(ErrorKind.GARBLED)),
    "truncated": (Answer(200, b'{"alertToken": "x'), Expected(ErrorKind.GARBLED)),
    "nested": (Answer(200, b"[" * 200_000), Expected(ErrorKind.GARBLED)),
    "not unicode": (Answer(200, b'"\xff"'), Expected(ErrorKind.GARBLED)),
    "redirect": (
        Answer(302, headers={"Location": "https://evil.example"}),
        Expected(ErrorKind.GARBLED, 302, not_done=True),
    ),
    "400": (refusal(400, "INVALID_ALERT_INFO"), Expected(ErrorKind.BAD_REQUEST, 400, True)),
    "401": (refusal(401, "UNAUTHORIZED"), Expected(ErrorKind.PERMISSION, 401, True)),
    "401 empty": (Answer(401), Expected(ErrorKind.PERMISSION, 401, True)),
    "403": (refusal(403, "FORBIDDEN"), Expected(ErrorKind.FORBIDDEN, 403, True)),
    "403 empty": (Answer(403), Expected(ErrorKind.FORBIDDEN, 403, True)),
    "403 html": (Answer(403, HTML), Expected(ErrorKind.FORBIDDEN, 403, True)),
    "403 odd": (refusal(403, ["QUOTA"]), Expected(ErrorKind.FORBIDDEN, 403, True)),
    "403 list": (answer_json(["QUOTA"], 403), Expected(ErrorKind.FORBIDDEN, 403, True)),
    "403 permission": (refusal(403, "UNAUTHORIZED"), Expected(ErrorKind.PERMISSION, 403, True)),
    "403 device": (
        refusal(403, "DEVICE_NOT_SUPPORTED"),
        Expected(ErrorKind.UNSUPPORTED_DEVICE, 403, True),
    ),
    "403 full": (refusal(403, "max_reminders_exceeded"), Expected(ErrorKind.QUOTA, 403, True)),
    "404": (refusal(404, "ALERT_NOT_FOUND"), Expected(ErrorKind.NOT_FOUND, 404, True)),
    "408": (Answer(408), Expected(ErrorKind.TIMEOUT, 408)),
    "409": (refusal(409, "CONFLICT"), Expected(ErrorKind.CONFLICT, 409, True)),
    "429": (refusal(429, "RateExceeded"), Expected(ErrorKind.RATE_LIMITED, 429, True)),
    "500": (refusal(500, "INTERNAL_ERROR"), Expected(ErrorKind.UNAVAILABLE, 500)),
    "503 html": (Answer(503, HTML), Expected(ErrorKind.UNAVAILABLE, 503)),
    "503 empty": (Answer(503), Expected(ErrorKind.UNAVAILABLE, 503)),
    "504": (refusal(504, "DEVICE_OFFLINE"), Expected(ErrorKind.UNAVAILABLE, 504)),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_known_for_what_it_is(
    server: ScriptedServer, http: AlexaHttp, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    caplog.set_level(logging.DEBUG)
    answer, expected = FAULTS[fault]
    server.script = lambda _: answer
    took_too_long = expected == Expected(ErrorKind.TIMEOUT)
    began = time.monotonic()
    with pytest.raises(ServiceError) as caught:
        http.fetch("POST", SECRET_PATH, SHORT if took_too_long else LONG, {"secret": TOKEN})
    assert time.monotonic() - began < GENEROUS
    error = caught.value
    assert Expected(error.kind, error.status, error.not_done) == expected
    told = "".join(traceback.format_exception(error)) + repr(error) + repr(http) + caplog.text
    assert error.__context__ is None
    assert caplog.records, "an operator sees that something is wrong"
    for secret in (TOKEN, SECRET_PATH, "never-be-seen"):
        assert secret not in told


def test_a_host_where_nobody_listens_has_surely_done_nothing(pool: AlexaPool) -> None:
    nobody = f"http://127.0.0.1:{unused_port()}"
    with pytest.raises(ServiceError) as caught:
        AlexaHttp(nobody, TOKEN, pool, AllowedHosts([nobody])).send("GET", "/", LONG)
    assert caught.value.kind is ErrorKind.UNAVAILABLE
    assert caught.value.not_done


def test_a_host_that_cannot_be_reached_in_time_has_surely_done_nothing(
    http: AlexaHttp, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = threading.Event()

    def looking(*_: object, **__: object) -> None:
        release.wait()

    monkeypatch.setattr(socket, "getaddrinfo", looking)
    with pytest.raises(ServiceError) as caught:
        http.send("GET", "/", SHORT)
    assert caught.value.kind is ErrorKind.TIMEOUT
    assert caught.value.not_done
    release.set()


def test_a_strangers_host_never_hears_from_us(server: ScriptedServer, pool: AlexaPool) -> None:
    with pytest.raises(ServiceError) as caught:
        AlexaHttp(server.url, TOKEN, pool).send("GET", "/", LONG)
    assert caught.value.kind is ErrorKind.UNTRUSTED_HOST
    assert caught.value.not_done
    assert server.connections == 0


@pytest.mark.parametrize("token", ["", "a b", "a\r\nX-Injected: 1", "ключ"])
def test_a_token_that_cannot_be_one_is_not_sent(
    server: ScriptedServer, pool: AlexaPool, token: str
) -> None:
    http = AlexaHttp(server.url, token, pool, AllowedHosts([server.url]))
    with pytest.raises(ServiceError) as caught:
        http.send("GET", "/", LONG)
    assert caught.value.kind is ErrorKind.BAD_REQUEST
    assert server.connections == 0


@pytest.mark.parametrize("timeout", [0.0, -1.0])
def test_without_time_nothing_is_sent(
    server: ScriptedServer, http: AlexaHttp, timeout: float
) -> None:
    with pytest.raises(ServiceError) as caught:
        http.send("GET", "/", timeout)
    assert caught.value.kind is ErrorKind.TIMEOUT
    assert caught.value.not_done
    assert server.connections == 0


def test_an_endless_answer_is_given_up(server: ScriptedServer, http: AlexaHttp) -> None:
    server.script = lambda _: Answer(200, b"x" * 2_000_001)
    with pytest.raises(ServiceError) as caught:
        http.send("GET", "/", LONG)
    assert caught.value.kind is ErrorKind.GARBLED


def test_what_is_sent_carries_the_token_and_the_body(
    server: ScriptedServer, http: AlexaHttp
) -> None:
    server.script = lambda _: answer_json({"alertToken": "x"})
    assert http.fetch("POST", "/v1/x", LONG, {"a": "ü"}) == {"alertToken": "x"}
    [request] = server.requests
    assert (request.method, request.path) == ("POST", "/v1/x")
    assert request.headers["authorization"] == f"Bearer {TOKEN}"
    assert request.headers["content-type"] == "application/json"
    assert request.json() == {"a": "ü"}


def test_one_connection_serves_many_calls(server: ScriptedServer, http: AlexaHttp) -> None:
    for _ in range(5):
        http.send("GET", "/", LONG)
    assert server.connections == 1


def test_a_connection_that_was_spoiled_is_not_used_again(
    server: ScriptedServer, http: AlexaHttp
) -> None:
    for fault in (Misbehaviour.TRICKLE_BODY, Misbehaviour.HANG, Misbehaviour.CUT):
        server.script = lambda _, fault=fault: fault  # type: ignore[misc]
        with pytest.raises(ServiceError):
            http.send("GET", "/", SHORT)
        server.script = lambda _: Answer(200, b"fine")
        assert http.send("GET", "/", LONG) == b"fine"


def test_a_connection_that_was_idle_for_long_is_not_trusted(
    server: ScriptedServer, http: AlexaHttp, monkeypatch: pytest.MonkeyPatch
) -> None:
    http.send("GET", "/", LONG)
    monkeypatch.setattr("backspasm.services.http._IDLE_SECONDS", -1.0)
    http.send("GET", "/", LONG)
    assert server.connections == 2


def test_time_is_bounded_as_a_whole_and_not_per_byte(
    server: ScriptedServer, http: AlexaHttp
) -> None:
    """The longer the time allowed, the longer it takes: no byte of the trickle begins it anew."""
    server.script = lambda _: Misbehaviour.TRICKLE_HEAD
    took = []
    for timeout in (0.1, 0.3):
        began = time.monotonic()
        with pytest.raises(ServiceError):
            http.send("GET", "/", timeout)
        took.append(time.monotonic() - began)
    assert all(shorter < longer for shorter, longer in pairwise(took))
    assert took[1] < 0.3 + 2.0
