"""Which addresses a signature's certificates may come from.

The rules are Amazon's ("Verify the signature certificate URL" in
https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html): https,
the host s3.amazonaws.com in any case, port 443 if one is named, and, once dot segments are
resolved, a path that begins with /echo.api/ in exactly this case.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import urlsplit

from web_service.refusals import ChainUrlError

_HOST = "s3.amazonaws.com"
_FOLDER = "/echo.api/"
_LONGEST = 1024
# Stricter than Amazon's rules: no escapes, backslashes, blanks, user names, queries or fragments.
# Amazon's addresses have none, and each is a way of meaning one file here and another at the host.
_PLAIN = re.compile(r"[A-Za-z0-9:/._~!$&'()*+,;=-]+")


def trusted_chain_url(url: str) -> str:
    """The normalised form of `url`, to fetch from and to remember the certificates by.

    Raises ChainUrlError when the address breaks one of the rules.

    >>> trusted_chain_url("https://S3.amazonaws.com:443/echo.api/../echo.api/cert.pem")
    'https://s3.amazonaws.com/echo.api/cert.pem'
    """
    if len(url) > _LONGEST or not _PLAIN.fullmatch(url):
        raise ChainUrlError("the address is too long or holds characters it should not")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ChainUrlError("the address cannot be read") from None
    if parts.scheme != "https":  # urlsplit has lowered it
        raise ChainUrlError("the address is not https")
    if parts.hostname != _HOST:  # likewise
        raise ChainUrlError("the host is not Amazon's")
    if port not in (None, 443):
        raise ChainUrlError("the port is not 443")
    path = posixpath.normpath(parts.path)
    if not path.startswith(_FOLDER):
        raise ChainUrlError("the path is not in Alexa's folder")
    return f"https://{_HOST}{path}"
