"""Whether what was said is true: sentences known again, alerts counted, memory compared.

These are the invariants of the fault matrix, the crash matrix and the state machine. What they go
by is what was heard, what memory holds and what Alexa's services hold, never the skill's own word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from backspasm.alerts import moves
from backspasm.alerts.model import AlertKind, AlertState
from backspasm.alerts.moves import NONE_BUT_LOOK
from backspasm.alerts.wanted import wanted
from backspasm.memory.model import Care, Memory, Settings
from backspasm.speech import catalogue, ssml
from desk_speaker.world import World

Rings = Counter[tuple[int, str]]
"""How many alerts ring at an instant (UTC seconds), by what they say."""

TELLS_OF_MISSING = (
    "alerts.failed.",
    "alerts.owed",
    "alerts.permission.",
    "alerts.switched_off",
    "alerts.timers.",
    "plan.not_sure",
    "privacy.",
)
"""Sentences after which nobody counts on every alert."""

TELLS_OF_LEFT_OVER = (
    "alerts.not_cancelled",
    "alerts.not_off",
    "plan.not_sure",
    "privacy.deleted_not_alerts",
    "privacy.not_deleted",
)
"""Sentences after which nobody wonders at an old alert."""

TELLS_OF_MISSING_MOVES = (
    "alerts.permission.",
    "moves.cannot",
    "moves.every_day",
    "moves.no",
    "plan.not_s",
    "privacy.",
)
"""Sentences after which nobody counts on every reminder to move."""

TELLS_OF_MOVES_LEFT_OVER = (
    "moves.none_known",
    "moves.not_all",
    "moves.not_off",
    "moves.old_may_ring",
    "plan.not_sure",
    "privacy.deleted_not_alerts",
    "privacy.not_deleted",
)
"""Sentences after which nobody wonders at an old reminder to move."""

TELLS_OF_UNSURE = ("plan.not_sure", "privacy.not_deleted")
"""Sentences that leave open whether something was stored."""

CONFIRMS = (
    "plan.started.",
    "plan.paused.",
    "plan.resumed.",
    "plan.fresh",
    "plan.skipped.",
    "plan.changed.",
    "plan.put_on_now",
    "plan.taken_off_late",
    "plan.rounds_set",
    "plan.awake",
    "plan.stopped",
    "plan.finished",
    "alerts.declined",
)
"""Sentences that say that something was done."""

PROMISES = ("alerts.set.", "alerts.moved", "alerts.already")
"""Sentences that promise alerts."""


@dataclass(frozen=True)
class Facts:
    """How things stand after a turn: what is stored, and what will ring."""

    memory: Memory
    rings: Rings
    now: int
    moving: int = 0
    """How many reminders to move there are at Alexa."""

    @property
    def care(self) -> Care:
        """The stored plan and what belongs to it."""
        return self.memory.care

    @property
    def wanted(self) -> Rings:
        """What should ring for what is stored."""
        texts = alert_texts()
        care = self.care
        due = wanted(care.state, care.alerts.rounds_agreed, self.now)
        return Counter((alert.at, texts[alert.kind]) for alert in due)

    @property
    def moves_wanted(self) -> int:
        """How many reminders to move there should be."""
        return len(moves.wanted(self.memory.settings.moves))

    @property
    def missing(self) -> Rings:
        """What should ring and will not."""
        return self.wanted - self.rings

    @property
    def left_over(self) -> Rings:
        """What will ring and should not."""
        return self.rings - self.wanted


def rings(world: World) -> Rings:
    """Everything still to ring in a world that the plan's alerts could be."""
    with world.lock:
        found = Counter((round(at), text) for at, _, text in world.reminders.waiting())
        for ring in [each for each in found if each[1] == alert_texts()[AlertKind.MOVE]]:
            del found[ring]
        for at, _, text in world.timers.announcing():
            found[round(at), text] += 1
    return found


def moving(world: World) -> int:
    """How many reminders to move there are in a world."""
    with world.lock:
        waiting = world.reminders.waiting()
    return sum(text == alert_texts()[AlertKind.MOVE] for _, _, text in waiting)


def spoken(speech: str | None) -> set[str]:
    """The keys of the sentences that a speech is made of, known by their words."""
    plain = ssml.plain(speech or "")
    return {key for key, pattern in _patterns() if pattern.search(plain)}


