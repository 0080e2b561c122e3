"""Somebody else's Alexa, over HTTP: Bespoken's virtual-alexa plays each locale's model through.

It knows the interaction models and Alexa's JSON, and nothing of ours. It cannot sign, and what is
not signed is not answered: between it and the service stands a relay that signs what it passes on.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import urllib3
from flask import Flask
from werkzeug.serving import BaseWSGIServer, make_server

from backspasm.conversation import skill
from backspasm.conversation.ports import Ports
from backspasm.memory.in_memory import InMemoryRepository
from backspasm.services.alexa import AlexaServices
from backspasm.speech.catalogue import LOCALES
from web_service.app import create_app
from web_service.signing import ThrowawaySigner

Json = dict[str, Any]

SKILL_ID = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555"
MODELS = Path(__file__).parents[2] / "interaction-models"
CLIENT = Path(__file__).parent / "virtual_alexa"


class Alexa:
    """virtual-alexa, in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def does(self, action: str) -> Json:
        """The skill's response to `launch`, `end`, `utter …` or `intend …`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(action, file=self._process.stdin, flush=True)
        answer: Json = json.loads(self._process.stdout.readline())
        assert "problem" not in answer, f"{action}: {answer['problem']}"
        response: Json = answer["response"]
        return response

    def hears(self, action: str) -> str:
        """What the skill says to it."""
        return str(self.does(action)["response"]["outputSpeech"]["ssml"])


@pytest.fixture(scope="module")
def node() -> str:
    """Where node is. What installed the client can demand that it is not skipped."""
    found = shutil.which("node")
    if found and (CLIENT / "node_modules" / "virtual-alexa").is_dir():
        return found
    missing = f"virtual-alexa is not installed: `npm ci --ignore-scripts` in {CLIENT}"
    if os.environ.get("REQUIRE_VIRTUAL_ALEXA"):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The service, with the skill behind it and verification on, as seen by who cannot sign."""
    signer = ThrowawaySigner(time.time())
    ports = Ports(InMemoryRepository(), AlexaServices(), time.time, skill_id=SKILL_ID)
    app = create_app(skill.build(ports), roots=[signer.root], fetch=signer.fetch, skill_id=SKILL_ID)
    with serving(app) as service, signing(signer, service) as relay:
        yield relay


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The address of an application, while it is served."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    with _running(server):
        yield f"http://127.0.0.1:{server.server_port}/"


@contextmanager
def signing(signer: ThrowawaySigner, service: str) -> Iterator[str]:
    """The address of a relay to `service` that signs what it passes on."""
    pool = urllib3.PoolManager()

    class Relay(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = pool.request("POST", service, body=body, headers=signer.headers(body))
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(answer.data)))
            self.end_headers()
            self.wfile.write(answer.data)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Relay)
    with _running(server):
        yield f"http://127.0.0.1:{server.server_port}/"


@contextmanager
def _running(server: BaseWSGIServer | ThreadingHTTPServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def alexa(node: str, address: str, locale: str) -> Iterator[Alexa]:
    """A new household's Alexa in one locale."""
    command = [node, "--no-deprecation", "converse.js", address, SKILL_ID]
    with subprocess.Popen(
        [*command, str(MODELS / f"{locale}.json"), locale],
        cwd=CLIENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            yield Alexa(process)
        finally:
            process.kill()


def model(locale: str) -> Json:
    written = json.loads((MODELS / f"{locale}.json").read_text(encoding="utf-8"))
    language: Json = written["interactionModel"]["languageModel"]
    return language


def test_a_plan_is_started_asked_after_and_stopped(node: str, address: str) -> None:
    with alexa(node, address, "en-GB") as speaker:
        assert "not medical advice" in speaker.hears("launch")
        started = speaker.hears('intend StartIceIntent {"duration": "PT20M"}')
        assert "20 minutes" in started
        assert speaker.does("intend AMAZON.NoIntent")
        assert "minutes" in speaker.hears("intend StatusIntent")
        assert "Stopped" in speaker.hears("intend StopPlanIntent")
        assert "999" in speaker.hears("intend EmergencySignIntent")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_intent_of_the_model_is_answered(node: str, address: str, locale: str) -> None:
    language = model(locale)
    values = {each["name"]: each["values"][0]["name"]["value"] for each in language["types"]}
    with alexa(node, address, locale) as speaker:
        for intent in language["intents"]:
            slots = {
                slot["name"]: values[slot["type"]]
                for slot in intent.get("slots", [])
                if slot["type"] in values
            }
            for heard in [{}, slots] if slots else [{}]:
                response = speaker.does(f"intend {intent['name']} {json.dumps(heard)}")
                assert response["version"] == "1.0"
                assert "something went wrong" not in json.dumps(response), intent
                assert response["response"]["outputSpeech"]["type"] == "SSML", intent


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_said_reaches_the_skill_by_the_model(node: str, address: str, locale: str) -> None:
    invocation = model(locale)["invocationName"]
    with alexa(node, address, locale) as speaker:
        assert speaker.hears(f"utter open {invocation}")
        assert speaker.hears("utter what is a back spasm")
        assert speaker.does("utter legs on a chair")["sessionAttributes"]["walk"] == "chair:0"
        assert speaker.does("end")["response"] == {}


def test_what_is_not_signed_is_not_answered(node: str) -> None:
    app = create_app(lambda _: {"version": "1.0", "response": {}})
    with (
        serving(app) as unsigned,
        alexa(node, unsigned, "en-US") as speaker,
        pytest.raises(AssertionError, match="Invalid response: 400"),
    ):
        speaker.does("launch")
