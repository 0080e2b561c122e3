"""Everything the conversation asks of Alexa's services, behind one door.

What is behind it is imported by what is asked: most turns ask nothing, and someone waits for them.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from backspasm.services.hosts import AllowedHosts
from backspasm.services.http import AlexaHttp, AlexaPool

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from backspasm.alerts.adopt import Listed
    from backspasm.alerts.difference import Difference
    from backspasm.alerts.model import AlertKind
    from backspasm.services.reconcile import Reconciled

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
        from zoneinfo import ZoneInfo

        from backspasm.services import device

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
        from backspasm.services.reminders import Reminders

        return Reminders(self._http(caller)).list(timeout)

    def list_timers(self, caller: Caller, timeout: float) -> tuple[Listed, ...]:
        """The skill's timers that are still to ring or are paused. Raises as `list_reminders`."""
        from backspasm.services.timers import Timers

        return Timers(self._http(caller)).list(timeout)

    def reconcile(
        self,
        caller: Caller,
        steps: Difference,
        texts: Mapping[AlertKind, str],
        locale: str,
        now: int,
        timeout: float,
        zone: str = "",
    ) -> Reconciled:
        """Take the steps from the alerts that exist to those that are wanted, within `timeout`.

        `texts` holds what each kind of alert says, as plain text; `now` is in UTC seconds. `zone`
        names the device's, for reminders that come again: without it none of those can be set.
        """
        from backspasm.services.setting import set_and_cancel

        return set_and_cancel(self._http(caller), steps, texts, locale, now, timeout, zone)

    def _http(self, caller: Caller) -> AlexaHttp:
        return AlexaHttp(caller.endpoint, caller.token, self._pool, self._hosts)