def any_of(keys: set[str], beginnings: tuple[str, ...]) -> bool:
    """Whether any of the keys begins with one of these."""
    return any(key.startswith(beginnings) for key in keys)


def untrue(keys: set[str], before: Facts, after: Facts, control: Memory) -> list[str]:
    """What is not true of a turn in which something failed; empty where all is well.

    `control` is what is stored after the same turn when nothing fails.
    """
    problems = []
    if any_of(keys, CONFIRMS) and after.care.state != control.care.state:
        problems.append("something was confirmed that is not stored")
    changed = after.care.state != before.care.state
    if changed and not any_of(keys, (*CONFIRMS, *TELLS_OF_UNSURE, "privacy.")):
        problems.append("something was stored and not said")
    if after.missing and not any_of(keys, TELLS_OF_MISSING):
        problems.append(f"nobody was told that {_listed(after.missing)} will not ring")
    if after.left_over and not any_of(keys, TELLS_OF_LEFT_OVER):
        problems.append(f"nobody was told that {_listed(after.left_over)} will still ring")
    if any_of(keys, PROMISES) and after.missing and not any_of(keys, ("alerts.owed",)):
        problems.append("alerts were promised that do not exist")
    problems += _untrue_of_moves(keys, after)
    if "privacy.deleted" in keys and (after.memory != Memory() or after.rings):
        problems.append("it was said to be deleted, and is not")
    if "privacy.deleted_not_alerts" in keys and after.memory not in (Memory(), _ONLY_A_MARK):
        problems.append("it was said to be deleted, and is not")
    return problems


def _untrue_of_moves(keys: set[str], after: Facts) -> list[str]:
    problems = []
    missing = after.moves_wanted - after.moving
    if missing > 0 and not any_of(keys, TELLS_OF_MISSING_MOVES):
        problems.append(f"nobody was told that {missing} reminders to move will not ring")
    if missing < 0 and not any_of(keys, TELLS_OF_MOVES_LEFT_OVER):
        problems.append(f"nobody was told that {-missing} reminders to move will still ring")
    if "moves.set" in keys and (missing > 0 or not after.moves_wanted):
        problems.append("reminders to move were promised that do not exist")
    if "moves.stopped" in keys and after.moves_wanted:
        problems.append("it was said that moving is over, and it is not")
    return problems


def unsettled(after: Facts) -> list[str]:
    """What an earlier failure has left behind, when every service has worked since."""
    problems = []
    if after.missing:
        problems.append(f"{_listed(after.missing)} is missing")
    if after.left_over:
        problems.append(f"{_listed(after.left_over)} was left over")
    if after.care.alerts.unsettled or after.care.alerts.owed:
        problems.append("memory still says that something is open")
    known = after.memory.settings.moves
    if after.moving != after.moves_wanted or (known is not None and known.unsettled):
        problems.append(f"{after.moving} reminders to move in place of {after.moves_wanted}")
    return problems


_ONLY_A_MARK = Memory(
    Care(version=1, alerts=AlertState(unsettled=True)),
    Settings(version=1, moves=NONE_BUT_LOOK),
)


@cache
def alert_texts(locale: str = "en-US") -> Mapping[AlertKind, str]:
    """What each alert says."""
    words = catalogue.load(locale)
    return {kind: ssml.plain(words.say(f"alerts.ring.{kind}")) for kind in AlertKind}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries = catalogue.load("en-US").entries
    found = []
    for key, entry in entries.items():
        if not key.startswith(("plan.", "alerts.", "privacy.", "moves.")) or ".ring." in key:
            continue
        for wording in _wordings(entry["say"]):
            # Values may be anything; what is left of a sentence that is all values tells nothing.
            literal = re.split(r"\{\w+\}", ssml.plain(wording))
            if len("".join(literal).split()) > 2:
                found.append((key, re.compile(".+?".join(map(re.escape, literal)))))
    return tuple(found)


def _wordings(say: Any) -> list[str]:
    if isinstance(say, str):
        return [say]
    return list(say) if isinstance(say, list) else list(say.values())


def _listed(found: Rings) -> str:
    return ", ".join(f"'{text}' at {at}" for at, text in sorted(found))
