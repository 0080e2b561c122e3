"""What a person at the prompt sees: events as lines of text, or as JSON."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from typing import TextIO
from zoneinfo import ZoneInfo

from desk_speaker.events import TIMER, Alert, Event, Turn
from desk_speaker.voice import Voice

PROMPT = "you> "


class Console:
    """Prints events as they happen; from several threads, one at a time.

    `out` gets what happens, `aside` complaints and remarks. While `prompting`, an alert clears the
    line and writes the prompt again, and after it what was `typed_so_far`.
    """

    def __init__(
        self,
        *,
        as_json: bool,
        zone: ZoneInfo,
        voice: Voice | None = None,
        out: TextIO = sys.stdout,
        aside: TextIO = sys.stderr,
    ) -> None:
        self._as_json = as_json
        self._zone = zone
        self._voice = voice
        self._out = out
        self._aside = aside
        self._lock = threading.Lock()
        self.prompting = False
        self.typed_so_far: Callable[[], str] = lambda: ""

    def tell(self, event: Event) -> None:
        """Print one event, and speak it when there is a voice."""
        with self._lock:
            if self._as_json:
                self._write(self._out, json.dumps(event.to_json(), ensure_ascii=False))
            elif isinstance(event, Alert):
                self._tell_alert(event)
            else:
                self._tell_turn(event)
            if isinstance(event, Turn):
                for complaint in event.complaints:
                    self._write(self._aside, f"complaint: {complaint}")
        self._say(event)

    def echo(self, line: str) -> None:
        """Print a line that came through a pipe, so that the output reads as a conversation."""
        if not self._as_json:
            self.remark(f"{PROMPT}{line}")

    def remark(self, text: str) -> None:
        """Say something that is not the speaker's: on the side, so that JSON stays JSON."""
        with self._lock:
            self._write(self._aside if self._as_json else self._out, text)

    def _tell_alert(self, alert: Alert) -> None:
        when = datetime.fromtimestamp(alert.at, self._zone).strftime("%H:%M")
        if self.prompting:
            self._out.write("\r\x1b[K")
        self._write(self._out, f"  {when} (rings) {_as_rung(alert)}")
        if self.prompting:
            self._out.write(PROMPT + self.typed_so_far())
            self._out.flush()

    def _tell_turn(self, turn: Turn) -> None:
        if turn.speech:
            self._write(self._out, f"speaker> {turn.speech}")
        elif turn.intent != "SessionEndedRequest":
            self._write(self._out, "speaker> (says nothing)")
        for card in turn.cards:
            text = card.get("content") or card.get("text") or ", ".join(card.get("permissions", []))
            self._write(self._out, f"  (card) {card.get('title') or card['type']}: {text}")
        if turn.intent == "SessionEndedRequest":
            self._write(self._out, "  (the conversation has ended)")

    def _write(self, stream: TextIO, text: str) -> None:
        stream.write(text + "\n")
        stream.flush()

    def _say(self, event: Event) -> None:
        if self._voice is None or not event.speech:
            return
        if isinstance(event, Turn):
            # Alexa's own words are not in the skill's markup: then the plain text is read.
            own = event.ssml is not None and event.directives == []
            self._voice.say(event.ssml if own and event.ssml else event.speech, markup=own)
            return
        self._voice.say(_as_rung(event), markup=False)


def _as_rung(alert: Alert) -> str:
    """What is heard when it rings: Alexa announces a reminder and says it twice."""
    if alert.channel == TIMER:
        return alert.speech
    return f"Here's your reminder: {alert.speech} {alert.speech}"
