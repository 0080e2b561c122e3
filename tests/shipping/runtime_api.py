"""A stand-in for the Lambda service: the Runtime API, and the process it keeps for a function.

Behind it runs AWS's own runtime interface client with an artifact: started when an event comes,
asked again by the next one, killed when it takes too long.
"""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from shipping import runtime

_API: Final = "/2018-06-01/runtime"
_ARN: Final = "arn:aws:lambda:us-east-1:123456789012:function:skill:live"
_PATIENCE: Final = 60.0
"""Seconds after which a test fails rather than waits. Nothing here is meant to take as long."""

OF_THE_RUNTIME: Final = ("awslambdaric", "simplejson", "snapshot-restore-py")
"""What the service brings along; all else must be in the artifact."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an event."""

    kind: str
    """`response`, `error`, `init error`, `timeout`, or `exit`."""
    body: Any = None
    """The response, or what the runtime reported of the error."""
    seconds: float = 0.0
    """From handing over the event to its outcome, and so with the time to start, if it had to."""


def runtime_folder(into: Path) -> Path:
    """Copy AWS's runtime interface client, and nothing else of this environment, to `into`."""
    for name in OF_THE_RUNTIME:
        for file in metadata.files(name) or ():
            if "__pycache__" in file.parts or ".." in file.parts or "dist-info" in file.parts[0]:
                continue
            target = into / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), target)
    return into


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: a process that is killed breaks off its connections."""


class Lambda:
    """One function: its artifact, its settings, and the process that answers for it."""

    def __init__(self, artifact: Path, client: Path, settings: Mapping[str, str]) -> None:
        """`client` is what `runtime_folder` made; `settings` go into the environment."""
        self._artifact, self._client, self._settings = artifact, client, settings
        self._events: queue.Queue[tuple[str, bytes, float]] = queue.Queue()
        self._outcomes: queue.Queue[Outcome] = queue.Queue()
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._process: subprocess.Popen[bytes] | None = None
        self._log = tempfile.TemporaryFile()  # noqa: SIM115  closed in close()
        self._number = 0
        self.starts = 0
        """How many processes there have been."""
        self.restores = 0
        """How often a process was told that it has been restored from a snapshot."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def invoke(self, event: object, timeout: float = 7.0) -> Outcome:
        """Hand over an event, as JSON unless it is bytes, and wait for what comes of it.

        `timeout` is the function's, in seconds; it begins when the process has taken the event.
        """
        body = event if isinstance(event, bytes) else json.dumps(event).encode()
        self._number += 1
        if self._process is None:
            self._start()
        began = time.monotonic()
        self._events.put((f"request-{self._number}", body, timeout))
        outcome = self._wait(began)
        return Outcome(outcome.kind, outcome.body, time.monotonic() - began)

    def log(self) -> str:
        """Everything that was written to the log so far."""
        self._log.seek(0)
        return self._log.read().decode()

    def close(self) -> None:
        """End the process and the service."""
        self._kill()
        self._server.shutdown()
        self._server.server_close()
        self._log.close()

    def _start(self) -> None:
        self.starts += 1
        host = f"127.0.0.1:{self._server.server_port}"
        environment = {
            **self._settings,
            "AWS_LAMBDA_RUNTIME_API": host,
            "AWS_LAMBDA_FUNCTION_NAME": "skill",
            "AWS_LAMBDA_FUNCTION_VERSION": "1",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1769",
            "LAMBDA_TASK_ROOT": str(self._artifact),
            "PYTHONPATH": f"{self._artifact}:{self._client}",
        }
        command = [str(runtime.interpreter()), "-S", "-B", "-m", "awslambdaric"]
        self._process = subprocess.Popen(
            [*command, "lambda_function.handler"],
            cwd=self._artifact,
            env=environment,
            stdout=self._log,
            stderr=self._log,
        )

    def _wait(self, began: float) -> Outcome:
        while time.monotonic() - began < _PATIENCE:
            try:
                outcome = self._outcomes.get(timeout=0.05)
            except queue.Empty:
                if self._process is not None and self._process.poll() is not None:
                    outcome = self._outcomes.get() if self._outcomes.qsize() else Outcome("exit")
                    self._kill()
                    return outcome
                continue
            if outcome.kind in ("timeout", "init error"):
                self._kill()
            return outcome
        raise AssertionError(f"nothing came of the event: {self.log()}")

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        # Whatever still waits for the process that is gone must not get what is for the next one.
        self._events = queue.Queue()

    def _handler(service) -> type[BaseHTTPRequestHandler]:  # noqa: N805  the handler's is `self`
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                if self.path == f"{_API}/restore/next":
                    service.restores += 1
                    self._answer(200)
                    return
                request_id, body, timeout = service._events.get()
                deadline = int((time.time() + timeout) * 1000)
                service._watch(request_id, timeout)
                self._answer(
                    200,
                    body,
                    {
                        "Lambda-Runtime-Aws-Request-Id": request_id,
                        "Lambda-Runtime-Deadline-Ms": str(deadline),
                        "Lambda-Runtime-Invoked-Function-Arn": _ARN,
                    },
                )

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                # Before anybody who waits for the outcome does something about the process.
                self._answer(202, b'{"status":"OK"}')
                kind = self.path.removeprefix(_API).rpartition("/")[2]
                if "/init/" in self.path:
                    service._outcomes.put(Outcome("init error", body))
                else:
                    service._finish(self.path.split("/")[-2], Outcome(kind, body))

            def _answer(
                self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None
            ) -> None:
                self.send_response(status)
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Nothing: only what the function logs is of interest."""

        return Handler

    def _watch(self, request_id: str, timeout: float) -> None:
        """Let the event time out, unless something comes of it before."""
        self._open = request_id
        timer = threading.Timer(timeout, self._finish, (request_id, Outcome("timeout")))
        timer.daemon = True
        timer.start()

    def _finish(self, request_id: str, outcome: Outcome) -> None:
        if request_id == self._open:
            self._open = ""
            self._outcomes.put(outcome)


@contextmanager
def running(artifact: Path, client: Path, settings: Mapping[str, str]) -> Iterator[Lambda]:
    """A function, and in the end none of its processes left."""
    function = Lambda(artifact, client, settings)
    try:
        yield function
    finally:
        function.close()
