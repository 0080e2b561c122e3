"""A stand-in for DynamoDB that answers at once, always the same.

A real one, or moto's, would add its own time to everything that is measured.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

_ANSWERS: Final[dict[str, dict[str, Any]]] = {
    "Query": {"Items": [], "Count": 0, "ScannedCount": 0},
    "GetItem": {},
    "PutItem": {"ConsumedCapacity": {"TableName": "bench", "CapacityUnits": 1.0}},
}


class CannedTable(ThreadingHTTPServer):
    """The stand-in, on a free port of this machine."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.connections = 0
        """How many connections have been opened."""

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: CannedTable

    def setup(self) -> None:
        super().setup()
        self.server.connections += 1

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        operation = self.headers["X-Amz-Target"].rpartition(".")[2]
        body = json.dumps(_ANSWERS[operation]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: it would take time."""


@contextmanager
def serving() -> Iterator[CannedTable]:
    """The stand-in, while it answers."""
    table = CannedTable()
    thread = threading.Thread(target=table.serve_forever, daemon=True)
    thread.start()
    try:
        yield table
    finally:
        table.shutdown()
        table.server_close()
        thread.join()
