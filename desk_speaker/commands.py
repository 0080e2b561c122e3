"""Lines that begin with a colon: they drive the world, nobody hears them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desk_speaker.clock import parse_span
from desk_speaker.desk import Desk
from desk_speaker.faults import SERVICES, Fault
from desk_speaker.permissions import REMINDERS_SCOPE, SCOPES, TIMERS_SCOPE, Permission
from desk_speaker.reminders import RefusedError
from desk_speaker.speaker import Speaker
from desk_speaker.world import World

HELP = """\
What you type is what follows the wake word. An empty line is silence.
  :wait 30m                        let time pass; what is due rings (also 90s, 2h, 1h30m, 45)
  :permission unset|grant|deny     for reminders and timers; add "reminders" or "timers" for one
  :new                             leave the conversation
  :alerts                          what is still to ring
  :alerts cancel all|1             what somebody does in the Alexa app, by number in the list
  :alerts pause|resume 1           the same, for a timer
  :fault SERVICE FAULT             reminders, timers, settings or memory fails
  :fault none                      everything works again
  :help                            this
The faults are {faults}.
""".format(faults=", ".join(Fault))

_SCOPES = {"reminders": (REMINDERS_SCOPE,), "timers": (TIMERS_SCOPE,)}


class CommandError(ValueError):
    """The line is no command; the text says what would be."""


class Commands:
    """Carries out command lines on a speaker and the desk it stands on."""

    def __init__(self, desk: Desk, speaker: Speaker) -> None:
        self._desk = desk
        self._speaker = speaker
        self._verbs: dict[str, Callable[[list[str]], str]] = {
            "wait": self._wait,
            "permission": self._permission,
            "new": self._new,
            "alerts": self._alerts,
            "fault": self._fault,
            "help": lambda _: HELP.rstrip(),
        }

    def run(self, line: str) -> str:
        """Carry out one line; what is returned is for whoever typed it. Raises CommandError."""
        verb, *words = line.strip().removeprefix(":").split() or [""]
        if verb.lower() not in self._verbs:
            known = ", ".join(f":{name}" for name in self._verbs)
            raise CommandError(f"I do not know ':{verb}'. There is {known}")
        return self._verbs[verb.lower()](words)

    def _wait(self, words: list[str]) -> str:
        if not words:
            raise CommandError("Say how long: :wait 30m")
        try:
            seconds = parse_span(" ".join(words))
        except ValueError as error:
            raise CommandError(str(error)) from error
        self._speaker.wait(seconds)
        return f"it is {_clock(self._speaker.world)}"

    def _permission(self, words: list[str]) -> str:
        states = {state.value: state for state in Permission}
        if len(words) not in {1, 2} or words[0] not in states or not set(words[1:]) <= set(_SCOPES):
            raise CommandError("Say :permission unset, :permission grant or :permission deny")
        world = self._speaker.world
        with world.lock:
            world.permissions.set(states[words[0]], _SCOPES[words[1]] if words[1:] else SCOPES)
        return f"permission: {' '.join(words)}"

    def _new(self, words: list[str]) -> str:
        if words:
            raise CommandError("Say :new and nothing else")
        self._speaker.new_session()
        return "the conversation is over"

    def _fault(self, words: list[str]) -> str:
        if words == ["none"]:
            self._desk.mend()
            return "everything is mended"
        kinds = {fault.value: fault for fault in Fault}
        if len(words) == 2 and words[0] in SERVICES and words[1] in {"none", *kinds}:
            self._desk.inject(words[0], kinds.get(words[1]))
            return f"{words[0]}: {words[1]}"
        raise CommandError(
            f"Say :fault none, or one of {', '.join(SERVICES)} and one of {', '.join(kinds)}"
        )

    def _alerts(self, words: list[str]) -> str:
        world = self._speaker.world
        with world.lock:
            try:
                if words:
                    _handle_natively(world, words)
            except RefusedError as refusal:
                raise CommandError(str(refusal)) from refusal
            waiting = _waiting(world)
        return (
            "\n".join(
                f"{number}. {'paused' if at is None else _clock(world, at)}  {kind}: {said}"
                for number, (at, kind, _, said) in enumerate(waiting, 1)
            )
            or "nothing is to ring"
        )


def _handle_natively(world: World, words: list[str]) -> None:
    """What somebody does with alerts in the Alexa app, behind the skill's back."""
    waiting = _waiting(world)
    chosen = waiting if words[1:] == ["all"] else _numbered(waiting, words[1:])
    if words[0] not in {"cancel", "pause", "resume"} or chosen is None:
        raise CommandError("Say :alerts, :alerts cancel all, or cancel, pause or resume a number")
    now = world.clock.now()
    for _, kind, alert_id, _ in chosen:
        if kind == "reminder":
            if words[0] != "cancel":
                raise CommandError("A reminder can only be cancelled")
            world.reminders.delete(alert_id, now)
        elif words[0] == "cancel":
            world.timers.delete(alert_id)
        elif words[0] == "pause":
            world.timers.pause(alert_id, now)
        else:
            world.timers.resume(alert_id, now)


_Waiting = list[tuple[float | None, str, str, str]]


def _waiting(world: World) -> _Waiting:
    """Instant (None when paused), kind, id and words of everything still to ring."""
    reminders: _Waiting = [
        (at, "reminder", token, words) for at, token, words in world.reminders.waiting()
    ]
    timers: _Waiting = [(at, "timer", name, label) for at, name, label in world.timers.waiting()]
    return sorted(reminders + timers, key=lambda alert: (alert[0] is None, alert[0] or 0.0))


def _numbered(waiting: _Waiting, words: list[str]) -> _Waiting | None:
    if len(words) == 1 and words[0].isdecimal() and 1 <= int(words[0]) <= len(waiting):
        return [waiting[int(words[0]) - 1]]
    return None


def _clock(world: World, at: float | None = None) -> str:
    """The time of day on the household's wall."""
    instant = world.clock.now() if at is None else at
    return datetime.fromtimestamp(instant, world.household.wall_zone).strftime("%H:%M:%S")
