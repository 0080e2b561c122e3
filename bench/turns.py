"""What a turn costs at the desk, and where it goes: `python -m bench.turns`.

Whole turns are played on the real desk: words to intent, a signed request over HTTP, verification,
the skill, a DynamoDB stand-in and Alexa's stand-in services over HTTP. The parts are clocks put
around the real calls. Times are medians in milliseconds, to be compared with each other in one run
rather than with another machine's. Calls are counted where they leave the process, the one for the
device's time zone among them; capacity units are computed from the sizes of the items.
"""

from __future__ import annotations

import json
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
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
from backspasm.services.http import AlexaPool
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
_NINE_IN_THE_MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC).timestamp()
"""Where the desk's day begins: in the evening a plan is shorter and has fewer alerts."""


@dataclass(frozen=True)
class Step:
    """A turn of the conversation that is played."""

    kind: str
    said: str
    new_session: bool = False
    new_process: bool = False
    """Whether nobody has asked for the device's time zone yet."""


CONVERSATION = (
    Step("launch", "open back spasm helper"),
    Step("answer", "what is a back spasm", new_session=True),
    Step("start", "start my ice pack"),
    Step("reminders", "yes"),
    Step("time left", "how long left"),
    Step("  elsewhere", "how long left", new_process=True),
    Step("pause", "pause the ice"),
    Step("resume", "carry on"),
    Step("start over", "start over"),
    Step("  reminders", "yes"),
    Step("stop", "stop the ice"),
    Step("a position", "the pillow one", new_session=True),
    Step("a step", "next"),
    Step("delete", "delete my data"),
    Step("  and a yes", "yes"),
    # Last: after it, the next turn asks first.
    Step("emergency", "i can't feel my legs"),
)


