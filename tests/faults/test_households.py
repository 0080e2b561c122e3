"""Two devices of one account, and requests that Alexa delivers twice, at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from urllib3 import HTTPResponse

from desk_speaker.events import Json
from desk_speaker.http_host import HttpRequest
from tests.faults import truth
from tests.faults.house import House
from tests.faults.truth import Facts


def together(*calls: Callable[[], object]) -> None:
    """Do all of these at once, and wait until they are done."""
    start = threading.Barrier(len(calls))

    def run(call: Callable[[], object]) -> None:
        start.wait()
        call()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)


def settled(house: House) -> Facts:
    """How things stand when someone has asked once more."""
    house.say("+20s", "how long left")
    facts = house.facts()
    assert truth.unsettled(facts) == []
    return facts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("start my ice pack", "start heat"),
        ("start my ice pack", "start my ice pack"),
        ("pause the ice", "stop the ice"),
        ("stop the ice", "i only just put it on"),
        ("remind me", "stop the reminders"),
        ("make it twenty minutes", "one more round"),
        ("delete my data", "five minutes less"),
    ],
)
def test_two_devices_at_once_leave_one_truth(one: str, other: str) -> None:
    for _ in range(3):
        house = House()
        if "start" not in one:
            house.say("start my ice pack", "yes", "+5m")
        first, second = house.speaker, house.another_speaker()
        if one.startswith("delete"):
            first.hear(one)
            one = "yes"
        together(lambda: first.hear(one), lambda: second.hear(other))  # noqa: B023
        facts = settled(house)
        assert max(facts.rings.values(), default=0) <= 1
        written = [over for over in house.repository.written_over if over[2]]
        assert len(set(written)) == len(written)


def test_a_request_delivered_twice_at_once_changes_things_once() -> None:
    for _ in range(5):
        house = House()
        house.say("start my ice pack", "yes", "+5m", "one more round")
        envelope = house.envelopes[-1]
        house = House()
        house.say("start my ice pack", "yes", "+5m")
        twice = {**house.envelopes[-1], "request": envelope["request"]}
        answers: list[Json] = []
        together(*[lambda: answers.append(house.answer(twice))] * 3)  # noqa: B023
        assert len(answers) == 3
        plan = settled(house).care.state.plan
        assert plan is not None
        assert plan.rounds == 3


def test_a_yes_delivered_twice_sets_no_alert_twice() -> None:
    house = House()
    house.say("start my ice pack", "yes")
    again = house.envelopes[-1]
    house.world.tokens.live_session = again["session"]["sessionId"]
    house.answer(again)
    assert settled(house).rings == house.facts().wanted
    assert max(house.facts().rings.values()) == 1


def test_the_later_speaker_hears_the_true_state() -> None:
    house = House()
    kitchen = house.another_speaker()
    house.say("start my ice pack", "yes", "+10m")
    kitchen.hear("pause the ice")
    assert "paused" in house.say("how long left")
    kitchen.hear("stop the ice")
    assert "nothing is running" in house.say("how long left").casefold()
    assert not house.facts().rings


@pytest.mark.parametrize(
    ("before", "one", "other"),
    [
        (("start my ice pack", "yes", "+5m"), "i only just put it on", "stop the ice"),
        (("remind me to move every hour",), "yes", "stop the move reminders"),
    ],
)
def test_who_looked_before_the_other_was_done_does_not_call_it_settled(
    before: tuple[str, ...], one: str, other: str
) -> None:
    house = House()
    house.say(*before)
    first, second = house.speaker, house.another_speaker()
    setting, looked, done = threading.Event(), threading.Event(), threading.Event()

    def in_this_order(asked: HttpRequest, call: Callable[[], HTTPResponse]) -> HTTPResponse:
        if asked.method == "POST":
            setting.set()
            looked.wait(5)
            return call()
        answered = call()
        if asked.method == "GET" and "reminders" in asked.path and not done.is_set():
            looked.set()
            done.wait(5)
        return answered

    house.seam.alexa_fails = in_this_order

    def sets() -> None:
        first.hear(one)
        done.set()

    def looks() -> None:
        setting.wait(5)
        second.hear(other)

    together(sets, looks)
    house.seam.mend()
    settled(house)
    house.say("+20s", "how long left")
    moves = house.remembered().settings.moves
    there = [text for _, _, text in house.world.reminders.waiting() if "Time to move" in text]
    assert len(there) == (0 if moves is None else len(moves.actual))
