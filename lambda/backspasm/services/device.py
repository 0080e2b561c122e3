"""What a device can be asked about itself, without anybody's permission."""

from __future__ import annotations

import re
from urllib.parse import quote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from backspasm.services.errors import ServiceError
from backspasm.services.http import AlexaHttp

_ZONE_NAME = re.compile(r"[A-Za-z0-9_+\-]{1,32}(?:/[A-Za-z0-9_+\-]{1,32}){0,2}")


def time_zone(http: AlexaHttp, device_id: str, timeout: float) -> str | None:
    """The name of the device's time zone, or None if it is not set, not known or not to be had."""
    path = f"/v2/devices/{quote(device_id, safe='')}/settings/System.timeZone"
    try:
        name = http.fetch("GET", path, timeout)
    except ServiceError:
        return None
    return name if isinstance(name, str) and _is_zone(name) else None


def _is_zone(name: str) -> bool:
    if not _ZONE_NAME.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # OSError: some names are those of folders.
        return False
    return True
