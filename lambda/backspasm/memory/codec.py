"""What is remembered, to and from the items of the table. Pure.

What can't be read raises `Unreadable` and nothing else. Unreadable **care** makes the whole of an
account's memory unavailable: to begin afresh would forget the cold that the skin has had, and the
ids of alerts that will ring. Unreadable **settings** read as fresh ones, because nobody should lose
their plan over a greeting. Neither is ever written over before it expires; deleting one's data
deletes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from backspasm.alerts.model import Actual, AlertKind, AlertState, Channel
from backspasm.alerts.moves import Days, Moves
from backspasm.memory import schema
from backspasm.memory.attributes import (
    Attribute,
    Fields,
    Item,
    Unreadable,
    flag,
    group,
    maybe,
    number,
    present,
    rows,
    text,
)
from backspasm.memory.expiry import care_expires, settings_expire
from backspasm.memory.model import Care, Memory, Settings
from backspasm.memory.table import EXPIRES, PART, WHO, Part
from backspasm.plan.model import ColdClock, Kind, Phase, Plan, State, Stretch

VERSION = "version"
WRITE = "write"

# Wide enough for anything true, and narrow enough that nothing damaged can run away with us.
_INSTANT = 10**11
_SECONDS = 10**9
_COUNT = 1_000
_HOUR = 23
_DAYS = 3_000_000
_VERSION = 10**12


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every write puts into its item beside what is remembered."""

    who: str
    now: int
    write: str
    """Tells this write from any other, so that one that was sent twice knows itself again."""


def care_item(care: Care, stamp: Stamp) -> Item:
    """The item that holds `care`.

    Raises:
        Unreadable: if it could not be read back: then nobody would ever get past it.
    """
    item = _stamped(Part.CARE, stamp, care.version) | present(
        {
            schema.SCHEMA: number(schema.version(schema.CARE_UPGRADES)),
            "plan": None if care.state.plan is None else _plan(care.state.plan),
            "cold": _cold(care.state.cold),
            "alerts": _alerts(care.alerts),
            "recent": rows(map(text, care.recent)),
            "walkthrough": None if care.walkthrough is None else text(care.walkthrough),
            "ask_first": flag(care.ask_first),
        }
    )
    if read_care(item) != care:
        raise Unreadable
    # Only now: what can be read back is also known not to run on for ever.
    return item | {EXPIRES: number(care_expires(care, stamp.now))}


def settings_item(settings: Settings, stamp: Stamp) -> Item:
    """The item that holds `settings`. Raises Unreadable as `care_item` does."""
    item = _stamped(Part.SETTINGS, stamp, settings.version) | present(
        {
            schema.SCHEMA: number(schema.version(schema.SETTINGS_UPGRADES)),
            "greeted": flag(settings.greeted),
            "warned_of_cold": flag(settings.warned_of_cold),
            "ring": flag(settings.ring),
            "moves": None if settings.moves is None else _moves(settings.moves),
            "declined": maybe(settings.declined),
        }
    )
    if read_settings(item) != settings:
        raise Unreadable
    return item | {EXPIRES: number(settings_expire(settings, stamp.now))}


def read_memory(items: Mapping[Part, Item], now: int) -> Memory:
    """What the items of an account say at the instant `now`; what has expired says nothing.

    Raises:
        Unreadable: if the care is unreadable.
    """
    stored = {part: item for part, item in items.items() if not expired(item, now)}
    care, settings = Care(), Settings()
    if Part.CARE in stored:
        care = read_care(stored[Part.CARE])
    if Part.SETTINGS in stored:
        try:
            item = stored[Part.SETTINGS]
            settings = replace(read_settings(item), kept_until=_expires(item))
        except Unreadable:
            settings = Settings()
    return Memory(care, settings)


def by_part(items: Iterable[Item]) -> dict[Part, Item]:
    """The items of an account by what they hold. Raises Unreadable."""
    return {Fields(item).choice(PART, Part): item for item in items}


def read(part: Part, item: Item) -> Care | Settings:
    """What an item of this part holds. Raises Unreadable."""
    return read_care(item) if part is Part.CARE else read_settings(item)


def read_care(item: Item) -> Care:
    """The care that an item holds. Raises Unreadable."""
    fields = Fields(schema.upgraded(item, schema.CARE_UPGRADES))
    plan = _read_plan(fields.group("plan")) if fields.has("plan") else None
    return Care(
        version=fields.number(VERSION, _VERSION),
        state=State(plan, _read_cold(fields.group("cold"))),
        alerts=_read_alerts(fields.group("alerts")),
        recent=fields.texts("recent"),
        walkthrough=fields.text("walkthrough") if fields.has("walkthrough") else None,
        ask_first=fields.flag("ask_first"),
    )


def read_settings(item: Item) -> Settings:
    """The settings that an item holds. Raises Unreadable."""
    fields = Fields(schema.upgraded(item, schema.SETTINGS_UPGRADES))
    return Settings(
        version=fields.number(VERSION, _VERSION),
        greeted=fields.flag("greeted"),
        warned_of_cold=fields.flag("warned_of_cold"),
        ring=fields.flag("ring"),
        moves=_read_moves(fields.group("moves")) if fields.has("moves") else None,
        declined=fields.maybe("declined", _INSTANT),
    )


