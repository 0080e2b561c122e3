"""A transcript being played: each line acts, or looks at what the last action brought."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from desk_speaker.clock import WorldClock, parse_span
from desk_speaker.commands import CommandError, Commands
from desk_speaker.desk import Desk
from desk_speaker.events import Alert, Event, Turn
from desk_speaker.given import Given, GivenError
from desk_speaker.likeness import contains
from desk_speaker.model import ModelMissingError
from desk_speaker.speaker import Speaker

_EXPECTATION = re.compile(
    r"(?P<word>hear|not|reprompt|session|intent|slot|card|screen|rings|complaint)"
    r"(?: at (?P<when>[\w:.]+))?:\s*(?P<text>.+)"
)
_ABSENCE = re.compile(r"no (rings|card|screen)")
_SILENCE = "(silence)"
# Alerts are set to the second.
_SECOND = 1.0


# Told of the speaker as soon as there is one, and then of everything that happens there.
Watch = Callable[[Speaker], Callable[[Event], None]]


class TranscriptError(ValueError):
    """A line of the transcript itself cannot be understood; the text says why."""


@dataclass
class _Brought:
    """What the last action brought, and what of it nobody has expected yet."""

    line: int
    began: float
    turns: list[Turn] = field(default_factory=list)
    rung: list[Alert] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


class Play:
    """Plays the lines of one transcript on a desk, in a world of its own, and notes `problems`.

    `watch` is somebody else who wants to see it.
    """

    def __init__(self, desk: Desk, path: Path, watch: Watch | None = None) -> None:
        self.problems: list[str] = []
        self._desk = desk
        self._path = path
        self._watch = watch
        self._watcher: Callable[[Event], None] | None = None
        self._given = Given()
        self._speaker: Speaker | None = None
        self._brought: _Brought | None = None
        self._any_rings = False

    def take(self, number: int, text: str) -> None:
        """Take the line `text`, at `number` in the file. Raises TranscriptError."""
        word, _, rest = text.partition(":")
        if word == "given":
            self._give(rest)
        elif text == _SILENCE or word == "you":
            self._act(number, lambda speaker: speaker.hear("" if text == _SILENCE else rest))
        elif text.startswith(":"):
            self._act(number, lambda speaker: self._command(speaker, text))
        elif absence := _ABSENCE.fullmatch(text):
            self._expect_none(number, absence[1])
        elif expected := _EXPECTATION.fullmatch(text):
            self._expect(number, expected["word"], expected["text"], expected["when"])
        else:
            raise TranscriptError(f"I do not understand '{text}'")

    def finish(self) -> None:
        """Account for what the last line brought."""
        brought = self._brought
        if brought is None:
            return
        for alert in [] if self._any_rings else brought.rung:
            self._note(brought.line, f"nothing expects this to ring: {self._named(alert)}")
        for complaint in brought.complaints:
            self._note(brought.line, f"the speaker complains: {complaint}")
        self._brought = None

    def _give(self, text: str) -> None:
        if self._speaker is not None:
            raise TranscriptError("'given' belongs before anything is said")
        try:
            self._given.add(text)
        except GivenError as error:
            raise TranscriptError(str(error)) from error

    def _begin(self) -> Speaker:
        household = self._given.household()
        clock = WorldClock(self._given.instant(household), speed=0)
        try:
            speaker = self._desk.speaker(household, clock, self._hear)
        except ModelMissingError as error:
            raise TranscriptError(str(error)) from error
        speaker.world.permissions.set(self._given.permission)
        if self._watch is not None:
            self._watcher = self._watch(speaker)
        return speaker

    def _act(self, number: int, action: Callable[[Speaker], object]) -> None:
        self.finish()
        if self._speaker is None:
            self._speaker = self._begin()
        self._brought = _Brought(number, self._speaker.world.clock.now())
        action(self._speaker)

    def _command(self, speaker: Speaker, text: str) -> None:
        try:
            Commands(self._desk, speaker).run(text)
        except CommandError as error:
            raise TranscriptError(str(error)) from error

    def _hear(self, event: Event) -> None:
        assert self._brought is not None
        if isinstance(event, Alert):
            self._brought.rung.append(event)
        else:
            self._brought.turns.append(event)
            self._brought.complaints += event.complaints
        if self._watcher is not None:
            self._watcher(event)

    def _expect(self, number: int, word: str, text: str, when: str | None) -> None:
        brought = self._last()
        if when is not None and word != "rings":
            raise TranscriptError(f"only 'rings' has a time, '{word}' has none")
        if word == "rings":
            self._expect_ring(number, text, when)
        elif word == "complaint":
            known = [complaint for complaint in brought.complaints if contains(complaint, text)]
            if known:
                brought.complaints.remove(known[0])
            else:
                self._missed(number, "a complaint", text, "; ".join(brought.complaints))
        elif word == "session":
            self._expect_session(number, text)
        elif word == "intent":
            made = [turn.intent for turn in brought.turns]
            if text not in made:
                self._note(number, f"the request should be {text}, it is {_listed(made)}")
        elif word == "slot":
            self._expect_slot(number, text)
        else:
            self._expect_words(number, word, text)

    def _expect_words(self, number: int, word: str, text: str) -> None:
        turns = self._last().turns
        if word == "reprompt":
            said = [turn.reprompt for turn in turns]
        elif word == "card":
            said = [_text_of(card) for turn in turns for card in turn.cards]
        elif word == "screen":
            said = [json.dumps(turn.directives, ensure_ascii=False) for turn in turns]
        else:
            said = [turn.speech for turn in turns]
        heard = " ".join(filter(None, said))
        if word == "not":
            if contains(heard, text):
                self._note(number, f"should not be heard: {text}\n    heard: {heard}")
        elif not contains(heard, text):
            what = {"hear": "what is heard", "reprompt": "the reprompt"}.get(word, f"the {word}")
            self._missed(number, what, text, heard)

    def _expect_session(self, number: int, text: str) -> None:
        speaker = self._speaker
        assert speaker is not None
        state = "open" if speaker.listening else "closed"
        if text not in {"open", "closed", "asking"}:
            raise TranscriptError("a session is open, closed or asking")
        if text == "asking" and speaker.asking:
            return
        if text != state:
            self._note(number, f"the session should be {text}, it is {state}")

    def _expect_slot(self, number: int, text: str) -> None:
        name, _, value = text.partition(" ")
        filled = {
            slot: resolved for turn in self._last().turns for slot, resolved in turn.slots.items()
        }
        if name not in filled:
            self._note(number, f"there is no slot '{name}': there is {_listed(sorted(filled))}")
        elif (filled[name] or "") != value.strip():
            found = filled[name] or "empty"
            self._note(number, f"slot {name} should be {value.strip() or 'empty'}, it is {found}")

    def _expect_ring(self, number: int, text: str, when: str | None) -> None:
        if text == "any" and when is None:
            self._any_rings = True
            return
        brought = self._last()
        if not brought.rung:
            self._note(number, f"should ring: {text}\n    nothing more rings")
            return
        alert = brought.rung.pop(0)
        if not contains(alert.speech, text):
            self._note(number, f"should ring: {text}\n    rings: {self._named(alert)}")
        elif when is not None and abs(alert.at - self._instant(when)) > _SECOND:
            self._note(number, f"should ring at {when}: {text}\n    rings: {self._named(alert)}")

    def _expect_none(self, number: int, word: str) -> None:
        brought = self._last()
        if word == "rings":
            found = [self._named(alert) for alert in brought.rung]
            brought.rung.clear()
        elif word == "card":
            found = [_text_of(card) for turn in brought.turns for card in turn.cards]
        else:
            found = [
                str(directive.get("type")) for t in brought.turns for directive in t.directives
            ]
        if found:
            self._note(number, f"there should be no {word.rstrip('s')}, there is: {_listed(found)}")

    def _instant(self, when: str) -> float:
        """The instant `20m` after the action began, or `09:30` next on the household's wall."""
        brought = self._last()
        assert self._speaker is not None
        if ":" not in when:
            try:
                return brought.began + parse_span(when)
            except ValueError as error:
                raise TranscriptError(str(error)) from error
        zone = self._speaker.world.household.wall_zone
        began = datetime.fromtimestamp(brought.began, zone)
        try:
            parts = [int(part) for part in when.split(":")]
            moment = began.replace(
                hour=parts[0], minute=parts[1], second=parts[2] if parts[2:] else 0, microsecond=0
            )
        except (ValueError, IndexError) as error:
            raise TranscriptError(f"'{when}' is not a time of day such as 09:30") from error
        ahead = (moment.timestamp() - brought.began) % 86400
        return brought.began + ahead

    def _named(self, alert: Alert) -> str:
        assert self._speaker is not None
        zone = self._speaker.world.household.wall_zone
        return f"'{alert.speech}' at {datetime.fromtimestamp(alert.at, zone):%H:%M:%S}"

    def _last(self) -> _Brought:
        if self._brought is None:
            raise TranscriptError("nothing has been said yet")
        return self._brought

    def _missed(self, number: int, what: str, expected: str, found: str) -> None:
        self._note(number, f"{what} should hold: {expected}\n    it is: {found or '(nothing)'}")

    def _note(self, number: int, problem: str) -> None:
        self.problems.append(f"{self._path}:{number}: {problem}")


def _text_of(card: dict[str, object]) -> str:
    permissions = card.get("permissions")
    parts = [card.get("title"), card.get("content"), card.get("text"), card.get("type")]
    listed = " ".join(map(str, permissions)) if isinstance(permissions, list) else ""
    return " ".join(str(part) for part in (*parts, listed) if part)


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "nothing"
