"""A real server on this machine that answers as told, and fails in every way a network can."""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import BinaryIO

TRICKLE_SECONDS = 0.03


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    def json(self) -> object:
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """A response; `length` overrides what Content-Length says."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None

    def wire(self) -> bytes:
        length = len(self.body) if self.length is None else self.length
        head = f"HTTP/1.1 {self.status} Status\r\nContent-Length: {length}\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in self.headers.items())
        return head.encode() + b"\r\n" + self.body


class Misbehaviour(Enum):
    RESET = auto()
    CLOSE = auto()
    HANG = auto()
    TRICKLE_HEAD = auto()
    TRICKLE_BODY = auto()
    NOT_HTTP = auto()
    CUT = auto()


Script = Callable[[Request], Answer | Misbehaviour]


def answer_json(value: object, status: int = 200) -> Answer:
    return Answer(status, json.dumps(value).encode(), {"Content-Type": "application/json"})


class ScriptedServer:
    """Answers each request by `script`, which may be replaced at any time."""

    def __init__(self, script: Script, tls: ssl.SSLContext | None = None) -> None:
        self.script = script
        self.requests: list[Request] = []
        self.connections = 0
        self._tls = tls
        self._closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._closing.set()
        self._listener.close()

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection, connection.makefile("rb") as stream:
                while (request := _read(stream)) is not None:
                    self.requests.append(request)
                    if not self._reply(connection, self.script(request)):
                        return
        except OSError:
            connection.close()

    def _reply(self, connection: socket.socket, reply: Answer | Misbehaviour) -> bool:
        """Send the reply; whether the connection goes on."""
        whole = answer_json({"alertToken": "x" * 500}).wire()
        if isinstance(reply, Answer):
            connection.sendall(reply.wire())
            return True
        if reply is Misbehaviour.RESET:
            linger = struct.pack("ii", 1, 0)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        elif reply is Misbehaviour.HANG:
            self._closing.wait()
        elif reply is Misbehaviour.NOT_HTTP:
            connection.sendall(b"\x16\x03\x01\x00\xffwhat is this\r\n\r\n")
        elif reply is Misbehaviour.CUT:
            connection.sendall(whole[:-100])
        elif reply is Misbehaviour.TRICKLE_HEAD:
            self._trickle(connection, whole)
        elif reply is Misbehaviour.TRICKLE_BODY:
            head, _, body = whole.partition(b"\r\n\r\n")
            connection.sendall(head + b"\r\n\r\n")
            self._trickle(connection, body)
        return False

    def _trickle(self, connection: socket.socket, content: bytes) -> None:
        for byte in content:
            connection.sendall(bytes([byte]))
            if self._closing.wait(TRICKLE_SECONDS):
                return


def _read(stream: BinaryIO) -> Request | None:
    line = stream.readline()
    if not line:
        return None
    method, path, _ = line.decode().split(" ", 2)
    headers: dict[str, str] = {}
    while line := stream.readline().strip():
        name, _, value = line.decode().partition(":")
        headers[name.lower()] = value.strip()
    body = stream.read(int(headers.get("content-length", "0")))
    return Request(method, path, headers, body)


@contextmanager
def serving(script: Script, tls: ssl.SSLContext | None = None) -> Iterator[ScriptedServer]:
    server = ScriptedServer(script, tls)
    try:
        yield server
    finally:
        server.close()


def unused_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
