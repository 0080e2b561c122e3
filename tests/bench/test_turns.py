"""What each kind of turn asks of the table and of Alexa: counted, never timed."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.turns import CONVERSATION, Bench, Meter, item_size

ALERTS = 5
"""Of the usual plan: three switches and two skin checks."""


@pytest.fixture(scope="module")
def counted() -> dict[str, Counter[str]]:
    bench = Bench()
    try:
        bench.play()
    finally:
        bench.close()
    # Where a kind comes up twice, its first time.
    found: dict[str, Counter[str]] = {}
    for step, calls in zip(CONVERSATION, bench.calls, strict=True):
        found.setdefault(step.kind, calls)
    return found


def costs(calls: Counter[str]) -> tuple[int, int, int]:
    """Reads, writes, and calls to Alexa."""
    return calls["reads"], calls["writes"], calls["alexa"]


def test_an_answer_asks_for_nothing(counted: dict[str, Counter[str]]) -> None:
    assert costs(counted["answer"]) == (0, 0, 0)
    assert counted["answer"]["read units"] == counted["answer"]["write units"] == 0


def test_time_left_is_one_read(counted: dict[str, Counter[str]]) -> None:
    assert costs(counted["time left"]) == (1, 0, 0)
    assert counted["time left"]["read units"] == 1


def test_in_another_process_it_also_asks_for_the_time_zone_once(
    counted: dict[str, Counter[str]],
) -> None:
    assert costs(counted["  elsewhere"]) == (1, 0, 1)


def test_a_start_is_one_read_and_no_more_than_two_writes(
    counted: dict[str, Counter[str]],
) -> None:
    reads, writes, zone = costs(counted["start"])
    assert (reads, zone) == (1, 1)
    # The plan; and the first time of all, that the warning about cold was heard.
    assert writes == 2


@pytest.mark.parametrize("kind", ["reminders", "pause", "resume", "start over", "stop"])
def test_what_moves_alerts_is_one_read_two_writes_and_the_alerts(
    counted: dict[str, Counter[str]], kind: str
) -> None:
    assert costs(counted[kind]) == (1, 2, ALERTS)


def test_a_plan_with_its_alerts_is_read_for_one_unit_and_written_for_one_or_two(
    counted: dict[str, Counter[str]],
) -> None:
    for kind, calls in counted.items():
        assert calls["read units"] <= 1, kind
        assert calls["write units"] <= 2, kind


def test_bytes_are_counted_in_both_directions(counted: dict[str, Counter[str]]) -> None:
    assert counted["reminders"]["sent"] > 100 * ALERTS
    assert counted["reminders"]["received"] > 100 * ALERTS
    assert counted["pause"]["sent"] == 0, "taking back sends no body"
    assert all(0 < calls["answered"] < 24_000 for calls in counted.values())


def test_an_item_is_as_large_as_its_names_and_values() -> None:
    assert item_size({"who": {"S": "ab"}}) == 5
    assert item_size({"n": {"N": "1234"}}) == 1 + 3
    assert item_size({"on": {"BOOL": True}}) == 3
    assert item_size({"l": {"L": [{"S": "a"}, {"S": "b"}]}}) == 1 + 3 + 2 + 2
    assert item_size({"m": {"M": {"k": {"S": "v"}}}}) == 1 + 3 + 1 + 1 + 1


def test_units_are_rounded_up_for_the_larger_of_the_old_item_and_the_new() -> None:
    meter = Meter()
    meter.read({})
    assert meter.calls["read units"] == 1
    meter.wrote("plan", 1025)
    assert meter.calls["write units"] == 2
    meter.wrote("plan", 10)
    assert meter.calls["write units"] == 4
    meter.read({"plan": 4000, "settings": 97})
    assert meter.calls["read units"] == 3
