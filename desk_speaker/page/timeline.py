"""A plan as a timeline that is kept while it goes by: the skill itself forgets what is over."""

from __future__ import annotations

from desk_speaker.events import Json

_MOST_KEPT = 200


class Timeline:
    """The phases of the present plan, those that are over included."""

    def __init__(self) -> None:
        self._phases: list[Json] = []

    def follow(self, plan: Json, now: float) -> Json:
        """The timeline of `plan`, as `web_service.inside` tells it, with what went before."""
        ahead: list[Json] = plan["phases"] if plan["status"] in ("running", "paused") else []
        begins = ahead[0]["start"] if ahead else now
        before = [_cut(each, begins, now) for each in self._phases]
        self._phases = [each for each in before if each["end"] > each["start"]][-_MOST_KEPT:]
        self._phases += ahead
        return {**plan, "phases": list(self._phases)}


def _cut(phase: Json, begins: float, now: float) -> Json:
    """A phase known from before, up to where what is known now begins."""
    return {**phase, "end": min(phase["end"], begins, now)}
