"""What a turn costs at the desk, and where it goes: `python -m bench.turns`.

Whole turns are played on the real desk: words to intent, a signed request over HTTP, verification,
the skill, a DynamoDB stand-in and Alexa's stand-in services over HTTP. The parts are clocks put
around the real calls. Times are medians in milliseconds, to be compared with each other in one run
rather than with another machine's. Capacity units are computed from the sizes of the items.
"""

from __future__ import annotations

import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import tzinfo
from typing import Any

from backspasm.alerts.adopt import Listed
from backspasm.alerts.difference import Difference
from backspasm.alerts.model import AlertKind
from backspasm.conversation import skill
from backspasm.conversation.ports import Ports
from backspasm.memory import codec
from backspasm.memory.codec import Stamp
from backspasm.memory.dynamodb import DynamoRepository, create_client
from backspasm.memory.model import Care, Memory, Settings
from backspasm.services.alexa import AlexaServices, Caller
from backspasm.services.hosts import AllowedHosts
from backspasm.services.reconcile import Reconciled
from desk_speaker.clock import WorldClock
from desk_speaker.desk import Desk
from desk_speaker.household import Household
from web_service.skill import create_table

ROUNDS = 25
READ_UNIT = 4096
"""Bytes that one strongly consistent read unit reaches: a query's items together, rounded up."""

WRITE_UNIT = 1024
"""Bytes that one write unit reaches: an item, rounded up, and the larger of the old and the new."""
PARTS = ("whole", "understanding", "skill", "table", "alexa")

CONVERSATION = (
    ("launch", "open back spasm helper"),
    ("answer", "what is a back spasm"),
    ("start", "start my ice pack"),
    ("reminders", "yes"),
    ("time left", "how long left"),
    ("pause", "pause the ice"),
    ("resume", "carry on"),
    ("stop", "stop the ice"),
    # Last: after it, the next turn asks first.
    ("emergency", "i can't feel my legs"),
)


class Meter:
    """Seconds and calls of the present turn, by part."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self.sizes: dict[str, int] = {}
        """Bytes of each stored item, by account and part, as it was last read or written."""

    def read(self, items: dict[str, int]) -> None:
        """Count a query that found items of these sizes."""
        self.sizes |= items
        self.calls["bytes read"] += sum(items.values())
        self.calls["read units"] += max(1, -(-sum(items.values()) // READ_UNIT))

    def wrote(self, key: str, size: int) -> None:
        """Count a write of an item of this size."""
        larger = max(size, self.sizes.get(key, 0))
        self.sizes[key] = size
        self.calls["bytes written"] += size
        self.calls["write units"] += -(-larger // WRITE_UNIT)

    @contextmanager
    def on(self, part: str, *, calls: int = 1) -> Iterator[None]:
        """Clock what is done inside."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[part] += time.perf_counter() - begun
            self.calls[part] += calls


class MeteredRepository(DynamoRepository):
    """The real repository, with a clock around each call."""

    def __init__(self, meter: Meter, endpoint: str, table: str) -> None:
        super().__init__(lambda: create_client("us-east-1", endpoint), table)
        self._meter = meter

    def load(self, who: str, now: int, timeout: float) -> Memory:
        """One read."""
        self._meter.calls["reads"] += 1
        with self._meter.on("table"):
            memory = super().load(who, now, timeout)
        found = {}
        if memory.care.version:
            found[f"{who} care"] = item_size(codec.care_item(memory.care, _stamp(who, now)))
        if memory.settings.version:
            settings = codec.settings_item(memory.settings, _stamp(who, now))
            found[f"{who} settings"] = item_size(settings)
        self._meter.read(found)
        return memory

    def save_care(self, who: str, care: Care, now: int, timeout: float) -> Care:
        """One write of the plan."""
        self._meter.calls["writes"] += 1
        with self._meter.on("table"):
            saved = super().save_care(who, care, now, timeout)
        self._meter.wrote(f"{who} care", item_size(codec.care_item(saved, _stamp(who, now))))
        return saved

    def save_settings(self, who: str, settings: Settings, now: int, timeout: float) -> Settings:
        """One write of the settings."""
        self._meter.calls["writes"] += 1
        with self._meter.on("table"):
            saved = super().save_settings(who, settings, now, timeout)
        item = codec.settings_item(saved, _stamp(who, now))
        self._meter.wrote(f"{who} settings", item_size(item))
        return saved


def item_size(item: Mapping[str, Any]) -> int:
    """Bytes DynamoDB counts for an item: names, values, and one or three for what nests.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
    """
    return sum(len(name.encode()) + _value_size(value) for name, value in item.items())


