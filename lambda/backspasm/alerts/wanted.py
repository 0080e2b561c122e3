"""The alerts that a plan wants from an instant on: every switch, and the skin checks."""

from __future__ import annotations

from backspasm.alerts.model import AlertKind, Wanted
from backspasm.plan import cold, limits, timeline
from backspasm.plan.model import Phase, State

_AT_THE_END_OF = {
    (Phase.COLD, Phase.REST): AlertKind.COLD_OFF,
    (Phase.COLD, Phase.HEAT): AlertKind.TO_HEAT,
    (Phase.COLD, None): AlertKind.COLD_LAST,
    (Phase.HEAT, Phase.REST): AlertKind.HEAT_OFF,
    (Phase.HEAT, Phase.COLD): AlertKind.TO_COLD,
    (Phase.HEAT, None): AlertKind.HEAT_LAST,
    (Phase.REST, Phase.COLD): AlertKind.COLD_ON,
    (Phase.REST, Phase.HEAT): AlertKind.HEAT_ON,
}


def wanted(state: State, rounds_agreed: int, now: int) -> tuple[Wanted, ...]:
    """Every alert that should still ring after the instant `now`, soonest first.

    Only the rounds the user said yes to are alerted: where the next one is not, heat comes off for
    good. A paused or finished plan wants none. None is due before its switch: instants are whole
    seconds and phases begin on them.
    """
    plan = state.plan
    if plan is None or plan.paused is not None or plan.stopped:
        return ()
    alerts: list[Wanted] = []
    clock = state.cold
    for stretch in timeline.stretches(plan):
        if stretch.phase is Phase.COLD:
            check = stretch.start + limits.SKIN_CHECK - cold.carried(clock, stretch.start)
            if check < stretch.end:
                alerts.append(Wanted(check, AlertKind.SKIN_CHECK, stretch.round))
            clock = cold.applied(clock, stretch.start, stretch.end)
        after = timeline.following(plan, stretch)
        number, then = (stretch.round, None) if after is None else (after.round, after.phase)
        if stretch.phase is Phase.HEAT and number > rounds_agreed:
            number, then = stretch.round, Phase.REST
        alerts.append(Wanted(stretch.end, _AT_THE_END_OF[stretch.phase, then], number))
    return tuple(alert for alert in alerts if alert.at > now and alert.round <= rounds_agreed)
