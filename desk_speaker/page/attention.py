"""What the light ring shows, and when an open microphone closes: a device's manners in time.

Times here are the listener's own seconds, whatever the world's clock does: nobody answers sixty
times as fast.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from desk_speaker.session import LISTENING_SECONDS


class Light(StrEnum):
    """The light ring."""

    OFF = "off"
    LISTENING = "listening"
    THINKING = "thinking"
    SPEAKING = "speaking"
    NOTIFYING = "notifying"


class Due(StrEnum):
    """What the silence of the listener has led to."""

    REPROMPT = "reprompt"
    GIVE_UP = "give up"


class Attention:
    """One device's attention. `ticks` counts seconds; not safe for threads: its owner locks."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self.light = Light.OFF
        self._until: float | None = None
        self._then_listen = False
        self._reprompts_left = 0

    def think(self) -> None:
        """Something was said, and is being answered."""
        self._go(Light.THINKING, None)

    def speak(self, seconds: float, *, listen: bool, reprompt: bool = False) -> None:
        """An answer is spoken for `seconds`; then the microphone opens, or all is over.

        With `reprompt` there is something to say when nobody answers.
        """
        self._then_listen = listen
        self._reprompts_left = 1 if reprompt else 0
        self._go(Light.SPEAKING, seconds)
        if not seconds:
            self.spoken()

    def speak_reprompt(self, seconds: float) -> None:
        """The reprompt is spoken, and the microphone opens once more."""
        self._go(Light.SPEAKING, seconds)

    def notify(self, seconds: float | None) -> None:
        """Something rings, for `seconds` or until it is stopped."""
        self._then_listen = False
        self._go(Light.NOTIFYING, seconds)

    def hush(self) -> None:
        """What is spoken or rings is stopped; an open microphone stays open."""
        if self.light in (Light.SPEAKING, Light.NOTIFYING):
            self.spoken()

    def spoken(self) -> None:
        """The voice has finished, sooner or later than was thought."""
        if self.light in (Light.SPEAKING, Light.LISTENING) and self._then_listen:
            self._go(Light.LISTENING, LISTENING_SECONDS)
        elif self.light is not Light.THINKING:
            self._go(Light.OFF, None)

    def hold_on(self) -> None:
        """Somebody is typing: that is an answer on its way."""
        if self.light is Light.LISTENING:
            self._go(Light.LISTENING, LISTENING_SECONDS)

    def due(self) -> Due | None:
        """Let time pass; what follows from nobody having answered, once."""
        if self._until is None or self._ticks() < self._until:
            return None
        if self.light is not Light.LISTENING:
            self.spoken()
            return None
        if self._reprompts_left:
            self._reprompts_left -= 1
            return Due.REPROMPT
        self._go(Light.OFF, None)
        self._then_listen = False
        return Due.GIVE_UP

    def _go(self, light: Light, seconds: float | None) -> None:
        self.light = light
        self._until = None if seconds is None else self._ticks() + seconds
