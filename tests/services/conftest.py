"""A stand-in for Alexa's services that answers as told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from backspasm.services.hosts import AllowedHosts
from backspasm.services.http import AlexaHttp, AlexaPool
from tests.services.scripted_server import Answer, ScriptedServer, serving

TOKEN = "a-token-that-must-never-be-seen"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with serving(lambda _: Answer(200)) as server:
        yield server


@pytest.fixture(scope="session")
def pool() -> AlexaPool:
    return AlexaPool()


@pytest.fixture
def http(server: ScriptedServer, pool: AlexaPool) -> AlexaHttp:
    return AlexaHttp(server.url, TOKEN, pool, AllowedHosts([server.url]))
