"""Nothing is waited for longer than allowed."""

from __future__ import annotations

import threading

import pytest

from backspasm.memory.bounded import Bounded


def test_what_is_done_in_time_is_returned() -> None:
    assert Bounded().call(lambda: 7, 5) == 7


def test_what_fails_in_time_fails_here() -> None:
    with pytest.raises(ValueError, match="seven"):
        Bounded().call(lambda: int("seven"), 5)


def test_what_hangs_is_left_behind() -> None:
    release = threading.Event()
    with pytest.raises(TimeoutError):
        Bounded().call(release.wait, 0.02)
    release.set()


def test_without_time_nothing_is_begun() -> None:
    begun = threading.Event()
    with pytest.raises(TimeoutError):
        Bounded().call(begun.set, 0)
    assert not begun.is_set()


def test_no_more_is_left_behind_than_allowed() -> None:
    bounded, release = Bounded(most=2), threading.Event()
    for _ in range(2):
        with pytest.raises(TimeoutError):
            bounded.call(release.wait, 0.02)
    begun = threading.Event()
    with pytest.raises(TimeoutError):
        bounded.call(begun.set, 5)
    assert not begun.is_set()
    release.set()


def test_what_was_left_behind_makes_room_when_it_ends() -> None:
    bounded, release = Bounded(most=1), threading.Event()
    with pytest.raises(TimeoutError):
        bounded.call(release.wait, 0.02)
    release.set()
    for thread in threading.enumerate():
        if thread.name == "memory":
            thread.join(5)
    assert bounded.call(lambda: 7, 5) == 7


def test_threads_left_behind_keep_no_process_from_ending() -> None:
    release = threading.Event()
    with pytest.raises(TimeoutError):
        Bounded().call(release.wait, 0.02)
    assert all(each.daemon for each in threading.enumerate() if each.name == "memory")
    release.set()
