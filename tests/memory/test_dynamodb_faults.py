"""Whatever the table or the network does, memory is unavailable in time, and says nothing else."""

from __future__ import annotations

import json
import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from backspasm.memory.dynamodb import DynamoClient, DynamoRepository, create_client
from backspasm.memory.model import Care, Memory, Settings
from backspasm.memory.repository import LostRace, MemoryUnavailable, Repository
from tests.services.scripted_server import (
    Answer,
    Misbehaviour,
    Request,
    ScriptedServer,
    answer_json,
    serving,
    unused_port,
)

NOW = 1_800_000_000
WHO = "a-digest-that-stands-for-somebody"
TABLE = "memory"
SHORT = 0.2
# Far more than any machine needs to notice that the time is up, far less than a hang lasts.
GENEROUS = SHORT + 2.0


def refused_as(code: str, status: int = 400) -> Answer:
    body = {"__type": f"com.amazonaws.dynamodb.v20120810#{code}", "message": WHO}
    return answer_json(body, status)


CALLS: dict[str, Callable[[Repository, float], object]] = {
    "load": lambda repository, timeout: repository.load(WHO, NOW, timeout),
    "save_care": lambda repository, timeout: repository.save_care(WHO, Care(), NOW, timeout),
    "save_settings": lambda repository, timeout: repository.save_settings(
        WHO, Settings(), NOW, timeout
    ),
    "forget": lambda repository, timeout: repository.forget(WHO, timeout),
}
FAULTS: dict[str, Answer | Misbehaviour] = {
    **{each.name.lower(): each for each in Misbehaviour},
    "throttled": refused_as("ProvisionedThroughputExceededException"),
    "no_table": refused_as("ResourceNotFoundException"),
    "denied": refused_as("AccessDeniedException"),
    "too_large": refused_as("ValidationException"),
    "error": refused_as("InternalServerError", 500),
    "unavailable": Answer(503, b"<html>Service Unavailable</html>"),
    "empty": Answer(200),
    "empty_object": Answer(200, b"{}"),
    "garbage": Answer(200, b"<html>welcome to the hotel</html>"),
    "truncated": Answer(200, b'{"Items": [{"who"'),
    "wrong_shape": answer_json({"Items": 7, "UnprocessedItems": [], "Count": "x"}),
    "a_list": answer_json([]),
}


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    with serving(lambda _: Answer(200)) as server:
        yield server


def repository_at(url: str) -> DynamoRepository:
    return DynamoRepository(partial(create_client, "us-east-1", url), TABLE)


@pytest.fixture(scope="module")
def client(server: ScriptedServer) -> DynamoClient:
    """Made beforehand: what is measured here is what the network does."""
    client = create_client("us-east-1", server.url)
    server.script = lambda _: answer_json({"Items": [], "Count": 0})
    DynamoRepository(lambda: client, TABLE).load(WHO, NOW, 20)
    return client


