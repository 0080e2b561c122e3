"""The longest plan in one turn, and what is said when the deadline comes first."""

from __future__ import annotations

import time
from collections.abc import Callable

from urllib3 import HTTPResponse

from desk_speaker.http_host import HttpRequest
from tests.faults import truth
from tests.faults.house import House

ALERTS = 71
"""Forty-seven switches and twenty-four skin checks."""

CALL = 0.06
CALLS_IN_THREE_SECONDS = 3.0 / 0.2


def answering_in(
    seconds: float,
) -> Callable[[HttpRequest, Callable[[], HTTPResponse]], HTTPResponse]:
    def slowly(asked: HttpRequest, call: Callable[[], HTTPResponse]) -> HTTPResponse:
        if "reminders" in asked.path:
            time.sleep(seconds)
        return call()

    return slowly


def longest(answer_within: float = 6.0) -> House:
    # Without a zone no night is known, and no round is left out for it.
    house = House(zone=None, answer_within=answer_within)
    house.say("twenty four rounds of ice", "yes")
    assert house.speaker.listening
    return house


def test_it_takes_no_more_than_fifteen_calls_time() -> None:
    """At 200 ms a call that is three seconds, of which ten calls at a time need eight."""
    house = longest()
    house.seam.alexa_fails = answering_in(CALL)
    began = time.monotonic()
    house.say("yes")
    took = time.monotonic() - began
    facts = house.facts()
    assert sum(facts.rings.values()) == ALERTS
    assert facts.rings == facts.wanted
    assert took < CALLS_IN_THREE_SECONDS * CALL


def test_what_the_deadline_cuts_short_is_said_and_added_by_the_next_turn() -> None:
    house = longest(answer_within=1.6)
    house.seam.alexa_fails = answering_in(0.12)
    heard = house.say("yes")
    facts = house.facts()
    there = sum(facts.rings.values())
    assert 0 < there < ALERTS
    assert "alerts.owed" in truth.spoken(heard)
    assert "for about" in heard
    # The soonest come first: nothing is missing before the last that there is.
    assert min(facts.missing)[0] >= max(facts.rings)[0]
    house.seam.mend()
    house.say("+20s", "how long left")
    assert truth.unsettled(house.facts()) == []
