"""Finding what set the spasm off, and the guide's advice for it (F08 to F12)."""

from __future__ import annotations

from enum import StrEnum


class Cause(StrEnum):
    """What set a spasm off, as far as the guide tells causes apart."""

    SPORT = "sport"
    JOB = "job"
    SITTING = "sitting"
    """Long sitting or standing (F05)."""

    @property
    def advice(self) -> str:
        """The content key of the guide's advice."""
        return f"causes.{self}"

    @property
    def asks_about_a_knock(self) -> bool:
        """Whether a hard knock has to be ruled out before the advice (F03, F04)."""
        return self is Cause.SPORT


def named(name: object) -> Cause | None:
    """The cause of this name, or None where there is none."""
    return next((cause for cause in Cause if cause == name), None)
