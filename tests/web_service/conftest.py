"""A DynamoDB for tests that make a table, which each names for itself: moto keeps one for all."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from moto.server import ThreadedMotoServer


@pytest.fixture
def dynamodb() -> Iterator[str]:
    """The address of a DynamoDB."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def table() -> str:
    """The name of a table that is not there yet."""
    return f"care-{uuid4().hex}"
