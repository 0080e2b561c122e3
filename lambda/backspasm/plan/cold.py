"""The cold clock's arithmetic: how much cold there was since the last proper rest.

A rest is proper when it is at least as long as all the cold since the proper rest before it. No
command may lead to more than `limits.LONGEST_COLD` between two proper rests.
"""

from __future__ import annotations

from dataclasses import replace

from backspasm.plan import limits
from backspasm.plan.model import ColdClock


def carried(clock: ColdClock, at: int) -> int:
    """Seconds of cold that still count at the instant `at`, when none is on.

    >>> carried(ColdClock(used=600, off=1000), at=1599)
    600
    >>> carried(ColdClock(used=600, off=1000), at=1600)
    0
    """
    if clock.off is None or at - clock.off >= clock.used:
        return 0
    return clock.used


def rested_at(clock: ColdClock) -> int:
    """The first instant at which nothing is carried any more, when no more cold comes."""
    return 0 if clock.off is None else clock.off + clock.used


def applied(clock: ColdClock, start: int, end: int) -> ColdClock:
    """The clock after cold from `start` to `end` (instants, `start` no later than `end`)."""
    before = carried(clock, start)
    still_believed = before > 0 or clock.believed == start
    return replace(
        clock,
        first=start if day_over(clock, start) else clock.first,
        used=before + end - start,
        off=end,
        believed=clock.believed if still_believed else None,
    )


def day_over(clock: ColdClock, at: int) -> bool:
    """Whether cold begun at the instant `at` would open a new twenty-four hours (F31)."""
    return clock.first is None or at - clock.first >= limits.DAY


def day_ends(clock: ColdClock, start: int) -> int:
    """The end of the twenty-four hours that cold begun at the instant `start` belongs to."""
    if clock.first is None or day_over(clock, start):
        return start + limits.DAY
    return clock.first + limits.DAY


def short_rest_free(clock: ColdClock, at: int) -> bool:
    """Whether the one short rest of these twenty-four hours is still to be had."""
    return clock.short_rest is None or at - clock.short_rest >= limits.DAY
