"""A token goes to Amazon, or on a desk to this machine, and to nobody else."""

from __future__ import annotations

import pytest

from backspasm.services.hosts import AllowedHosts

DESK = "http://127.0.0.1:8123"


@pytest.mark.parametrize(
    "host",
    [
        "api.amazonalexa.com",
        "api.eu.amazonalexa.com",
        "api.fe.amazonalexa.com",
        "api.fe.amazon.com",
    ],
)
@pytest.mark.parametrize("ending", ["", "/", ":443", ":443/"])
def test_amazons_hosts_are_allowed(host: str, ending: str) -> None:
    assert AllowedHosts().origin(f"https://{host}{ending}") == f"https://{host}"


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "api.amazonalexa.com",
        "//api.amazonalexa.com",
        "http://api.amazonalexa.com",
        "https://api.amazonalexa.com.evil.example",
        "https://evil.example/api.amazonalexa.com",
        "https://evil.example#api.amazonalexa.com",
        "https://evil.example\\@api.amazonalexa.com",
        "https://api.amazonalexa.com@evil.example",
        "https://user:secret@api.amazonalexa.com",
        "https://api.amazonalexa.com:8443",
        "https://api.amazonalexa.com/v1",
        "https://api.amazonalexa.com//",
        "https://api.amazonalexa.com?x",
        "https://api.amazonalexa.com\n",
        "https://api.amazonalexa.com.",
        "https://аpi.amazonalexa.com",
        "https://sub.api.amazonalexa.com",
        "https://amazonalexa.com",
        "ftp://api.amazonalexa.com",
        "http://127.0.0.1:8123",
        "http://169.254.169.254",
    ],
)
def test_all_others_are_not(endpoint: str) -> None:
    assert AllowedHosts().origin(endpoint) is None


def test_a_desk_on_this_machine_is_allowed_where_it_was_named() -> None:
    hosts = AllowedHosts([DESK])
    assert hosts.origin(DESK) == hosts.origin(DESK + "/") == DESK
    assert hosts.origin("https://api.amazonalexa.com") == "https://api.amazonalexa.com"
    assert hosts.origin("http://127.0.0.1:8124") is None
    assert hosts.origin("https://127.0.0.1:8123") is None


@pytest.mark.parametrize(
    "desk",
    ["http://desk.example:80", "http://10.0.0.1:80", "http://127.0.0.1", "http://127.0.0.1:1@evil"],
)
def test_a_desk_anywhere_else_is_refused(desk: str) -> None:
    with pytest.raises(ValueError, match="on this machine"):
        AllowedHosts([desk])
