"""The one operation that brings the alerts that exist to those that are wanted."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from backspasm.alerts.difference import Difference, difference
from backspasm.alerts.model import Actual, AlertKind, Channel, Wanted
from backspasm.services.errors import ErrorKind, ServiceError
from backspasm.services.hosts import AllowedHosts
from backspasm.services.http import CONNECTIONS, AlexaHttp, AlexaPool
from backspasm.services.reconcile import Reconciled, reconcile
from backspasm.services.reminders import Reminders
from tests.services.scripted_server import Answer, Request, answer_json, serving

NOW = 1_800_000_000
LONG = 20.0
SECRET = "an-id-that-must-never-be-seen"

Outcome = ServiceError | Exception | None


def wanted(*minutes: int) -> tuple[Wanted, ...]:
    return tuple(Wanted(NOW + 60 * each, AlertKind.COLD_OFF, 1) for each in minutes)


def actual(*minutes: int) -> tuple[Actual, ...]:
    return tuple(Actual(f"{SECRET}-{n}", NOW + 60 * n, AlertKind.COLD_ON) for n in minutes)


def failing(kind: ErrorKind, *, not_done: bool = False) -> ServiceError:
    return ServiceError(kind, not_done=not_done)


@dataclass
class Service:
    """Alexa's part: sets and takes back alerts, and fails as each alert's script says."""

    scripts: dict[int, list[Outcome]] = field(default_factory=dict)
    """Minute to what becomes of each attempt for it; then all goes well."""
    always: Outcome = None
    set: dict[str, int] = field(default_factory=dict)
    calls: list[tuple[str, int]] = field(default_factory=list)
    timeouts: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def create(self, alert: Wanted, timeout: float) -> Actual:
        self._answer("create", alert.at, timeout)
        made = Actual(f"{SECRET}-new-{alert.at}", alert.at, alert.kind)
        with self.lock:
            self.set[made.id] = made.at
        return made

    def cancel(self, alert: Actual, timeout: float) -> None:
        self._answer("cancel", alert.at, timeout)
        with self.lock:
            self.set.pop(alert.id, None)

    def _answer(self, verb: str, at: int, timeout: float) -> None:
        minute = (at - NOW) // 60
        with self.lock:
            self.calls.append((verb, minute))
            self.timeouts.append(timeout)
            script = self.scripts.get(minute)
            outcome = script.pop(0) if script else self.always
        if outcome is not None:
            raise outcome

    def run(
        self,
        cancel: Sequence[Actual] = (),
        create: Sequence[Wanted] = (),
        keep: Sequence[Actual] = (),
        *,
        connections: int = 1,
    ) -> Reconciled:
        steps = Difference(tuple(keep), tuple(cancel), tuple(create))
        return reconcile(
            steps, self.create, self.cancel, LONG, connections=connections, pause_seconds=0
        )


class TestWhenAllGoesWell:
    def test_exactly_the_wanted_alerts_exist(self) -> None:
        service = Service(set={each.id: each.at for each in actual(1, 2, 3)})
        steps = difference(wanted(2, 4, 5), actual(1, 2, 3), NOW)
        result = reconcile(steps, service.create, service.cancel, LONG)
        assert {each.at for each in result.actual} == {each.at for each in wanted(2, 4, 5)}
        assert service.set == {each.id: each.at for each in result.actual}
        assert result.complete
        assert result.error is None

    def test_what_is_kept_is_not_touched(self) -> None:
        service = Service()
        result = service.run(keep=actual(1, 2))
        assert result == Reconciled(actual(1, 2), (), (), (), None)
        assert service.calls == []

    def test_doing_it_again_does_nothing(self) -> None:
        service = Service()
        first = service.run(cancel=actual(1), create=wanted(2, 3))
        again = difference(wanted(2, 3), first.actual, NOW)
        assert again.nothing_to_do
        assert reconcile(again, service.create, service.cancel, LONG).actual == first.actual
        assert len(service.calls) == 3

    def test_the_soonest_comes_first_and_a_cancel_makes_room_before_a_create(self) -> None:
        service = Service()
        service.run(cancel=actual(2, 4), create=wanted(1, 2, 3))
        assert service.calls == [
            ("create", 1),
            ("cancel", 2),
            ("create", 2),
            ("create", 3),
            ("cancel", 4),
        ]

    def test_what_exists_is_told_soonest_first(self) -> None:
        result = Service().run(keep=actual(5, 1), create=wanted(3), connections=4)
        assert [each.at for each in result.actual] == [NOW + 60, NOW + 180, NOW + 300]


class TestASingleFailure:
    @pytest.mark.parametrize(
        "kind", [ErrorKind.UNAVAILABLE, ErrorKind.RATE_LIMITED, ErrorKind.TIMEOUT]
    )
    @pytest.mark.parametrize("not_done", [True, False])
    def test_a_cancel_that_failed_in_passing_is_tried_again(
        self, kind: ErrorKind, not_done: bool
    ) -> None:
        service = Service({1: [failing(kind, not_done=not_done)]})
        result = service.run(cancel=actual(1, 2))
        assert result.complete
        assert result.error is None
        assert service.calls == [("cancel", 1), ("cancel", 1), ("cancel", 2)]

    @pytest.mark.parametrize(
        "kind", [ErrorKind.UNAVAILABLE, ErrorKind.RATE_LIMITED, ErrorKind.TIMEOUT]
    )
    def test_a_create_that_surely_did_not_happen_is_tried_again(self, kind: ErrorKind) -> None:
        service = Service({1: [failing(kind, not_done=True)]})
        assert service.run(create=wanted(1)).complete
        assert len(service.calls) == 2

    @pytest.mark.parametrize("kind", [ErrorKind.UNAVAILABLE, ErrorKind.TIMEOUT, ErrorKind.GARBLED])
    def test_a_create_that_may_have_happened_is_not_tried_again(self, kind: ErrorKind) -> None:
        service = Service({1: [failing(kind)]})
        result = service.run(create=wanted(1, 2))
        assert result.uncertain == wanted(1)
        assert [each.at for each in result.actual] == [NOW + 120]
        assert result.owed == ()
        assert not result.complete
        assert result.error is kind
        assert service.calls == [("create", 1), ("create", 2)]

    def test_a_create_is_tried_no_more_than_twice(self) -> None:
        refused = failing(ErrorKind.RATE_LIMITED, not_done=True)
        service = Service({1: [refused] * 5})
        result = service.run(create=wanted(1))
        assert result.owed == wanted(1)
        assert len(service.calls) == 2

    def test_a_second_try_that_may_have_happened_leaves_it_uncertain(self) -> None:
        service = Service(
            {1: [failing(ErrorKind.RATE_LIMITED, not_done=True), failing(ErrorKind.TIMEOUT)]}
        )
        assert service.run(create=wanted(1)).uncertain == wanted(1)

    @pytest.mark.parametrize(
        "kind", [ErrorKind.BAD_REQUEST, ErrorKind.CONFLICT, ErrorKind.NOT_FOUND]
    )
    def test_what_was_refused_for_good_is_not_tried_again(self, kind: ErrorKind) -> None:
        refused = failing(kind, not_done=True)
        service = Service({1: [refused], 2: [refused]})
        result = service.run(cancel=actual(1), create=wanted(2, 3))
        assert result.not_cancelled == actual(1)
        assert result.owed == wanted(2)
        assert len(service.calls) == 3

    def test_what_could_not_be_cancelled_is_still_remembered(self) -> None:
        service = Service({1: [failing(ErrorKind.CONFLICT)]})
        result = service.run(cancel=actual(1), keep=actual(2))
        assert result.actual == actual(1, 2)
        assert result.not_cancelled == actual(1)

    def test_a_bug_takes_only_its_own_alert_along(self, caplog: pytest.LogCaptureFixture) -> None:
        service = Service({1: [RuntimeError(SECRET)]})
        result = service.run(create=wanted(1, 2))
        assert result.uncertain == wanted(1)
        assert len(result.actual) == 1
        assert "RuntimeError" in caplog.text
        assert SECRET not in caplog.text


class TestFailuresThatMakeGoingOnUseless:
    @pytest.mark.parametrize("kind", [ErrorKind.PERMISSION, ErrorKind.UNTRUSTED_HOST])
    def test_without_permission_nothing_more_is_tried(self, kind: ErrorKind) -> None:
        service = Service(always=failing(kind, not_done=True))
        result = service.run(cancel=actual(1, 2), create=wanted(3, 4))
        assert service.calls == [("cancel", 1)]
        assert result.not_cancelled == result.actual == actual(1, 2)
        assert result.owed == wanted(3, 4)
        assert result.error is kind

    @pytest.mark.parametrize(
        "kind", [ErrorKind.QUOTA, ErrorKind.UNSUPPORTED_DEVICE, ErrorKind.FORBIDDEN]
    )
    def test_where_nothing_can_be_set_old_alerts_are_still_taken_back(
        self, kind: ErrorKind
    ) -> None:
        service = Service({1: [failing(kind, not_done=True)]})
        result = service.run(cancel=actual(3, 4), create=wanted(1, 2, 5))
        assert service.calls == [("create", 1), ("cancel", 3), ("cancel", 4)]
        assert result.owed == wanted(1, 2, 5)
        assert result.actual == ()
        assert result.error is kind

    @pytest.mark.parametrize("kind", [ErrorKind.PERMISSION, ErrorKind.QUOTA, ErrorKind.BAD_REQUEST])
    def test_what_one_service_refuses_says_nothing_about_the_other(self, kind: ErrorKind) -> None:
        timers = tuple(replace(each, channel=Channel.TIMER) for each in actual(1, 2, 3, 4))
        refused = [failing(kind, not_done=True)]
        service = Service({minute: list(refused) for minute in (1, 2, 3, 4)})
        result = service.run(cancel=timers, create=wanted(5, 6))
        assert result.not_cancelled == timers
        assert result.owed == ()
        assert len(service.set) == 2
        assert result.error is kind

    def test_three_failures_in_a_row_are_enough(self) -> None:
        service = Service(always=failing(ErrorKind.BAD_REQUEST, not_done=True))
        result = service.run(create=wanted(*range(1, 20)))
        assert len(service.calls) == 3
        assert result.owed == wanted(*range(1, 20))

    def test_failures_with_a_success_between_them_are_not_in_a_row(self) -> None:
        bad = failing(ErrorKind.BAD_REQUEST, not_done=True)
        service = Service({n: [bad] for n in (1, 2, 4, 5)})
        result = service.run(create=wanted(*range(1, 8)))
        assert result.owed == wanted(1, 2, 4, 5)
        assert len(service.calls) == 7

    def test_creates_that_fail_in_a_row_do_not_keep_old_alerts_ringing(self) -> None:
        bad = failing(ErrorKind.BAD_REQUEST, not_done=True)
        service = Service({n: [bad] for n in range(1, 6)})
        result = service.run(cancel=actual(10, 11), create=wanted(*range(1, 6)))
        assert result.not_cancelled == ()
        assert len(service.calls) == 5

    @pytest.mark.parametrize(
        ("kinds", "told"),
        [
            ((ErrorKind.TIMEOUT, ErrorKind.QUOTA), ErrorKind.QUOTA),
            ((ErrorKind.QUOTA, ErrorKind.PERMISSION), ErrorKind.PERMISSION),
            ((ErrorKind.BAD_REQUEST, ErrorKind.RATE_LIMITED), ErrorKind.RATE_LIMITED),
        ],
    )
    def test_the_most_telling_failure_is_told(
        self, kinds: tuple[ErrorKind, ...], told: ErrorKind
    ) -> None:
        errors: list[Outcome] = [failing(kind) for kind in kinds]
        service = Service({1: [errors[0]], 2: [errors[1]]})
        both = threading.Barrier(2)

        def create(alert: Wanted, timeout: float) -> Actual:
            both.wait()
            return service.create(alert, timeout)

        steps = Difference((), (), wanted(1, 2))
        assert reconcile(steps, create, service.cancel, LONG, connections=2).error is told


class TestTime:
    def test_calls_that_hang_are_left_behind(self) -> None:
        release = threading.Event()

        def hang(*_: object) -> Actual:
            release.wait()
            return actual(1)[0]

        steps = Difference(actual(9), actual(1, 2), wanted(1, 2))
        began = time.monotonic()
        result = reconcile(steps, hang, hang, 0.2, connections=4, least_seconds=0.1)  # type: ignore[arg-type]
        assert time.monotonic() - began < 0.2 + 2.0
        assert result.not_cancelled == actual(1, 2)
        assert result.uncertain == wanted(1, 2)
        assert result.actual == actual(1, 2, 9)
        assert result.error is ErrorKind.TIMEOUT
        assert all(each.daemon for each in threading.enumerate() if each.name == "reconcile")
        release.set()
        for each in threading.enumerate():
            if each.name == "reconcile":
                each.join(5)
        assert result.uncertain == wanted(1, 2)

    def test_what_never_began_is_owed(self) -> None:
        release = threading.Event()

        def hang(_alert: Wanted, _timeout: float) -> Actual:
            raise failing(ErrorKind.TIMEOUT, not_done=release.wait())

        steps = Difference((), (), wanted(1, 2, 3))
        result = reconcile(steps, hang, Service().cancel, 0.2, connections=1, least_seconds=0.1)
        assert result.uncertain == wanted(1)
        assert result.owed == wanted(2, 3)
        release.set()

    @pytest.mark.parametrize("seconds", [0.0, -1.0, 0.29])
    def test_nothing_is_begun_when_the_deadline_is_near(self, seconds: float) -> None:
        service = Service()
        steps = Difference((), actual(1), wanted(2))
        result = reconcile(steps, service.create, service.cancel, seconds)
        assert service.calls == []
        assert result == Reconciled(actual(1), wanted(2), actual(1), (), ErrorKind.TIMEOUT)

    def test_no_call_may_take_longer_than_it_should_or_than_is_left(self) -> None:
        service = Service()
        steps = Difference((), (), wanted(1))
        reconcile(steps, service.create, service.cancel, LONG, call_seconds=1.5)
        reconcile(steps, service.create, service.cancel, 1.0, call_seconds=1.5)
        assert service.timeouts[0] == 1.5
        assert 0 < service.timeouts[1] <= 1.0

    def test_a_second_try_in_flight_at_the_deadline_is_uncertain_again(self) -> None:
        release, tries = threading.Event(), Counter[str]()

        def create(_alert: Wanted, _timeout: float) -> Actual:
            tries["create"] += 1
            if tries["create"] == 2:
                release.wait()
            raise failing(ErrorKind.RATE_LIMITED, not_done=True)

        steps = Difference((), (), wanted(1))
        result = reconcile(
            steps, create, Service().cancel, 0.3, least_seconds=0.01, pause_seconds=0
        )
        assert result.uncertain == wanted(1)
        release.set()

    def test_waiting_for_a_second_try_never_passes_the_deadline(self) -> None:
        service = Service({1: [failing(ErrorKind.RATE_LIMITED, not_done=True)]})
        began = time.monotonic()
        steps = Difference((), (), wanted(1))
        result = reconcile(
            steps, service.create, service.cancel, 0.1, least_seconds=0.01, pause_seconds=60
        )
        assert time.monotonic() - began < 2.0
        assert result.owed == wanted(1)


class TestInParallel:
    def test_the_longest_plan_takes_no_more_than_fifteen_calls_one_after_the_other(self) -> None:
        """At 200 ms a call that is three seconds; ten at a time need eight rounds."""
        lasts = 0.05
        together, most, lock = Counter[str](), Counter[str](), threading.Lock()

        def create(alert: Wanted, _timeout: float) -> Actual:
            with lock:
                together["now"] += 1
                most["at once"] = max(most["at once"], together["now"])
            time.sleep(lasts)
            with lock:
                together["now"] -= 1
            return Actual(str(alert.at), alert.at, alert.kind)

        began = time.monotonic()
        result = reconcile(
            Difference((), (), wanted(*range(1, 72))), create, Service().cancel, LONG
        )
        took = time.monotonic() - began
        assert result.complete
        assert len(result.actual) == 71
        assert most["at once"] <= CONNECTIONS
        assert took / lasts < 15

    def test_over_http_it_takes_no_more_connections_than_allowed(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)

        def script(request: Request) -> Answer:
            threading.Event().wait(0.01)
            return answer_json({"alertToken": f"{SECRET}-{len(request.body)}"})

        with serving(script) as server:
            http = AlexaHttp(server.url, "token", AlexaPool(), AllowedHosts([server.url]))
            reminders = Reminders(http)
            create = _creating(reminders)
            steps = Difference((), actual(*range(1, 72)), wanted(*range(1, 72)))

            def cancel(alert: Actual, timeout: float) -> None:
                reminders.cancel(alert.id, timeout)

            result = reconcile(steps, create, cancel, LONG)
            assert result.complete
            assert len(server.requests) == 142
            assert server.connections <= CONNECTIONS
        assert SECRET not in caplog.text


def _creating(reminders: Reminders) -> Callable[[Wanted, float], Actual]:
    def create(alert: Wanted, timeout: float) -> Actual:
        token = reminders.create(
            alert.at, NOW, "Ice off.", "<speak>Ice off.</speak>", "en-US", timeout
        )
        return Actual(token, alert.at, alert.kind)

    return create
