"""The skill's front door: posts signed requests to the web service, and waits as long as Alexa."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import urllib3
from werkzeug.serving import WSGIRequestHandler, make_server

from desk_speaker.events import Json
from web_service.app import create_app
from web_service.signing import ThrowawaySigner

# Alexa gives up on a skill after about eight seconds.
PATIENCE_SECONDS = 8.0

# Why a session ended in an error, in Alexa's words.
TIMEOUT = "ENDPOINT_TIMEOUT"
INVALID_RESPONSE = "INVALID_RESPONSE"
SERVICE_ERROR = "INTERNAL_SERVICE_ERROR"


class NoAnswerError(Exception):
    """The skill did not answer properly: `kind` in Alexa's words, the text in ours."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True)
class Answer:
    """What came back: the JSON, its size in bytes and the seconds it took."""

    response: object
    size: int
    seconds: float


class _QuietHandler(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Nothing: the speaker's own lines are all a listener wants to see."""


class FrontDoor:
    """The web service on a port of this machine, and Alexa's way of knocking at it.

    Every request is signed with a chain made for this object, and really verified.
    """

    def __init__(
        self,
        answer: Callable[[Json], Json],
        *,
        clock: Callable[[], float],
        skill_id: str,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._patience = patience
        self._signer = ThrowawaySigner(clock())
        app = create_app(
            answer,
            clock=clock,
            roots=[self._signer.root],
            fetch=self._signer.fetch,
            skill_id=skill_id,
        )
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._server = make_server(
            "127.0.0.1", 0, app, threaded=True, request_handler=_QuietHandler
        )
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()
        self.url = f"http://127.0.0.1:{self._server.port}/"
        self._http = urllib3.PoolManager(retries=False)

    def post(self, envelope: Json) -> Answer:
        """Send one request and read the answer. Raises NoAnswerError."""
        body = json.dumps(envelope).encode("utf-8")
        began = time.monotonic()
        try:
            reply = self._http.request(
                "POST",
                self.url,
                body=body,
                headers=self._signer.headers(body),
                timeout=urllib3.Timeout(total=self._patience),
            )
        except urllib3.exceptions.TimeoutError as error:
            raise NoAnswerError(
                TIMEOUT, f"the skill did not answer within {self._patience:g} seconds"
            ) from error
        except urllib3.exceptions.HTTPError as error:
            raise NoAnswerError(
                SERVICE_ERROR, f"the skill could not be reached: {error}"
            ) from error
        seconds = time.monotonic() - began
        if reply.status != 200:
            text = reply.data.decode("utf-8", "replace")[:200]
            raise NoAnswerError(
                SERVICE_ERROR, f"the skill answered with status {reply.status}: {text}"
            )
        try:
            return Answer(json.loads(reply.data), len(reply.data), seconds)
        except ValueError as error:
            raise NoAnswerError(INVALID_RESPONSE, "the skill's answer is not JSON") from error

    def close(self) -> None:
        """Close the door for good."""
        self._server.shutdown()
        self._server.server_close()
        self._http.clear()
