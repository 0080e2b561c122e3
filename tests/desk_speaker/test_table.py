"""Which DynamoDB the desk uses."""

from __future__ import annotations

import socket

import pytest
import urllib3

from desk_speaker.cli import main
from desk_speaker.faults import Faults
from desk_speaker.http_host import HttpHost, HttpRequest, HttpResponse, json_response
from desk_speaker.table import TableServer


def test_another_server_is_used_when_the_environment_names_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[HttpRequest] = []

    def answer(request: HttpRequest) -> HttpResponse:
        asked.append(request)
        return json_response(200, {"TableNames": []})

    other = HttpHost(answer, lambda _: None, lambda _, __: None)
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", other.url)
    table = TableServer(Faults)
    try:
        reply = urllib3.request("POST", table.endpoint, body=b"{}", headers={"X-Amz-Target": "x"})
        assert reply.json() == {"TableNames": []}
        assert asked[0].headers["x-amz-target"] == "x"
        assert asked[0].body == b"{}"
    finally:
        table.close()
        other.close()


def test_a_server_that_is_not_there_is_said_so_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", f"http://127.0.0.1:{port}")
    assert main(["say", "hello"]) == 2
    assert "nothing answers there" in capsys.readouterr().err
