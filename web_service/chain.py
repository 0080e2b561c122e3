"""Whether certificates lead from Alexa's name to a trusted root, and for which key. Pure."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import certifi
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.verification import PolicyBuilder, Store

from web_service.refusals import ChainTrustError

ALEXA = "echo-api.amazon.com"
_CERTIFICATE = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that may sign for Alexa, and when (UTC seconds) its whole chain is valid."""

    key: RSAPublicKey
    valid_from: float
    valid_until: float

    def is_valid_at(self, now: float) -> bool:
        """Whether `now` (UTC seconds) lies within the dates of the whole chain."""
        return self.valid_from <= now <= self.valid_until


def public_roots() -> list[x509.Certificate]:
    """The roots of certifi's bundle, which is Mozilla's list and holds Amazon's.

    A few old ones, Starfield's among them, break RFC 5280 in their serial number. cryptography
    warns of them and says that it will refuse them one day; each is loaded by itself, so that on
    that day those few are missing and the service still starts.
    """
    roots = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        for pem in _CERTIFICATE.findall(Path(certifi.where()).read_bytes()):
            with suppress(ValueError):
                roots.append(x509.load_pem_x509_certificate(pem))
    return roots


def trust(roots: Iterable[x509.Certificate]) -> Store:
    """The given roots in the form `validated_signer` takes. At least one is needed (ValueError)."""
    return Store(list(roots))


def validated_signer(pem: bytes, *, trusted: Store, now: float) -> Signer:
    """The signer that `pem` vouches for: its own certificate first, then those up to a root.

    The path is validated by cryptography's profile for public servers (signatures, dates at `now`,
    constraints, key usage, key sizes). On top of it the certificate must name Alexa's own host, as
    a wildcard over amazon.com could be held by others, and its key must be RSA.

    Raises ChainTrustError for anything less, unreadable input included.
    """
    try:
        leaf, *between = x509.load_pem_x509_certificates(pem)
        verifier = (
            PolicyBuilder()
            .store(trusted)
            .time(datetime.fromtimestamp(now, UTC))
            .build_server_verifier(x509.DNSName(ALEXA))
        )
        path = verifier.verify(leaf, between)
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        key = leaf.public_key()
    except Exception as error:
        # Hostile input can fail in more ways than the library documents, and all mean the same.
        raise ChainTrustError("the certificates do not lead to a trusted root") from error
    if ALEXA not in names.get_values_for_type(x509.DNSName):
        raise ChainTrustError("the certificate does not name Alexa's host")
    if not isinstance(key, RSAPublicKey):
        raise ChainTrustError("the certificate's key is not RSA")
    return Signer(
        key,
        valid_from=max(certificate.not_valid_before_utc.timestamp() for certificate in path),
        valid_until=min(certificate.not_valid_after_utc.timestamp() for certificate in path),
    )
