"""The table that `python -m web_service --create-table` makes."""

from __future__ import annotations

from typing import Any

import pytest

from backspasm.conversation import skill
from backspasm.memory.dynamodb import DynamoRepository, create_client
from backspasm.memory.model import Settings
from backspasm.memory.table import definition
from web_service.skill import (
    DEFAULT_REGION,
    CannotProvide,
    create_table,
    provide_table,
    skill_answer,
)

NOW = 1_800_000_000


def client(dynamodb: str) -> Any:
    return create_client(DEFAULT_REGION, dynamodb)


def expiry(dynamodb: str) -> dict[str, str]:
    told = client(dynamodb).describe_time_to_live(TableName="care")
    described: dict[str, str] = told["TimeToLiveDescription"]
    return described


def test_it_has_the_skills_keys_and_what_expires_is_deleted(dynamodb: str) -> None:
    provide_table("care", dynamodb)
    there = client(dynamodb).describe_table(TableName="care")["Table"]
    assert there["KeySchema"] == definition("care")["KeySchema"]
    assert expiry(dynamodb) == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires"}


def test_a_table_that_is_there_keeps_what_it_holds(dynamodb: str) -> None:
    provide_table("care", dynamodb)
    repository = DynamoRepository(lambda: client(dynamodb), "care")
    repository.save_settings("who", Settings(greeted=True), NOW, 5.0)
    provide_table("care", dynamodb)
    assert repository.load("who", NOW, 5.0).settings.greeted


def test_a_table_that_was_made_without_expiry_gets_it(dynamodb: str) -> None:
    create_table("care", dynamodb)
    assert expiry(dynamodb)["TimeToLiveStatus"] == "DISABLED"
    provide_table("care", dynamodb)
    assert expiry(dynamodb)["TimeToLiveStatus"] == "ENABLED"


def test_a_dynamodb_that_is_not_there_is_named() -> None:
    with pytest.raises(CannotProvide, match=r"the table care .*127\.0\.0\.1:9"):
        provide_table("care", "http://127.0.0.1:9")
