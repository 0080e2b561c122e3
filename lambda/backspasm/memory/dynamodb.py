"""The repository over the DynamoDB table: one query to load, one conditional put to save.

Everything happens inside the caller's time, whatever the network does. Nothing of botocore is
imported before the first call: answers and emergencies need none of it, and it is slow to import.
What boto3 puts on top of it is not needed at all, and would be slower still.
"""

from __future__ import annotations

import importlib
import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from backspasm.memory import codec
from backspasm.memory.attributes import Item, number, text
from backspasm.memory.bounded import Bounded
from backspasm.memory.item_repository import ItemRepository, Put, judge
from backspasm.memory.repository import MemoryUnavailable
from backspasm.memory.table import EXPIRES, PART, WHO, Part

_log = logging.getLogger(__name__)

# Short enough that a second attempt fits into a turn. The caller's own timeout binds besides.
_CONNECT_SECONDS = 1.0
_READ_SECONDS = 1.5
_ATTEMPTS = 2

Result = TypeVar("Result")


class DynamoClient(Protocol):
    """The three calls that are made of botocore's client."""

    def query(self, **request: Any) -> Mapping[str, Any]:
        """Read the items of one partition key."""

    def put_item(self, **request: Any) -> Mapping[str, Any]:
        """Write one item, on a condition."""

    def batch_write_item(self, **request: Any) -> Mapping[str, Any]:
        """Delete several items."""


def create_client(region: str, endpoint: str | None = None) -> DynamoClient:
    """A client for the region's DynamoDB, or for a stand-in at the address `endpoint`.

    A stand-in takes any credentials, so none are looked for. AWS's own settings, such as
    `AWS_ENDPOINT_URL_DYNAMODB`, are heeded otherwise.
    """
    for name in ("botocore", "urllib3"):
        # At the debug level they would log whole items and their keys.
        logging.getLogger(name).setLevel(logging.ERROR)
    session = importlib.import_module("botocore.session").get_session()
    config = importlib.import_module("botocore.config").Config(
        connect_timeout=_CONNECT_SECONDS,
        read_timeout=_READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": _ATTEMPTS},
        tcp_keepalive=True,
    )
    credentials = {} if endpoint is None else _STAND_IN_CREDENTIALS
    client: DynamoClient = session.create_client(
        "dynamodb", region_name=region, endpoint_url=endpoint, config=config, **credentials
    )
    return client


_STAND_IN_CREDENTIALS = {"aws_access_key_id": "none", "aws_secret_access_key": "none"}


class DynamoRepository(ItemRepository):
    """A `repository.Repository` over one table; safe to use from any thread.

    `connect` makes the client, at the first call and inside its time.
    """

    def __init__(self, connect: Callable[[], DynamoClient], table: str) -> None:
        self._connect = connect
        self._table = table
        self._client: DynamoClient | None = None
        self._lock = threading.Lock()
        self._bounded = Bounded()

    def _fetch(self, who: str, timeout: float) -> dict[Part, Item]:
        return self._within(timeout, lambda client: self._query(client, who))

    def _put(self, put: Put, timeout: float) -> None:
        began = time.monotonic()
        if self._within(timeout, lambda client: self._written(client, put)):
            return
        # The condition did not hold: what is there tells whose write that was.
        stored = self._fetch(put.stamp.who, timeout - (time.monotonic() - began))
        judge(put, stored.get(put.part))

    def _delete(self, who: str, timeout: float) -> None:
        self._within(timeout, lambda client: self._delete_both(client, who))

    def _delete_both(self, client: DynamoClient, who: str) -> None:
        keys = [{WHO: text(who), PART: text(part)} for part in Part]
        deletions = [{"DeleteRequest": {"Key": key}} for key in keys]
        answer = client.batch_write_item(RequestItems={self._table: deletions})
        # Only the service itself can have said that nothing was left undone.
        if answer.get("UnprocessedItems") != {}:
            raise MemoryUnavailable

    def _query(self, client: DynamoClient, who: str) -> dict[Part, Item]:
        answer = client.query(
            TableName=self._table,
            ConsistentRead=True,
            KeyConditionExpression="#who = :who",
            ExpressionAttributeNames={"#who": WHO},
            ExpressionAttributeValues={":who": text(who)},
        )
        items = answer.get("Items")
        # An answer without items is no answer. Taken for one, it would forget a running plan.
        if not isinstance(items, list) or answer.get("Count") != len(items):
            raise MemoryUnavailable
        return codec.by_part(items)

    def _written(self, client: DynamoClient, put: Put) -> bool:
        """Whether the write went through, rather than meeting something else than it expected."""
        try:
            answer = client.put_item(
                TableName=self._table,
                Item=put.item,
                # Asked for because an answer that holds it was surely given by the service.
                ReturnConsumedCapacity="TOTAL",
                **_condition(put),
            )
        except Exception as error:
            if _code(error) == "ConditionalCheckFailedException":
                return False
            raise
        if "ConsumedCapacity" not in answer:
            raise MemoryUnavailable
        return True

    def _within(self, timeout: float, work: Callable[[DynamoClient], Result]) -> Result:
        """What `work` returns. Raises MemoryUnavailable if it takes too long or fails."""
        try:
            return self._bounded.call(lambda: work(self._connected()), timeout)
        except MemoryUnavailable:
            _log.warning("memory unavailable: unreadable answer")
            raise
        except Exception as error:
            # The text of an error may hold a key; the name of its class cannot.
            _log.warning("memory unavailable: %s", type(error).__name__)
        raise MemoryUnavailable

    def _connected(self) -> DynamoClient:
        with self._lock:
            if self._client is None:
                self._client = self._connect()
            return self._client


def _condition(put: Put) -> dict[str, Any]:
    if put.over == 0:
        return {
            "ConditionExpression": "attribute_not_exists(#who) OR #expires <= :now",
            "ExpressionAttributeNames": {"#who": WHO, "#expires": EXPIRES},
            "ExpressionAttributeValues": {":now": number(put.stamp.now)},
        }
    return {
        "ConditionExpression": "#version = :version",
        "ExpressionAttributeNames": {"#version": codec.VERSION},
        "ExpressionAttributeValues": {":version": number(put.over)},
    }


def _code(error: Exception) -> object:
    """The service's code for what went wrong, where the error is one of botocore's."""
    response = getattr(error, "response", None)
    details = response.get("Error") if isinstance(response, dict) else None
    return details.get("Code") if isinstance(details, dict) else None
