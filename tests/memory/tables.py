"""Real tables to test against: moto's server and dynalite, each over HTTP."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from moto.server import ThreadedMotoServer

from backspasm.memory.dynamodb import create_client
from backspasm.memory.table import definition

TABLE = "memory"
REGION = "us-east-1"
_DYNALITE = Path(__file__).parent / "dynalite"


@contextmanager
def moto() -> Iterator[str]:
    """The address of moto's server, with the table made."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        yield _with_table(f"http://{host}:{port}")
    finally:
        server.stop()


@contextmanager
def dynalite() -> Iterator[str]:
    """The address of dynalite, with the table made. Skips where it is not to be had."""
    node = _node()
    command = [node, str(_DYNALITE / "serve.js")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        try:
            yield _with_table(f"http://127.0.0.1:{port}")
        finally:
            server.stdin.close()


def client(url: str) -> Any:
    """A client that may do more than the skill's own, and is waited for as long as it takes."""
    return create_client(REGION, url)


def _with_table(url: str) -> str:
    connected = client(url)
    connected.create_table(**definition(TABLE))
    connected.get_waiter("table_exists").wait(TableName=TABLE, WaiterConfig={"Delay": 1})
    return url


def _node() -> str:
    """Where node is. What installed dynalite can demand that it is not skipped."""
    node = shutil.which("node")
    missing = None
    if node is None:
        missing = "dynalite needs node, which is not on this machine"
    elif not (_DYNALITE / "node_modules" / "dynalite").is_dir():
        missing = "dynalite is not installed: `npm ci --ignore-scripts` in tests/memory/dynalite"
    if node is not None and missing is None:
        return node
    if os.environ.get("REQUIRE_DYNALITE"):
        pytest.fail(str(missing))
    pytest.skip(str(missing))
