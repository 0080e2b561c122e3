"""The application as Alexa, and as strangers, see it."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
import urllib3
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.web_service.certificates import (
    NOW,
    URL,
    authority,
    rsa_key,
    signed_headers,
    signing_certificate,
)
from web_service.app import LARGEST_BODY, create_app

ROOT = authority()
CHAIN = signing_certificate(ROOT).pem
SKILL = "amzn1.ask.skill.ours"
MINUTE = 60


def echo(envelope: dict[str, Any]) -> dict[str, Any]:
    return {"version": "1.0", "response": {"heard": envelope}}


def service(answer: Any = echo, *, chain: bytes = CHAIN, **options: Any) -> Flask:
    given_options = {"fetch": lambda _: chain, "roots": [ROOT.certificate], "clock": lambda: NOW}
    return create_app(answer, **{**given_options, **options})


def body(*, age: float = 0, kind: str = "LaunchRequest", **more: Any) -> bytes:
    sent = datetime.fromtimestamp(NOW - age, UTC).isoformat()
    return json.dumps(
        {"version": "1.0", "request": {"type": kind, "timestamp": sent}, **more}
    ).encode()


@pytest.fixture
def alexa() -> FlaskClient:
    return service().test_client()


def status(client: FlaskClient, data: bytes, headers: dict[str, str]) -> int:
    return client.post("/", data=data, headers=headers).status_code


def test_a_request_that_alexa_signed_is_answered(alexa: FlaskClient) -> None:
    sent = body(said="½ pound of peas 🧊")
    answered = alexa.post("/", data=sent, headers=signed_headers(sent))
    assert answered.status_code == 200
    assert answered.mimetype == "application/json"
    assert answered.json == echo(json.loads(sent))


def test_what_the_sdk_has_no_class_for_reaches_the_skill_as_it_came(alexa: FlaskClient) -> None:
    sent = body(kind="Brand.NewRequest", context={"Viewport": {"mode": "HOLOGRAM"}})
    answered = alexa.post("/", data=sent, headers=signed_headers(sent))
    assert answered.json == echo(json.loads(sent))


def test_a_tampered_body_is_refused(alexa: FlaskClient) -> None:
    sent = body()
    assert status(alexa, sent.replace(b"Launch", b"launch"), signed_headers(sent)) == 400
    assert status(alexa, sent + b" ", signed_headers(sent)) == 400


@pytest.mark.parametrize("header", ["Signature-256", "SignatureCertChainUrl"])
def test_a_missing_or_empty_header_is_refused(alexa: FlaskClient, header: str) -> None:
    sent = body()
    headers = signed_headers(sent)
    assert status(alexa, sent, {**headers, header: ""}) == 400
    del headers[header]
    assert status(alexa, sent, headers) == 400


def test_the_case_of_header_names_does_not_matter(alexa: FlaskClient) -> None:
    sent = body()
    headers = {name.lower(): value for name, value in signed_headers(sent).items()}
    assert status(alexa, sent, headers) == 200


@pytest.mark.parametrize("signature", ["AAAA", "no base64!", "é", "A" * 5000])
def test_a_signature_that_is_none_is_refused(alexa: FlaskClient, signature: str) -> None:
    sent = body()
    headers = {**signed_headers(sent), "Signature-256": signature}
    assert status(alexa, sent, headers) == 400


def test_the_older_sha1_signature_alone_is_not_enough(alexa: FlaskClient) -> None:
    sent = body()
    headers = signed_headers(sent)
    headers["Signature"] = headers.pop("Signature-256")
    assert status(alexa, sent, headers) == 400


@pytest.mark.parametrize(
    "url",
    [
        URL.replace("https", "http"),
        URL.replace("s3.amazonaws.com", "evil.example"),
        URL.replace("echo.api", "Echo.API"),
        URL.replace(".com/", ".com:8443/"),
    ],
)
def test_certificates_from_elsewhere_are_refused(alexa: FlaskClient, url: str) -> None:
    sent = body()
    assert status(alexa, sent, signed_headers(sent, url=url)) == 400


@pytest.mark.parametrize(
    "chain",
    [
        signing_certificate(ROOT, names=("example.com",)).pem,
        signing_certificate(ROOT, days=(-10, -1)).pem,
        signing_certificate(ROOT, days=(1, 10)).pem,
        signing_certificate(authority("stranger")).pem,
        b"",
    ],
    ids=["wrong name", "expired", "not yet valid", "another root", "empty"],
)
def test_certificates_that_are_not_alexas_are_refused(chain: bytes) -> None:
    sent = body()
    assert status(service(chain=chain).test_client(), sent, signed_headers(sent)) == 400


@pytest.mark.parametrize("problem", [OSError("down"), TimeoutError(), ValueError("odd")])
def test_certificates_that_cannot_be_fetched_are_refused(problem: Exception) -> None:
    def fetch(_: str) -> bytes:
        raise problem

    sent = body()
    assert status(service(fetch=fetch).test_client(), sent, signed_headers(sent)) == 400


def test_a_stale_request_is_refused_although_it_is_signed(alexa: FlaskClient) -> None:
    for age in (151, -151, 50 * MINUTE):
        sent = body(age=age)
        assert status(alexa, sent, signed_headers(sent)) == 400


def test_a_skill_event_may_be_fifty_minutes_late(alexa: FlaskClient) -> None:
    sent = body(age=50 * MINUTE, kind="AlexaSkillEvent.SkillDisabled")
    assert status(alexa, sent, signed_headers(sent)) == 200


def test_a_stale_request_does_not_send_us_to_the_network() -> None:
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        return CHAIN

    sent = body(age=1000)
    status(service(fetch=fetch).test_client(), sent, signed_headers(sent))
    assert asked == []


def test_a_request_for_another_skill_is_refused_although_it_is_signed() -> None:
    client = service(skill_id=SKILL).test_client()
    ours = body(session={"application": {"applicationId": SKILL}})
    theirs = body(session={"application": {"applicationId": "amzn1.ask.skill.theirs"}})
    assert status(client, ours, signed_headers(ours)) == 200
    assert status(client, theirs, signed_headers(theirs)) == 400


def test_verification_cannot_be_switched_off_by_configuration() -> None:
    app = service()
    app.config.update(TESTING=True, ASK_SDK_VERIFY_SIGNATURE=False, ASK_SDK_VERIFY_TIMESTAMP=False)
    unsigned = {"Content-Type": "application/json"}
    assert status(app.test_client(), body(), unsigned) == 400


def test_a_refused_request_never_reaches_the_skill() -> None:
    reached: list[dict[str, Any]] = []

    def answer(envelope: dict[str, Any]) -> dict[str, Any]:
        reached.append(envelope)
        return {}

    client = service(answer).test_client()
    stale, fresh = body(age=1000), body()
    status(client, stale, signed_headers(stale))
    status(client, fresh, {"Content-Type": "application/json"})
    status(client, fresh + b" ", signed_headers(fresh))
    assert reached == []


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"NaN",
        b'{"request": NaN}',
        b"\xff\xfe",
        b"\xef\xbb\xbf{}",
        b"[" * 100_000,
        b"1" * 100_000,
        b'{"request": {"timestamp": "\\ud800"}}',
    ],
)
def test_a_body_that_is_no_envelope_is_a_bad_request(alexa: FlaskClient, sent: bytes) -> None:
    answered = alexa.post("/", data=sent, headers=signed_headers(sent))
    assert answered.status_code == 400
    assert list(answered.get_json()) == ["error"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "a/b"])
def test_a_body_that_does_not_call_itself_json_is_a_bad_request(
    alexa: FlaskClient, kind: str
) -> None:
    sent = body()
    answered = alexa.post("/", data=sent, headers={**signed_headers(sent), "Content-Type": kind})
    assert answered.status_code == 400
    assert answered.json == {"error": "the body must be application/json"}


def test_a_body_that_is_too_large_is_refused_as_such(alexa: FlaskClient) -> None:
    for size in (LARGEST_BODY + 1, 1_500_000):
        sent = b" " * size
        answered = alexa.post("/", data=sent, headers={"Content-Type": "application/json"})
        assert answered.status_code == 413
        assert list(answered.get_json()) == ["error"]


def test_a_body_of_the_largest_size_is_answered(alexa: FlaskClient) -> None:
    sent = body().ljust(LARGEST_BODY)
    assert status(alexa, sent, signed_headers(sent)) == 200


def test_only_post_is_allowed_at_the_skill(alexa: FlaskClient) -> None:
    for method in ("GET", "PUT", "DELETE", "PATCH"):
        answered = alexa.open("/", method=method)
        assert answered.status_code == 405
        assert answered.json == {"error": "Method Not Allowed"}
        assert "POST" in answered.headers["Allow"]


@pytest.mark.parametrize("path", ["/nowhere", "/health/", "/static/x", "/../etc/passwd"])
def test_there_is_nothing_else(alexa: FlaskClient, path: str) -> None:
    for method in ("GET", "POST"):
        answered = alexa.open(path, method=method)
        assert answered.status_code == 404
        assert answered.json == {"error": "Not Found"}


def test_health_says_that_the_service_is_up(alexa: FlaskClient) -> None:
    answered = alexa.get("/health")
    assert (answered.status_code, answered.json) == (200, {"status": "ok"})


def test_a_skill_that_breaks_its_promise_leaks_nothing(caplog: pytest.LogCaptureFixture) -> None:
    def answer(_: dict[str, Any]) -> dict[str, Any]:
        raise KeyError("amzn1.account.SECRET")

    sent = body()
    answered = service(answer).test_client().post("/", data=sent, headers=signed_headers(sent))
    assert answered.status_code == 500
    assert answered.json == {"error": "Internal Server Error"}
    assert "KeyError" in caplog.text
    assert "SECRET" not in caplog.text
    assert "Traceback" not in caplog.text


def test_the_log_holds_the_reason_of_a_refusal_and_nothing_of_the_request(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    client = service().test_client()
    secret: dict[str, Any] = {
        "context": {"System": {"apiAccessToken": "SECRET", "user": {"userId": "SECRET"}}}
    }
    fresh, stale = body(**secret), body(age=1000, **secret)
    status(client, fresh, {**signed_headers(b"other"), "X-Other": "SECRET"})
    status(client, stale, signed_headers(stale))
    status(client, fresh, signed_headers(fresh, url="https://SECRET.example/"))
    status(client, fresh, signed_headers(fresh))
    assert [record.getMessage() for record in caplog.records] == [
        f"Request verification failed ({reason})"
        for reason in ("SignatureMismatchError", "StaleRequestError", "ChainUrlError")
    ]
    assert "SECRET" not in caplog.text
    assert "Traceback" not in caplog.text


def test_every_refusal_of_verification_looks_the_same_from_outside(alexa: FlaskClient) -> None:
    fresh, stale = body(), body(age=1000)
    answers = {
        alexa.post("/", data=data, headers=headers).data
        for data, headers in [
            (fresh, {"Content-Type": "application/json"}),
            (fresh, signed_headers(b"other")),
            (stale, signed_headers(stale)),
            (fresh, signed_headers(fresh, url="https://evil.example/")),
        ]
    }
    assert answers == {b'{"error": "Incoming request failed verification"}'}


CLIENT = service().test_client()
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.binary(max_size=2000))
def test_no_bytes_make_the_service_fail(sent: bytes) -> None:
    rsa_key()
    assert status(CLIENT, sent, {"Content-Type": "application/json"}) == 400
    assert status(CLIENT, sent, signed_headers(sent)) < 500


@given(json_values)
def test_no_json_makes_the_service_fail(value: Any) -> None:
    for sent in (json.dumps(value).encode(), body(context=value, session=value)):
        assert status(CLIENT, sent, signed_headers(sent)) < 500


header_text = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"))


@given(header_text, header_text, header_text)
def test_no_header_makes_the_service_fail(kind: str, signature: str, url: str) -> None:
    headers = {"Signature-256": signature, "SignatureCertChainUrl": url}
    for content_type in ("application/json", kind):
        sent = {**headers, "Content-Type": content_type}
        assert status(CLIENT, body(), sent) == 400


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """The tests' own server has nothing to say."""


@contextmanager
def on_a_socket(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Silent)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_many_requests_at_once_over_real_sockets_share_one_fetch() -> None:
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        return CHAIN

    def post(number: int) -> tuple[int, Any]:
        sent = body(session={"number": number})
        headers = signed_headers(sent if number % 5 else b"tampered")
        answered = http.request("POST", f"{address}/", body=sent, headers=headers)
        return answered.status, answered.json()

    with (
        on_a_socket(service(fetch=fetch)) as address,
        urllib3.PoolManager(maxsize=16) as http,
        ThreadPoolExecutor(16) as pool,
    ):
        for number, (code, answer) in enumerate(pool.map(post, range(100))):
            assert code == (200 if number % 5 else 400)
            if code == 200:
                assert answer["response"]["heard"]["session"] == {"number": number}
    assert asked == [URL]
