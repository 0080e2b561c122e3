"""A DynamoDB for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import urllib3
from moto.server import ThreadedMotoServer


@pytest.fixture
def dynamodb() -> Iterator[str]:
    """The address of a DynamoDB without any table."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    urllib3.request("POST", f"http://{host}:{port}/moto-api/reset")
    yield f"http://{host}:{port}"
    server.stop()
