"""What must be done so that the alerts that exist become the alerts that are wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from backspasm.alerts.model import Actual, Wanted


@dataclass(frozen=True, slots=True)
class Difference:
    """The steps from actual to wanted, each list soonest first."""

    keep: tuple[Actual, ...]
    cancel: tuple[Actual, ...]
    create: tuple[Wanted, ...]

    @property
    def nothing_to_do(self) -> bool:
        """Whether actual and wanted agree."""
        return not self.cancel and not self.create


def difference(wanted: Iterable[Wanted], actual: Iterable[Actual], now: int) -> Difference:
    """Compare what should ring after the instant `now` with what exists.

    An alert that exists serves a wanted one of the same kind at the same instant, set with the same
    service, and only one.
    Those due by `now` have rung: they are neither kept nor cancelled.
    """
    missing = {(alert.at, alert.kind, alert.channel): alert for alert in wanted}
    keep: list[Actual] = []
    cancel: list[Actual] = []
    for alert in sorted(actual, key=lambda each: (each.at, each.id)):
        if alert.at <= now:
            continue
        serves = missing.pop((alert.at, alert.kind, alert.channel), None)
        (cancel if serves is None else keep).append(alert)
    return Difference(tuple(keep), tuple(cancel), tuple(sorted(missing.values())))
