"""The page's server does what the page asks, and nothing for anybody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from desk_speaker.page import engine
from tests.desk_speaker.page.conftest import Room

HERE = {"Host": "127.0.0.1:8765"}


def policy(client: FlaskClient, path: str) -> str:
    """The content security policy that a page comes with."""
    with client.get(path, headers=HERE) as response:
        return response.headers["Content-Security-Policy"]


def test_the_page_is_there(client: FlaskClient) -> None:
    with client.get("/", headers=HERE) as response:
        assert response.status_code == 200
        assert b"Back Spasm Helper" in response.data


def test_what_the_page_posts_is_done(room: Room, post: Callable[..., int]) -> None:
    assert post("say", {"words": "how long left"}) == 200
    assert room.happened("turn")[0]["utterance"] == "how long left"


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://127.0.0.1:81"])
def test_another_origin_is_refused(room: Room, post: Callable[..., int], origin: str) -> None:
    assert post("say", {"words": "how long left"}, Origin=origin) == 403
    assert room.happened("turn") == []


def test_a_post_without_an_origin_is_refused(client: FlaskClient) -> None:
    assert client.post("/api/say", json={"words": "hi"}, headers=HERE).status_code == 403


@pytest.mark.parametrize("path", ["/", "/events", "/api/about", "/screen"])
def test_another_name_for_this_host_is_refused(client: FlaskClient, path: str) -> None:
    assert client.get(path, headers={"Host": "rebound.example:80"}).status_code == 403


def test_a_form_of_another_site_could_not_even_be_read(client: FlaskClient) -> None:
    headers = {**HERE, "Origin": "http://127.0.0.1:8765"}
    response = client.post("/api/say", data={"words": "hi"}, headers=headers)
    assert response.status_code == 415


def test_an_act_that_there_is_not_is_not_found(post: Callable[..., int]) -> None:
    assert post("open_the_door") == 404


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("say", {}),
        ("touch", {"token": "x", "arguments": "x"}),
        ("command", {"line": ":nonsense"}),
        ("speed", {"times": "fast"}),
        ("become", {"device": "toaster"}),
        ("play", {"name": "../../etc/passwd"}),
    ],
)
def test_nonsense_is_told_to_be_so(post: Callable[..., int], action: str, body: object) -> None:
    assert post(action, body) == 400


def test_too_much_at_once_is_refused(post: Callable[..., int]) -> None:
    assert post("say", {"words": "x" * 100_000}) == 413


def test_the_page_may_reach_no_other_host(client: FlaskClient) -> None:
    of_the_page = policy(client, "/")
    assert "default-src 'none'" in of_the_page
    assert "http" not in of_the_page
    assert "unsafe" not in of_the_page


def test_the_screens_frame_is_shut_off_from_the_page(client: FlaskClient) -> None:
    of_the_frame = policy(client, "/screen")
    assert "sandbox allow-scripts" in of_the_frame
    assert "allow-same-origin" not in of_the_frame
    assert "http" not in of_the_frame


def test_without_the_engine_the_page_is_told(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "found", lambda: None)
    assert client.get("/engine.js", headers=HERE).status_code == 404
    about = client.get("/api/about", headers=HERE).get_json()
    assert about["engine"] is False
    assert about["howToGetEngine"].startswith("npm ci")
