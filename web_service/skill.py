"""The skill as this service runs it: which table, which clock, which hosts of Alexa's."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Final

from backspasm.conversation import skill
from backspasm.conversation.ports import Ports
from backspasm.memory import table as tables
from backspasm.memory.dynamodb import DynamoRepository, create_client
from backspasm.services.alexa import AlexaServices
from backspasm.services.hosts import AllowedHosts

DEFAULT_REGION: Final = "us-east-1"


def skill_answer(
    *,
    clock: Callable[[], float],
    table: str,
    skill_id: str | None,
    alerts_on: bool = True,
    dynamodb_endpoint: str | None = None,
    alexa_host: str | None = None,
) -> Callable[[object], dict[str, Any]]:
    """The skill: a request's JSON in, a response's JSON out. Never raises.

    `clock` gives UTC seconds. `dynamodb_endpoint` is where DynamoDB is, if not at AWS. `alexa_host`
    is the origin of a stand-in for Alexa's services on this machine; it comes from code only, so
    that no setting can send a token to a stranger. Without `alerts_on`, nobody is reminded.
    """
    region = os.environ.get("AWS_REGION", DEFAULT_REGION)
    hosts = AllowedHosts(desk=[alexa_host] if alexa_host else ())
    return skill.build(
        Ports(
            repository=DynamoRepository(lambda: create_client(region, dynamodb_endpoint), table),
            services=AlexaServices(hosts),
            clock=clock,
            skill_id=skill_id,
            alerts_on=alerts_on,
        )
    )


def create_table(table: str, dynamodb_endpoint: str) -> None:
    """Make the table in a DynamoDB that is not AWS's, for trying things out."""
    client: Any = create_client(DEFAULT_REGION, dynamodb_endpoint)
    try:
        client.create_table(**tables.definition(table))
    except client.exceptions.ResourceInUseException:
        # Made by this very call, which was sent twice where the machine was too busy to answer.
        client.describe_table(TableName=table)
