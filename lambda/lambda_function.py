"""The entry point on AWS Lambda: `lambda_function.handler`.

Set by the environment: `TABLE_NAME`, the DynamoDB table; `SKILL_ID`, the only skill answered for;
`ALERTS`, which `off` switches reminders and timers off for everybody with;
`AWS_REGION` and `AWS_LAMBDA_INITIALIZATION_TYPE`, set by Lambda itself.

An ordinary cold start loads as little as it can, because someone is waiting for it: the front,
which answers emergencies, and then what the turn needs. Where Lambda starts ahead of anybody's
words, under SnapStart or provisioned concurrency, everything is loaded then instead.
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
from typing import TYPE_CHECKING, Any, Final

from backspasm.conversation import front

if TYPE_CHECKING:
    from backspasm.conversation.skill import Skill
    from backspasm.memory.repository import Repository
    from backspasm.services.http import AlexaPool

# Read here, so that a deployment without them fails before anybody speaks.
_TABLE: Final = os.environ["TABLE_NAME"]
_SKILL_ID: Final = os.environ["SKILL_ID"]

_INITIALIZATION: Final = os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE")

_log = logging.getLogger(__name__)


def handler(event: object, context: object) -> dict[str, Any]:  # noqa: ARG001
    """Answer one request of Alexa's: its JSON in, the response's JSON out. Never raises."""
    return _answer(event)


@contextmanager
def _loading() -> Iterator[None]:
    """No collecting of garbage meanwhile, which would find none: what is loaded stays.

    What there is afterwards is left out of all later collections, whose pauses would be heard.
    """
    collecting = gc.isenabled()  # Not where this is part of a longer loading, which goes on.
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


@functools.cache
def _dynamodb() -> Any:
    """The client for DynamoDB, made by the first turn that needs it."""
    from backspasm.memory.dynamodb import create_client

    with _loading():
        return create_client(os.environ["AWS_REGION"])


@functools.cache
def _repository() -> Repository:
    """What is remembered; its modules, too, are loaded by the first turn that needs them."""
    from backspasm.memory.dynamodb import DynamoRepository

    return DynamoRepository(_dynamodb, _TABLE)


@functools.cache
def _pool() -> AlexaPool:
    """The connections to Alexa's services."""
    from backspasm.services.http import AlexaPool

    return AlexaPool()


def _skill() -> Skill:
    """The skill behind its front."""
    with _loading():
        from backspasm.conversation.ports import Ports
        from backspasm.conversation.skill import Skill
        from backspasm.memory.on_demand import OnDemand
        from backspasm.services.alexa import AlexaServices

        return Skill(
            Ports(
                repository=OnDemand(_repository),
                services=AlexaServices(pool=_pool()),
                clock=time.time,
                skill_id=_SKILL_ID,
                alerts_on=os.environ.get("ALERTS") != "off",
            )
        )


def _prepare() -> None:
    """Load what the first turns would otherwise load, and use as much of it as can be used."""
    import pkgutil

    import backspasm
    from backspasm.memory.repository import MemoryUnavailable
    from backspasm.speech import catalogue

    for module in pkgutil.walk_packages(backspasm.__path__, "backspasm."):
        importlib.import_module(module.name)
    # The SDK's words for a question that Alexa asks, which it loads when there is one.
    importlib.import_module("ask_sdk_model.interfaces.connections")
    for locale in catalogue.LOCALES:
        _answer(_rehearsal(locale))
    _pool().manager()
    try:
        # Nobody's key: half of botocore is only loaded by a call. It opens a connection, too.
        _repository().load("rehearsal", int(time.time()), timeout=5.0)
    except MemoryUnavailable:
        # The table may come back before anybody speaks. A version must not fail for its sake.
        _log.warning("the table could not be read ahead of the first turn")


def _rehearsal(locale: str) -> dict[str, Any]:
    """A request whose answer needs neither memory nor network, in the shape of a full one."""
    application = {"applicationId": _SKILL_ID}
    user = {"userId": "rehearsal"}
    device = {"deviceId": "none", "supportedInterfaces": {"Alexa.Presentation.APL": {}}}
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
        "context": {"System": {"application": application, "user": user, "device": device}},
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
    _pool().manager().clear()


_answer = front.build(_SKILL_ID, _skill)

if _INITIALIZATION in ("snap-start", "provisioned-concurrency"):
    with _loading():
        _prepare()

if _INITIALIZATION == "snap-start":
    # Lambda's own module, there at run time only.
    importlib.import_module("snapshot_restore_py").register_after_restore(_drop_connections)
