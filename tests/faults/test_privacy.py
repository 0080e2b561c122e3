"""Nothing that names anybody, and nothing that was said, is stored, logged or put into an error."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from urllib3 import HTTPResponse
from urllib3.exceptions import ProtocolError

from backspasm.memory.in_memory import InMemoryRepository
from backspasm.services.errors import ServiceError
from backspasm.services.http import AlexaHttp
from backspasm.services.reminders import Reminders
from backspasm.services.timers import Timers
from desk_speaker.faults import Fault
from desk_speaker.http_host import HttpRequest
from tests.faults.commands import COMMANDS
from tests.faults.house import House
from tests.faults.matrix import Matrix

SLOT = "quaggaquagga"
"""A slot's value that could be nothing else."""


@pytest.fixture
def errors(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The whole text of every error of Alexa's services, with what led to it."""
    texts: list[str] = []
    send = AlexaHttp.send

    def noting(*arguments: Any, **named: Any) -> bytes:
        try:
            return send(*arguments, **named)
        except ServiceError as error:
            texts.extend(traceback.format_exception(error))
            texts.append(repr(error.__dict__))
            raise

    monkeypatch.setattr(AlexaHttp, "send", noting)
    return texts


@pytest.fixture
def issued(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every id that Alexa's services gave to a reminder or a timer."""
    ids: set[str] = set()
    for service, name in (
        (Reminders, "create"),
        (Reminders, "create_recurring"),
        (Timers, "create"),
    ):
        monkeypatch.setattr(service, name, _noting(getattr(service, name), ids))
    return ids


def _noting(create: Callable[..., str], ids: set[str]) -> Callable[..., str]:
    def noting(*arguments: Any, **named: Any) -> str:
        ids.add(found := create(*arguments, **named))
        return found

    return noting


def secrets_of(house: House) -> set[str]:
    """Everything that must be seen nowhere."""
    household = house.world.household
    found = {SLOT, household.user_id, household.device_id, household.consent_token}
    for envelope in house.envelopes:
        system = envelope["context"]["System"]
        found |= {system["apiAccessToken"], envelope["request"]["requestId"]}
        found.add(envelope["session"]["sessionId"])
    return found


def stored(repository: InMemoryRepository) -> str:
    return repr(repository._items)


def with_a_slot(house: House) -> None:
    """Something with values in its slots that nobody says."""
    for name in ("StartIceIntent", "MedicineIntent", "PositionIntent", "MoveRemindersIntent"):
        envelope = dict(house.envelopes[-1])
        slots = {
            slot: {"name": slot, "value": SLOT}
            for slot in ("duration", "rounds", "medicine", "position", "from", "days")
        }
        intent = {"name": name, "slots": slots}
        request = {**envelope["request"], "type": "IntentRequest", "intent": intent}
        house.answer({**envelope, "request": {**request, "requestId": f"r-{name}"}})


def everything(house: House) -> None:
    """Every command, one after another."""
    for command in COMMANDS:
        house.speaker.new_session()
        house.say("stop the ice", "+3h", *command.before, *command.said)
        with_a_slot(house)
    house.say("start my ice pack", "yes", "ring until i answer")
    house.say("remind me to move every hour", "yes")
    house.say("i can't feel my legs")


def test_neither_table_nor_logs_nor_errors_hold_them(
    caplog: pytest.LogCaptureFixture, errors: list[str], issued: set[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    house = House()
    everything(house)

    def fails(asked: HttpRequest, call: Any) -> HTTPResponse:
        if len(house.bodies) % 3 == 0:
            raise ProtocolError(f"reset while sending {asked.headers} to {asked.path}")
        if len(house.bodies) % 3 == 1:
            return HTTPResponse(str(asked.headers).encode(), status=500, preload_content=False)
        answered: HTTPResponse = call()
        return answered

    house.seam.alexa_fails = fails
    everything(house)
    house.seam.memory_fails = "after"
    everything(house)
    seen = {"the table": stored(house.repository), "the logs": caplog.text}
    assert errors
    seen["an error"] = "\n".join(errors)
    for secret in secrets_of(house):
        for where, text in seen.items():
            assert secret not in text, f"{secret[:24]} is in {where}"
    assert len(issued) > 50
    for alert in issued:
        assert alert not in caplog.text
        assert alert not in seen["an error"]


def test_over_real_sockets_and_a_real_table(
    caplog: pytest.LogCaptureFixture, errors: list[str], issued: set[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    matrix = Matrix()
    try:
        for fault in (Fault.SERVER_ERROR, Fault.RESET, Fault.UNAUTHORIZED, Fault.TRUNCATED):
            for service in ("reminders", "memory", "memory, writing"):
                matrix.play(COMMANDS[4], service, fault)
                matrix.play(COMMANDS[16], service, fault)
        secrets = matrix.secrets()
    finally:
        matrix.close()
    assert len(secrets) > 20
    ours = "\n".join(
        record.getMessage() for record in caplog.records if record.name.startswith("backspasm")
    )
    assert ours
    for secret in secrets:
        assert secret not in ours
        assert secret not in "\n".join(errors)
        assert secret not in matrix.stored
    assert len(issued) > 20
    for alert in issued:
        assert alert not in ours
        assert alert not in "\n".join(errors)
