"""Whoever goes on using the skill is remembered, and hardly ever pays for it."""

from __future__ import annotations

import pytest

from backspasm.memory.in_memory import InMemoryRepository
from backspasm.memory.keeping import keep
from backspasm.memory.model import Settings
from backspasm.memory.repository import LostRace, MemoryUnavailable

NOW = 1_800_000_000
DAY = 86_400
WHO = "somebody"


class Counting(InMemoryRepository):
    """Counts the settings that are stored, and raises what it is told to instead."""

    def __init__(self) -> None:
        super().__init__()
        self.stored = 0
        self.fails: type[Exception] | None = None

    def save_settings(self, who: str, settings: Settings, now: int, timeout: float) -> Settings:
        if self.fails is not None:
            raise self.fails
        self.stored += 1
        return super().save_settings(who, settings, now, timeout)


@pytest.fixture
def repository() -> Counting:
    """Somebody has heard the greeting, and nothing has changed since."""
    repository = Counting()
    repository.save_settings(WHO, Settings(greeted=True), NOW, 1.0)
    repository.stored = 0
    return repository


def use(repository: Counting, now: int) -> bool:
    """A turn at `now`: whether they are remembered."""
    settings = repository.load(WHO, now, 1.0).settings
    keep(repository, WHO, settings, now, 1.0)
    return settings.greeted


def test_settings_that_are_used_every_day_are_never_forgotten(repository: Counting) -> None:
    assert all(use(repository, NOW + day * DAY) for day in range(1000))


def test_a_year_of_use_every_day_costs_seven_writes(repository: Counting) -> None:
    for day in range(365):
        use(repository, NOW + day * DAY)
    assert repository.stored == 7


def test_an_ordinary_turn_stores_nothing(repository: Counting) -> None:
    assert use(repository, NOW + 45 * DAY)
    assert repository.stored == 0


def test_settings_that_are_not_used_for_ninety_days_are_forgotten(repository: Counting) -> None:
    assert not use(repository, NOW + 90 * DAY)
    assert repository.stored == 0


@pytest.mark.parametrize("failure", [LostRace, MemoryUnavailable])
def test_what_can_not_be_stored_is_tried_again_by_the_next_turn(
    repository: Counting, failure: type[Exception]
) -> None:
    repository.fails = failure
    assert use(repository, NOW + 80 * DAY)
    repository.fails = None
    assert use(repository, NOW + 81 * DAY)
    assert use(repository, NOW + 160 * DAY)


def test_settings_that_somebody_else_stored_first_stay_as_they_are(repository: Counting) -> None:
    late = NOW + 80 * DAY
    old = repository.load(WHO, late, 1.0).settings
    newer = repository.save_settings(WHO, Settings(version=1, ring=True), late, 1.0)
    keep(repository, WHO, old, late, 1.0)
    assert repository.load(WHO, late, 1.0).settings == newer
