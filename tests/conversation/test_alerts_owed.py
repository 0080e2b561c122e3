"""The operator is told of alerts that could not be set, but not of what is the user's choice."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from backspasm.alerts.difference import Difference
from backspasm.alerts.model import AlertKind
from backspasm.conversation.ports import Ports
from backspasm.services.alexa import AlexaServices, Caller
from backspasm.services.errors import ErrorKind
from backspasm.services.reconcile import Reconciled
from tests.conversation.builders import Talk


class Refusing(AlexaServices):
    """Alexa's services, which set nothing and always say why."""

    def __init__(self, error: ErrorKind) -> None:
        super().__init__()
        self._error = error

    def reconcile(
        self,
        caller: Caller,
        steps: Difference,
        texts: Mapping[AlertKind, str],
        locale: str,
        now: int,
        timeout: float,
        zone: str = "UTC",
    ) -> Reconciled:
        error = self._error if steps.create else None
        return Reconciled(steps.keep, steps.create, (), (), error)


def logged(error: ErrorKind, caplog: pytest.LogCaptureFixture) -> list[str]:
    """What is logged of alerts when someone starts ice and agrees to be reminded."""
    talk = Talk()
    talk.ports = Ports(talk.repository, Refusing(error), lambda: float(talk.now))
    talk.hear("StartIceIntent")
    talk.yes()
    told = [record.getMessage() for record in caplog.records]
    return [line for line in told if line.startswith("alerts owed")]


@pytest.mark.parametrize("error", [ErrorKind.UNAVAILABLE, ErrorKind.RATE_LIMITED])
def test_alerts_that_could_not_be_set_are_counted_for_the_operator(
    error: ErrorKind, caplog: pytest.LogCaptureFixture
) -> None:
    [line] = logged(error, caplog)
    assert re.fullmatch(rf"alerts owed: [1-9] \({error}\)", line)


@pytest.mark.parametrize(
    "error", [ErrorKind.PERMISSION, ErrorKind.UNSUPPORTED_DEVICE, ErrorKind.QUOTA]
)
def test_what_only_the_user_can_change_is_no_alarm(
    error: ErrorKind, caplog: pytest.LogCaptureFixture
) -> None:
    assert logged(error, caplog) == []
