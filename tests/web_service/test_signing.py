from __future__ import annotations

import time

import pytest

from tests.web_service.certificates import DAY, NOW
from web_service.chain import trust, validated_signer
from web_service.signature import SignatureVerifier
from web_service.signers import Signers
from web_service.signing import ThrowawaySigner


@pytest.mark.parametrize("years", [-9, 0, 9])
def test_a_throwaway_chain_is_valid_years_before_and_after(years: int) -> None:
    signer = ThrowawaySigner(NOW)
    now = NOW + years * 365 * DAY
    assert validated_signer(signer.chain_pem, trusted=trust([signer.root]), now=now).is_valid_at(
        now
    )


def test_what_it_signs_passes_verification() -> None:
    signer = ThrowawaySigner(NOW)
    signers = Signers(fetch=signer.fetch, trusted=trust([signer.root]), clock=lambda: NOW)
    SignatureVerifier(signers).verify(
        headers=signer.headers("½".encode()),
        serialized_request_env="½",
        deserialized_request_env={},
    )


def test_it_serves_its_own_chain_and_no_other() -> None:
    signer = ThrowawaySigner(NOW)
    assert signer.fetch(signer.chain_url) == signer.chain_pem
    with pytest.raises(LookupError):
        signer.fetch("https://s3.amazonaws.com/echo.api/other.pem")


def test_two_signers_do_not_trust_each_other() -> None:
    assert ThrowawaySigner(NOW).root != ThrowawaySigner(NOW).root


def test_it_is_made_in_a_moment() -> None:
    def seconds() -> float:
        started = time.perf_counter()
        ThrowawaySigner(NOW)
        return time.perf_counter() - started

    # Finding primes takes luck, so the best of a few.
    assert min(seconds() for _ in range(5)) < 0.3
