"""The artifact as Lambda runs it: AWS's own runtime client, nothing else of this environment."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import botocore.session
import pytest
from moto.server import ThreadedMotoServer

from backspasm.memory.table import definition
from bench import canned_table
from tests.shipping.envelopes import SKILL_ID, intent, launch
from tests.shipping.runtime_api import running, runtime_folder

pytest.importorskip("awslambdaric", reason="AWS's runtime interface client is for Linux only")

TABLE = "care"


def settings(dynamodb: str, **more: str) -> dict[str, str]:
    return {
        "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
        "AWS_ENDPOINT_URL_DYNAMODB": dynamodb,
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_FORMAT": "JSON",
        "AWS_LAMBDA_LOG_LEVEL": "INFO",
        "TABLE_NAME": TABLE,
        "SKILL_ID": SKILL_ID,
        **more,
    }


@pytest.fixture(scope="module")
def client(artifact: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """AWS's runtime interface client, of the interpreter's version."""
    del artifact  # which skips where there is no interpreter of Lambda's version
    folder = runtime_folder(tmp_path_factory.mktemp("runtime"))
    if not list(folder.glob("runtime_client.cpython-313-*.so")):
        pytest.skip("the runtime interface client here is for another Python than Lambda's")
    return folder


@pytest.fixture(scope="module")
def dynamodb() -> Iterator[str]:
    """A DynamoDB with the skill's table."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    # Patient, unlike the skill's own: a table that is made twice is an error.
    connected = botocore.session.get_session().create_client(
        "dynamodb",
        region_name="us-east-1",
        endpoint_url=url,
        aws_access_key_id="none",
        aws_secret_access_key="none",
    )
    connected.create_table(**definition(TABLE))
    yield url
    server.stop()


@pytest.fixture
def silent() -> Iterator[str]:
    """A DynamoDB that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def said(outcome_body: Any) -> str:
    return str(outcome_body["response"]["outputSpeech"]["ssml"])


def test_a_conversation_goes_on_in_another_process(
    artifact: Path, client: Path, dynamodb: str
) -> None:
    with running(artifact, client, settings(dynamodb)) as function:
        hello = function.invoke(launch())
        started = function.invoke(
            intent("StartIceIntent", {"duration": "PT20M"}, **hello.body["sessionAttributes"])
        )
        assert [hello.kind, started.kind] == ["response", "response"]
        assert "20 minutes" in said(started.body)
        assert function.starts == 1
    with running(artifact, client, settings(dynamodb)) as another:
        left = another.invoke(intent("StatusIntent"))
        assert left.kind == "response"
        assert "20 minutes" in said(left.body) or "19 minutes" in said(left.body)


def test_an_emergency_is_answered_though_the_table_is_silent(
    artifact: Path, client: Path, silent: str
) -> None:
    with running(artifact, client, settings(silent)) as function:
        outcome = function.invoke(intent("EmergencySignIntent"))
    assert outcome.kind == "response"
    assert "911" in said(outcome.body)
    assert outcome.body["response"]["shouldEndSession"] is True


def test_a_silent_table_is_admitted_before_lambda_would_stop_waiting(
    artifact: Path, client: Path, silent: str
) -> None:
    with running(artifact, client, settings(silent)) as function:
        outcome = function.invoke(intent("StatusIntent"), timeout=7.0)
        lines = [json.loads(line) for line in function.log().splitlines()]
    assert outcome.kind == "response"
    assert outcome.seconds < 7.0
    assert {"WARNING"} == {
        line["level"] for line in lines if line["message"].startswith("memory unavailable")
    }


def test_after_a_timeout_a_new_process_answers(artifact: Path, client: Path, silent: str) -> None:
    with running(artifact, client, settings(silent)) as function:
        cut_off = function.invoke(intent("StatusIntent"), timeout=0.3)
        outcome = function.invoke(intent("EmergencySignIntent"))
        assert cut_off.kind == "timeout"
        assert outcome.kind == "response"
        assert function.starts == 2


def test_an_error_that_nothing_could_handle_does_not_end_the_process(
    artifact: Path, client: Path, dynamodb: str
) -> None:
    with running(artifact, client, settings(dynamodb)) as function:
        garbled = function.invoke(b'{"request": ')
        outcome = function.invoke(intent("WhatIsSpasmIntent"))
        assert garbled.kind == "error"
        assert garbled.body["errorType"] == "Runtime.UnmarshalError"
        assert outcome.kind == "response"
        assert function.starts == 1


@pytest.mark.parametrize("missing", ["TABLE_NAME", "SKILL_ID"])
def test_a_missing_setting_is_reported_by_name_before_anybody_speaks(
    artifact: Path, client: Path, silent: str, missing: str
) -> None:
    without = settings(silent)
    del without[missing]
    with running(artifact, client, without) as function:
        outcome = function.invoke(launch())
    assert outcome.kind == "init error"
    assert outcome.body["errorType"] == "KeyError"
    assert missing in outcome.body["errorMessage"]


def test_another_skills_request_gets_an_empty_response(
    artifact: Path, client: Path, silent: str
) -> None:
    foreign = json.loads(json.dumps(launch()).replace(SKILL_ID, "amzn1.ask.skill.other"))
    with running(artifact, client, settings(silent)) as function:
        outcome = function.invoke(foreign)
    assert outcome.kind == "response"
    assert outcome.body["response"] == {}


def test_the_log_is_json_and_names_nobody(artifact: Path, client: Path, silent: str) -> None:
    with running(artifact, client, settings(silent)) as function:
        function.invoke(intent("WhatIsSpasmIntent"))
        function.invoke({"request": {"type": "Unheard.Of"}})
        log = function.log()
    lines = [json.loads(line) for line in log.splitlines()]
    assert [line["message"] for line in lines] == [
        "turned away: a request type that is not answered"
    ]
    assert "TEST" not in log


def test_snapstart_loads_before_the_snapshot_and_drops_connections_after_it(
    artifact: Path, client: Path
) -> None:
    with canned_table.serving() as table:
        from_snapshot = settings(table.url, AWS_LAMBDA_INITIALIZATION_TYPE="snap-start")
        with running(artifact, client, from_snapshot) as function:
            outcome = function.invoke(launch())
            assert outcome.kind == "response"
            assert function.restores == 1
            assert table.connections == 2, "one to rehearse, and a new one after the restore"


def test_a_snapshot_is_taken_though_the_table_is_away(artifact: Path, client: Path) -> None:
    nobody = settings("http://127.0.0.1:9", AWS_LAMBDA_INITIALIZATION_TYPE="snap-start")
    with running(artifact, client, nobody) as function:
        outcome = function.invoke(intent("WhatIsSpasmIntent"))
        assert outcome.kind == "response"
        assert function.restores == 1
