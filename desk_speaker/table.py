"""The skill's memory on this machine: a DynamoDB server, behind a host that can be made to fail."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import urllib3

from desk_speaker import faults
from desk_speaker.errors import CannotStartError
from desk_speaker.faults import Fault, Faults
from desk_speaker.http_host import HttpHost, HttpRequest, HttpResponse, json_response

ENDPOINT_VARIABLE = "AWS_ENDPOINT_URL_DYNAMODB"

_HOP_BY_HOP = {"connection", "content-length", "transfer-encoding", "keep-alive", "date", "server"}
# The faults in DynamoDB's words, most of which come with status 400.
_ERRORS = {
    Fault.UNAUTHORIZED: (400, "UnrecognizedClientException"),
    Fault.FORBIDDEN: (400, "AccessDeniedException"),
    Fault.UNSUPPORTED: (400, "AccessDeniedException"),
    Fault.FULL: (400, "ItemCollectionSizeLimitExceededException"),
    Fault.NOT_FOUND: (400, "ResourceNotFoundException"),
    Fault.CONFLICT: (400, "TransactionConflictException"),
    Fault.TOO_MANY_REQUESTS: (400, "ProvisionedThroughputExceededException"),
    Fault.SERVER_ERROR: (500, "InternalServerError"),
    Fault.UNAVAILABLE: (503, "ServiceUnavailable"),
}
_SECONDS = urllib3.Timeout(connect=2.0, read=10.0)


class TableUnreachableError(CannotStartError):
    """The DynamoDB that was asked for does not answer; the text says which."""


class TableServer:
    """DynamoDB for the desk: the server `AWS_ENDPOINT_URL_DYNAMODB` names, or moto's in here.

    `endpoint` is what the skill is given: this machine's front for it, where faults are injected.
    `server` is the server itself, which always works. Raises TableUnreachableError.
    """

    def __init__(self, faults_now: Callable[[], Faults]) -> None:
        self._faults_now = faults_now
        given = os.environ.get(ENDPOINT_VARIABLE)
        if given:
            _check_reachable(given)
        self.server = given or _start_moto()
        self._http = urllib3.PoolManager(retries=False, maxsize=8)
        self._front = HttpHost(
            self._forward, lambda _: faults_now().of(faults.MEMORY), lambda _, fault: _error(fault)
        )
        self.endpoint = self._front.url

    def heed_faults(self) -> None:
        """Refuse connections, or take them again, as the faults say.

        What hangs or trickles ends with the fault that made it.
        """
        if not self._faults_now().holds((faults.MEMORY,)):
            self._front.let_go()
        if self._faults_now().of(faults.MEMORY) is Fault.REFUSED:
            self._front.refuse()
        else:
            self._front.accept()

    def close(self) -> None:
        """Close the front; moto's server ends with the program."""
        self._front.close()
        self._http.clear()

    def _forward(self, request: HttpRequest) -> HttpResponse:
        headers = {
            name: value for name, value in request.headers.items() if name not in _HOP_BY_HOP
        }
        try:
            reply = self._http.request(
                request.method,
                self.server.rstrip("/") + request.path,
                body=request.body,
                headers=headers,
                timeout=_SECONDS,
                decode_content=False,
            )
        except urllib3.exceptions.HTTPError:
            # The real server is away: the skill is to see what it would see without us.
            return HttpResponse(503)
        kept = {
            name: value for name, value in reply.headers.items() if name.lower() not in _HOP_BY_HOP
        }
        return HttpResponse(reply.status, reply.data, kept)


def _check_reachable(endpoint: str) -> None:
    parts = urlsplit(endpoint)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        socket.create_connection((parts.hostname or "", port), timeout=3).close()
    except OSError as error:
        raise TableUnreachableError(
            f"{ENDPOINT_VARIABLE} is {endpoint}, and nothing answers there: {error}"
        ) from error


def _error(fault: Fault) -> HttpResponse | None:
    if fault not in _ERRORS:
        return None
    status, kind = _ERRORS[fault]
    body = {"__type": f"com.amazonaws.dynamodb.v20120810#{kind}", "message": "Asked for."}
    return json_response(status, body)


def _start_moto() -> str:
    """Start moto's DynamoDB in this process; its address."""
    from moto.moto_server.threaded_moto_server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    return f"http://{host}:{port}"
