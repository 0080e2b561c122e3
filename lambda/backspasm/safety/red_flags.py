"""Which statements are red flags, and which answer each of them gets."""

from __future__ import annotations

from typing import Final

EMERGENCY: Final = "emergency"
OVERDOSE: Final = "overdose"
BLEEDING: Final = "bleeding"
CRISIS: Final = "crisis"
CALL_FOR_ME: Final = "call_for_me"
SAME_DAY: Final = "same_day"
LAST_RESORT: Final = "last_resort"
"""Not raised by anything said: the answer when something went wrong inside the skill."""

ANSWER_OF: Final[dict[str, str]] = {
    "EmergencySignIntent": EMERGENCY,
    "OverdoseIntent": OVERDOSE,
    "MedicineBleedIntent": BLEEDING,
    "SelfHarmIntent": CRISIS,
    "CallForMeIntent": CALL_FOR_ME,
    "SameDaySignIntent": SAME_DAY,
}
"""The name of the answer, by the intent that was heard."""


def raised_by(intent: object) -> str | None:
    """The name of the answer that an intent gets, or None where it is no red flag.

    >>> raised_by("EmergencySignIntent"), raised_by("StartIceIntent"), raised_by(["?"])
    ('emergency', None, None)
    """
    return ANSWER_OF.get(intent) if isinstance(intent, str) else None


def asks_first_next_time(intent: str) -> bool:
    """Whether someone who said this is asked, the next time, before the plan goes on.

    Someone who wants a call made has said nothing alarming of themselves.
    """
    return raised_by(intent) not in (None, CALL_FOR_ME)