@pytest.fixture
def repository(server: ScriptedServer, client: DynamoClient) -> DynamoRepository:
    server.script = lambda _: answer_json({"Items": [], "Count": 0})
    return DynamoRepository(lambda: client, TABLE)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_makes_memory_unavailable_in_time(
    server: ScriptedServer,
    repository: DynamoRepository,
    caplog: pytest.LogCaptureFixture,
    call: str,
    fault: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.script = lambda _: FAULTS[fault]
    began = time.monotonic()
    with pytest.raises(MemoryUnavailable) as caught:
        CALLS[call](repository, SHORT)
    assert time.monotonic() - began < GENEROUS
    assert not caught.value.args
    told = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert WHO not in told
    assert caplog.records, "an operator sees that something is wrong"


@pytest.mark.parametrize("call", CALLS)
def test_a_table_that_nobody_serves_is_unavailable(call: str) -> None:
    repository = repository_at(f"http://127.0.0.1:{unused_port()}")
    with pytest.raises(MemoryUnavailable):
        CALLS[call](repository, 20)


@pytest.mark.parametrize("call", CALLS)
def test_a_client_that_takes_too_long_to_make_is_not_waited_for(call: str) -> None:
    release = threading.Event()

    def connect() -> Any:
        release.wait()
        return _no_client()

    began = time.monotonic()
    with pytest.raises(MemoryUnavailable):
        CALLS[call](DynamoRepository(connect, TABLE), SHORT)
    assert time.monotonic() - began < GENEROUS
    release.set()


def test_a_client_that_cannot_be_made_is_unavailable() -> None:
    with pytest.raises(MemoryUnavailable):
        CALLS["load"](DynamoRepository(_no_client, TABLE), 20)


def test_memory_is_there_again_when_the_fault_is_over(
    server: ScriptedServer, repository: DynamoRepository
) -> None:
    for fault in (Misbehaviour.RESET, Misbehaviour.HANG, Misbehaviour.TRICKLE_HEAD):
        server.script = lambda _, fault=fault: fault  # type: ignore[misc]
        with pytest.raises(MemoryUnavailable):
            repository.load(WHO, NOW, SHORT)
        server.script = lambda _: answer_json({"Items": [], "Count": 0})
        assert repository.load(WHO, NOW, 20) == Memory()


def test_a_list_that_was_cut_short_is_no_memory(
    server: ScriptedServer, repository: DynamoRepository
) -> None:
    server.script = lambda _: answer_json({"Items": [], "Count": 1})
    with pytest.raises(MemoryUnavailable):
        repository.load(WHO, NOW, 20)


def test_forgetting_by_halves_is_not_forgetting(
    server: ScriptedServer, repository: DynamoRepository
) -> None:
    left = {TABLE: [{"DeleteRequest": {"Key": {"who": {"S": WHO}, "part": {"S": "care"}}}}]}
    server.script = lambda _: answer_json({"UnprocessedItems": left})
    with pytest.raises(MemoryUnavailable):
        repository.forget(WHO, 20)


class TestAWriteThatWasSentTwice:
    """The answer to a write is lost, it is sent again, and finds its own first attempt there."""

    @staticmethod
    def table(server: ScriptedServer, *, somebody_else: bool) -> None:
        stored: list[dict[str, Any]] = []

        def script(request: Request) -> Answer | Misbehaviour:
            asked = json.loads(request.body)
            if "KeyConditionExpression" in asked:
                return answer_json({"Items": stored, "Count": len(stored)})
            if not stored:
                write = {"S": "another"} if somebody_else else asked["Item"]["write"]
                stored.append(asked["Item"] | {"write": write})
                return Misbehaviour.CLOSE
            return refused_as("ConditionalCheckFailedException")

        server.script = script

    def test_knows_itself_and_counts_as_stored(
        self, server: ScriptedServer, repository: DynamoRepository
    ) -> None:
        self.table(server, somebody_else=False)
        assert repository.save_care(WHO, Care(), NOW, 20).version == 1

    def test_is_told_from_the_write_of_somebody_else(
        self, server: ScriptedServer, repository: DynamoRepository
    ) -> None:
        self.table(server, somebody_else=True)
        with pytest.raises(LostRace):
            repository.save_care(WHO, Care(), NOW, 20)


@pytest.mark.parametrize("part", ["care", "settings"])
def test_what_a_newer_version_wrote_is_never_written_over(
    server: ScriptedServer, repository: DynamoRepository, part: str
) -> None:
    newer = {
        "who": {"S": WHO},
        "part": {"S": part},
        "schema": {"N": "999"},
        "version": {"N": "0"},
        "expires": {"N": str(NOW + 1)},
    }

    def script(request: Request) -> Answer:
        if b"KeyConditionExpression" in request.body:
            return answer_json({"Items": [newer], "Count": 1})
        return refused_as("ConditionalCheckFailedException")

    server.script = script
    with pytest.raises(MemoryUnavailable):
        CALLS[f"save_{part}"](repository, 20)


def test_care_that_cannot_be_read_is_unavailable_and_an_operator_sees_it(
    server: ScriptedServer, repository: DynamoRepository, caplog: pytest.LogCaptureFixture
) -> None:
    damaged = {"who": {"S": WHO}, "part": {"S": "care"}, "schema": {"N": "1"}}
    server.script = lambda _: answer_json({"Items": [damaged], "Count": 1})
    with pytest.raises(MemoryUnavailable):
        repository.load(WHO, NOW, 20)
    assert "can't be read" in caplog.text
    assert WHO not in caplog.text


def test_loading_is_one_consistent_query_and_saving_one_conditional_put(
    server: ScriptedServer, repository: DynamoRepository
) -> None:
    server.requests.clear()
    repository.load(WHO, NOW, 20)
    server.script = lambda _: answer_json({"ConsumedCapacity": {"TableName": TABLE}})
    repository.save_care(WHO, Care(), NOW, 20)
    query, put = (json.loads(request.body) for request in server.requests)
    assert query["ConsistentRead"] is True
    assert "Item" in put
    assert put["ConditionExpression"]


def _no_client() -> Any:
    raise RuntimeError(f"no credentials for {WHO}")
