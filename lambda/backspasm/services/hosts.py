"""Which hosts may be sent a token: Amazon's, and on a desk one on the same machine."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Amazon's pages give two names for the Far East; both are in use.
_ALEXA = frozenset(
    {
        "https://api.amazonalexa.com",
        "https://api.eu.amazonalexa.com",
        "https://api.fe.amazonalexa.com",
        "https://api.fe.amazon.com",
    }
)
_LOOPBACK = re.compile(r"http://(?:127\.0\.0\.1|localhost|\[::1\]):[0-9]{1,5}")


class AllowedHosts:
    """The hosts that a request's `apiEndpoint` may name.

    `desk` holds further origins, `http://127.0.0.1:8080`, on this machine only. They come from
    code that plays Alexa's part, never from the environment or from a request.
    """

    def __init__(self, desk: Iterable[str] = ()) -> None:
        """Raises ValueError if one of `desk` is not on this machine."""
        extra = frozenset(desk)
        if not all(_LOOPBACK.fullmatch(origin) for origin in extra):
            raise ValueError("only hosts on this machine can be allowed besides Alexa's")
        self._origins = _ALEXA | extra

    def origin(self, endpoint: str) -> str | None:
        """The origin of an allowed endpoint, without a slash at its end; None for all others.

        >>> AllowedHosts().origin("https://api.eu.amazonalexa.com/")
        'https://api.eu.amazonalexa.com'
        >>> AllowedHosts().origin("https://api.amazonalexa.com.example.org") is None
        True
        """
        # Compared whole and never taken apart: what isn't parsed can't be parsed in two ways.
        origin = endpoint.removesuffix("/").removesuffix(":443")
        return origin if origin in self._origins else None
