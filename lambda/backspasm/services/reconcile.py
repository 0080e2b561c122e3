"""Bringing the alerts that exist to those that are wanted, in parallel and inside a deadline."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeVar

from backspasm.alerts.difference import Difference
from backspasm.alerts.model import Actual, Channel, Wanted
from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.services.http import CONNECTIONS

_log = logging.getLogger(__name__)

_CALL_SECONDS = 2.0
_LEAST_SECONDS = 0.3
_PAUSE_SECONDS = 0.2
_FAILURES_IN_A_ROW = 3

_STOPS_ITS_CHANNEL = frozenset({ErrorKind.PERMISSION, ErrorKind.UNTRUSTED_HOST})
_STOPS_CREATING = frozenset({ErrorKind.UNSUPPORTED_DEVICE, ErrorKind.QUOTA, ErrorKind.FORBIDDEN})
_PASSES = frozenset({ErrorKind.UNAVAILABLE, ErrorKind.RATE_LIMITED, ErrorKind.TIMEOUT})

# What is told when several things went wrong: the one the user can do most about.
_TELLING = (
    ErrorKind.PERMISSION,
    ErrorKind.UNTRUSTED_HOST,
    ErrorKind.UNSUPPORTED_DEVICE,
    ErrorKind.QUOTA,
    ErrorKind.FORBIDDEN,
    ErrorKind.RATE_LIMITED,
    ErrorKind.UNAVAILABLE,
    ErrorKind.TIMEOUT,
    ErrorKind.GARBLED,
    ErrorKind.CONFLICT,
    ErrorKind.BAD_REQUEST,
    ErrorKind.NOT_FOUND,
)


class Create(Protocol):
    """Sets an alert, within `timeout` seconds."""

    def __call__(self, alert: Wanted, timeout: float, /) -> Actual:
        """The alert as it now exists. Raises ServiceError."""


class Cancel(Protocol):
    """Takes an alert back, within `timeout` seconds. One that is gone counts as taken back."""

    def __call__(self, alert: Actual, timeout: float, /) -> None:
        """Raises ServiceError."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What came of it; every list soonest first."""

    actual: tuple[Actual, ...]
    """What exists now as far as is known, including what could not be cancelled."""
    owed: tuple[Wanted, ...]
    """What was surely not set."""
    not_cancelled: tuple[Actual, ...]
    """What should be gone and may still ring."""
    uncertain: tuple[Wanted, ...]
    """What may have been set or not: only the service's own list can tell (`alerts.adopt`)."""
    error: ErrorKind | None
    """The most telling of the failures, if there were any."""
    doubtful: tuple[Actual, ...] = ()
    """What was taken back and Alexa knew nothing of. Somebody else may have been there first; or
    the answer was wrong, which its own list will tell."""

    @property
    def complete(self) -> bool:
        """Whether exactly the wanted alerts exist."""
        return not (self.owed or self.not_cancelled or self.uncertain)


def reconcile(
    difference: Difference,
    create: Create,
    cancel: Cancel,
    seconds: float,
    *,
    connections: int = CONNECTIONS,
    call_seconds: float = _CALL_SECONDS,
    least_seconds: float = _LEAST_SECONDS,
    pause_seconds: float = _PAUSE_SECONDS,
) -> Reconciled:
    """Cancel and create what `difference` says, soonest first, and return within `seconds`.

    At most `connections` calls run at a time, none longer than `call_seconds`, and none is begun
    with less than `least_seconds` left. A cancel that failed in passing is tried once more; a
    create only if it was surely not carried out, or the alert might ring twice. Neither is tried
    any further where it is of no use: without permission, or after failures in a row, of which the
    one channel says nothing about the other. Calls that hang are left behind.
    """
    limits = _Limits(time.monotonic() + seconds, call_seconds, least_seconds, pause_seconds)
    cancels = [_Job(alert, partial(cancel, alert)) for alert in difference.cancel]
    creates = [_Job(alert, partial(create, alert), creates=True) for alert in difference.create]
    run = _Run([*cancels, *creates], limits)
    run.carry_out(connections)
    with run.lock:
        return Reconciled(
            actual=_soonest(
                *difference.keep,
                *(job.alert for job in cancels if not job.succeeded),
                *(job.made for job in creates if job.made is not None),
            ),
            owed=tuple(job.alert for job in creates if job.surely_not_done),
            not_cancelled=tuple(job.alert for job in cancels if not job.succeeded),
            uncertain=tuple(job.alert for job in creates if job.perhaps_done),
            error=run.most_telling_error(),
        )


def _soonest(*alerts: Actual) -> tuple[Actual, ...]:
    return tuple(sorted(alerts, key=lambda alert: (alert.at, alert.id)))


