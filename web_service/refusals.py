"""Why a request was refused: one exception per reason.

All of them are the SDK's `VerificationException`, which its adapter answers with HTTP 400. The
caller is never told the reason; the operator's log shows the class name and nothing else, so the
names have to say it all and the texts must never quote what was received.
"""

from __future__ import annotations

from web_service.flask_ask import VerificationException


class SignatureMissingError(VerificationException):
    """A header that carries the signature or the address of its certificates is absent."""


class ChainUrlError(VerificationException):
    """The address of the certificates is not one that Amazon would use."""


class ChainFetchError(VerificationException):
    """The certificates could not be had from their address in time."""


class ChainTrustError(VerificationException):
    """The certificates do not lead from Alexa's name to a trusted root at this instant."""


class SignatureMismatchError(VerificationException):
    """The signature is not that of this body by this certificate."""


class StaleRequestError(VerificationException):
    """The request's timestamp is absent, unreadable or too far from now: it may be a replay."""


class ForeignSkillError(VerificationException):
    """The request was sent to another skill than this one."""
