"""The longest plan in one turn, and what is said when the deadline comes first."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable

from urllib3 import HTTPResponse

from backspasm.services.http import CONNECTIONS
from desk_speaker.http_host import HttpRequest
from tests.faults import truth
from tests.faults.house import House

ALERTS = 71
"""Forty-seven switches and twenty-four skin checks."""

CALL = 0.2
"""Seconds that Alexa takes for each call, where a clock is simulated."""

WITHIN = 3.0
"""Seconds in which the whole turn is done then."""


class Waves:
    """An Alexa that answers together all calls that wait at the same time, `CALL` seconds later.

    No clock is waited for: `seconds` is what these calls would have taken in all. A wave is over
    when nobody else comes.
    """

    def __init__(self) -> None:
        self.most_at_a_time = 0
        self.calls = 0
        self.seconds = 0.0
        self._waiting: list[threading.Event] = []
        self._lock = threading.Lock()

    def answer(self, asked: HttpRequest, call: Callable[[], HTTPResponse]) -> HTTPResponse:
        """For `Seam.alexa_fails`: nothing fails, but everything takes its time."""
        mine = threading.Event()
        with self._lock:
            self.calls += 1
            self._waiting.append(mine)
        while not mine.wait(_NOBODY_ELSE_COMES):
            self._end_of_wave(mine)
        return call()

    def _end_of_wave(self, mine: threading.Event) -> None:
        with self._lock:
            if mine.is_set() or self._waiting[0] is not mine:
                return
            self.most_at_a_time = max(self.most_at_a_time, len(self._waiting))
            self.seconds += CALL
            for each in self._waiting:
                each.set()
            self._waiting.clear()


_NOBODY_ELSE_COMES = 0.05


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


def test_at_200_milliseconds_a_call_it_is_all_set_within_three_seconds() -> None:
    house = longest()
    waves = Waves()
    house.seam.alexa_fails = waves.answer
    heard = house.say("yes")
    facts = house.facts()
    assert "alerts.set.many" in truth.spoken(heard)
    assert sum(facts.rings.values()) == ALERTS
    assert facts.rings == facts.wanted
    assert waves.calls == ALERTS + 1, "seventy-one alerts, and the device's time zone"
    assert waves.most_at_a_time <= CONNECTIONS
    assert waves.seconds < WITHIN, waves.seconds


def test_it_takes_no_more_than_the_calls_that_three_seconds_hold() -> None:
    """The same on real clocks, with calls so short that the test is."""
    house = longest()
    short = 0.06
    house.seam.alexa_fails = answering_in(short)
    began = time.monotonic()
    house.say("yes")
    took = time.monotonic() - began
    assert house.facts().rings == house.facts().wanted
    assert took < WITHIN / CALL * short


def test_what_the_deadline_cuts_short_is_said_and_added_by_the_next_turn() -> None:
    house = longest(answer_within=1.6)
    house.seam.alexa_fails = answering_in(0.12)
    heard = house.say("yes")
    facts = house.facts()
    there = sum(facts.rings.values())
    assert 0 < there < ALERTS
    assert "alerts.owed" in truth.spoken(heard)
    assert re.search(r"I could only set reminders for about .+\. Talk to me before then", heard)
    # The soonest come first: nothing is missing before the last that there is.
    assert min(facts.missing)[0] >= max(facts.rings)[0]
    house.seam.mend()
    house.say("+20s", "how long left")
    assert truth.unsettled(house.facts()) == []
