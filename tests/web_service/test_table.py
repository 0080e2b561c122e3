"""The table: what `python -m web_service --create-table` makes, and that the skill finds it."""

from __future__ import annotations

from typing import Any

import pytest

from backspasm.memory.dynamodb import DynamoRepository, create_client
from backspasm.memory.model import Settings
from backspasm.memory.table import definition
from web_service.skill import (
    DEFAULT_REGION,
    CannotProvide,
    create_table,
    provide_table,
    remembering,
)

NOW = 1_800_000_000
PATIENTLY = 60.0
"""Seconds: no test of what is stored should fail because the machine is busy."""


def client(dynamodb: str) -> Any:
    return create_client(DEFAULT_REGION, dynamodb)


def expiry(dynamodb: str, table: str) -> dict[str, str]:
    told = client(dynamodb).describe_time_to_live(TableName=table)
    described: dict[str, str] = told["TimeToLiveDescription"]
    return described


def test_it_has_the_skills_keys_and_what_has_expired_is_deleted(dynamodb: str, table: str) -> None:
    provide_table(table, dynamodb)
    there = client(dynamodb).describe_table(TableName=table)["Table"]
    assert there["KeySchema"] == definition(table)["KeySchema"]
    assert expiry(dynamodb, table) == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires"}


def test_a_table_that_is_there_keeps_what_it_holds(dynamodb: str, table: str) -> None:
    provide_table(table, dynamodb)
    repository = DynamoRepository(lambda: client(dynamodb), table)
    repository.save_settings("who", Settings(greeted=True), NOW, PATIENTLY)
    provide_table(table, dynamodb)
    assert repository.load("who", NOW, PATIENTLY).settings.greeted


def test_a_table_that_was_made_without_expiry_gets_it(dynamodb: str, table: str) -> None:
    create_table(table, dynamodb)
    assert expiry(dynamodb, table)["TimeToLiveStatus"] == "DISABLED"
    provide_table(table, dynamodb)
    assert expiry(dynamodb, table)["TimeToLiveStatus"] == "ENABLED"


def test_a_dynamodb_that_is_not_there_is_named(table: str) -> None:
    with pytest.raises(CannotProvide, match=rf"the table {table} .*127\.0\.0\.1:9"):
        provide_table(table, "http://127.0.0.1:9")


@pytest.mark.parametrize("make", [create_table, provide_table])
def test_a_region_of_awss_leads_nobody_astray_on_this_machine(
    make: Any, dynamodb: str, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    make(table, dynamodb)
    remembering(table, dynamodb).save_settings("who", Settings(greeted=True), NOW, PATIENTLY)
    assert client(dynamodb).scan(TableName=table)["Count"] == 1