class Meter:
    """Seconds and calls of the present turn, by part."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self.sizes: dict[str, int] = {}
        """Bytes of each stored item, by account and part, as it was last read or written."""

    def asked(self, sent: int, received: int) -> None:
        """Count a call to one of Alexa's services, with so many bytes in its bodies."""
        self.calls["alexa"] += 1
        self.calls["sent"] += sent
        self.calls["received"] += received

    def read(self, items: dict[str, int]) -> None:
        """Count a query that found items of these sizes."""
        self.sizes |= items
        self.calls["bytes read"] += sum(items.values())
        self.calls["read units"] += max(1, -(-sum(items.values()) // READ_UNIT))

    def wrote(self, key: str, size: int) -> None:
        """Count a write of an item of this size."""
        larger = max(size, self.sizes.get(key, 0), 1)
        self.sizes[key] = size
        self.calls["bytes written"] += size
        self.calls["write units"] += -(-larger // WRITE_UNIT)

    @contextmanager
    def on(self, part: str) -> Iterator[None]:
        """Clock what is done inside."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[part] += time.perf_counter() - begun


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

    def forget(self, who: str, timeout: float) -> None:
        """One batch, in which each item's deletion is a write."""
        self._meter.calls["writes"] += 2
        with self._meter.on("table"):
            super().forget(who, timeout)
        for part in ("care", "settings"):
            self._meter.wrote(f"{who} {part}", 0)


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


class MeteredPool(AlexaPool):
    """The real connections, with every call counted."""

    def __init__(self, meter: Meter) -> None:
        super().__init__()
        self._meter = meter

    def manager(self) -> Any:
        """Something that calls as urllib3's pool does."""
        return _Counting(super().manager(), self._meter)


class _Counting:
    def __init__(self, pool: Any, meter: Meter) -> None:
        self._pool = pool
        self._meter = meter

    def request(self, method: str, url: str, **details: Any) -> Any:
        response = self._pool.request(method, url, **details)
        received = int(response.headers.get("Content-Length") or 0)
        self._meter.asked(len(details.get("body") or b""), received)
        return response


class MeteredServices(AlexaServices):
    """The real services, with a clock around each use."""

    def __init__(self, meter: Meter, host: str) -> None:
        super().__init__(AllowedHosts(desk=[host]), MeteredPool(meter))
        self._meter = meter

    def forget_zones(self) -> None:
        """Know as little as a new process."""
        self._zones.clear()

    def time_zone(self, caller: Caller, timeout: float) -> tzinfo | None:
        """The device's zone, from the service or from memory."""
        with self._meter.on("alexa"):
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
        with self._meter.on("alexa"):
            return super().reconcile(caller, steps, texts, locale, now, timeout, zone)


class Bench:
    """A desk on which the conversation is played, and what its turns cost."""

    def __init__(self) -> None:
        self._meter = Meter()
        self._services: MeteredServices | None = None
        self._desk = Desk(build_skill=self._build)
        self.times: list[dict[str, list[float]]] = [
            {part: [] for part in PARTS} for _ in CONVERSATION
        ]
        """Milliseconds of each turn of the conversation, by part."""
        self.calls: list[Counter[str]] = [Counter() for _ in CONVERSATION]
        """What each turn came to, the last time: reads, writes, calls, bytes and units."""

    def close(self) -> None:
        """Close every port."""
        self._desk.close()

    def play(self) -> None:
        """Play the conversation once, in a new household."""
        clock = WorldClock(start=_NINE_IN_THE_MORNING)
        speaker = self._desk.speaker(Household(), clock, lambda _event: None)
        for number, step in enumerate(CONVERSATION):
            meter = self._meter
            meter.seconds.clear()
            meter.calls.clear()
            if step.new_session:
                speaker.new_session()
            if step.new_process and self._services is not None:
                self._services.forget_zones()
            with meter.on("whole"):
                speaker.hear(step.said)
            for part in PARTS:
                self.times[number][part].append(meter.seconds[part] * 1000)
            self.calls[number] = Counter(meter.calls)
        # What an alarm notes, it notes beside its answer: not on the next conversation's account.
        until = time.monotonic() + 2
        while self._meter.calls["write units"] == 0 and time.monotonic() < until:
            time.sleep(0.01)

    def _build(
        self, clock: Callable[[], float], host: str, table: str, endpoint: str, skill_id: str
    ) -> Any:
        create_table(table, endpoint)
        meter, services = self._meter, MeteredServices(self._meter, host)
        self._services = services
        answer = skill.build(
            Ports(
                repository=MeteredRepository(meter, endpoint, table),
                services=services,
                clock=clock,
                skill_id=skill_id,
            )
        )

        def metered(event: Any) -> Any:
            with meter.on("skill"):
                answered = answer(event)
            meter.calls["answered"] += len(json.dumps(answered))
            return answered

        return metered


def main() -> None:
    """Play the conversation many times and print what its turns cost."""
    bench = Bench()
    try:
        for _ in range(ROUNDS):
            bench.play()
    finally:
        bench.close()
    _report_times(bench)
    print()
    _report_calls(bench)


def _report_times(bench: Bench) -> None:
    print("median milliseconds of a turn at the desk, and where they go")
    print(f"{'turn':<12}{'whole':>8}{'skill':>8}{'table':>8}{'alexa':>8}{'desk':>8}")
    for step, row in zip(CONVERSATION, bench.times, strict=True):
        median = {part: statistics.median(values) for part, values in row.items()}
        rest = median["whole"] - median["skill"]
        own = median["skill"] - median["table"] - median["alexa"]
        print(
            f"{step.kind:<12}{median['whole']:>8.1f}{own:>8.1f}{median['table']:>8.1f}"
            f"{median['alexa']:>8.1f}{rest:>8.1f}"
        )
    print(
        "skill: the skill without its calls. desk: understanding the words, signing, HTTP,"
        " verifying, checking the response."
    )


COLUMNS = (
    ("reads", "reads"),
    ("writes", "writes"),
    ("RCU", "read units"),
    ("WCU", "write units"),
    ("B read", "bytes read"),
    ("B written", "bytes written"),
    ("calls", "alexa"),
    ("B out", "sent"),
    ("B in", "received"),
    ("B answer", "answered"),
)


def _report_calls(bench: Bench) -> None:
    print("what a turn asks of the table and of Alexa")
    print(f"{'turn':<12}" + "".join(f"{title:>10}" for title, _ in COLUMNS))
    for step, counted in zip(CONVERSATION, bench.calls, strict=True):
        print(f"{step.kind:<12}" + "".join(f"{counted[name]:>10}" for _, name in COLUMNS))
    print(
        "RCU, WCU: capacity units for items of these sizes. calls: to Alexa's services, with the"
        " bytes of\ntheir bodies; the device's time zone is one of them, once in ten minutes and"
        " process. An emergency\nis noted beside its answer, which waits for no read and no write."
    )


if __name__ == "__main__":
    main()
