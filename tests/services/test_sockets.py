"""What bounds a connection's time also bounds TLS, and looking up a name."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from urllib3.exceptions import HTTPError
from urllib3.util import Timeout

from backspasm.services.sockets import pool_manager
from tests.services.scripted_server import Answer, Misbehaviour, ScriptedServer, serving

SHORT = 0.2
GENEROUS = SHORT + 2.0


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def server(certificate: Path) -> Iterator[ScriptedServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(lambda _: Answer(200, b"fine"), context) as server:
        yield server


def fetch(port: int, trusted: Path | None) -> bytes:
    context = ssl.create_default_context(cafile=trusted)
    manager = pool_manager(2, context)
    url = f"https://localhost:{port}/"
    return manager.request("GET", url, timeout=Timeout(total=SHORT)).data


def test_a_trusted_host_is_spoken_to_over_tls(server: ScriptedServer, certificate: Path) -> None:
    context = ssl.create_default_context(cafile=certificate)
    manager = pool_manager(2, context)
    for _ in range(3):
        answer = manager.request("GET", f"https://localhost:{server.port}/", timeout=20)
        assert answer.data == b"fine"
    assert server.connections == 1


def test_a_host_that_cannot_prove_itself_is_sent_nothing(server: ScriptedServer) -> None:
    with pytest.raises(HTTPError):
        fetch(server.port, None)
    assert not server.requests


@pytest.mark.parametrize(
    "fault", [Misbehaviour.HANG, Misbehaviour.TRICKLE_HEAD, Misbehaviour.TRICKLE_BODY]
)
def test_a_slow_answer_over_tls_is_given_up(
    server: ScriptedServer, certificate: Path, fault: Misbehaviour
) -> None:
    server.script = lambda _: fault
    began = time.monotonic()
    with pytest.raises(HTTPError):
        fetch(server.port, certificate)
    assert time.monotonic() - began < GENEROUS


def test_a_handshake_that_never_ends_is_given_up(certificate: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        with pytest.raises(HTTPError):
            fetch(silent.getsockname()[1], certificate)
        assert time.monotonic() - began < GENEROUS


def test_a_name_that_is_looked_up_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def looking(*_: Any, **__: Any) -> list[Any]:
        release.wait()
        raise socket.gaierror("gone")

    monkeypatch.setattr(socket, "getaddrinfo", looking)
    began = time.monotonic()
    with pytest.raises(HTTPError):
        fetch(443, None)
    assert time.monotonic() - began < GENEROUS
    release.set()


def test_a_name_that_nobody_has_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror("unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(HTTPError):
        fetch(443, None)


def test_a_name_without_addresses_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [])
    with pytest.raises(HTTPError):
        fetch(443, None)
