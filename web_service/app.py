"""The web application: POST / is the skill, GET /health says that it is up."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable

from cryptography.x509 import Certificate
from flask import Flask, current_app, request
from werkzeug.exceptions import BadRequest, HTTPException, InternalServerError
from werkzeug.wrappers import Response

from web_service.addressee import AddresseeVerifier
from web_service.chain import public_roots, trust
from web_service.chain_fetch import fetch_chain
from web_service.flask_ask import (
    VERIFY_SIGNATURE_APP_CONFIG,
    VERIFY_TIMESTAMP_APP_CONFIG,
    AbstractVerifier,
    SkillAdapter,
)
from web_service.freshness import FreshnessVerifier
from web_service.plain_skill import Answer, PlainSkill
from web_service.quiet_log import keep_quiet
from web_service.signature import SignatureVerifier
from web_service.signers import Signers

# An envelope is a few kilobytes; session attributes and device state can make it some tens.
LARGEST_BODY = 256 * 1024


def create_app(
    answer: Answer,
    *,
    clock: Callable[[], float] = time.time,
    roots: Iterable[Certificate] | None = None,
    fetch: Callable[[str], bytes] | None = None,
    skill_id: str | None = None,
) -> Flask:
    """A Flask application that answers what Alexa has signed and refuses everything else.

    Verification cannot be switched off. Whoever plays Alexa's part locally signs as Alexa does
    (`web_service.signing`) and passes the root, the clock and the way certificates are fetched.

    Args:
        answer: request envelope in, response envelope out; called by several threads at once.
        clock: UTC seconds since the epoch.
        roots: whom a signature's certificates must lead to; certifi's bundle if not given.
        fetch: the PEM at an address, or any exception; over https with a deadline if not given.
        skill_id: the only skill to answer for. Without it any skill's requests are let through to
            `answer`, which is for the desk; `python -m web_service` insists on it.
    """
    signers = Signers(
        fetch=fetch or fetch_chain,
        trusted=trust(public_roots() if roots is None else roots),
        clock=clock,
    )
    # The signature is last because it alone may have to go to the network.
    verifiers: list[AbstractVerifier] = [FreshnessVerifier(clock)]
    if skill_id is not None:
        verifiers.append(AddresseeVerifier(skill_id))
    verifiers.append(SignatureVerifier(signers))

    app = Flask(__name__, static_folder=None)
    keep_quiet(app.logger)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    # These two turn off the SDK's own verifiers, whose places `verifiers` takes; never ours.
    app.config[VERIFY_SIGNATURE_APP_CONFIG] = False
    app.config[VERIFY_TIMESTAMP_APP_CONFIG] = False
    adapter = SkillAdapter(
        skill=PlainSkill(answer), skill_id=skill_id, verifiers=verifiers, app=app
    )

    @app.post("/")
    def skill() -> Response:
        _require_text()
        response: Response = adapter.dispatch_request()
        return response

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Exception, _failed)
    return app


def _require_text() -> None:
    if request.mimetype != "application/json":
        raise BadRequest("the body must be application/json")
    try:
        request.get_data().decode()
    except UnicodeDecodeError:
        raise BadRequest("the body is not UTF-8") from None


def _refused(error: HTTPException) -> Response:
    """An HTTP error as a line of JSON. Only a bad request says more than its name."""
    said = error.description if type(error) is BadRequest else error.name
    # The error's own response carries headers such as Allow.
    response = error.get_response()
    response.data = json.dumps({"error": said})
    response.content_type = "application/json"
    return response


def _failed(error: Exception) -> Response:
    """Whatever else went wrong, with its class in the log and nothing of it in the answer."""
    current_app.logger.error("A request failed", exc_info=error)
    return _refused(InternalServerError())
