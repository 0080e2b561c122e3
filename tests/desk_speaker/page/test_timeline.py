"""The timeline keeps what is over, and forgets what never came to be."""

from __future__ import annotations

from typing import Any

from desk_speaker.page.timeline import Timeline


def plan(*phases: tuple[str, int, int], status: str = "running") -> dict[str, Any]:
    return {
        "status": status,
        "phases": [
            {"phase": phase, "round": 1, "start": start, "end": end} for phase, start, end in phases
        ],
    }


def spans(followed: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [(each["phase"], each["start"], each["end"]) for each in followed["phases"]]


def test_a_phase_that_is_over_stays() -> None:
    timeline = Timeline()
    timeline.follow(plan(("cold", 0, 100), ("rest", 100, 200)), 0)
    followed = timeline.follow(plan(("rest", 100, 200)), 150)
    assert spans(followed) == [("cold", 0, 100), ("rest", 100, 200)]


def test_a_phase_that_was_cut_short_ends_where_it_was_cut() -> None:
    timeline = Timeline()
    timeline.follow(plan(("cold", 0, 100), ("rest", 100, 200)), 0)
    followed = timeline.follow(plan(("rest", 40, 140)), 40)
    assert spans(followed) == [("cold", 0, 40), ("rest", 40, 140)]


def test_what_was_still_to_come_goes_when_the_plan_is_stopped() -> None:
    timeline = Timeline()
    timeline.follow(plan(("cold", 0, 100), ("rest", 100, 200)), 0)
    followed = timeline.follow(plan(("cold", 0, 100), status="finished"), 60)
    assert spans(followed) == [("cold", 0, 60)]


def test_without_a_plan_there_is_nothing() -> None:
    assert spans(Timeline().follow(plan(status="never"), 0)) == []
