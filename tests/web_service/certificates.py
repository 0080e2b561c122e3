"""Certificates of every kind that must be refused, and the one kind that must not."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC).timestamp()
URL = "https://s3.amazonaws.com/echo.api/echo-api-cert-9.pem"
DAY = 86400


@cache
def rsa_key() -> rsa.RSAPrivateKey:
    """One for the whole run: making them is slow."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass(frozen=True)
class Issued:
    certificate: x509.Certificate
    key: PrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


def authority(
    name: str = "root",
    issuer: Issued | None = None,
    *,
    may_issue: bool = True,
    days: tuple[int, int] = (-1000, 1000),
) -> Issued:
    """A root, or an intermediate if it has an issuer."""
    key = ec.generate_private_key(ec.SECP256R1())
    return _issue(
        name,
        key,
        issuer,
        days,
        [
            (x509.BasicConstraints(ca=may_issue, path_length=None), True),
            (_usage(signs_certificates=may_issue), True),
            (x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False),
        ],
    )


def signing_certificate(
    issuer: Issued,
    *,
    names: tuple[str, ...] = ("echo-api.amazon.com",),
    days: tuple[int, int] = (-10, 10),
    key: PrivateKey | None = None,
) -> Issued:
    return _issue(
        "signer",
        key or rsa_key(),
        issuer,
        days,
        [
            (x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), False),
            (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False),
            (_usage(signs_certificates=False), True),
        ],
    )


def signed_headers(body: bytes, *, url: str = URL) -> dict[str, str]:
    """What Alexa would send with `body`, if `rsa_key` were hers."""
    signature = rsa_key().sign(body, padding.PKCS1v15(), SHA256())
    return {
        "Content-Type": "application/json;charset=utf-8",
        "Signature-256": base64.b64encode(signature).decode(),
        "SignatureCertChainUrl": url,
    }


def _issue(
    name: str,
    key: PrivateKey,
    issuer: Issued | None,
    days: tuple[int, int],
    extensions: list[tuple[x509.ExtensionType, bool]],
) -> Issued:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signing_key = issuer.key if issuer else key
    now = datetime.fromtimestamp(NOW, UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
    )
    if issuer:
        extensions = [
            *extensions,
            (
                x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key()),
                False,
            ),
        ]
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical=critical)
    return Issued(builder.sign(signing_key, SHA256()), key)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
