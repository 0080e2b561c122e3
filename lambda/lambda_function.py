"""The entry point on AWS Lambda: `lambda_function.handler`.

Set by the environment: `TABLE_NAME`, the DynamoDB table; `SKILL_ID`, the only skill answered for;
`ALERTS`, which `off` switches reminders and timers off for everybody with;
`AWS_REGION` and `AWS_LAMBDA_INITIALIZATION_TYPE`, set by Lambda itself.

An ordinary cold start loads as little as it can, because someone is waiting for it. Where Lambda
starts ahead of anybody's words, under SnapStart or provisioned concurrency, everything is loaded
then instead.
"""

from __future__ import annotations

import functools
import gc
import importlib
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from backspasm.conversation.skill import Answer
    from backspasm.memory.dynamodb import DynamoRepository
    from backspasm.services.http import AlexaPool

_log = logging.getLogger(__name__)


def handler(event: object, context: object) -> dict[str, Any]:  # noqa: ARG001
    """Answer one request of Alexa's: its JSON in, the response's JSON out. Never raises."""
    return _answer(event)


@contextmanager
def _loading() -> Iterator[None]:
    """No collecting of garbage meanwhile, which would find none: what is loaded stays.

    What there is afterwards is left out of all later collections, whose pauses would be heard.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@functools.cache
def _dynamodb() -> Any:
    """The client for DynamoDB, made by the first turn that needs it."""
    from backspasm.memory.dynamodb import create_client

    with _loading():
        return create_client(os.environ["AWS_REGION"])


def _load() -> tuple[Answer, DynamoRepository, AlexaPool]:
    """The skill, and what it holds connections to."""
    from backspasm.conversation import skill
    from backspasm.conversation.ports import Ports
    from backspasm.memory.dynamodb import DynamoRepository
    from backspasm.services.alexa import AlexaServices
    from backspasm.services.http import AlexaPool

    repository, pool = DynamoRepository(_dynamodb, os.environ["TABLE_NAME"]), AlexaPool()
    ports = Ports(
        repository=repository,
        services=AlexaServices(pool=pool),
        clock=time.time,
        skill_id=os.environ["SKILL_ID"],
        alerts_on=os.environ.get("ALERTS") != "off",
    )
    return skill.build(ports), repository, pool


def _prepare() -> None:
    """Load what the first turns would otherwise load, and use each of it once."""
    from backspasm.memory.repository import MemoryUnavailable
    from backspasm.speech import catalogue

    for locale in catalogue.LOCALES:
        _answer(_rehearsal(locale))
    _pool.manager()
    try:
        # Nobody's key: half of botocore is only loaded by a call. It opens a connection, too.
        _repository.load("rehearsal", int(time.time()), timeout=5.0)
    except MemoryUnavailable:
        # The table may come back before anybody speaks. A version must not fail for its sake.
        _log.warning("the table could not be read ahead of the first turn")


def _rehearsal(locale: str) -> dict[str, Any]:
    """A request whose answer needs neither memory nor network, in the shape of a full one."""
    application = {"applicationId": os.environ["SKILL_ID"]}
    user = {"userId": "rehearsal"}
    authority = {
        "authority": "rehearsal",
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": "ice", "id": "ICE"}}],
    }
    slot = {
        "name": "pack",
        "value": "ice",
        "confirmationStatus": "NONE",
        "resolutions": {"resolutionsPerAuthority": [authority]},
    }
    intent = {"name": "WhatIsSpasmIntent", "confirmationStatus": "NONE", "slots": {"pack": slot}}
    return {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "rehearsal",
            "application": application,
            "user": user,
        },
        "context": {
            "System": {"application": application, "user": user, "device": {"deviceId": "none"}}
        },
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
    _pool.manager().clear()


with _loading():
    _answer, _repository, _pool = _load()
    if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") in (
        "snap-start",
        "provisioned-concurrency",
    ):
        _prepare()

if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
    # Lambda's own module, there at run time only.
    importlib.import_module("snapshot_restore_py").register_after_restore(_drop_connections)
