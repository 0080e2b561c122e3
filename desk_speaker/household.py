"""Who is speaking, on which device, where: made afresh for every world."""

from __future__ import annotations

import os
import secrets
import string
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

ECHO: Final = "echo"
ECHO_SPOT: Final = "echo-spot"
ECHO_SHOW_5: Final = "echo-show-5"
ECHO_SHOW_8: Final = "echo-show-8"
ECHO_SHOW: Final = "echo-show"
FIRE_TV: Final = "fire-tv"


@dataclass(frozen=True)
class Glass:
    """A device's screen: density-independent pixels, and how it is used."""

    width: int
    height: int
    mode: str = "HUB"
    round: bool = False


SCREENS: Final = {
    ECHO_SPOT: Glass(480, 480, round=True),
    ECHO_SHOW_5: Glass(960, 480),
    ECHO_SHOW_8: Glass(1024, 600),
    ECHO_SHOW: Glass(1280, 800),
    FIRE_TV: Glass(960, 540, mode="TV"),
}
"""One device of each class that Amazon names: round small; landscape small, medium, large; TV."""

DEVICES: Final = (ECHO, *SCREENS)

APL: Final = "Alexa.Presentation.APL"
_ALPHABET = string.ascii_uppercase + "234567"


def amazon_id(prefix: str, length: int = 104) -> str:
    """An identifier of the form Amazon uses: a prefix, then random capitals and digits."""
    return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(length))


@dataclass(frozen=True)
class Household:
    """One Alexa account with one device. `zone` is None when the device was never told its own."""

    locale: str = "en-US"
    device: str = ECHO
    zone: str | None = "UTC"
    user_id: str = field(default_factory=lambda: amazon_id("amzn1.ask.account.", 160))
    device_id: str = field(default_factory=lambda: amazon_id("amzn1.ask.device."))
    consent_token: str = field(default_factory=lambda: amazon_id("Atza|", 96))

    @property
    def wall_zone(self) -> ZoneInfo:
        """The zone in which the household's clocks are read: UTC when none was set."""
        return ZoneInfo(self.zone or "UTC")

    @property
    def has_screen(self) -> bool:
        """Whether the device can show anything."""
        return self.device in SCREENS

    def interfaces(self) -> dict[str, Any]:
        """The device's `supportedInterfaces` as Alexa lists them."""
        if not self.has_screen:
            return {}
        return {APL: {"runtime": {"maxVersion": "1.4"}}}

    def viewport(self) -> dict[str, Any]:
        """The `Viewport` part of the context; empty without a screen."""
        glass = SCREENS.get(self.device)
        if glass is None:
            return {}
        return {
            "experiences": [{"arcMinuteWidth": 346, "arcMinuteHeight": 216}],
            "mode": glass.mode,
            "shape": "ROUND" if glass.round else "RECTANGLE",
            "pixelWidth": glass.width,
            "pixelHeight": glass.height,
            "dpi": 160,
            "currentPixelWidth": glass.width,
            "currentPixelHeight": glass.height,
            "touch": [] if glass.mode == "TV" else ["SINGLE"],
            "video": {"codecs": ["H_264_42", "H_264_41"]},
        }


def machine_zone() -> str:
    """The IANA name of this machine's time zone, or UTC when it does not say."""
    named = os.environ.get("TZ", "").lstrip(":")
    if is_zone(named):
        return named
    target = os.path.realpath("/etc/localtime")
    name = target.partition("zoneinfo/")[2]
    if is_zone(name):
        return name
    written = Path("/etc/timezone")
    if written.is_file() and is_zone(written.read_text(encoding="utf-8").strip()):
        return written.read_text(encoding="utf-8").strip()
    return "UTC"


def is_zone(name: str) -> bool:
    """Whether `name` is a time zone of the IANA database, such as Europe/London."""
    return name in _zones()


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