def expired(item: Item, now: int) -> bool:
    """Whether an item has certainly expired, even if it can't be read otherwise."""
    until = _expires(item)
    return until is not None and until <= now


def _expires(item: Item) -> int | None:
    """The instant from which an item counts as forgotten; None where that can't be read."""
    try:
        return Fields(item).number(EXPIRES, _INSTANT)
    except Unreadable:
        return None


def may_be_replaced(stored: Item | None, over: int, now: int) -> bool:
    """Whether a write that expects version `over` may replace what is stored, at `now`."""
    if over == 0:
        return stored is None or expired(stored, now)
    return stored is not None and stored.get(VERSION) == number(over)


def written_by(item: Item, write: str) -> bool:
    """Whether it was the write of this name that left the item as it is."""
    return Fields(item).has(WRITE) and item[WRITE] == text(write)


def _stamped(part: Part, stamp: Stamp, version: int) -> Item:
    return {
        WHO: text(stamp.who),
        PART: text(part),
        VERSION: number(version),
        WRITE: text(stamp.write),
    }


def _plan(plan: Plan) -> Attribute:
    return group(
        {
            "kind": text(plan.kind),
            "application": number(plan.application),
            "between": number(plan.between),
            "rounds": number(plan.rounds),
            "anchor": group(
                {
                    "phase": text(plan.anchor.phase),
                    "round": number(plan.anchor.round),
                    "start": number(plan.anchor.start),
                    "end": number(plan.anchor.end),
                }
            ),
            "paused": maybe(plan.paused),
            "stopped": flag(plan.stopped),
            "awake": flag(plan.awake),
            "left_out": number(plan.left_out),
        }
    )


def _read_plan(fields: Fields) -> Plan:
    anchor = fields.group("anchor")
    return Plan(
        kind=fields.choice("kind", Kind),
        application=fields.number("application", _SECONDS),
        between=fields.number("between", _SECONDS),
        rounds=fields.number("rounds", _COUNT),
        anchor=Stretch(
            phase=anchor.choice("phase", Phase),
            round=anchor.number("round", _COUNT),
            start=anchor.number("start", _INSTANT),
            end=anchor.number("end", _INSTANT),
        ),
        paused=fields.maybe("paused", _INSTANT),
        stopped=fields.flag("stopped"),
        awake=fields.flag("awake"),
        left_out=fields.number("left_out", _COUNT),
    )


def _cold(clock: ColdClock) -> Attribute:
    return group(
        {
            "first": maybe(clock.first),
            "used": number(clock.used),
            "off": maybe(clock.off),
            "believed": maybe(clock.believed),
            "short_rest": maybe(clock.short_rest),
        }
    )


def _read_cold(fields: Fields) -> ColdClock:
    return ColdClock(
        first=fields.maybe("first", _INSTANT),
        used=fields.number("used", _SECONDS),
        off=fields.maybe("off", _INSTANT),
        believed=fields.maybe("believed", _INSTANT),
        short_rest=fields.maybe("short_rest", _INSTANT),
    )


def _alerts(alerts: AlertState) -> Attribute:
    return group(
        {
            "rounds_agreed": number(alerts.rounds_agreed),
            "actual": rows(map(_actual, alerts.actual)),
            "unsettled": flag(alerts.unsettled),
            "owed": number(alerts.owed),
        }
    )


def _actual(alert: Actual) -> Attribute:
    return group(
        {
            "id": text(alert.id),
            "at": number(alert.at),
            "kind": text(alert.kind),
            "channel": text(alert.channel),
        }
    )


def _read_alerts(fields: Fields) -> AlertState:
    return AlertState(
        rounds_agreed=fields.number("rounds_agreed", _COUNT),
        actual=tuple(map(_read_actual, fields.groups("actual"))),
        unsettled=fields.flag("unsettled"),
        owed=fields.number("owed", _COUNT),
    )


def _moves(moves: Moves) -> Attribute:
    return group(
        {
            "first": number(moves.first),
            "last": number(moves.last),
            "days": text(moves.days),
            "since": number(moves.since),
            "one_day_each": flag(moves.one_day_each),
            "actual": rows(map(_actual, moves.actual)),
            "unsettled": flag(moves.unsettled),
        }
    )


def _read_moves(fields: Fields) -> Moves:
    return Moves(
        first=fields.number("first", _HOUR),
        last=fields.number("last", _HOUR),
        days=fields.choice("days", Days),
        since=fields.number("since", _DAYS),
        one_day_each=fields.flag("one_day_each"),
        actual=tuple(map(_read_actual, fields.groups("actual"))),
        unsettled=fields.flag("unsettled"),
    )


def _read_actual(fields: Fields) -> Actual:
    return Actual(
        id=fields.text("id"),
        at=fields.number("at", _INSTANT),
        kind=fields.choice("kind", AlertKind),
        channel=fields.choice("channel", Channel),
    )