def _value_size(value: Mapping[str, Any]) -> int:
    ((kind, held),) = value.items()
    if kind == "S":
        return len(held.encode())
    if kind == "N":
        # Two digits to a byte, and one more for the rest.
        return (len(held.lstrip("-")) + 1) // 2 + 1
    if kind == "M":
        return 3 + sum(1 + len(name.encode()) + _value_size(each) for name, each in held.items())
    if kind == "L":
        return 3 + sum(1 + _value_size(each) for each in held)
    return 1


def _stamp(who: str, now: int) -> Stamp:
    return Stamp(who, now, "0" * 32)


class MeteredServices(AlexaServices):
    """The real services, with a clock around each use."""

    def __init__(self, meter: Meter, host: str) -> None:
        super().__init__(AllowedHosts(desk=[host]))
        self._meter = meter

    def time_zone(self, caller: Caller, timeout: float) -> tzinfo | None:
        """The device's zone, from the service or from memory."""
        with self._meter.on("alexa", calls=0):
            return super().time_zone(caller, timeout)

    def list_reminders(self, caller: Caller, timeout: float) -> tuple[Listed, ...]:
        """One call."""
        with self._meter.on("alexa"):
            return super().list_reminders(caller, timeout)

    def list_timers(self, caller: Caller, timeout: float) -> tuple[Listed, ...]:
        """One call."""
        with self._meter.on("alexa"):
            return super().list_timers(caller, timeout)

    def reconcile(
        self,
        caller: Caller,
        steps: Difference,
        texts: Mapping[AlertKind, str],
        locale: str,
        now: int,
        timeout: float,
        zone: str = "UTC",
    ) -> Reconciled:
        """As many calls as there are steps."""
        with self._meter.on("alexa", calls=len(steps.cancel) + len(steps.create)):
            return super().reconcile(caller, steps, texts, locale, now, timeout, zone)


def main() -> None:
    """Play the conversation many times and print what its turns cost."""
    meter = Meter()
    desk = Desk(build_skill=_metered(meter))
    times: dict[str, dict[str, list[float]]] = {}
    calls: dict[str, Counter[str]] = {}
    try:
        for _ in range(ROUNDS):
            _play(desk, meter, times, calls)
    finally:
        desk.close()
    _report(times, calls)


def _metered(meter: Meter) -> Callable[[Callable[[], float], str, str, str, str], Any]:
    def build(
        clock: Callable[[], float], host: str, table: str, endpoint: str, skill_id: str
    ) -> Any:
        create_table(table, endpoint)
        answer = skill.build(
            Ports(
                repository=MeteredRepository(meter, endpoint, table),
                services=MeteredServices(meter, host),
                clock=clock,
                skill_id=skill_id,
            )
        )

        def metered(event: Any) -> Any:
            with meter.on("skill"):
                return answer(event)

        return metered

    return build


def _play(
    desk: Desk,
    meter: Meter,
    times: dict[str, dict[str, list[float]]],
    calls: dict[str, Counter[str]],
) -> None:
    speaker = desk.speaker(Household(), WorldClock(), lambda _event: None)
    for kind, utterance in CONVERSATION:
        meter.seconds.clear()
        meter.calls.clear()
        if kind == "answer":
            speaker.new_session()
        with meter.on("whole"):
            speaker.hear(utterance)
        row = times.setdefault(kind, {part: [] for part in PARTS})
        for part in PARTS:
            row[part].append(meter.seconds[part] * 1000)
        calls[kind] = Counter(meter.calls)
    # What an alarm notes, it notes beside its answer: not on the next conversation's account.
    time.sleep(0.3)


def _report(times: dict[str, dict[str, list[float]]], calls: dict[str, Counter[str]]) -> None:
    print("median milliseconds of a turn at the desk, and where they go")
    head = f"{'turn':<11}{'whole':>8}{'skill':>8}{'table':>8}{'alexa':>8}{'desk':>8}"
    print(f"{head}{'reads':>8}{'writes':>8}{'calls':>8}{'B in':>8}{'B out':>8}{'RCU':>6}{'WCU':>6}")
    for kind, row in times.items():
        median = {part: statistics.median(values) for part, values in row.items()}
        rest = median["whole"] - median["skill"]
        own = median["skill"] - median["table"] - median["alexa"]
        counted = calls[kind]
        print(
            f"{kind:<11}{median['whole']:>8.1f}{own:>8.1f}{median['table']:>8.1f}"
            f"{median['alexa']:>8.1f}{rest:>8.1f}"
            f"{counted['reads']:>8}{counted['writes']:>8}{counted['alexa']:>8}"
            f"{counted['bytes read']:>8}{counted['bytes written']:>8}"
            f"{counted['read units']:>6}{counted['write units']:>6}"
        )
    print(
        "skill: the skill without its calls. desk: understanding the words, signing, HTTP,"
        " verifying, checking the response.\n"
        "B in, B out: bytes of items read and written. RCU, WCU: capacity units for these sizes."
    )


if __name__ == "__main__":
    main()
