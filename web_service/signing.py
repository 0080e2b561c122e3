"""Signs requests as Alexa does, with certificates made for the occasion.

For the desk speaker, for tests and for trying things locally: an application that is to accept
these signatures must be given this root and this fetch in code (`web_service.app.create_app`).
"""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from web_service.chain import ALEXA
from web_service.signature import CHAIN_URL, SIGNATURE

# Wide, so that a clock that is run fast or turned back stays inside.
_VALIDITY = timedelta(days=3650)


class ThrowawaySigner:
    """A root and a signing certificate for Alexa's name, whose keys live only in this object.

    Attributes:
        root: the certificate to trust.
        chain_url: where the chain claims to be; an address that Alexa's rules allow.
        chain_pem: the signing certificate, as `fetch` serves it.
    """

    chain_url = "https://s3.amazonaws.com/echo.api/throwaway-cert.pem"

    def __init__(self, around: float) -> None:
        """Certificates valid for ten years either side of `around` (UTC seconds)."""
        middle = datetime.fromtimestamp(around, UTC)
        # An elliptic key for the root is made in no time; Alexa's own key has to be RSA.
        root_key = ec.generate_private_key(ec.SECP256R1())
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.root = _root(root_key, middle)
        self.chain_pem = _leaf(self._key, self.root, root_key).public_bytes(Encoding.PEM)

    def headers(self, body: bytes) -> dict[str, str]:
        """The headers of a POST of exactly these bytes."""
        signature = self._key.sign(body, padding.PKCS1v15(), SHA256())
        return {
            "Content-Type": "application/json; charset=utf-8",
            SIGNATURE: base64.b64encode(signature).decode(),
            CHAIN_URL: self.chain_url,
        }

    def fetch(self, url: str) -> bytes:
        """The chain, from its own address. Raises LookupError for any other."""
        if url != self.chain_url:
            raise LookupError("nothing is served there")
        return self.chain_pem


def _root(key: ec.EllipticCurvePrivateKey, middle: datetime) -> x509.Certificate:
    name = _name("Throw-away root, trust nowhere")
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(middle - _VALIDITY)
        .not_valid_after(middle + _VALIDITY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(key_cert_sign=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )


def _leaf(
    key: rsa.RSAPrivateKey, root: x509.Certificate, root_key: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(ALEXA))
        .issuer_name(root.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(root.not_valid_before_utc)
        .not_valid_after(root.not_valid_after_utc)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(ALEXA)]), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(_key_usage(digital_signature=True), critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()),
            critical=False,
        )
        .sign(root_key, SHA256())
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _key_usage(*, digital_signature: bool = False, key_cert_sign: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        key_cert_sign=key_cert_sign,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
