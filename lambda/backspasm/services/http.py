"""Calls to Alexa's services: pooled, bounded in time and size, and with errors told apart.

Neither the token nor what is sent or answered ever reaches a log or the text of an error.
"""

from __future__ import annotations

import json
import logging
import re
import threading
import time
from typing import TYPE_CHECKING, Any

from backspasm.services.errors import ErrorKind, ServiceError, from_status
from backspasm.services.hosts import AllowedHosts

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

_log = logging.getLogger(__name__)

CONNECTIONS = 10
"""Connections that are kept open. At 200 ms a call, the 71 alerts of the longest plan take eight
rounds of ten, 1.6 seconds; replacing all of them, 142 calls, takes fifteen rounds, 3 seconds."""

_CONNECT_SECONDS = 1.5
# Between two turns, what lies between the two ends may forget a connection without telling either.
_IDLE_SECONDS = 20.0
_CHUNK = 65_536
_MOST_BYTES = 2_000_000
_TOKEN = re.compile(r"[\x21-\x7e]+")


class AlexaPool:
    """The connections that all calls of a process share. Costs nothing until the first call."""

    def __init__(self, connections: int = CONNECTIONS) -> None:
        self._connections = connections
        self._manager: PoolManager | None = None
        self._used = 0.0
        self._lock = threading.Lock()

    def manager(self) -> PoolManager:
        """The urllib3 pool, without connections that have been idle for long."""
        with self._lock:
            now = time.monotonic()
            if self._manager is None:
                self._manager = _new_manager(self._connections)
            elif now - self._used > _IDLE_SECONDS:
                self._manager.clear()
            self._used = now
            return self._manager


def _new_manager(connections: int) -> PoolManager:
    from backspasm.services.sockets import pool_manager

    # It logs addresses, and those hold the ids of alerts.
    logging.getLogger("urllib3").setLevel(logging.CRITICAL)
    return pool_manager(connections)


class AlexaHttp:
    """One request's way to Alexa's services: its endpoint and its token."""

    def __init__(
        self, endpoint: str, token: str, pool: AlexaPool, hosts: AllowedHosts | None = None
    ) -> None:
        """`endpoint` and `token` are `apiEndpoint` and `apiAccessToken` of `context.System`."""
        self._origin = (hosts or AllowedHosts()).origin(endpoint)
        self._token = token
        self._pool = pool

    def send(self, method: str, path: str, timeout: float, body: object = None) -> bytes:
        """The body of the answer, which may be empty. `timeout` in seconds bounds all of it.

        `path` begins with a slash; whatever is put into it must be quoted.

        Raises:
            ServiceError: unless the answer is a success.
        """
        failure = None
        try:
            return self._exchange(method, path, time.monotonic() + timeout, body)
        except ServiceError as error:
            failure = error
        except Exception as error:
            failure = _from_exception(error)
        _log.warning("alexa %s failed: %s (status %s)", method, failure.kind, failure.status)
        # Raised out here, so that it does not drag along an error that names what was sent.
        raise failure

    def fetch(self, method: str, path: str, timeout: float, body: object = None) -> Any:
        """The JSON of the answer; otherwise like `send`.

        Raises:
            ServiceError: unless the answer is a success; GARBLED if it is not JSON.
        """
        answer = _json(self.send(method, path, timeout, body))
        if answer is None:
            _log.warning("alexa %s failed: %s", method, ErrorKind.GARBLED)
            raise ServiceError(ErrorKind.GARBLED)
        return answer

    def _exchange(self, method: str, path: str, until: float, body: object) -> bytes:
        if self._origin is None:
            raise ServiceError(ErrorKind.UNTRUSTED_HOST, not_done=True)
        if not _TOKEN.fullmatch(self._token):
            raise ServiceError(ErrorKind.BAD_REQUEST, not_done=True)
        manager = self._pool.manager()
        left = until - time.monotonic()
        if left <= 0:
            raise ServiceError(ErrorKind.TIMEOUT, not_done=True)
        response = manager.request(
            method,
            self._origin + path,
            body=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {self._token}",
                "Content-Type": "application/json",
                "Accept": "application/json",
            },
            timeout=_timeout(left),
            preload_content=False,
            decode_content=False,
            redirect=False,
        )
        content = _read(response)
        if not 200 <= response.status < 300:
            raise from_status(response.status, _json(content))
        return content


def _timeout(seconds: float) -> Any:
    from urllib3.util import Timeout

    return Timeout(total=seconds, connect=_CONNECT_SECONDS)


def _read(response: BaseHTTPResponse) -> bytes:
    """The body. The connection goes back to the pool if all of it came, and is closed if not."""
    content, complete = b"", False
    try:
        while chunk := response.read(_CHUNK):
            content += chunk
            if len(content) > _MOST_BYTES:
                raise ServiceError(ErrorKind.GARBLED, status=response.status)
        complete = True
    finally:
        if not complete:
            response.close()
        response.release_conn()
    return content


def _json(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _from_exception(error: Exception) -> ServiceError:
    from urllib3 import exceptions

    if isinstance(error, exceptions.NameResolutionError | exceptions.NewConnectionError):
        return ServiceError(ErrorKind.UNAVAILABLE, not_done=True)
    if isinstance(error, exceptions.ConnectTimeoutError):
        return ServiceError(ErrorKind.TIMEOUT, not_done=True)
    if isinstance(error, exceptions.TimeoutError | TimeoutError):
        return ServiceError(ErrorKind.TIMEOUT)
    return ServiceError(ErrorKind.UNAVAILABLE)
