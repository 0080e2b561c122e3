"""How far anything in a plan may go, in seconds, each with the reason.

The guide's rhythm is thirty minutes on, thirty off, thirty on (F28 to F30), within twenty-four
hours (F31). Sources disagree about thirty minutes of cold: NHS inform says 5 to 10, Mayo Clinic 15
to 20, BMJ Best Practice 10 to 30. So thirty is the most this skill ever times in one go, with a
skin check at twenty.
"""

from __future__ import annotations

from typing import Final

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

SHORTEST_APPLICATION: Final = 1 * MINUTE
LONGEST_COLD: Final = 30 * MINUTE
"""The guide's thirty minutes (F28), and the most cold there may be without a rest as long."""

LONGEST_HEAT: Final = 20 * MINUTE
"""NHS sources say 10 to 15 minutes of heat, or 20; this skill times no more than the latter."""

SKIN_CHECK: Final = 20 * MINUTE
"""When the skin is to be looked at, where an application lasts longer than this."""

COLD_REST: Final = 30 * MINUTE
"""The guide's half hour off (F29): the shortest rest between applications of ice."""

HEAT_APPLICATION: Final = 20 * MINUTE
ALTERNATING_APPLICATION: Final = 20 * MINUTE

ICE_ROUNDS: Final = 2
HEAT_ROUNDS: Final = 1
ALTERNATING_ROUNDS: Final = 2

MOST_ROUNDS: Final = 24
"""Twenty-four rounds of thirty on and thirty off fill twenty-three and a half hours."""

ROUNDS_WITHOUT_ASKING: Final = 4
"""A plan of more rounds than this is confirmed in one question that says when it ends."""

LONGEST_FORGOTTEN: Final = 8 * HOUR
"""A night's sleep. A pack that was forgotten for longer has not been cold for longer, and the rest
it is owed is over within the day."""

WORTH_STARTING: Final = 10 * MINUTE
"""Less cold than this left before a rest is due is not worth beginning: the rest comes first."""

EVENING: Final = 22
MORNING: Final = 7
"""Local hours between which no pack is asked to go back on, unless the user will be awake."""
