"""`python -m bench.cost`: what a million turns cost on AWS, and what costs without any.

Capacity units are computed from the sizes of items (DynamoDB rounds up to 4 KB for a read and to
1 KB for a write); durations are those that were measured or, for what only AWS can tell, assumed
here and said so. Prices are those of us-east-1, in US dollars; check them before you rely on them.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from typing import Final

MILLION: Final = 1_000_000
MONTH: Final = 30 * 24 * 3600
MEMORY_GB: Final = 1.0

# AWS Lambda on arm64, and its SnapStart for Python; DynamoDB on demand.
PER_REQUEST: Final = 0.20 / MILLION
PER_GB_SECOND: Final = 0.0000133334
SNAPSHOT_PER_GB_SECOND: Final = 0.0000015046
RESTORE_PER_GB: Final = 0.0001397998
PER_READ_UNIT: Final = 0.125 / MILLION
PER_WRITE_UNIT: Final = 0.625 / MILLION
LOGS_PER_GB: Final = 0.50

RESTORED: Final = 0.02
"""The part of turns that begin in a process restored from a snapshot. An assumption."""

LOGGED_BYTES: Final = 900
"""Lambda's own three lines for each turn, as JSON. An assumption."""

READ_UNIT: Final = 4096
WRITE_UNIT: Final = 1024


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of turn."""

    name: str
    share: float
    """The part of all turns. An assumption."""
    reads: int
    """Strongly consistent queries."""
    writes: tuple[int, ...]
    """Bytes of each item that is written."""
    seconds: float
    """What Lambda bills for it: our own time and what it waits for. An assumption."""

    @property
    def read_units(self) -> int:
        """A query reads both items of an account and rounds up their sum; 1 KB each is assumed."""
        return self.reads * math.ceil(2 * WRITE_UNIT / READ_UNIT)

    @property
    def write_units(self) -> int:
        """Each write for itself, rounded up."""
        return sum(math.ceil(size / WRITE_UNIT) for size in self.writes)

    def dollars(self) -> float:
        """The price of one turn of this kind, with its part of restores and logs."""
        return (
            PER_REQUEST
            + self.seconds * MEMORY_GB * PER_GB_SECOND
            + self.read_units * PER_READ_UNIT
            + self.write_units * PER_WRITE_UNIT
            + RESTORED * MEMORY_GB * RESTORE_PER_GB
            + LOGGED_BYTES / 1e9 * LOGS_PER_GB
        )


KINDS: Final = (
    Kind("answers and emergencies", share=0.35, reads=0, writes=(), seconds=0.005),
    Kind("launch, time left", share=0.25, reads=1, writes=(), seconds=0.015),
    Kind("a step of a position", share=0.20, reads=1, writes=(700,), seconds=0.025),
    Kind("a command, five alerts", share=0.20, reads=1, writes=(1000, 1500), seconds=0.600),
)


def main() -> int:
    """Print the table; 0."""
    print(
        f"{'kind of turn':<26}{'share':>6}{'reads':>7}{'writes':>8}{'ms':>6}{'$ per million':>15}"
    )
    for kind in KINDS:
        print(
            f"{kind.name:<26}{kind.share:>6.0%}{kind.read_units:>7}{kind.write_units:>8}"
            f"{1000 * kind.seconds:>6.0f}{MILLION * kind.dollars():>15.2f}"
        )
    mixed = sum(kind.share * kind.dollars() for kind in KINDS)
    print(f"{'a million turns, mixed':<53}{MILLION * mixed:>15.2f}")
    print(f"{'a snapshot, per month and region':<53}{monthly_snapshot():>15.2f}")
    return 0


def monthly_snapshot() -> float:
    """Keeping one version's snapshot ready, whether anybody speaks or not."""
    return MONTH * MEMORY_GB * SNAPSHOT_PER_GB_SECOND


if __name__ == "__main__":
    sys.exit(main())
