"""Short words for the tests: times of one readable day, plans in every state, and what came of a
command."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from backspasm.plan import breaks, start, timeline
from backspasm.plan.model import Kind, State
from backspasm.plan.outcome import Asked, Change, Changed, Outcome, Question, Refused
from backspasm.plan.start import Wish

LONDON = ZoneInfo("Europe/London")
"""On the tests' day its clocks show UTC."""
NEW_YORK = ZoneInfo("America/New_York")

_MIDNIGHT = int(datetime(2026, 3, 2, tzinfo=UTC).timestamp())
ICE = Wish(Kind.ICE)
HEAT = Wish(Kind.HEAT)
ALTERNATING = Wish(Kind.ALTERNATING)
NEVER_STARTED = State()


def minutes(number: int) -> int:
    return number * 60


def hours(number: int) -> int:
    return number * 3600


def at(clock: str, days: int = 0) -> int:
    """The instant the clock shows `HH:MM` or `HH:MM:SS` on 2 March 2026 UTC, or days later."""
    hour, minute, second = (int(part) for part in f"{clock}:00".split(":")[:3])
    return _MIDNIGHT + days * hours(24) + hours(hour) + minutes(minute) + second


def shown(instant: int) -> str:
    """The clock at the instant, as `at` reads it, with the number of days from the tests' day."""
    days, seconds = divmod(instant - _MIDNIGHT, hours(24))
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    clock += f":{seconds % 60:02}" if seconds % 60 else ""
    return clock + (f"+{days}" if days else "")


def rhythm(state: State) -> list[str]:
    """The phase the plan is anchored in and all that follow, such as `cold 09:00-09:30`."""
    assert state.plan is not None
    return [
        f"{stretch.phase} {shown(stretch.start)}-{shown(stretch.end)}"
        for stretch in timeline.stretches(state.plan)
    ]


def done(outcome: Outcome, change: Change | None = None) -> State:
    """The state after a command that was carried out (as the `change`, where one is named)."""
    assert isinstance(outcome, Changed), outcome
    assert change in (None, outcome.change), outcome
    return outcome.state


def changed(outcome: Outcome) -> Changed:
    assert isinstance(outcome, Changed), outcome
    return outcome


def asked(outcome: Outcome) -> Question:
    assert isinstance(outcome, Asked), outcome
    return outcome.question


def refused(outcome: Outcome) -> tuple[str, int | None, str | None]:
    """Which limit refused a command, how much is allowed, and from what time on."""
    assert isinstance(outcome, Refused), outcome
    return outcome.limit.value, outcome.allowed, None if outcome.at is None else shown(outcome.at)


def started(wish: Wish = ICE, clock: str = "09:00", zone: ZoneInfo | None = None) -> State:
    """A plan begun at nine, on a skin that has had no cold before."""
    return done(start.start(NEVER_STARTED, at(clock), wish, zone), Change.STARTED)


def paused(wish: Wish = ICE, clock: str = "09:10") -> State:
    """The plan begun at nine, paused at ten past."""
    return done(breaks.pause(started(wish), at(clock)), Change.PAUSED)


def stopped(wish: Wish = ICE, clock: str = "09:10") -> State:
    """The plan begun at nine, stopped at ten past."""
    return done(breaks.stop(started(wish), at(clock)), Change.STOPPED)
