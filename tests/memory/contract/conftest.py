"""The repositories that must mean the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import partial
from itertools import count

import pytest

from backspasm.memory.dynamodb import DynamoRepository, create_client
from backspasm.memory.in_memory import InMemoryRepository
from backspasm.memory.on_demand import OnDemand
from backspasm.memory.repository import Repository
from tests.memory import tables

_accounts = count()


@pytest.fixture(scope="session", params=["in_memory", "on_demand", "moto", "dynalite"])
def repository(request: pytest.FixtureRequest) -> Iterator[Repository]:
    """One of the repositories, shared by all tests: each has accounts of its own."""
    if request.param == "in_memory":
        yield InMemoryRepository()
        return
    if request.param == "on_demand":
        yield OnDemand(InMemoryRepository)
        return
    served: AbstractContextManager[str] = getattr(tables, request.param)()
    with served as url:
        yield DynamoRepository(partial(create_client, tables.REGION, url), tables.TABLE)


@pytest.fixture
def who() -> str:
    """An account that nothing is remembered about."""
    return f"account-{next(_accounts)}"
