"""Everything the conversation asks of Alexa's services, behind one door."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from backspasm.alerts import moves
from backspasm.alerts.adopt import Listed
from backspasm.alerts.difference import Difference
from backspasm.alerts.model import Actual, AlertKind, Channel, Wanted
from backspasm.services import device
from backspasm.services.hosts import AllowedHosts
from backspasm.services.http import AlexaHttp, AlexaPool
from backspasm.services.reconcile import Reconciled, reconcile
from backspasm.services.reminders import Reminders
from backspasm.services.timers import Timers

ZONE_KEPT: Final = 600.0
"""Seconds for which a device's time zone is taken to be the same."""

_DEVICES_KEPT: Final = 256


@dataclass(frozen=True, slots=True)
class Caller:
    """Whom a request's calls to Alexa are made for. Neither token nor device is ever printed."""

    endpoint: str = field(repr=False)
    token: str = field(repr=False)
    device: str = field(repr=False)


class AlexaServices:
    """Alexa's alerts and device settings. Connections are shared by all turns of a process."""

    def __init__(self, hosts: AllowedHosts | None = None, pool: AlexaPool | None = None) -> None:
        """`hosts` are those that may be sent a token; Amazon's, unless said."""
        self._hosts = hosts or AllowedHosts()
        self._pool = pool or AlexaPool()
        self._zones: dict[str, tuple[float, tzinfo]] = {}

    def time_zone(self, caller: Caller, timeout: float) -> tzinfo | None:
        """The device's time zone, or None where it is not known within `timeout` seconds."""
        until, zone = self._zones.get(caller.device, (0.0, None))
        if zone is not None and time.monotonic() < until:
            return zone
        name = device.time_zone(self._http(caller), caller.device, timeout)
        if name is None:
            return None
        if len(self._zones) >= _DEVICES_KEPT:
            self._zones.clear()
        found = ZoneInfo(name)
        self._zones[caller.device] = (time.monotonic() + ZONE_KEPT, found)
        return found

    def list_reminders(self, caller: Caller, timeout: float) -> tuple[Listed, ...]:
        """The skill's reminders that are still to ring.

        Raises:
            ServiceError: if they can't be listed within `timeout` seconds.
        """
        return Reminders(self._http(caller)).list(timeout)

    def list_timers(self, caller: Caller, timeout: float) -> tuple[Listed, ...]:
        """The skill's timers that are still to ring or are paused. Raises as `list_reminders`."""
        return Timers(self._http(caller)).list(timeout)

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
        """Take the steps from the alerts that exist to those that are wanted, within `timeout`.

        `texts` holds what each kind of alert says, as plain text; `now` is in UTC seconds. `zone`
        is the device's, for reminders that come again.
        """
        http = self._http(caller)
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
        return replace(result, doubtful=bool(unknown))

    def _http(self, caller: Caller) -> AlexaHttp:
        return AlexaHttp(caller.endpoint, caller.token, self._pool, self._hosts)


def _escaped(text: str) -> str:
    # The library's own would load half of an XML parser into a cold start.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _local(now: int, zone: str) -> datetime:
    return datetime.fromtimestamp(now, ZoneInfo(zone)).replace(tzinfo=None)
