"""Setting and cancelling alerts with whichever of Alexa's services each is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from backspasm.alerts import moves
from backspasm.alerts.difference import Difference
from backspasm.alerts.model import Actual, AlertKind, Channel, Wanted
from backspasm.services.http import AlexaHttp
from backspasm.services.reconcile import Reconciled, reconcile
from backspasm.services.reminders import Reminders
from backspasm.services.timers import Timers


def set_and_cancel(
    http: AlexaHttp,
    steps: Difference,
    texts: Mapping[AlertKind, str],
    locale: str,
    now: int,
    timeout: float,
    zone: str,
) -> Reconciled:
    """Take the steps. See `AlexaServices.reconcile`."""
    reminders, timers = Reminders(http), Timers(http)
    unknown: list[Actual] = []

    def create(alert: Wanted, timeout: float) -> Actual:
        text = texts[alert.kind]
        if alert.channel is Channel.TIMER:
            timer = timers.create(alert.at, now, text, locale, timeout)
            return Actual(timer, alert.at, alert.kind, Channel.TIMER)
        ssml = f"<speak>{_escaped(text)}</speak>"
        if alert.kind is AlertKind.MOVE:
            slot, asked = moves.slot(alert.at), _local(now, zone)
            token = reminders.create_recurring(slot, zone, asked, text, ssml, locale, timeout)
            return Actual(token, alert.at, alert.kind)
        token = reminders.create(alert.at, now, text, ssml, locale, timeout)
        return Actual(token, alert.at, alert.kind)

    def cancel(alert: Actual, timeout: float) -> None:
        of_its_kind = timers if alert.channel is Channel.TIMER else reminders
        if not of_its_kind.cancel(alert.id, timeout):
            unknown.append(alert)

    result = reconcile(steps, create, cancel, timeout)
    return replace(result, doubtful=tuple(unknown))


def _escaped(text: str) -> str:
    # The library's own would load half of an XML parser.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _local(now: int, zone: str) -> datetime:
    return datetime.fromtimestamp(now, ZoneInfo(zone)).replace(tzinfo=None)
