"""The safety check: four yes-or-no questions, one at a time, ending at the first yes.

Where a question asks about signs of several tiers, a bare yes takes the highest of them. "I don't
know" and silence clear nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final


class Tier(IntEnum):
    """How soon someone has to be seen; a higher one sooner."""

    SAME_DAY = 1
    EMERGENCY = 2


@dataclass(frozen=True, slots=True)
class CheckQuestion:
    """One question of the check."""

    key: str
    """Its content key."""
    tiers: tuple[Tier, ...]
    """The tiers of the signs it asks about."""

    @property
    def yes_means(self) -> Tier:
        """The tier that a bare yes takes."""
        return max(self.tiers)


QUESTIONS: Final = (
    CheckQuestion("check.question_1", (Tier.EMERGENCY,)),
    CheckQuestion("check.question_2", (Tier.EMERGENCY, Tier.SAME_DAY)),
    CheckQuestion("check.question_3", (Tier.EMERGENCY, Tier.SAME_DAY)),
    CheckQuestion("check.question_4", (Tier.EMERGENCY, Tier.SAME_DAY)),
)
"""Numbness and bladder; legs; a bad fall or accident; fever, chest and tummy pain."""

BAD_FALL: Final = 3
"""The number of the question about a fall or an accident."""


def question(number: object) -> CheckQuestion | None:
    """The question with this number, counted from one, or None where there is none."""
    if isinstance(number, bool) or not isinstance(number, int):
        return None
    return QUESTIONS[number - 1] if 1 <= number <= len(QUESTIONS) else None


def after_no(number: int) -> int | None:
    """The number of the question after a no to question `number`; None when all are answered."""
    return number + 1 if number < len(QUESTIONS) else None
