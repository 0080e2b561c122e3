"""The one table: its key, and the attribute by which DynamoDB itself forgets."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

WHO = "who"
"""The partition key: the digest that stands for an account."""

PART = "part"
"""The sort key: which of the two items."""

EXPIRES = "expires"
"""The instant from which an item counts as forgotten. DynamoDB deletes it some time later."""


class Part(StrEnum):
    """The two items of an account."""

    CARE = "care"
    SETTINGS = "settings"


def definition(name: str) -> dict[str, Any]:
    """What DynamoDB's CreateTable needs to make such a table, where no template makes it."""
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [
            {"AttributeName": WHO, "KeyType": "HASH"},
            {"AttributeName": PART, "KeyType": "RANGE"},
        ],
        "AttributeDefinitions": [
            {"AttributeName": WHO, "AttributeType": "S"},
            {"AttributeName": PART, "AttributeType": "S"},
        ],
    }
