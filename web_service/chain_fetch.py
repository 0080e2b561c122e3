"""How the certificates of a signature are fetched from the address that came with it."""

from __future__ import annotations

import time
from functools import cache

import certifi
import urllib3

# Alexa waits about eight seconds for the whole answer. A chain is some seven kilobytes.
DEADLINE = 3.0
LARGEST = 64 * 1024


@cache
def _pool() -> urllib3.PoolManager:
    return urllib3.PoolManager(cert_reqs="CERT_REQUIRED", ca_certs=certifi.where())


def fetch_chain(url: str, *, deadline: float = DEADLINE) -> bytes:
    """What `url` serves: PEM, the signing certificate first.

    Redirects are not followed, nothing is tried twice, and a server that trickles is given up on.

    Args:
        url: an address that `web_service.chain_url` has found trustworthy.
        deadline: seconds allowed for all of it. A single wait on the socket may add as much again.

    Raises:
        urllib3.exceptions.HTTPError: no connection, no answer in time, or not trusted.
        OSError: the answer is not 200, too large or too slow.
    """
    started = time.monotonic()
    response = _pool().request(
        "GET",
        url,
        redirect=False,
        retries=False,
        preload_content=False,
        timeout=urllib3.Timeout(total=deadline),
    )
    try:
        if response.status != 200:
            raise OSError("the certificates are not at their address")
        chain = b""
        # read1 returns what has arrived, so that the deadline is looked at between two trickles.
        while part := response.read1(LARGEST):
            chain += part
            if len(chain) > LARGEST:
                raise OSError("the certificates are too large")
            if time.monotonic() - started > deadline:
                raise TimeoutError("the certificates came too slowly")
        return chain
    finally:
        # Closed rather than returned to the pool: chains are fetched once in months.
        response.close()
