"""The household that all open tabs share: one speaker, its clock, and everything that happened."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desk_speaker import faults
from desk_speaker.clock import WorldClock
from desk_speaker.commands import CommandError, Commands
from desk_speaker.desk import Desk
from desk_speaker.events import REMINDER, Alert, Event, Json, Turn
from desk_speaker.household import DEVICES, SCREENS, Household
from desk_speaker.page import spoken
from desk_speaker.page.attention import Attention, Due, Light
from desk_speaker.page.listeners import Listener, Listeners
from desk_speaker.page.timeline import Timeline
from desk_speaker.permissions import REMINDERS_SCOPE, TIMERS_SCOPE
from desk_speaker.session import LISTENING_SECONDS, lingering_seconds
from desk_speaker.speaker import Speaker

RENDER = "Alexa.Presentation.APL.RenderDocument"
FASTEST = 600.0

_LOOKS_EVERY = 0.1
_REMEMBERED = 200


class House:
    """Everything behind the page. Safe to use from any thread.

    `ticks` counts the listener's seconds. `run` lets time pass until `close`; a test that wants to
    be the one who does so calls `look` instead.
    """

    def __init__(
        self,
        desk: Desk,
        household: Household,
        clock: WorldClock,
        *,
        ticks: Callable[[], float] = time.monotonic,
        seconds_between_lines: float = 0.4,
    ) -> None:
        self.desk = desk
        self._ticks = ticks
        self._seconds_between_lines = seconds_between_lines
        self._lock = threading.RLock()
        self._listeners = Listeners()
        self._over = threading.Event()
        self._attention = Attention(ticks)
        self._happened: deque[Json] = deque(maxlen=_REMEMBERED)
        self._numbers = 0
        self._timeline = Timeline()
        self._screen: Json | None = None
        self._screen_until: float | None = None
        self._playing: str | None = None
        self._speaker = desk.speaker(household, clock, self._hear)
        self._last_state: Json = {}

    # --- who looks on ----------------------------------------------------------------------

    def join(self) -> Listener:
        """A new tab, which is told at once how things are."""
        with self._lock:
            listener = self._listeners.join()
            state = self._state()
            listener.put({"type": "hello", "happened": list(self._happened), "state": state})
            return listener

    def leave(self, listener: Listener) -> None:
        """A tab that was closed."""
        self._listeners.leave(listener)

    # --- what a listener does --------------------------------------------------------------

    def say(self, words: str) -> None:
        """Say something to the speaker; nothing at all is silence."""
        self._act(lambda speaker: speaker.hear(words), thinks=True)

    def touch(self, token: str, arguments: list[object], source: Json) -> None:
        """Touch the screen. A screen that is no longer shown is not there to be touched."""
        if self._screen is None or self._screen.get("token") != token:
            return
        self._act(lambda speaker: speaker.touch(token, arguments, source), thinks=True)

    def hush(self) -> None:
        """Stop what is spoken or rings."""
        with self._lock:
            self._attention.hush()
            self._tell({"type": "hush"})
            self._tell_state()

    def spoken(self) -> None:
        """A tab has spoken to the end."""
        with self._lock:
            self._attention.spoken()
            self._tell_state()

    def hold_on(self) -> None:
        """Somebody is typing."""
        with self._lock:
            self._attention.hold_on()

    # --- what whoever builds the skill does ------------------------------------------------

    def command(self, line: str) -> str:
        """Carry out a command of the prompt, such as `:permission deny`. Raises CommandError."""
        said: list[str] = []
        self._act(lambda speaker: said.append(Commands(self.desk, speaker).run(line)))
        return said[0]

    def speed(self, times: float) -> None:
        """Let the clock run so many times as fast as the listener's."""
        with self._lock:
            clock = self._speaker.world.clock
            # What has passed until now has passed at the old speed.
            clock.now()
            clock.speed = min(FASTEST, max(0.0, times))
            self._tell_state()

    def jump(self) -> None:
        """Go to the next alert, or to the plan's next switch where nothing is to ring."""
        now = self._speaker.world.clock.now()
        due = self._next_instant(now)
        if due is not None:
            self._act(lambda speaker: speaker.wait(max(0.0, due - now)))

    def become(self, *, device: str | None = None, locale: str | None = None) -> None:
        """Go on as another device, or in another language, of the same account.

        Raises:
            ValueError: if there is no such device.
            ModelMissingError: if there is no interaction model for that language.
        """
        if device is not None and device not in DEVICES:
            raise ValueError(f"there is no device {device}")

        def refit(speaker: Speaker) -> None:
            household = speaker.world.household
            changed = replace(
                household, device=device or household.device, locale=locale or household.locale
            )
            self.desk.refit(speaker, changed)
            self._show(None)
            self._attention = Attention(self._ticks)

        self._act(refit)

    def begin_anew(self) -> None:
        """Another account, which the skill has never met, at the machine's own time."""
        with self._lock:
            household = self._speaker.world.household
            fresh = Household(locale=household.locale, device=household.device, zone=household.zone)
            speaker = self.desk.speaker(fresh, WorldClock(), self._hear)
            self._move_to(speaker)

    def play(self, path: Path) -> None:
        """Play a transcript where everybody can watch, in a world of its own."""
        with self._lock:
            if self._playing is not None:
                return
            self._playing = path.stem
            self._tell_state()
        threading.Thread(target=self._play, args=(path,), daemon=True).start()

    # --- how time passes -------------------------------------------------------------------

    def run(self) -> None:
        """Let time pass, until the house is closed."""
        while not self._over.wait(_LOOKS_EVERY):
            self.look()

    def close(self) -> None:
        """Let no more time pass."""
        self._over.set()

    @property
    def closed(self) -> bool:
        """Whether the house is closed."""
        return self._over.is_set()

    def look(self) -> None:
        """Ring what is due, and do what follows from nobody having answered."""
        if self._playing is not None:
            return
        speaker = self._speaker
        speaker.ring()
        with self._lock:
            before = self._attention.light
            due = self._attention.due()
            gone = self._screen_until is not None and self._ticks() >= self._screen_until
            if gone and self._attention.light in (Light.OFF, Light.NOTIFYING):
                self._show(None)
            if due is Due.REPROMPT:
                self._reprompt()
            elif self._attention.light is not before:
                self._tell_state()
        if due is Due.GIVE_UP:
            speaker.hear("")
            with self._lock:
                self._tell_state()

    # --- inside ----------------------------------------------------------------------------

    def _act(self, action: Callable[[Speaker], object], *, thinks: bool = False) -> None:
        with self._lock:
            speaker = self._speaker
            if thinks:
                self._tell({"type": "hush"})
                self._attention.think()
                self._tell({"type": "light", "light": self._attention.light.value})
        try:
            action(speaker)
        finally:
            with self._lock:
                if self._attention.light is Light.THINKING:
                    self._attention.speak(0.0, listen=speaker.listening)
                self._tell_state()

    def _hear(self, event: Event) -> None:
        """What happens at the speaker, as it happens."""
        with self._lock:
            if isinstance(event, Turn):
                self._hear_turn(event)
            else:
                self._hear_alert(event)

    def _hear_turn(self, turn: Turn) -> None:
        ended = turn.intent == "SessionEndedRequest"
        # The reprompt that closes a session was spoken when it was due.
        said = [] if ended else _said(turn)
        length = spoken.seconds(said)
        asks = turn.session_open and not ended
        self._attention.speak(length, listen=asks, reprompt=bool(turn.reprompt))
        self._note(
            {
                "type": "turn",
                **turn.to_json(),
                "score": turn.score,
                "said": [piece.to_json() for piece in said],
            }
        )
        documents = [each for each in turn.directives if each.get("type") == RENDER]
        if documents:
            stays = length + lingering_seconds(documents)
            self._show(documents[-1], stays + (2 * LISTENING_SECONDS if asks else 0.0))
        elif not ended:
            self._show(None)

    def _hear_alert(self, alert: Alert) -> None:
        said = [spoken.Piece(alert.speech, pause=0.6)]
        if alert.channel == REMINDER:
            said = [spoken.Piece(f"Here's your reminder: {alert.speech}", pause=1.0), *said]
        rings = spoken.seconds(said) + 2.0 if alert.channel == REMINDER else None
        self._attention.notify(rings)
        said_json = [piece.to_json() for piece in said]
        self._note({"type": "alert", **alert.to_json(), "said": said_json})
        if self._playing is None:
            self._tell_state()

    def _reprompt(self) -> None:
        turns = [each for each in self._happened if each["type"] == "turn"]
        said = spoken.pieces(None, turns[-1]["reprompt"] if turns else None)
        self._attention.speak_reprompt(spoken.seconds(said))
        self._note({"type": "reprompt", "said": [piece.to_json() for piece in said]})
        self._tell_state()

    def _show(self, directive: Json | None, seconds: float | None = None) -> None:
        """Put a document on the screen, for so long unless something is said, or take it off."""
        if directive is None and self._screen is None:
            return
        self._screen = directive
        self._screen_until = None if seconds is None else self._ticks() + seconds
        self._tell({"type": "screen", "directive": directive})

    def _note(self, happening: Json) -> None:
        self._numbers += 1
        noted = {**happening, "number": self._numbers}
        self._happened.append(noted)
        self._tell(noted)

    def _tell(self, message: Json) -> None:
        self._listeners.tell(message)

    def _tell_state(self) -> None:
        self._tell({"type": "state", "state": self._state()})

    def _state(self) -> Json:
        world = self._speaker.world
        now, household = world.clock.now(), world.household
        offset = datetime.fromtimestamp(now, household.wall_zone).utcoffset()
        glass = SCREENS.get(household.device)
        with world.lock:
            permission = {
                "reminders": world.permissions.of(REMINDERS_SCOPE).value,
                "timers": world.permissions.of(TIMERS_SCOPE).value,
            }
            waiting = [
                {"at": at, "speech": words} for at, _, words in world.reminders.waiting()
            ] + [{"at": at, "speech": label} for at, _, label in world.timers.waiting() if at]
        rung = [
            {"at": each["at"], "speech": each["speech"]}
            for each in self._happened
            if each["type"] == "alert"
        ]
        inside = self._inside()
        return {
            "now": now,
            "speed": 0.0 if self._playing else world.clock.speed,
            "offset": offset.total_seconds() if offset else 0.0,
            "locale": household.locale,
            "device": household.device,
            "glass": glass
            and {
                "width": glass.width,
                "height": glass.height,
                "mode": glass.mode,
                "round": glass.round,
            },
            "zone": household.zone,
            "permission": permission,
            "faults": {service: _named(world.faults.of(service)) for service in faults.SERVICES},
            "light": self._attention.light.value,
            "listening": self._speaker.listening,
            "asking": self._speaker.asking,
            "waiting": waiting,
            "rung": rung,
            "plan": self._timeline.follow(inside["plan"], now),
            "items": inside["items"],
            "screen": self._screen,
            "playing": self._playing,
        }

    def _inside(self) -> Json:
        # The page must not fail because the memory it looks at does.
        with contextlib.suppress(Exception):
            self._last_state = self.desk.look_inside()
        return self._last_state or {"plan": {"status": "never", "phases": []}, "items": []}

    def _next_instant(self, now: float) -> float | None:
        due = self._speaker.world.next_due(float("inf"))
        if due is not None:
            return due
        with self._lock:
            plan = self._state()["plan"]
        switches = [each["end"] for each in plan["phases"] if each["end"] > now]
        return min(switches) if plan["status"] == "running" and switches else None

    def _move_to(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._happened.clear()
        self._timeline = Timeline()
        self._attention = Attention(self._ticks)
        self._screen = None
        self._tell({"type": "hello", "happened": [], "state": self._state()})

    def _play(self, path: Path) -> None:
        from desk_speaker.play import Play, TranscriptError

        play = Play(self.desk, path, self._watch)
        problems: list[str] = []
        try:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                text = line.strip()
                if not text or text.startswith("#"):
                    continue
                play.take(number, text)
                self._note({"type": "line", "text": text, "problems": len(play.problems)})
                if not text.startswith(("given:", "hear:", "not:")):
                    self._over.wait(self._seconds_between_lines)
            play.finish()
        except TranscriptError as error:
            problems.append(str(error))
        problems = play.problems + problems
        with self._lock:
            self._playing = None
            # The world a transcript leaves behind goes on from there.
            self._speaker.world.clock.speed = 1.0
            self._note({"type": "played", "name": path.stem, "problems": problems})
            self._tell_state()

    def _watch(self, speaker: Speaker) -> Callable[[Event], None]:
        with self._lock:
            self._move_to(speaker)

        def hear(event: Event) -> None:
            self._hear(event)
            with self._lock:
                self._tell_state()

        return hear


def _said(turn: Turn) -> list[spoken.Piece]:
    """What a voice says: the skill's own markup, unless Alexa has added words of hers."""
    own = turn.ssml if turn.directives == [] or _only_screens(turn) else None
    return spoken.pieces(own, turn.speech)


def _only_screens(turn: Turn) -> bool:
    return all(each.get("type") == RENDER for each in turn.directives)


def _named(fault: faults.Fault | None) -> str:
    return "none" if fault is None else fault.value


__all__ = ["CommandError", "House"]
