from __future__ import annotations

import pytest

from web_service.chain_url import trusted_chain_url
from web_service.refusals import ChainUrlError

PLAIN = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"


@pytest.mark.parametrize(
    "url",
    [
        PLAIN,
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/./echo.api/x/../echo-api-cert.pem",
        "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert.pem",
    ],
)
def test_every_way_of_writing_amazons_address_means_the_same_one(url: str) -> None:
    assert trusted_chain_url(url) == PLAIN


@pytest.mark.parametrize(
    ("rule", "url"),
    [
        ("https only", "http://s3.amazonaws.com/echo.api/echo-api-cert.pem"),
        ("no scheme", "s3.amazonaws.com/echo.api/echo-api-cert.pem"),
        ("a file", "file:///echo.api/echo-api-cert.pem"),
        ("another host", "https://notamazon.com/echo.api/echo-api-cert.pem"),
        ("a longer host", "https://s3.amazonaws.com.evil.example/echo.api/cert.pem"),
        ("a bucket's host", "https://echo.s3.amazonaws.com/echo.api/cert.pem"),
        ("a user name", "https://s3.amazonaws.com@evil.example/echo.api/cert.pem"),
        ("a user at the host", "https://user@s3.amazonaws.com/echo.api/cert.pem"),
        ("a backslash", "https://evil.example\\@s3.amazonaws.com/echo.api/cert.pem"),
        ("the path's case", "https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem"),
        ("another path", "https://s3.amazonaws.com/invalid.path/echo-api-cert.pem"),
        ("a longer folder", "https://s3.amazonaws.com/echo.api.evil/echo-api-cert.pem"),
        ("climbing out", "https://s3.amazonaws.com/echo.api/../evil/cert.pem"),
        ("climbing out, escaped", "https://s3.amazonaws.com/echo.api/%2e%2e/evil/cert.pem"),
        ("the folder alone", "https://s3.amazonaws.com/echo.api/"),
        ("two slashes", "https://s3.amazonaws.com//echo.api/cert.pem"),
        ("another port", "https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem"),
        ("no such port", "https://s3.amazonaws.com:99999/echo.api/echo-api-cert.pem"),
        ("a tab", "https://s3.amazonaws.com/echo\t.api/echo-api-cert.pem"),
        ("a query", "https://s3.amazonaws.com/echo.api/cert.pem?x=1"),
        ("letters beyond ASCII", "https://s3.amazonaws.com/echo.api/cért.pem"),
        ("broken brackets", "https://[s3.amazonaws.com/echo.api/cert.pem"),
        ("too long", "https://s3.amazonaws.com/echo.api/" + "a" * 2000),
        ("nothing", ""),
    ],
)
def test_an_address_that_breaks_a_rule_is_refused(rule: str, url: str) -> None:
    with pytest.raises(ChainUrlError):
        trusted_chain_url(url)
    assert rule


def test_a_refusal_does_not_repeat_what_was_received() -> None:
    with pytest.raises(ChainUrlError) as refused:
        trusted_chain_url("https://secret.example/echo.api/cert.pem")
    assert "secret" not in str(refused.value)
