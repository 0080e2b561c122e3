"""What must be done when memory can't tell which alerts exist, from the service's own list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from backspasm.alerts.difference import Difference
from backspasm.alerts.model import Actual, AlertKind, Channel, Wanted
from backspasm.plan import limits

# The service counts from when a reminder reached it, which is a little later than we asked.
_LATEST = 10
_EARLIEST = -1


ONLY_REMINDERS: Final = frozenset({Channel.REMINDER})


@dataclass(frozen=True, slots=True)
class Listed:
    """A reminder or timer of this skill that the service says is still to ring."""

    token: str
    at: int | None
    """The instant it rings, at most some seconds too late; None where it can't be told."""
    recurring: bool
    texts: tuple[str, ...]
    """What it says, in each of its languages; a timer's label."""
    channel: Channel = Channel.REMINDER
    paused: bool = False
    """Whether the user has paused it: it is there, and will not ring by itself."""


def adopt(
    listed: Iterable[Listed],
    wanted: Iterable[Wanted],
    known: Iterable[Actual],
    now: int,
    text: Callable[[Wanted], str],
    covered: frozenset[Channel] = ONLY_REMINDERS,
) -> Difference:
    """Compare what should ring after the instant `now` with what the service lists.

    A listed reminder serves a wanted alert if memory knows it for that, or if it is made for about
    that instant and says what `text` would have it say. Every other one-shot reminder is a leftover
    and is to be cancelled; recurring ones are none of the plan's. What is `known` but not listed is
    gone, except on a channel that is not `covered` by the list. A timer that was paused is taken
    away: it can't ring when it should.
    """
    remembered = {alert.id: alert for alert in known}
    missing = sorted(alert for alert in wanted if alert.at > now)
    spare = _Spare({(alert.at, alert.kind) for alert in missing})
    keep: list[Actual] = []
    cancel: list[Actual] = []

    def place(alert: Actual, serves: Callable[[Wanted], bool]) -> None:
        match = next((each for each in missing if serves(each)), None)
        if match is None:
            cancel.append(alert)
        else:
            missing.remove(match)
            keep.append(Actual(alert.id, match.at, match.kind, alert.channel))

    ours = {each.token: each for each in listed if not each.recurring}
    for alert in remembered.values():
        if alert.id in ours and ours[alert.id].paused:
            cancel.append(Actual(alert.id, alert.at, spare.kind(alert.at), alert.channel))
        elif (alert.channel not in covered or alert.id in ours) and alert.at > now:
            place(alert, _same_as(alert))
    for token, stranger in ours.items():
        at = now + limits.DAY if stranger.at is None else stranger.at
        if token not in remembered and at > now:
            leftover = Actual(token, at, spare.kind(at), stranger.channel)
            place(leftover, _made_for(stranger, text))
    return Difference(_soonest(keep), _soonest(cancel), tuple(missing))


class _Spare:
    """Finds a kind for a leftover by which it will not pass for an alert that is wanted."""

    def __init__(self, taken: set[tuple[int, AlertKind]]) -> None:
        self._taken = taken

    def kind(self, at: int) -> AlertKind:
        return next(kind for kind in AlertKind if (at, kind) not in self._taken)


def _same_as(alert: Actual) -> Callable[[Wanted], bool]:
    return lambda each: (each.at, each.kind, each.channel) == (alert.at, alert.kind, alert.channel)


def _made_for(stranger: Listed, text: Callable[[Wanted], str]) -> Callable[[Wanted], bool]:
    said = {_plain(each) for each in stranger.texts}

    def serves(alert: Wanted) -> bool:
        if stranger.at is None or not _EARLIEST <= stranger.at - alert.at <= _LATEST:
            return False
        return stranger.channel is alert.channel and _plain(text(alert)) in said

    return serves


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _soonest(alerts: Iterable[Actual]) -> tuple[Actual, ...]:
    return tuple(sorted(alerts, key=lambda alert: (alert.at, alert.id)))
