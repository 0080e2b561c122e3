"""A repository that nobody needs is never made."""

from __future__ import annotations

from backspasm.memory.in_memory import InMemoryRepository
from backspasm.memory.on_demand import OnDemand
from backspasm.memory.repository import Repository

NOW = 1_800_000_000


def test_it_is_made_by_whoever_first_needs_it_and_only_once() -> None:
    made: list[Repository] = []

    def make() -> Repository:
        made.append(InMemoryRepository())
        return made[-1]

    repository = OnDemand(make)
    assert made == []
    care = repository.load("somebody", NOW, 1.0).care
    repository.save_care("somebody", care, NOW, 1.0)
    assert repository.load("somebody", NOW, 1.0).care.version == 1
    assert len(made) == 1
