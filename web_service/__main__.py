"""Serves the skill over HTTP: `python -m web_service --skill-id amzn1.ask.skill.…`

Alexa speaks HTTPS only, on port 443, to a certificate it trusts. That is the work of a proxy in
front (Caddy, nginx, a load balancer), which passes POST / on to here unchanged: the signature
covers the exact bytes of the body. For that reason this listens on the loopback interface unless
told otherwise. Requests are verified here, whatever the proxy does. Behind it is waitress, a
threaded server that reads a whole request before a thread is spent on it, so that slow clients hold
up nobody.
"""

from __future__ import annotations

import argparse
import logging
import os
import re
import signal
import sys
import time
from collections.abc import Sequence
from typing import Final

import waitress
from flask import Flask
from waitress.server import MultiSocketServer, TcpWSGIServer

from web_service.app import LARGEST_BODY, create_app

_THREADS = 8

_SKILL_ID: Final = re.compile(r"amzn1\.ask\.skill\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def main(argv: Sequence[str] | None = None) -> None:
    """Serves until interrupted or terminated; requests that are being answered are finished.

    Exits with a line that says why if the arguments are wrong or the table can't be made.
    """
    arguments = _arguments(argv)
    # Here, not above: it loads the whole skill, and --help need not wait for that.
    from web_service import skill

    if arguments.create_table:
        try:
            skill.provide_table(arguments.table, arguments.dynamodb_endpoint)
        except skill.CannotProvide as refused:
            sys.exit(str(refused))
    answer = skill.skill_answer(
        clock=time.time,
        table=arguments.table,
        dynamodb_endpoint=arguments.dynamodb_endpoint,
        skill_id=arguments.skill_id,
        alerts_on=os.environ.get("ALERTS") != "off",
    )
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    server = listen(
        create_app(answer, skill_id=arguments.skill_id), host=arguments.host, port=arguments.port
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # which waitress takes as a wish to stop
    server.print_listen("Listening on http://{}:{}")
    server.run()


def listen(app: Flask, *, host: str, port: int) -> TcpWSGIServer | MultiSocketServer:
    """A server for `app`, bound but not yet running. Port 0 takes any that is free.

    Raises OSError if the address is taken or may not be used.
    """
    return waitress.create_server(
        app,
        host=host,
        port=port,
        threads=_THREADS,
        ident=None,
        # The application refuses what is too large in its own words. This bounds what is read.
        max_request_body_size=4 * LARGEST_BODY,
        max_request_header_size=32 * 1024,
        channel_timeout=30,
    )


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m web_service",
        description="Serves the skill over HTTP, to be put behind a proxy that speaks HTTPS.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="interface to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8080, help="port (%(default)s; 0: any free)")
    parser.add_argument(
        "--skill-id",
        type=_skill_id,
        required=True,
        help="the skill's id; requests for any other are refused",
    )
    parser.add_argument("--table", default="back-spasm-helper", help="DynamoDB table (%(default)s)")
    parser.add_argument(
        "--create-table",
        action="store_true",
        help="make the table first, unless it is there, with expiry switched on",
    )
    parser.add_argument(
        "--dynamodb-endpoint", help="where DynamoDB is, if not at AWS: http://localhost:8000"
    )
    return parser.parse_args(argv)


def _skill_id(given: str) -> str:
    # Any other text would be waited for in vain: every request would be refused, without a hint.
    if _SKILL_ID.fullmatch(given) is None:
        raise argparse.ArgumentTypeError(
            f"{given!r} is no skill's id. The developer console shows it, and it has the form "
            "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"
        )
    return given


if __name__ == "__main__":
    main()
