"""Was this body signed by Alexa? Takes the place of the SDK's `RequestVerifier`."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from web_service.flask_ask import AbstractVerifier
from web_service.refusals import SignatureMismatchError, SignatureMissingError
from web_service.signers import Signers

SIGNATURE = "Signature-256"
CHAIN_URL = "SignatureCertChainUrl"


class SignatureVerifier(AbstractVerifier):
    """Refuses a body whose RSA-SHA256 signature is not by a signer of Alexa's."""

    def __init__(self, signers: Signers) -> None:
        """`signers` knows whose key is at an address, and whether it may sign for Alexa."""
        self._signers = signers

    def verify(
        self,
        headers: Mapping[str, str],
        serialized_request_env: str,
        deserialized_request_env: object,  # noqa: ARG002 - the SDK passes it by name
    ) -> None:
        """Raises a VerificationException (see `web_service.refusals`) unless Alexa signed it."""
        signature = _header(headers, SIGNATURE)
        signer = self._signers.at(_header(headers, CHAIN_URL))
        try:
            signer.key.verify(
                base64.b64decode(signature, validate=True),
                # Exactly the bytes received: the adapter decoded them strictly as UTF-8.
                serialized_request_env.encode(),
                PKCS1v15(),
                SHA256(),
            )
        except (InvalidSignature, binascii.Error, ValueError):
            raise SignatureMismatchError("the signature is not that of this body") from None


def _header(headers: Mapping[str, str], name: str) -> str:
    for given, value in headers.items():
        if given.lower() == name.lower() and value:
            return value
    raise SignatureMissingError(f"{name} is missing")
