"""The buttons and the things to say that screens offer, each with the intent it stands for."""

from __future__ import annotations

from typing import Final

from backspasm.plan.timeline import Status
from backspasm.screens.screen import Button
from backspasm.speech.catalogue import Catalogue

INTENT_OF: Final = {
    "button.yes": "AMAZON.YesIntent",
    "button.no": "AMAZON.NoIntent",
    "button.pause": "AMAZON.PauseIntent",
    "button.carry_on": "AMAZON.ResumeIntent",
    "button.skip": "SkipIntent",
    "button.stop": "StopPlanIntent",
    "button.next": "AMAZON.NextIntent",
    "button.back": "AMAZON.PreviousIntent",
    "button.hurts": "ItHurtsIntent",
    "hint.ice": "StartIceIntent",
    "hint.position": "PositionIntent",
    "hint.serious": "SafetyCheckIntent",
    "hint.status": "StatusIntent",
    "hint.pause": "AMAZON.PauseIntent",
    "hint.carry_on": "AMAZON.ResumeIntent",
    "hint.stop": "StopPlanIntent",
}
"""What touching each of them says, by its name in the content."""

YES_OR_NO: Final = ("button.yes", "button.no")
RUNNING: Final = ("button.pause", "button.skip", "button.stop")
PAUSED: Final = ("button.carry_on", "button.stop")
IN_A_STEP: Final = ("button.next", "button.back", "button.hurts")
FETCHING: Final = ("button.next",)

_HINTS: Final = {
    Status.RUNNING: ("hint.status", "hint.pause", "hint.stop"),
    Status.PAUSED: ("hint.status", "hint.carry_on", "hint.stop"),
}
_IDLE: Final = ("hint.ice", "hint.position", "hint.serious")


def named(words: Catalogue, names: tuple[str, ...]) -> list[Button]:
    """The buttons with these names."""
    return [_button(words, name) for name in names]


def hints(words: Catalogue, status: Status) -> list[Button]:
    """Things to say where a plan has this status, in quotation marks."""
    return named(words, _HINTS.get(status, _IDLE))


def _button(words: Catalogue, name: str) -> Button:
    label = words.say(f"screens.{name}")
    quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{label}\N{RIGHT DOUBLE QUOTATION MARK}"
    return Button(quoted if name.startswith("hint.") else label, INTENT_OF[name])
