"""An oracle of its own for the cold (or the heat) on a person's skin.

It knows nothing of anchors, carried seconds or cold clocks. It writes down, piece by piece, when
the plan said that cold was on, adds what a person discloses, and counts afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from backspasm.plan import timeline
from backspasm.plan.model import Phase, State, Stretch
from backspasm.plan.timeline import Status

HALF_AN_HOUR = 30 * 60
A_DAY = 24 * 60 * 60
A_NIGHT = 8 * 60 * 60
"""Longer than a forgotten pack is cold."""

A_LONG_TIME = 100 * A_DAY
"""Longer than any plan."""


@dataclass(frozen=True)
class Piece:
    """Cold from one instant up to another, without a break."""

    start: int
    end: int
    directed: bool = True
    """Whether the plan said so; otherwise somebody told us that it was still on."""
    begins: bool = True
    """Whether an application begins with it."""
    forgiven: bool = False
    """Whether the rest before it was the one that may be too short."""


@dataclass
class Ledger:
    """All the cold there was, in order; or all the heat, where `phase` says so."""

    phase: Phase = Phase.COLD
    pieces: list[Piece] = field(default_factory=list)
    forgiven: list[int] = field(default_factory=list)
    """When a rest was cut short after the skin question."""

    def watch(self, state: State, begin: int, end: int) -> None:
        """Write down the cold the plan says is on from one instant up to another."""
        self.pieces += list(self._cold(state, begin, end))

    def with_the_future(self, state: State, now: int) -> list[Piece]:
        """What has been, and what the plan still says, were nobody to speak again."""
        return self.pieces + list(self._cold(state, now, now + A_LONG_TIME))

    def _cold(self, state: State, begin: int, end: int) -> Iterator[Piece]:
        for stretch in told(state, begin, end):
            if stretch.phase is self.phase:
                since, until = max(begin, stretch.start), min(end, stretch.end)
                begins = stretch.start >= begin
                yield Piece(since, until, begins=begins, forgiven=since in self.forgiven)

    def touch(self, state: State, now: int) -> None:
        """Write down what is on at an instant, though it may come off at the same one."""
        here = timeline.position(state, now)
        on = here.status is Status.RUNNING and here.stretch is not None
        if on and here.stretch is not None and here.stretch.phase is self.phase:
            begins = here.stretch.start == now
            self.pieces.append(Piece(now, now, begins=begins, forgiven=now in self.forgiven))

    def believe(self, application: int) -> None:
        """The pack was not on after all since its application began."""
        self.pieces = [
            replace(piece, end=min(piece.end, application))
            for piece in self.pieces
            if piece.start < application
        ]

    def disclose(self, now: int, here: Stretch) -> None:
        """The pack has been on all the while since it last should have come off."""
        since = self.pieces[-1].end
        if here.phase is self.phase:
            since = max(since, here.start)
        self.pieces.append(Piece(since, now, directed=False, begins=False))


def told(state: State, begin: int, end: int) -> Iterator[Stretch]:
    """The phases the plan says it is in, from one instant up to another, asked one by one."""
    moment = begin
    while moment < end:
        here = timeline.position(state, moment)
        if here.status is not Status.RUNNING or here.stretch is None:
            return
        yield here.stretch
        moment = here.stretch.end


def without_proper_rest(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, int, int]]:
    """Each piece with the cold since the last proper rest, before it and at its end."""
    total, off = 0, None
    for piece in pieces:
        if piece.forgiven or (off is not None and piece.start - off >= total):
            total = 0
        before = total
        total, off = min(total + piece.end - piece.start, A_NIGHT), piece.end
        yield piece, before, total


def days(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, int]]:
    """Each piece with the instant at which its twenty-four hours began."""
    first: int | None = None
    for piece in pieces:
        if first is None or (piece.begins and piece.directed and piece.start - first >= A_DAY):
            first = piece.start
        yield piece, first


def too_close(instants: list[int]) -> bool:
    return any(later - earlier < A_DAY for earlier, later in pairwise(instants))
