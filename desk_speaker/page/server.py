"""The page's own web server: on this machine only, for this machine's own browser only."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

from flask import Flask, Response, abort, jsonify, request, send_file
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from desk_speaker import faults
from desk_speaker.commands import CommandError
from desk_speaker.errors import CannotStartError
from desk_speaker.events import Json
from desk_speaker.faults import Fault
from desk_speaker.household import DEVICES
from desk_speaker.model import MODELS
from desk_speaker.page import engine, transcripts
from desk_speaker.page.house import House
from desk_speaker.permissions import Permission

HOST = "127.0.0.1"

_LONGEST = 64 * 1024
_KEEP_ALIVE_SECONDS = 15.0

_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
# The engine is WebAssembly that makes functions as it runs and styles as it draws. It also asks
# for Amazon's fonts, which it does without: nothing here reaches another host.
_SCREEN_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; connect-src data:; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts"
)


def create_app(house: House) -> Flask:
    """The page over `house`. Whoever serves it sees to it that only this machine can reach it."""
    app = Flask("desk_speaker.page", static_folder="static")
    app.config["MAX_CONTENT_LENGTH"] = _LONGEST
    app.json.sort_keys = False  # type: ignore[attr-defined]

    @app.before_request
    def refuse_strangers() -> None:
        """Only the page itself may do anything: no other site, and no other name for this host."""
        if urlsplit(f"//{request.host}").hostname not in (HOST, "localhost"):
            abort(403)
        own = f"http://{request.host}"
        if request.method != "GET" and request.headers.get("Origin") != own:
            abort(403)
        if request.method != "GET" and not request.is_json:
            abort(415)

    @app.after_request
    def keep_to_ourselves(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", _PAGE_POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    @app.get("/")
    def page() -> Response:
        return app.send_static_file("index.html")

    @app.get("/screen")
    def screen() -> Response:
        response = app.send_static_file("screen.html")
        response.headers["Content-Security-Policy"] = _SCREEN_POLICY
        return response

    @app.get("/engine.js")
    def engine_file() -> Response:
        found = engine.found()
        if found is None:
            abort(404)
        response = send_file(found, mimetype="text/javascript", conditional=True)
        response.headers["Cache-Control"] = "max-age=86400"
        return response

    @app.get("/api/about")
    def about() -> Response:
        return jsonify(_about())

    @app.get("/events")
    def events() -> Response:
        return Response(_stream(house), mimetype="text/event-stream")

    @app.post("/api/<action>")
    def act(action: str) -> Response | tuple[Response, int]:
        body = request.get_json()
        if action not in _ACTIONS or not isinstance(body, dict):
            abort(404)
        try:
            _ACTIONS[action](house, body)
        except (CommandError, CannotStartError, KeyError, TypeError, ValueError) as error:
            return jsonify({"problem": str(error)}), 400
        return jsonify({})

    return app


def _about() -> Json:
    return {
        "devices": list(DEVICES),
        "locales": sorted(path.stem for path in MODELS.glob("*-*.json")),
        "permissions": [state.value for state in Permission],
        "services": list(faults.SERVICES),
        "faults": ["none", *(fault.value for fault in Fault)],
        "transcripts": transcripts.listing(),
        "engine": engine.found() is not None,
        "howToGetEngine": engine.HOW_TO_GET_IT,
    }


def _stream(house: House) -> Iterator[str]:
    listener = house.join()
    try:
        while not house.closed and not listener.lost:
            message = listener.take(_KEEP_ALIVE_SECONDS)
            yield ": still here\n\n" if message is None else f"data: {json.dumps(message)}\n\n"
    finally:
        house.leave(listener)


def _say(house: House, body: Json) -> None:
    house.say(str(body["words"]))


def _touch(house: House, body: Json) -> None:
    arguments, source = body["arguments"], body.get("source")
    if not isinstance(arguments, list):
        raise TypeError("a touch has a list of arguments")
    house.touch(str(body["token"]), arguments, source if isinstance(source, dict) else {})


def _become(house: House, body: Json) -> None:
    house.become(device=body.get("device"), locale=body.get("locale"))


def _play(house: House, body: Json) -> None:
    path = transcripts.find(str(body["name"]))
    if path is None:
        raise ValueError("there is no such conversation")
    house.play(path)


_ACTIONS = {
    "say": _say,
    "touch": _touch,
    "hush": lambda house, _: house.hush(),
    "spoken": lambda house, _: house.spoken(),
    "typing": lambda house, _: house.hold_on(),
    "command": lambda house, body: house.command(str(body["line"])),
    "speed": lambda house, body: house.speed(float(body["times"])),
    "jump": lambda house, _: house.jump(),
    "become": _become,
    "anew": lambda house, _: house.begin_anew(),
    "play": _play,
}


class _QuietHandler(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Nothing: the terminal says where the page is, and no more."""


class PageServer:
    """The page on a port of this machine, and the house in which time passes. Port 0 is any."""

    def __init__(self, house: House, port: int = 0) -> None:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._house = house
        try:
            self._server: BaseWSGIServer = make_server(
                HOST, port, create_app(house), threaded=True, request_handler=_QuietHandler
            )
        except (OSError, SystemExit) as error:
            raise CannotStartError(
                f"port {port} is taken: say another with --port, or --port 0"
            ) from error
        self._server.daemon_threads = True  # type: ignore[attr-defined]
        self.url = f"http://{HOST}:{self._server.port}/"
        self._threads = [
            threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True),
            threading.Thread(target=house.run, daemon=True),
        ]

    def start(self) -> None:
        """Serve the page, and let time pass, in the background."""
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Serve no more."""
        self._house.close()
        self._server.shutdown()
        self._server.server_close()
        for thread in self._threads:
            thread.join(timeout=2)
