from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.web_service.certificates import DAY, NOW, URL, authority, signing_certificate
from web_service.chain import trust
from web_service.refusals import ChainFetchError, ChainTrustError, ChainUrlError
from web_service.signers import Signers

ROOT = authority()
PEM = signing_certificate(ROOT).pem


class Shelf:
    """Serves certificates and counts how often it is asked for which."""

    def __init__(self, serve: Callable[[str], bytes] = lambda _: PEM) -> None:
        self.serve = serve
        self.asked: list[str] = []
        self.now = NOW
        self.signers = Signers(
            fetch=self._fetch, trusted=trust([ROOT.certificate]), clock=lambda: self.now
        )

    def _fetch(self, url: str) -> bytes:
        self.asked.append(url)
        return self.serve(url)


def url(number: int) -> str:
    return f"https://s3.amazonaws.com/echo.api/echo-api-cert-{number}.pem"


def test_certificates_are_fetched_once_for_many_requests() -> None:
    shelf = Shelf()
    assert len({id(shelf.signers.at(URL)) for _ in range(100)}) == 1
    assert shelf.asked == [URL]


def test_another_way_of_writing_the_address_fetches_nothing_new() -> None:
    shelf = Shelf()
    shelf.signers.at(URL)
    shelf.signers.at(URL.replace("s3.amazonaws.com", "S3.AMAZONAWS.COM:443"))
    assert shelf.asked == [URL]


def test_a_forbidden_address_is_never_fetched() -> None:
    shelf = Shelf()
    with pytest.raises(ChainUrlError):
        shelf.signers.at("https://evil.example/echo.api/cert.pem")
    assert shelf.asked == []


def test_certificates_are_fetched_anew_once_they_have_expired() -> None:
    shelf = Shelf()
    shelf.signers.at(URL)
    shelf.now += 11 * DAY
    with pytest.raises(ChainTrustError):
        shelf.signers.at(URL)
    shelf.serve = lambda _: signing_certificate(ROOT, days=(5, 20)).pem
    shelf.signers.at(URL)
    assert len(shelf.asked) == 3


def test_a_failed_fetch_is_refused_and_tried_again_next_time() -> None:
    def fail(_: str) -> bytes:
        raise OSError("no route")

    shelf = Shelf(fail)
    with pytest.raises(ChainFetchError):
        shelf.signers.at(URL)
    shelf.serve = lambda _: PEM
    shelf.signers.at(URL)


def test_a_slow_fetch_is_refused() -> None:
    def time_out(_: str) -> bytes:
        raise TimeoutError

    with pytest.raises(ChainFetchError):
        Shelf(time_out).signers.at(URL)


def test_a_stranger_cannot_push_alexas_signer_out_of_memory() -> None:
    shelf = Shelf(lambda url: PEM if url == URL else b"junk")
    shelf.signers.at(URL)
    for number in range(100, 150):
        with pytest.raises(ChainTrustError):
            shelf.signers.at(url(number))
    shelf.signers.at(URL)
    assert shelf.asked.count(URL) == 1


def test_only_the_latest_addresses_are_remembered() -> None:
    shelf = Shelf()
    for number in range(20):
        shelf.signers.at(url(number))
    shelf.signers.at(url(19))
    assert shelf.asked.count(url(19)) == 1
    shelf.signers.at(url(0))
    assert shelf.asked.count(url(0)) == 2


def test_requests_at_the_same_moment_share_one_fetch() -> None:
    arrived = threading.Barrier(8)
    served = threading.Event()

    def serve(_: str) -> bytes:
        served.wait(5)
        return PEM

    shelf = Shelf(serve)

    def ask(number: int) -> object:
        arrived.wait(5)
        if number == 0:
            threading.Timer(0.05, served.set).start()
        return shelf.signers.at(URL)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(map(id, pool.map(ask, range(8))))) == 1
    assert shelf.asked == [URL]


def test_requests_at_the_same_moment_share_one_failure() -> None:
    arrived = threading.Barrier(4)

    def serve(_: str) -> bytes:
        raise OSError("no route")

    shelf = Shelf(serve)

    def ask(_: int) -> type[BaseException] | None:
        arrived.wait(5)
        try:
            shelf.signers.at(URL)
        except ChainFetchError as refusal:
            return type(refusal)
        return None

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(ask, range(4))) == {ChainFetchError}
