"""What can go wrong with Alexa's services, told apart as far as it changes what is said or done."""

from __future__ import annotations

from enum import StrEnum
from typing import Any


class ErrorKind(StrEnum):
    """Why a call failed."""

    PERMISSION = "permission"
    """The user has not allowed it, or no longer does."""
    UNSUPPORTED_DEVICE = "unsupported_device"
    """This kind of device can't do it (the simulator, for one)."""
    QUOTA = "quota"
    """There are as many as there may be."""
    FORBIDDEN = "forbidden"
    """Refused for good, with no reason that is known here."""
    RATE_LIMITED = "rate_limited"
    BAD_REQUEST = "bad_request"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    UNAVAILABLE = "unavailable"
    """The service is out of order, or the network is."""
    TIMEOUT = "timeout"
    GARBLED = "garbled"
    """It answered, and the answer makes no sense."""
    UNTRUSTED_HOST = "untrusted_host"
    """The request named a host that is not Amazon's. Nothing was sent."""


class ServiceError(Exception):
    """A call to one of Alexa's services failed. Holds nothing that was sent or answered."""

    def __init__(
        self, kind: ErrorKind, *, status: int | None = None, not_done: bool = False
    ) -> None:
        super().__init__(kind, status)
        self.kind = kind
        self.status = status
        """The HTTP status, where there was one."""
        self.not_done = not_done
        """Whether what was asked for has surely not happened. Otherwise it may have."""


_BY_STATUS = {
    401: ErrorKind.PERMISSION,
    404: ErrorKind.NOT_FOUND,
    408: ErrorKind.TIMEOUT,
    409: ErrorKind.CONFLICT,
    429: ErrorKind.RATE_LIMITED,
}
_PERMISSION_WORDS = ("UNAUTHORIZED", "NOT_AUTHORIZED", "ACCESS_DENIED", "PERMISSION", "CONSENT")
_QUOTA_WORDS = ("MAX_REMINDERS", "MAX_TIMERS", "LIMIT_EXCEEDED", "QUOTA")
_DEVICE_WORDS = ("DEVICE_NOT_SUPPORT", "NOT_SUPPORTED_DEVICE", "UNSUPPORTED_DEVICE")


def from_status(status: int, body: object) -> ServiceError:
    """What an answer that is not a success means. `body` is its JSON, or None without any."""
    if status >= 500:
        return ServiceError(ErrorKind.UNAVAILABLE, status=status)
    if status < 400:
        # A redirect is never followed: it would take the token along.
        return ServiceError(ErrorKind.GARBLED, status=status, not_done=True)
    kind = _forbidden(body) if status == 403 else _BY_STATUS.get(status, ErrorKind.BAD_REQUEST)
    return ServiceError(kind, status=status, not_done=kind is not ErrorKind.TIMEOUT)


def _forbidden(body: object) -> ErrorKind:
    """A 403 means several things; only the code in its body tells which."""
    code = _code(body)
    if any(word in code for word in _QUOTA_WORDS):
        return ErrorKind.QUOTA
    if any(word in code for word in _DEVICE_WORDS):
        return ErrorKind.UNSUPPORTED_DEVICE
    if any(word in code for word in _PERMISSION_WORDS):
        return ErrorKind.PERMISSION
    return ErrorKind.FORBIDDEN


def _code(body: object) -> str:
    found: Any = body.get("code") if isinstance(body, dict) else None
    return found.upper() if isinstance(found, str) else ""
