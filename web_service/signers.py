"""The signers met so far, so that certificates are fetched once and not with every request."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future

from cryptography.x509.verification import Store

from web_service.chain import Signer, validated_signer
from web_service.chain_url import trusted_chain_url
from web_service.refusals import ChainFetchError

# Amazon uses one address for months. A few more are room for a change-over.
_REMEMBERED = 8
# How long a request waits for the fetch that another request has already begun.
_PATIENCE = 5.0


class Signers:
    """Who signs for Alexa at an address. Safe to share between threads.

    Only signers that were found valid are remembered, so a stranger can neither fill the memory
    nor push Alexa's signer out of it. Requests that need the same address at once share one fetch.
    """

    def __init__(
        self, *, fetch: Callable[[str], bytes], trusted: Store, clock: Callable[[], float]
    ) -> None:
        """`fetch` returns the PEM at an address or raises; `clock` gives UTC seconds."""
        self._fetch = fetch
        self._trusted = trusted
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[str, Signer] = {}
        self._on_their_way: dict[str, Future[Signer]] = {}

    def at(self, url: str) -> Signer:
        """The valid signer at `url`. Raises ChainUrlError, ChainFetchError or ChainTrustError."""
        url = trusted_chain_url(url)
        now = self._clock()
        with self._lock:
            known = self._known.get(url)
            if known is not None and known.is_valid_at(now):
                return known
            awaited = self._on_their_way.get(url)
            if awaited is None:
                begun = self._on_their_way[url] = Future()
        if awaited is not None:
            try:
                return awaited.result(timeout=_PATIENCE)
            except TimeoutError:
                raise ChainFetchError("another request is still fetching it") from None
        return self._bring(url, now, begun)

    def _bring(self, url: str, now: float, begun: Future[Signer]) -> Signer:
        try:
            signer = validated_signer(self._fetched(url), trusted=self._trusted, now=now)
        except BaseException as problem:
            # Whatever it was, those who wait must hear of it and the next request may try again.
            with self._lock:
                del self._on_their_way[url]
            begun.set_exception(problem)
            raise
        with self._lock:
            self._known.pop(url, None)
            self._known[url] = signer
            if len(self._known) > _REMEMBERED:
                del self._known[next(iter(self._known))]
            del self._on_their_way[url]
        begun.set_result(signer)
        return signer

    def _fetched(self, url: str) -> bytes:
        try:
            return self._fetch(url)
        except Exception as error:
            # How it is fetched is given from outside, so any failure may come out of it.
            raise ChainFetchError("the certificates could not be fetched") from error
