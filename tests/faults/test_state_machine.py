"""Plan, memory and a model of Alexa's services together, in any order of anything.

Commands on two devices, failures, crashes, time, and what people do in the Alexa app. What must
hold after every step is written down below, as invariants.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from urllib3 import HTTPResponse
from urllib3.exceptions import NewConnectionError, ProtocolError

from backspasm.alerts.model import AlertKind
from backspasm.plan import limits, timeline
from backspasm.plan.model import Phase
from desk_speaker.events import Event, Turn
from desk_speaker.http_host import HttpRequest
from desk_speaker.permissions import Permission
from tests.faults import truth
from tests.faults.house import Died, House
from tests.faults.truth import Rings

SAID = (
    "start my ice pack",
    "ice for ten minutes",
    "three rounds of ice",
    "start heat",
    "alternate hot and cold",
    "yes",
    "no",
    "i approve",
    "remind me",
    "ring until i answer",
    "just remind me",
    "stop the reminders",
    "remind me to move every hour",
    "stop the move reminders",
    "pause the move reminders",
    "how long left",
    "open back spasm helper",
    "pause the ice",
    "carry on",
    "skip the rest",
    "five more minutes",
    "five minutes less",
    "make it twenty minutes",
    "i only just put it on",
    "i forgot, it's still on",
    "one more round",
    "only one round",
    "switch to heat",
    "start over",
    "stop the ice",
    "delete my data",
)
_STATUSES = (401, 403, 404, 409, 429, 500, 503)


class EverythingTogether(RuleBasedStateMachine):
    """See the module. `told` is what the user knows not to count on."""

    def __init__(self) -> None:
        super().__init__()
        self.house = House()
        self.speakers = (self.house.speaker, self.house.another_speaker())
        self.told_of_missing = False
        self.told_of_left_over = False
        self.removed: Rings = Rings()
        self.removed_a_move = False
        self.failing = False

    @rule(said=st.sampled_from(SAID), device=st.sampled_from((0, 1)))
    def say(self, said: str, device: int) -> None:
        self._hear(self.speakers[device].hear(said))

    @rule(seconds=st.sampled_from((30, 300, 600, 1200, 1800, 3600, 6 * 3600)))
    def time_passes(self, seconds: int) -> None:
        for speaker in self.speakers:
            speaker.new_session()
        self.speakers[0].wait(seconds)

    @rule(
        status=st.sampled_from((*_STATUSES, 0, 1, 2)),
        of=st.sampled_from(("reminders", "timers", "settings", "")),
    )
    def alexa_fails(self, status: int, of: str) -> None:
        def fails(asked: HttpRequest, call: Callable[[], HTTPResponse]) -> HTTPResponse:
            if of not in asked.path:
                return call()
            if status == 0:
                raise NewConnectionError(None, "refused")  # type: ignore[arg-type]
            if status == 1:
                raise ProtocolError("reset")
            if status == 2:
                call()
                raise ProtocolError("reset after it was done")
            return HTTPResponse(b"", status=status, preload_content=False)

        self.house.seam.alexa_fails = fails
        self.failing = True

    @rule(when=st.sampled_from(("before", "after")))
    def memory_fails(self, when: str) -> None:
        self.house.seam.memory_fails = when
        self.failing = True

    @precondition(lambda self: self.failing)
    @rule()
    def everything_works_again(self) -> None:
        self.house.seam.mend()
        self.house.world.permissions.set(Permission.GRANTED)
        self.failing = False

    @precondition(lambda self: not self.failing)
    @rule(
        said=st.sampled_from(SAID),
        at=st.integers(0, 9),
        before=st.booleans(),
    )
    def the_process_dies(self, said: str, at: int, before: bool) -> None:
        self.house.seam.mend()
        self.house.seam.dies_at, self.house.seam.dies_before = at, before
        try:
            self._hear(self.speakers[0].hear(said))
        except Died:
            # Alexa says that something went wrong.
            self.told_of_missing = self.told_of_left_over = True
        self.house.restart()
        self.speakers = (self.house.another_speaker(), self.house.another_speaker())

    @rule(number=st.integers(0, 20))
    def someone_cancels_an_alert_in_the_app(self, number: int) -> None:
        world = self.house.world
        reminders = [(at, key, text) for at, key, text in world.reminders.waiting()]
        timers = [(at, key, text) for at, key, text in world.timers.announcing()]
        waiting = sorted(reminders + timers)
        if not waiting:
            return
        at, key, text = waiting[number % len(waiting)]
        if (at, key, text) in reminders:
            world.reminders.delete(key, world.clock.now())
        else:
            world.timers.delete(key)
        self.removed[round(at), text] += 1
        self.removed_a_move |= text == truth.alert_texts()[AlertKind.MOVE]

    @rule(permission=st.sampled_from((Permission.GRANTED, Permission.DENIED, Permission.UNSET)))
    def alexas_permission_changes(self, permission: Permission) -> None:
        self.house.world.permissions.set(permission)
        self.failing = self.failing or permission is not Permission.GRANTED

    @precondition(lambda self: not self.failing)
    @rule()
    def asking_puts_everything_right(self) -> None:
        self.speakers[0].new_session()
        self._hear(self.speakers[0].hear("how long left"))
        facts = self.house.facts()
        assert not facts.missing - self.removed, truth.unsettled(facts)
        assert not facts.left_over, truth.unsettled(facts)
        assert self.removed_a_move or facts.moving == facts.moves_wanted, truth.unsettled(facts)

    @invariant()
    def no_alert_is_missing_that_the_user_counts_on(self) -> None:
        missing = self.house.facts().missing - self.removed
        assert self.told_of_missing or not missing, missing

    @invariant()
    def nothing_rings_for_what_is_over_unless_the_user_knows(self) -> None:
        left_over = self.house.facts().left_over
        assert self.told_of_left_over or not left_over, left_over

    @invariant()
    def no_cold_lasts_longer_than_it_may(self) -> None:
        plan = self.house.remembered().care.state.plan
        if plan is None or plan.stopped:
            return
        for stretch in timeline.stretches(plan):
            if stretch.phase is Phase.COLD:
                assert stretch.end - stretch.start <= limits.LONGEST_COLD

    @invariant()
    def no_version_is_written_over_twice(self) -> None:
        written = [over for over in self.house.repository.written_over if over[2]]
        assert len(set(written)) == len(written)

    def _hear(self, events: list[Event]) -> None:
        for event in events:
            if not isinstance(event, Turn):
                continue
            assert not event.complaints, (event.intent, event.complaints)
            keys = truth.spoken(event.speech)
            facts = self.house.facts()
            if not facts.missing:
                self.told_of_missing = False
            if not facts.left_over:
                self.told_of_left_over = False
            if truth.any_of(keys, truth.TELLS_OF_MISSING):
                self.told_of_missing = True
            if truth.any_of(keys, truth.TELLS_OF_LEFT_OVER):
                self.told_of_left_over = True


TestEverythingTogether = EverythingTogether.TestCase
