"""Connections whose timeouts bound the whole of what they are set for.

An ordinary socket's timeout begins again with every byte that arrives, so an answer that trickles
in can take for ever. Here, all reading after `settimeout(seconds)` together takes no longer than
that. urllib3 sets the timeout once for connecting and once for the answer, which is then what is
bounded. Looking up a host's name has no timeout at all and is waited for no longer than allowed.

Imports urllib3, which is slow: import this module only when a connection is about to be made.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util import Timeout

if TYPE_CHECKING:
    _Socket = socket.socket
else:
    _Socket = object


class _WholeTimeout(_Socket):
    """Makes a socket's timeout one for all reads together, until it is set again."""

    _until: float | None = None

    def settimeout(self, value: float | None, /) -> None:
        self._until = None if value is None else time.monotonic() + value
        super().settimeout(value)

    def recv_into(self, *arguments: Any, **options: Any) -> int:
        if self._until is not None:
            left = self._until - time.monotonic()
            if left <= 0:
                raise TimeoutError("timed out")
            super().settimeout(left)
        return super().recv_into(*arguments, **options)


class _PlainSocket(_WholeTimeout, socket.socket):
    pass


class _TlsSocket(_WholeTimeout, ssl.SSLSocket):
    pass


class _Bounded(HTTPConnection):
    """Opens its connection within its timeout, the look-up of the name included."""

    def _new_conn(self) -> socket.socket:
        seconds = self.timeout
        if not isinstance(seconds, int | float):
            raise TypeError("a connection without a timeout")
        until = time.monotonic() + seconds
        try:
            return _open(self._dns_host, self.port, until)
        except TimeoutError:
            failure: Exception = ConnectTimeoutError(self, "connecting timed out")
        except socket.gaierror as error:
            failure = NameResolutionError(self.host, self, error)
        except OSError as error:
            failure = NewConnectionError(self, type(error).__name__)
        raise failure


class _BoundedTls(_Bounded, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Bounded


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _BoundedTls


def pool_manager(connections: int, context: ssl.SSLContext | None = None) -> PoolManager:
    """A pool that keeps up to `connections` open to a host, follows and retries nothing."""
    tls = ssl.create_default_context() if context is None else context
    tls.sslsocket_class = _TlsSocket
    manager = PoolManager(
        maxsize=connections, retries=False, timeout=Timeout(total=1.0), ssl_context=tls
    )
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}
    return manager


def _open(host: str, port: int, until: float) -> socket.socket:
    failure: OSError = OSError("no address")
    for family, kind, protocol, _, address in _addresses(host, port, until):
        connection = _PlainSocket(family, kind, protocol)
        try:
            connection.settimeout(_left(until))
            connection.connect(address)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            # What is left of the time is for the TLS handshake.
            connection.settimeout(_left(until))
        except OSError as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure


def _addresses(host: str, port: int, until: float) -> list[Any]:
    found: Future[list[Any]] = Future()

    def look_up() -> None:
        try:
            found.set_result(socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM))
        except BaseException as error:
            found.set_exception(error)

    threading.Thread(target=look_up, name="name-lookup", daemon=True).start()
    return found.result(_left(until))


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
