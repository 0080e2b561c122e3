"""The guide's ladder of relief: ice, alternating, a medicine with distraction, the doctor (F35)."""

from __future__ import annotations

from enum import IntEnum

from backspasm.plan import timeline
from backspasm.plan.model import Kind, State
from backspasm.plan.timeline import Status


class Rung(IntEnum):
    """A rung of the ladder; a higher one comes later."""

    ICE = 1
    ALTERNATING = 2
    MEDICINE = 3
    DOCTOR = 4

    @property
    def key(self) -> str:
        """The content key of what is said when this rung is offered."""
        return f"ladder.{self.name.lower()}"


def after(rung: Rung | None) -> Rung:
    """The rung to offer when `rung` has not helped; the first where nothing was tried.

    >>> after(None).name, after(Rung.ICE).name, after(Rung.DOCTOR).name
    ('ICE', 'ALTERNATING', 'DOCTOR')
    """
    if rung is None:
        return Rung.ICE
    return Rung(min(rung + 1, Rung.DOCTOR))


def tried(state: State, now: int) -> Rung | None:
    """The rung that the account's plan stands for at the instant `now`, or None without a plan.

    Heat alone stands for one kind of pack tried, as ice does.
    """
    plan = state.plan
    if plan is None or timeline.position(state, now).status is Status.NEVER:
        return None
    return Rung.ALTERNATING if plan.kind is Kind.ALTERNATING else Rung.ICE


def read(number: object) -> Rung | None:
    """The rung that was kept as a number, or None where there is none of that number."""
    if isinstance(number, bool):
        return None
    return next((rung for rung in Rung if rung == number), None)
