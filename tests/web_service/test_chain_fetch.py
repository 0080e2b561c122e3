from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import urllib3

from web_service.chain_fetch import LARGEST, fetch_chain


@contextmanager
def server(*parts: bytes, pause: float = 0.0) -> Iterator[str]:
    """A host that sends `parts` with a pause after each, to whoever connects first."""
    done = threading.Event()

    def serve() -> None:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            connection.recv(65536)
            try:
                for part in parts:
                    connection.sendall(part)
                    done.wait(pause)
            except OSError:
                pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/echo.api/cert.pem"
        finally:
            done.set()
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()


def head(status: str, *headers: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "Connection: close", "", ""]).encode()


def test_the_body_is_returned_whole() -> None:
    with server(head("200 OK", "Content-Length: 6"), b"ABC", b"DEF") as url:
        assert fetch_chain(url) == b"ABCDEF"


@pytest.mark.parametrize("status", ["404 Not Found", "500 Oops", "204 No Content"])
def test_anything_but_200_is_an_error(status: str) -> None:
    with server(head(status, "Content-Length: 0")) as url, pytest.raises(OSError, match="not at"):
        fetch_chain(url)


def test_a_redirect_is_not_followed() -> None:
    with server(head("200 OK", "Content-Length: 2"), b"no") as elsewhere:
        redirect = head("302 Found", f"Location: {elsewhere}", "Content-Length: 0")
        with server(redirect) as url, pytest.raises(OSError, match="not at"):
            fetch_chain(url)


def test_a_body_without_end_is_cut_off() -> None:
    flood = [b"x" * LARGEST] * 4
    with server(head("200 OK"), *flood) as url, pytest.raises(OSError, match="too large"):
        fetch_chain(url)


def test_a_host_that_says_nothing_is_given_up_on() -> None:
    with server(b"", pause=5) as url, pytest.raises(urllib3.exceptions.HTTPError):
        fetch_chain(url, deadline=0.1)


def test_a_host_that_trickles_is_given_up_on() -> None:
    started = time.monotonic()
    with (
        server(head("200 OK"), *[b"x"] * 400, pause=0.02) as url,
        pytest.raises(TimeoutError, match="slowly"),
    ):
        fetch_chain(url, deadline=0.2)
    assert time.monotonic() - started < 3


def test_a_host_that_is_not_there_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(urllib3.exceptions.HTTPError):
        fetch_chain(f"http://127.0.0.1:{port}/cert.pem", deadline=0.5)