@dataclass(frozen=True, slots=True)
class _Limits:
    until: float
    call: float
    least: float
    pause: float

    @property
    def left(self) -> float:
        return self.until - time.monotonic()


Alert = TypeVar("Alert", Actual, Wanted)

_Sort = tuple[Channel, bool]
"""The service that is called, and whether for something new."""


@dataclass(slots=True, eq=False)
class _Job(Generic[Alert]):
    """One alert to cancel or to create, and what became of it so far."""

    alert: Alert
    call: Callable[[float], Actual | None]
    creates: bool = False
    begun: bool = False
    succeeded: bool = False
    made: Actual | None = None
    error: ServiceError | None = None

    @property
    def sort(self) -> _Sort:
        return self.alert.channel, self.creates

    @property
    def surely_not_done(self) -> bool:
        return not self.begun or (self.error is not None and self.error.not_done)

    @property
    def perhaps_done(self) -> bool:
        return not self.succeeded and not self.surely_not_done


class _Run:
    """Lets workers do the jobs. What they share is only touched while holding `lock`."""

    def __init__(self, jobs: Sequence[_Job[Actual] | _Job[Wanted]], limits: _Limits) -> None:
        # A cancel before a create of the same instant: it makes room.
        self._jobs = sorted(jobs, key=lambda job: (job.alert.at, job.creates))
        self._limits = limits
        self.lock = threading.Lock()
        self._worker_left = threading.Condition(self.lock)
        self._workers = 0
        self._failures_in_a_row = Counter[_Sort]()
        self._stopped: set[_Sort] = set()
        self._over = threading.Event()

    def carry_out(self, connections: int) -> None:
        """Do all that can be done until the time is up."""
        self._workers = min(connections, len(self._jobs))
        for _ in range(self._workers):
            threading.Thread(target=self._work, name="reconcile", daemon=True).start()
        with self.lock:
            self._worker_left.wait_for(lambda: not self._workers, max(0.0, self._limits.left))
            self._over.set()

    def most_telling_error(self) -> ErrorKind | None:
        """The failure to speak of. Jobs that time ran out for count as a timeout."""
        kinds = {job.error.kind for job in self._jobs if job.error is not None}
        if not kinds and not all(job.succeeded for job in self._jobs):
            return ErrorKind.TIMEOUT
        return min(kinds, key=_TELLING.index, default=None)

    def _work(self) -> None:
        while (job := self._begin_next()) is not None:
            self._attempt(job)
            if self._worth_another_try(job):
                self._attempt(job)
        with self.lock:
            self._workers -= 1
            self._worker_left.notify()

    def _begin_next(self) -> _Job[Actual] | _Job[Wanted] | None:
        with self.lock:
            if self._over.is_set() or self._limits.left < self._limits.least:
                return None
            for job in self._jobs:
                if not job.begun and job.sort not in self._stopped:
                    job.begun = True
                    return job
            return None

    def _attempt(self, job: _Job[Actual] | _Job[Wanted]) -> None:
        made, error = None, None
        with self.lock:
            # Until this attempt ends, what the last one came to says nothing.
            job.error = None
        try:
            made = job.call(min(self._limits.call, self._limits.left))
        except ServiceError as failure:
            error = failure
        except Exception as failure:
            # Whatever it was, the others' alerts matter more. Its text might hold an id.
            _log.error("an alert failed unexpectedly: %s", type(failure).__name__)
            error = ServiceError(ErrorKind.UNAVAILABLE)
        with self.lock:
            # What comes in after the result was told can't be told any more.
            if not self._over.is_set():
                job.made, job.error, job.succeeded = made, error, error is None
                self._learn(job.sort, error)

    def _learn(self, sort: _Sort, error: ServiceError | None) -> None:
        """Stop what is of no use to go on with."""
        if error is None:
            self._failures_in_a_row[sort] = 0
            return
        self._failures_in_a_row[sort] += 1
        channel, _ = sort
        if error.kind in _STOPS_ITS_CHANNEL:
            self._stopped |= {(channel, True), (channel, False)}
        elif error.kind in _STOPS_CREATING:
            self._stopped.add((channel, True))
        if self._failures_in_a_row[sort] >= _FAILURES_IN_A_ROW:
            self._stopped.add(sort)

    def _worth_another_try(self, job: _Job[Actual] | _Job[Wanted]) -> bool:
        error = job.error
        if error is None or error.kind not in _PASSES or (job.creates and not error.not_done):
            return False
        if self._over.wait(min(self._limits.pause, max(0.0, self._limits.left))):
            return False
        with self.lock:
            return job.sort not in self._stopped and self._limits.left >= self._limits.least
