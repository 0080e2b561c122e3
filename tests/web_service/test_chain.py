from __future__ import annotations

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from tests.web_service.certificates import (
    DAY,
    NOW,
    Issued,
    authority,
    rsa_key,
    signing_certificate,
)
from web_service.chain import Signer, public_roots, trust, validated_signer
from web_service.refusals import ChainTrustError

ROOT = authority()


def validated(*chain: Issued, root: Issued = ROOT, now: float = NOW) -> Signer:
    pem = b"".join(issued.pem for issued in chain)
    return validated_signer(pem, trusted=trust([root.certificate]), now=now)


def test_a_certificate_straight_from_the_root_is_trusted() -> None:
    signer = validated(signing_certificate(ROOT))
    assert signer.key.public_numbers() == rsa_key().public_key().public_numbers()


def test_a_certificate_by_way_of_an_intermediate_is_trusted() -> None:
    between = authority("between", ROOT)
    validated(signing_certificate(between), between)


def test_a_signer_is_valid_only_as_long_as_everything_above_it() -> None:
    between = authority("between", ROOT, days=(-3, 4))
    signer = validated(signing_certificate(between, days=(-10, 10)), between)
    assert (signer.valid_from, signer.valid_until) == (NOW - 3 * DAY, NOW + 4 * DAY)
    assert signer.is_valid_at(NOW + 4 * DAY)
    assert not signer.is_valid_at(NOW + 4 * DAY + 1)
    assert not signer.is_valid_at(NOW - 3 * DAY - 1)


@pytest.mark.parametrize(
    "names", [("example.com",), ("api.amazon.com",), ("*.amazon.com",), ("amazon.com",)]
)
def test_a_certificate_for_another_name_is_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(ChainTrustError):
        validated(signing_certificate(ROOT, names=names))


def test_alexas_name_may_be_one_of_several() -> None:
    validated(signing_certificate(ROOT, names=("example.com", "echo-api.amazon.com")))


@pytest.mark.parametrize("days", [(-10, -1), (1, 10)], ids=["expired", "not yet valid"])
def test_a_certificate_outside_its_dates_is_refused(days: tuple[int, int]) -> None:
    with pytest.raises(ChainTrustError):
        validated(signing_certificate(ROOT, days=days))


def test_the_clock_decides_what_is_expired() -> None:
    validated(signing_certificate(ROOT, days=(-10, -1)), now=NOW - 5 * DAY)


def test_an_expired_intermediate_is_refused() -> None:
    between = authority("between", ROOT, days=(-10, -1))
    with pytest.raises(ChainTrustError):
        validated(signing_certificate(between), between)


def test_a_missing_intermediate_is_refused() -> None:
    with pytest.raises(ChainTrustError):
        validated(signing_certificate(authority("between", ROOT)))


def test_an_intermediate_that_may_not_issue_is_refused() -> None:
    between = authority("between", ROOT, may_issue=False)
    with pytest.raises(ChainTrustError):
        validated(signing_certificate(between), between)


def test_an_intermediate_that_did_not_sign_is_refused() -> None:
    impostor = authority("between", ROOT)
    with pytest.raises(ChainTrustError):
        validated(signing_certificate(authority("between", ROOT)), impostor)


def test_a_chain_to_another_root_is_refused_even_if_it_brings_that_root() -> None:
    stranger = authority("stranger")
    with pytest.raises(ChainTrustError):
        validated(signing_certificate(stranger), stranger)


def test_a_root_of_the_same_name_is_not_the_root() -> None:
    with pytest.raises(ChainTrustError):
        validated(signing_certificate(authority()))


def test_a_certificate_that_signed_itself_is_refused() -> None:
    key = rsa_key()
    itself = Issued(ROOT.certificate, key)
    with pytest.raises(ChainTrustError):
        validated(signing_certificate(itself))


def test_a_key_that_is_not_rsa_is_refused() -> None:
    with pytest.raises(ChainTrustError):
        validated(signing_certificate(ROOT, key=ec.generate_private_key(ec.SECP256R1())))


@pytest.mark.parametrize(
    "pem",
    [
        b"",
        b"not a certificate",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        b"\x00\xff" * 100,
    ],
)
def test_what_is_not_a_certificate_is_refused(pem: bytes) -> None:
    with pytest.raises(ChainTrustError):
        validated_signer(pem, trusted=trust([ROOT.certificate]), now=NOW)


def test_the_public_roots_hold_those_that_amazon_uses() -> None:
    names = {
        attribute.value
        for root in public_roots()
        for attribute in root.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    }
    assert {"Amazon Root CA 1", "Starfield Services Root Certificate Authority - G2"} <= names


def test_the_public_roots_do_not_trust_a_stranger() -> None:
    with pytest.raises(ChainTrustError):
        validated_signer(signing_certificate(ROOT).pem, trusted=trust(public_roots()), now=NOW)
