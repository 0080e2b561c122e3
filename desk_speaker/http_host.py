"""A small HTTP host on this machine that can be made to fail in every way a network can.

It speaks HTTP/1.1 with connections kept alive, as Amazon's hosts do, and hands each request to a
function. Faults are played out on the very socket the client reads from.
"""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from desk_speaker.faults import Fault

_PAGE = b"<html><head><title>503</title></head><body><h1>Bad gateway</h1></body></html>"
_TRICKLE_SECONDS = 0.25


@dataclass(frozen=True)
class HttpRequest:
    """A request as it arrived. Header names are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class HttpResponse:
    """A response to send."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


def json_response(status: int, body: object = None) -> HttpResponse:
    """A response with a JSON body, or without a body for None."""
    if body is None:
        return HttpResponse(status)
    headers = {"Content-Type": "application/json"}
    return HttpResponse(status, json.dumps(body).encode("utf-8"), headers)


def error_response(status: int, code: str, message: str) -> HttpResponse:
    """An error in the shape the Alexa services use: a code and a message."""
    return json_response(status, {"code": code, "message": message})


class _Server(ThreadingHTTPServer):
    # Hanging connections must not keep the program from leaving.
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """A client that went away in mid-answer is none of our business."""


class HttpHost:
    """A host on 127.0.0.1. `answer` does the work; `fault_of` says how a request is to fail.

    `error_of` gives the error that a fault is, where it is one: hosts word errors differently.
    The address stays the same for the host's whole life, also across `refuse` and `accept`.
    """

    def __init__(
        self,
        answer: Callable[[HttpRequest], HttpResponse],
        fault_of: Callable[[HttpRequest], Fault | None],
        error_of: Callable[[HttpRequest, Fault], HttpResponse | None],
    ) -> None:
        self._answer = answer
        self._fault_of = fault_of
        self._error_of = error_of
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._let_go = threading.Event()
        self._server: _Server | None = self._listen(0)
        self.port: int = self._server.server_address[1]

    @property
    def url(self) -> str:
        """The host's address, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def refuse(self) -> None:
        """Stop listening and drop every connection: the next one is refused."""
        with self._lock:
            server, self._server = self._server, None
            connections, self._open = self._open, set()
        if server is not None:
            server.shutdown()
            server.server_close()
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def accept(self) -> None:
        """Listen again after `refuse`, at the same address; nothing changes if it listens."""
        if self._server is None:
            self._server = self._listen(self.port)

    def let_go(self) -> None:
        """End the answers that hang or trickle: their connections are torn down."""
        with self._lock:
            ended, self._let_go = self._let_go, threading.Event()
        ended.set()

    def close(self) -> None:
        """Stop for good; hanging and trickling answers end as well."""
        self.let_go()
        self.refuse()

    def _listen(self, port: int) -> _Server:
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            wbufsize = -1

            def setup(self) -> None:
                super().setup()
                with host._lock:
                    host._open.add(self.connection)

            def finish(self) -> None:
                with host._lock:
                    host._open.discard(self.connection)
                with contextlib.suppress(OSError):
                    super().finish()

            def handle_one_request(self) -> None:
                try:
                    super().handle_one_request()
                except (OSError, ValueError):
                    # The client hung up, or the connection was torn down on purpose.
                    self.close_connection = True

            def serve(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                headers = {name.lower(): value for name, value in self.headers.items()}
                body = self.rfile.read(length)
                host._serve(self, HttpRequest(self.command, self.path, headers, body))

            do_GET = do_POST = do_PUT = do_DELETE = serve  # noqa: N815 - http.server asks for these

            def log_message(self, *_: object) -> None:
                """Nothing: the speaker's own lines are all a listener wants to see."""

        server = _Server(("127.0.0.1", port), Handler)
        threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()
        return server

    def _serve(self, handler: BaseHTTPRequestHandler, request: HttpRequest) -> None:
        # Before the fault: whoever mends it in between is not missed.
        let_go = self._let_go
        fault = self._fault_of(request)
        error = None if fault is None else self._error_of(request, fault)
        if error is not None:
            _send(handler, error)
        elif fault is Fault.EMPTY:
            _send(handler, HttpResponse(503))
        elif fault is Fault.HTML:
            _send(handler, HttpResponse(503, _PAGE, {"Content-Type": "text/html"}))
        elif fault is Fault.HANG:
            let_go.wait()
            handler.close_connection = True
        elif fault in {Fault.RESET, Fault.REFUSED}:
            _reset(handler)
        elif fault in {Fault.TRUNCATED, Fault.SLOW}:
            _spoil(handler, fault, self._answer(request), let_go)
        else:
            _send(handler, self._answer(request))


def _spoil(
    handler: BaseHTTPRequestHandler, fault: Fault, response: HttpResponse, let_go: threading.Event
) -> None:
    body = response.body or b"{}"
    if fault is Fault.TRUNCATED:
        # A length that fits, so that only whoever reads the JSON can tell.
        _send(handler, HttpResponse(response.status, body[: len(body) // 2], response.headers))
        return
    _send_head(handler, response, len(body))
    for position in range(len(body)):
        handler.wfile.write(body[position : position + 1])
        handler.wfile.flush()
        if let_go.wait(_TRICKLE_SECONDS):
            break
    handler.close_connection = True


def _send_head(handler: BaseHTTPRequestHandler, response: HttpResponse, length: int) -> None:
    handler.send_response(response.status)
    for name, value in response.headers.items():
        handler.send_header(name, value)
    if response.status != 204:
        handler.send_header("Content-Length", str(length))
    handler.end_headers()


def _send(handler: BaseHTTPRequestHandler, response: HttpResponse) -> None:
    _send_head(handler, response, len(response.body))
    handler.wfile.write(response.body)
    handler.wfile.flush()


def _reset(handler: BaseHTTPRequestHandler) -> None:
    """Tear the connection down with a reset rather than an orderly end."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    # The streams hold the socket open; it is the last one to be closed that resets.
    handler.close_connection = True
    handler.rfile.close()
    with contextlib.suppress(OSError):
        handler.wfile.close()
    handler.connection.close()
