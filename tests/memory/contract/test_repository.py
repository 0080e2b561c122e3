"""What a repository promises, whatever stores it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from backspasm.alerts.model import Actual, AlertKind, AlertState
from backspasm.memory.model import Care, Memory, Settings
from backspasm.memory.repository import LostRace, MemoryUnavailable, Repository
from backspasm.plan.model import ColdClock, Kind, Phase, Plan, State, Stretch
from tests.memory import strategies
from tests.memory.strategies import NOW

TIMEOUT = 20.0
DAY = 86_400
CARE = Care(
    state=State(
        Plan(Kind.ICE, 1800, 1800, 24, Stretch(Phase.COLD, 1, NOW, NOW + 1800)),
        ColdClock(first=NOW),
    ),
    alerts=AlertState(
        rounds_agreed=24,
        actual=tuple(Actual(f"{n:036}", NOW + n, AlertKind.COLD_OFF) for n in range(71)),
        unsettled=True,
    ),
    recent=("0123456789abcdef",),
)


def test_nothing_is_remembered_about_a_stranger(repository: Repository, who: str) -> None:
    assert repository.load(who, NOW, TIMEOUT) == Memory()


def test_what_was_saved_is_loaded(repository: Repository, who: str) -> None:
    care = repository.save_care(who, CARE, NOW, TIMEOUT)
    settings = repository.save_settings(who, Settings(greeted=True, declined=NOW), NOW, TIMEOUT)
    assert repository.load(who, NOW, TIMEOUT) == Memory(care, settings)
    assert care == replace(CARE, version=1)
    assert settings == Settings(version=1, greeted=True, declined=NOW)


def test_settings_know_until_when_they_are_kept(repository: Repository, who: str) -> None:
    saved = repository.save_settings(who, Settings(greeted=True), NOW, TIMEOUT)
    assert saved.kept_until == NOW + 90 * DAY
    assert repository.load(who, NOW + DAY, TIMEOUT).settings.kept_until == NOW + 90 * DAY
    again = repository.save_settings(who, saved, NOW + DAY, TIMEOUT)
    assert again.kept_until == NOW + 91 * DAY


def test_an_alarm_late_in_the_life_of_a_plan_is_asked_after_the_next_day(
    repository: Repository, who: str
) -> None:
    plan = Plan(Kind.ICE, 1800, 1800, 2, Stretch(Phase.COLD, 1, NOW, NOW + 1800))
    care = repository.save_care(who, Care(state=State(plan)), NOW, TIMEOUT)
    # It ended ninety minutes later, and is forgotten forty-eight hours after that.
    late = NOW + 5400 + 2 * DAY - 360
    repository.save_care(who, replace(care, ask_first=True), late, TIMEOUT)
    assert repository.load(who, late + DAY - 1, TIMEOUT).care.ask_first
    assert repository.load(who, late + DAY, TIMEOUT) == Memory()


def test_care_and_settings_are_stored_apart(repository: Repository, who: str) -> None:
    care = repository.save_care(who, CARE, NOW, TIMEOUT)
    assert repository.load(who, NOW, TIMEOUT) == Memory(care)
    for _ in range(3):
        care = repository.save_care(who, care, NOW, TIMEOUT)
    assert repository.save_settings(who, Settings(), NOW, TIMEOUT).version == 1


def test_every_save_is_one_version_newer(repository: Repository, who: str) -> None:
    care = Care()
    for version in range(1, 5):
        care = repository.save_care(who, care, NOW, TIMEOUT)
        assert care.version == version
        assert repository.load(who, NOW, TIMEOUT).care.version == version


def test_one_account_never_sees_another(repository: Repository, who: str) -> None:
    repository.save_care(who, CARE, NOW, TIMEOUT)
    assert repository.load(who + "x", NOW, TIMEOUT) == Memory()
    assert repository.load(who[:-1], NOW, TIMEOUT) == Memory()


@pytest.mark.parametrize("version", [0, 1, 3])
def test_a_save_over_another_version_loses_the_race(
    repository: Repository, who: str, version: int
) -> None:
    stored = repository.save_care(who, repository.save_care(who, CARE, NOW, TIMEOUT), NOW, TIMEOUT)
    with pytest.raises(LostRace):
        repository.save_care(who, Care(version=version), NOW, TIMEOUT)
    assert repository.load(who, NOW, TIMEOUT).care == stored


def test_settings_lose_races_too(repository: Repository, who: str) -> None:
    repository.save_settings(who, Settings(), NOW, TIMEOUT)
    with pytest.raises(LostRace):
        repository.save_settings(who, Settings(greeted=True), NOW, TIMEOUT)
    assert not repository.load(who, NOW, TIMEOUT).settings.greeted


def test_a_save_over_what_was_never_stored_loses_the_race(repository: Repository, who: str) -> None:
    with pytest.raises(LostRace):
        repository.save_care(who, Care(version=1), NOW, TIMEOUT)
    assert repository.load(who, NOW, TIMEOUT) == Memory()


def test_the_same_decision_taken_twice_is_stored_once(repository: Repository, who: str) -> None:
    repository.save_care(who, CARE, NOW, TIMEOUT)
    with pytest.raises(LostRace):
        repository.save_care(who, CARE, NOW, TIMEOUT)


def test_of_two_writers_from_the_same_version_exactly_one_wins(
    repository: Repository, who: str
) -> None:
    care = Care()
    for version in range(1, 6):
        results = _at_once(
            6,
            lambda care=care: repository.save_care(who, care, NOW, TIMEOUT),  # type: ignore[misc]
        )
        won = [each for each in results if isinstance(each, Care)]
        assert [each.version for each in won] == [version]
        assert sum(isinstance(each, LostRace) for each in results) == 5
        care = won[0]


def test_a_finished_plan_is_forgotten_after_forty_eight_hours(
    repository: Repository, who: str
) -> None:
    ended = CARE.state.plan
    assert ended is not None
    care = repository.save_care(who, Care(state=State(replace(ended, rounds=1))), NOW, TIMEOUT)
    forgotten = NOW + 1800 + 2 * DAY
    assert repository.load(who, forgotten - 1, TIMEOUT).care == care
    assert repository.load(who, forgotten, TIMEOUT).care == Care()


def test_what_has_expired_is_written_over_as_if_it_had_never_been(
    repository: Repository, who: str
) -> None:
    repository.save_care(who, repository.save_care(who, Care(), NOW, TIMEOUT), NOW, TIMEOUT)
    with pytest.raises(LostRace):
        repository.save_care(who, Care(), NOW + DAY - 1, TIMEOUT)
    assert repository.save_care(who, CARE, NOW + DAY, TIMEOUT).version == 1


def test_settings_are_forgotten_after_ninety_days(repository: Repository, who: str) -> None:
    settings = repository.save_settings(who, Settings(greeted=True), NOW, TIMEOUT)
    assert repository.load(who, NOW + 90 * DAY - 1, TIMEOUT).settings == settings
    assert repository.load(who, NOW + 90 * DAY, TIMEOUT).settings == Settings()


def test_forgetting_leaves_nothing(repository: Repository, who: str) -> None:
    care = repository.save_care(who, CARE, NOW, TIMEOUT)
    repository.save_settings(who, Settings(greeted=True), NOW, TIMEOUT)
    repository.forget(who, TIMEOUT)
    assert repository.load(who, NOW, TIMEOUT) == Memory()
    with pytest.raises(LostRace):
        repository.save_care(who, care, NOW, TIMEOUT)
    assert repository.save_care(who, Care(), NOW, TIMEOUT).version == 1


def test_forgetting_a_stranger_is_no_error(repository: Repository, who: str) -> None:
    repository.forget(who, TIMEOUT)
    repository.forget(who, TIMEOUT)


def test_forgetting_one_account_leaves_the_others(repository: Repository, who: str) -> None:
    care = repository.save_care(who, CARE, NOW, TIMEOUT)
    repository.forget(who + "x", TIMEOUT)
    assert repository.load(who, NOW, TIMEOUT).care == care


@pytest.mark.parametrize("timeout", [0.0, -1.0])
def test_without_time_nothing_is_done(repository: Repository, who: str, timeout: float) -> None:
    calls: list[Callable[[], object]] = [
        lambda: repository.load(who, NOW, timeout),
        lambda: repository.save_care(who, CARE, NOW, timeout),
        lambda: repository.save_settings(who, Settings(), NOW, timeout),
        lambda: repository.forget(who, timeout),
    ]
    for call in calls:
        with pytest.raises(MemoryUnavailable):
            call()
    assert repository.load(who, NOW, TIMEOUT) == Memory()


def test_what_could_not_be_read_back_is_not_stored(repository: Repository, who: str) -> None:
    with pytest.raises(MemoryUnavailable):
        repository.save_settings(who, Settings(declined=-1), NOW, TIMEOUT)
    assert repository.load(who, NOW, TIMEOUT) == Memory()


@hypothesis_settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(care=strategies.cares, settings=strategies.settings)
def test_anything_comes_back_as_it_was(
    repository: Repository, who: str, care: Care, settings: Settings
) -> None:
    repository.forget(who, TIMEOUT)
    care = repository.save_care(who, replace(care, version=0), NOW, TIMEOUT)
    settings = repository.save_settings(who, replace(settings, version=0), NOW, TIMEOUT)
    # At an instant at which nothing of it has expired, however long ago it is said to have been.
    assert repository.load(who, 0, TIMEOUT) == Memory(care, settings)


def _at_once(writers: int, write: Callable[[], Care]) -> list[object]:
    results: list[object] = []
    together = threading.Barrier(writers)

    def run() -> None:
        together.wait()
        try:
            results.append(write())
        except Exception as error:
            results.append(error)

    threads = [threading.Thread(target=run) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
