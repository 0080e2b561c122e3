"""The entry point on AWS Lambda: `lambda_function.handler`.

Set by the environment: `TABLE_NAME`, the DynamoDB table; `SKILL_ID`, the only skill answered for;
`AWS_REGION` and `AWS_LAMBDA_INITIALIZATION_TYPE`, set by Lambda itself.

An ordinary cold start loads as little as it can, because someone is waiting for it. Where Lambda
starts ahead of anybody's words, under SnapStart or provisioned concurrency, everything is loaded
then instead.
"""

from __future__ import annotations

import functools
import importlib
import logging
import os
import time
from typing import Any

from backspasm.conversation import skill
from backspasm.conversation.ports import Ports
from backspasm.memory.dynamodb import DynamoRepository, create_client
from backspasm.memory.repository import MemoryUnavailable
from backspasm.services.alexa import AlexaServices
from backspasm.services.http import AlexaPool
from backspasm.speech import catalogue

_log = logging.getLogger(__name__)


@functools.cache
def _dynamodb() -> Any:
    """The client for DynamoDB, made when it is first needed."""
    return create_client(os.environ["AWS_REGION"])


_alexa = AlexaPool()
_repository = DynamoRepository(_dynamodb, os.environ["TABLE_NAME"])
_answer = skill.build(
    Ports(
        repository=_repository,
        services=AlexaServices(pool=_alexa),
        clock=time.time,
        skill_id=os.environ["SKILL_ID"],
    )
)


def handler(event: object, context: object) -> dict[str, Any]:  # noqa: ARG001
    """Answer one request of Alexa's: its JSON in, the response's JSON out. Never raises."""
    return _answer(event)


def _prepare() -> None:
    """Load what the first turns would otherwise load, and use each of it once."""
    for locale in catalogue.LOCALES:
        catalogue.load(locale)
        _answer(_rehearsal(locale))
    _alexa.manager()
    try:
        # Nobody's key: half of botocore is only loaded by a call. It opens a connection, too.
        _repository.load("rehearsal", int(time.time()), timeout=5.0)
    except MemoryUnavailable:
        # The table may come back before anybody speaks. A version must not fail for its sake.
        _log.warning("the table could not be read ahead of the first turn")


def _rehearsal(locale: str) -> dict[str, Any]:
    """A request whose answer needs neither memory nor network, in the shape of a full one."""
    skill_id = {"applicationId": os.environ["SKILL_ID"]}
    user = {"userId": "rehearsal"}
    resolved = {
        "authority": "rehearsal",
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": "ice", "id": "ICE"}}],
    }
    slot = {
        "name": "pack",
        "value": "ice",
        "confirmationStatus": "NONE",
        "resolutions": {"resolutionsPerAuthority": [resolved]},
    }
    intent = {
        "name": "WhatIsSpasmIntent",
        "confirmationStatus": "NONE",
        "slots": {"pack": slot},
    }
    return {
        "version": "1.0",
        "session": {"new": True, "sessionId": "rehearsal", "application": skill_id, "user": user},
        "context": {"System": {"application": skill_id, "user": user, "device": {"deviceId": "-"}}},
        "request": {
            "type": "IntentRequest",
            "requestId": "rehearsal",
            "timestamp": "2026-01-01T00:00:00Z",
            "locale": locale,
            "intent": intent,
        },
    }


def _drop_connections() -> None:
    """Forget connections that belong to the past: their other ends closed them long ago."""
    _dynamodb().close()
    _alexa.manager().clear()


if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") in ("snap-start", "provisioned-concurrency"):
    _prepare()

if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
    # Lambda's own module, there at run time only.
    importlib.import_module("snapshot_restore_py").register_after_restore(_drop_connections)
