"""Amazon's own utterance profiler in the interpreter's place, for whoever has an account.

It is asked through Amazon's command line tool: `ask smapi profile-nlu` (ask-cli v2, "Utterance
Profiler API"), which wants a skill whose model has been built. One question takes about a second.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from typing import Any

from desk_speaker.interpreter.interpreter import Interpretation
from desk_speaker.interpreter.model import FALLBACK
from desk_speaker.interpreter.slots import SlotValue

SECONDS = 30.0
"""How long one question may take."""

Run = Callable[[Sequence[str]], str]
"""Runs a command and returns what it printed."""


class ProfilerError(Exception):
    """Amazon's tool is missing, refused, or printed something else than an answer."""


def run_tool(command: Sequence[str]) -> str:
    """What a command prints.

    Raises:
        ProfilerError: it is not installed, failed, or took too long; with what it said itself.
    """
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    except FileNotFoundError:
        raise ProfilerError("Amazon's ask-cli is not installed: npm install -g ask-cli") from None
    except subprocess.TimeoutExpired:
        raise ProfilerError(f"no answer within {SECONDS:.0f} seconds") from None
    except subprocess.CalledProcessError as error:
        raise ProfilerError(f"{error.stderr or error.stdout}".strip()) from None
    return done.stdout


class Profiler:
    """What Amazon makes of utterances in one locale of one skill.

    Args:
        skill_id: the skill, whose model was built for this locale.
        locale: such as en-GB.
        run: runs the tool; another one in tests.
    """

    def __init__(self, skill_id: str, locale: str, run: Run = run_tool) -> None:
        self._ask = ["ask", "smapi", "profile-nlu", "--skill-id", skill_id]
        self._ask += ["--stage", "development", "--locale", locale, "--utterance"]
        self._run = run

    def interpret(self, utterance: str) -> Interpretation:
        """The intent and slots that Amazon selects.

        Raises:
            ProfilerError: there was no answer that can be read.
        """
        printed = self._run([*self._ask, utterance])
        try:
            intent: dict[str, Any] | None = json.loads(printed).get("intent")
            name = intent["name"] if intent else FALLBACK
            slots = {slot: _value(each) for slot, each in (intent or {}).get("slots", {}).items()}
        except (ValueError, AttributeError, KeyError, TypeError) as error:
            raise ProfilerError("the profiler's answer cannot be read") from error
        return Interpretation(utterance, name, slots, 1.0)


def _value(slot: dict[str, Any]) -> SlotValue | None:
    value = slot.get("value")
    return SlotValue(value, value, "") if value else None
