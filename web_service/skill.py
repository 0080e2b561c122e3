"""The skill as this service runs it: which table, which clock, which hosts of Alexa's."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Final

from backspasm.conversation import skill
from backspasm.conversation.ports import Ports
from backspasm.memory import table as tables
from backspasm.memory.dynamodb import DynamoRepository, create_client
from backspasm.memory.repository import Repository
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
    hosts = AllowedHosts(desk=[alexa_host] if alexa_host else ())
    return skill.build(
        Ports(
            repository=remembering(table, dynamodb_endpoint),
            services=AlexaServices(hosts),
            clock=clock,
            skill_id=skill_id,
            alerts_on=alerts_on,
        )
    )


def remembering(table: str, dynamodb_endpoint: str | None = None) -> Repository:
    """What is remembered in a table of AWS's DynamoDB, or of the one at `dynamodb_endpoint`."""
    return DynamoRepository(lambda: _client(dynamodb_endpoint), table)


def create_table(table: str, dynamodb_endpoint: str) -> None:
    """Make the table in a DynamoDB that is not AWS's, for trying things out."""
    _make(_client(dynamodb_endpoint), table)


class CannotProvide(Exception):
    """The table could not be made; the text says why."""


def provide_table(table: str, dynamodb_endpoint: str | None = None) -> None:
    """See to it that the table is there, and that DynamoDB deletes from it what has expired.

    It is made if it is missing, in AWS's DynamoDB or in the one at `dynamodb_endpoint`. A table
    that is there keeps what it holds. Making one at AWS takes some ten seconds.

    Raises:
        CannotProvide: if DynamoDB can't be reached, or refuses.
    """
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        client = _client(dynamodb_endpoint)
        _make(client, table)
        waiting = {"Delay": 2, "MaxAttempts": 60}
        client.get_waiter("table_exists").wait(TableName=table, WaiterConfig=waiting)
        _let_expire(client, table)
    except (BotoCoreError, ClientError, ValueError) as error:  # The last: no such address.
        raise CannotProvide(f"the table {table} could not be made: {error}") from error


def _client(dynamodb_endpoint: str | None) -> Any:
    """A client for AWS's DynamoDB where `AWS_REGION` says, or for a stand-in.

    A stand-in keeps the tables of each region apart, so all of ours are in the same one.
    """
    at_aws = dynamodb_endpoint is None
    region = os.environ.get("AWS_REGION", DEFAULT_REGION) if at_aws else DEFAULT_REGION
    return create_client(region, dynamodb_endpoint)


def _make(client: Any, table: str) -> None:
    try:
        client.create_table(**tables.definition(table))
    except client.exceptions.ResourceInUseException:
        # It was there, or was made by this very call, which was sent twice where the machine was
        # too busy to answer.
        client.describe_table(TableName=table)


def _let_expire(client: Any, table: str) -> None:
    told = client.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
    # Asked for a second time, it is refused.
    if told["TimeToLiveStatus"] not in ("ENABLED", "ENABLING"):
        expiring = {"Enabled": True, "AttributeName": tables.EXPIRES}
        client.update_time_to_live(TableName=table, TimeToLiveSpecification=expiring)
