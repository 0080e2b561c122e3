"""What sentences promise, and whether the state after them holds it.

"Nothing is promised that the state does not hold": each entry here tells the listener something
about the plan or the reminders, and memory knows whether that is so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from authoring.content.replies import Reply
from authoring.content.stage import Trouble
from backspasm.memory.model import Memory
from backspasm.plan import timeline
from backspasm.plan.timeline import Status

Holds = Callable[[Memory, int], bool]
"""Whether something is so, given what is remembered and the instant."""


def _status(*allowed: Status) -> Holds:
    return lambda memory, now: timeline.position(memory.care.state, now).status in allowed


def _reminders(there: bool) -> Holds:
    return lambda memory, _now: bool(memory.care.alerts.actual) is there


_RUNNING: Final = ("a plan is running", _status(Status.RUNNING))
_GOING: Final = ("a plan is going or paused", _status(Status.RUNNING, Status.PAUSED))
_PAUSED: Final = ("the plan is paused", _status(Status.PAUSED))
_NOT_GOING: Final = ("nothing is running", _status(Status.NEVER, Status.FINISHED))
_FINISHED: Final = ("the plan is over", _status(Status.FINISHED))
_SET: Final = ("reminders are set", _reminders(there=True))
_NONE_SET: Final = ("no reminders are set", _reminders(there=False))


def _hourly(memory: Memory, _now: int) -> bool:
    return memory.settings.moves is not None and bool(memory.settings.moves.actual)


_HOURLY: Final = ("hourly reminders are set", _hourly)
_NO_HOURLY: Final = (
    "no hourly reminders are set",
    lambda memory, now: not _hourly(memory, now),
)

PROMISES: Final[Mapping[str, tuple[str, Holds]]] = {
    "plan.started.": _RUNNING,
    "plan.swapped.": _RUNNING,
    "plan.running.ask": _GOING,
    "plan.running.resting": _RUNNING,
    "plan.running.paused": _PAUSED,
    "plan.running.carry_on": _PAUSED,
    "plan.status.cold": _RUNNING,
    "plan.status.heat": _RUNNING,
    "plan.status.rest": _RUNNING,
    "plan.status.round": _RUNNING,
    "plan.status.paused": _PAUSED,
    "plan.status.finished": _FINISHED,
    "plan.status.overdue": _FINISHED,
    "plan.status.stopped": _FINISHED,
    "plan.status.nothing": _NOT_GOING,
    "plan.offer.minutes": _NOT_GOING,
    "plan.paused.": _PAUSED,
    "plan.resumed.": _RUNNING,
    "plan.fresh": _RUNNING,
    "plan.skipped.": _GOING,
    "plan.finished": _FINISHED,
    "plan.stopped": _FINISHED,
    "plan.full_rest": _GOING,
    "plan.put_on_now": _RUNNING,
    "plan.changed.": _GOING,
    "plan.rounds_set": _GOING,
    "plan.awake": _GOING,
    "plan.refused.nothing_running": _NOT_GOING,
    "plan.refused.already_paused": _PAUSED,
    "plan.refused.not_paused": _RUNNING,
    "plan.refused.believed_before": _GOING,
    "ice_safety.stopped": _FINISHED,
    "ice_safety.paused": _PAUSED,
    "session.help.running": _RUNNING,
    "session.help.paused": _PAUSED,
    "session.fallback.running": _GOING,
    "session.goodbye_running": _RUNNING,
    "session.goodbye_paused": _PAUSED,
    "alerts.ask.": _RUNNING,
    "alerts.set.": _SET,
    "alerts.moved": _SET,
    "alerts.already": _SET,
    "alerts.gone": _NONE_SET,
    "alerts.declined": _NONE_SET,
    "alerts.none_set": _NONE_SET,
    "alerts.stopped": _NONE_SET,
    "alerts.none_to_stop": _NONE_SET,
    "moves.set": _HOURLY,
    "moves.next": _HOURLY,
    "moves.paused": _HOURLY,
    "moves.stopped": _NO_HOURLY,
    "moves.cannot": _NO_HOURLY,
    "moves.no_room": _NO_HOURLY,
    "alerts.nothing_to_remind": _NOT_GOING,
    "alerts.paused": _PAUSED,
}
"""What the entries that begin so tell the listener."""

PHRASES: Final[Mapping[str, tuple[str, Holds]]] = {
    "plan goes on": _RUNNING,
    "starting now": _RUNNING,
}
"""What tells the listener so wherever it is heard."""

_SENDS_A_CARD: Final = frozenset({"alerts.failed.permission", "alerts.permission.unanswered"})
_PERMISSION_CARD: Final = "AskForPermissionsConsent"
_CHANGES_NOTHING: Final = frozenset({"plan.not_stored", "plan.long.no", "plan.running.left"})


def broken(reply: Reply) -> Iterator[str]:
    """What a reply tells the listener that is not so, in plain words."""
    if reply.scene.trouble in (Trouble.NO_MEMORY, Trouble.EVERYTHING):
        return
    for phrase, (claim, holds) in PHRASES.items():
        if phrase in reply.text and not holds(reply.after, reply.scene.now):
            yield f'"{phrase}" tells the listener that {claim}, and that is not so'
    for key in reply.keys:
        for beginning, (claim, holds) in PROMISES.items():
            if key.startswith(beginning) and not holds(reply.after, reply.scene.now):
                yield f"[{key}] tells the listener that {claim}, and that is not so"
        if key in _SENDS_A_CARD and reply.card != _PERMISSION_CARD:
            yield f"[{key}] tells the listener that a card was sent, and none was"
        if key in _CHANGES_NOTHING and reply.before.care.state != reply.after.care.state:
            yield f"[{key}] tells the listener that nothing has changed, and the plan has"
