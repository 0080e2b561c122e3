"""A house with the small skill in it, a listener's watch that moves when told, and a client."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from desk_speaker.clock import WorldClock
from desk_speaker.desk import Desk
from desk_speaker.household import ECHO_SHOW, Household
from desk_speaker.page.house import House
from desk_speaker.page.listeners import Listener
from desk_speaker.page.server import create_app
from tests.desk_speaker.conftest import NINE
from tests.desk_speaker.small_skill import SmallSkill


class Room:
    """A house, its tab, and the listener's watch."""

    def __init__(self, desk: Desk, skill: SmallSkill) -> None:
        self.skill = skill
        self.seconds = 0.0
        clock = WorldClock(NINE, speed=0)
        household = Household(device=ECHO_SHOW)
        self.house = House(
            desk, household, clock, ticks=lambda: self.seconds, seconds_between_lines=0
        )
        self.tab: Listener = self.house.join()
        self.heard: list[dict[str, Any]] = []

    def happened(self, kind: str) -> list[dict[str, Any]]:
        """Every message of a kind that the tab has been told so far."""
        while (message := self.tab.take(0)) is not None:
            self.heard.append(message)
        return [message for message in self.heard if message["type"] == kind]

    def state(self) -> dict[str, Any]:
        """How the tab was last told things are."""
        state: dict[str, Any] = (self.happened("state") or self.happened("hello"))[-1]["state"]
        return state

    def pass_seconds(self, seconds: float) -> None:
        """Let the listener's time pass."""
        self.seconds += seconds
        self.house.look()


@pytest.fixture
def room(desk: Desk, skill: SmallSkill) -> Room:
    return Room(desk, skill)


@pytest.fixture
def client(room: Room) -> FlaskClient:
    return create_app(room.house).test_client()


@pytest.fixture
def post(client: FlaskClient) -> Callable[..., int]:
    """Posts as the page does; the status."""

    def post(action: str, body: object = None, **headers: str) -> int:
        sent = {"Host": "127.0.0.1:8765", "Origin": "http://127.0.0.1:8765", **headers}
        return client.post(f"/api/{action}", json=body or {}, headers=sent).status_code

    return post
