"""The screen of a plan: what is on now, counting down by itself, and what comes next.

The document knows every phase that is still to come, and goes from one to the next on its own clock
for as long as it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import pi
from typing import Any, Final

from backspasm.plan import limits, timeline
from backspasm.plan.model import Phase, Plan, State, Stretch
from backspasm.plan.timeline import Position, Status
from backspasm.screens import buttons, look
from backspasm.screens.screen import DATA, Button, Screen, shown
from backspasm.speech.catalogue import Catalogue

TOKEN: Final = "plan"
LINGERS: Final = 4 * look.BRIEFLY
"""Milliseconds that a countdown stays, where the device lets it."""

_TICK: Final = 250
_RADIUS: Final = 185
_AROUND: Final = round(2 * pi * _RADIUS, 2)
_PHASE: Final = f"{DATA}.phases[at]"

Json = dict[str, Any]


def plan(
    words: Catalogue, state: State, now: int, question: str, answers: Sequence[Button]
) -> Screen:
    """The screen of a plan that is running or paused at the instant `now`.

    `question` and `answers` take the place of the plan's own buttons while a question is open.

    Raises:
        ValueError: if there is no such plan.
    """
    here = timeline.position(state, now)
    if state.plan is None or here.stretch is None:
        raise ValueError("there is no plan to show")
    paused = here.status is Status.PAUSED
    phases = [_paused(words, here, here.stretch)] if paused else _phases(words, state.plan, here)
    own = buttons.named(words, buttons.PAUSED if paused else buttons.RUNNING)
    data = {
        "phases": phases,
        "still": here.left * 1000 if paused else -1,
        "counted": state.plan.rounds > 1,
        "ends": words.say("screens.ends"),
        "ends_at": here.ends * 1000,
        "hours": any(each["end"] - each["start"] >= limits.HOUR * 1000 for each in phases),
        "question": question,
        **shown(list(answers) or own),
    }
    document = look.document(_round(), _wide(), graphics={"ring": _RING}, idle=LINGERS)
    return Screen(TOKEN, document, data)


# --- what is shown -------------------------------------------------------------------------


def _phases(words: Catalogue, running: Plan, here: Position) -> list[Json]:
    stretches = [each for each in timeline.stretches(running) if each.end >= _end(here)]
    shown_phases = [
        _phase(words, running, each, after)
        for each, after in zip(stretches, [*stretches[1:], None], strict=True)
    ]
    return [*shown_phases, _finished(words, stretches[-1].end)]


def _end(here: Position) -> int:
    return here.stretch.end if here.stretch else 0


def _phase(words: Catalogue, running: Plan, stretch: Stretch, after: Stretch | None) -> Json:
    then = "finished" if after is None else after.phase.value
    counted = running.rounds > 1 and stretch.round > 0
    return {
        "label": words.say(f"screens.phase.{stretch.phase}"),
        "then": words.say(f"screens.then.{then}"),
        "round": _round_of(words, stretch.round, running.rounds) if counted else "",
        "tone": _tone(stretch.phase),
        "start": stretch.start * 1000,
        "end": stretch.end * 1000,
    }


def _round_of(words: Catalogue, number: int, rounds: int) -> str:
    return words.say("screens.round", round=number, rounds=rounds)


def _tone(phase: Phase) -> str:
    return f"@{phase}"


def _paused(words: Catalogue, here: Position, stretch: Stretch) -> Json:
    counted = here.rounds > 1 and stretch.round > 0
    return {
        "label": words.say("screens.phase.paused"),
        "then": words.say("screens.then.paused"),
        "round": _round_of(words, stretch.round, here.rounds) if counted else "",
        "tone": "@quiet",
        "start": 0,
        "end": (stretch.end - stretch.start) * 1000,
    }


def _finished(words: Catalogue, end: int) -> Json:
    return {
        "label": words.say("screens.phase.finished"),
        "then": words.say("screens.then.take_off"),
        "round": "",
        "tone": "@rest",
        "start": end * 1000,
        "end": end * 1000,
    }


# --- how it is shown -----------------------------------------------------------------------

_LEFT: Final = f"${{{DATA}.still >= 0 ? {DATA}.still : Math.max(0, {_PHASE}.end - now)}}"
_PART: Final = f"${{remaining / Math.max(1, {_PHASE}.end - {_PHASE}.start)}}"
_COUNT: Final = f"${{Time.format({DATA}.hours ? 'H:mm:ss' : 'm:ss', remaining + 999)}}"

_QUESTION: Final = f"${{{DATA}.question}}"
_ASKED: Final = f"${{{DATA}.question != ''}}"
_NOT_ASKED: Final = f"${{{DATA}.question == ''}}"

_RING: Final[Json] = {
    "type": "AVG",
    "version": "1.0",
    "width": 400,
    "height": 400,
    "parameters": [
        {"name": "tone", "type": "color", "default": "gray"},
        {"name": "track", "type": "color", "default": "gray"},
        {"name": "part", "type": "number", "default": 1},
    ],
    "items": [
        {
            "type": "path",
            "pathData": f"M200 {200 - _RADIUS} a{_RADIUS} {_RADIUS} 0 1 1 -0.01 0",
            "fill": "transparent",
            "stroke": "${track}",
            "strokeWidth": 20,
        },
        {
            "type": "path",
            "pathData": f"M200 {200 - _RADIUS} a{_RADIUS} {_RADIUS} 0 1 1 -0.01 0",
            "fill": "transparent",
            "stroke": "${tone}",
            "strokeWidth": 20,
            "strokeLineCap": "butt",
            "strokeDashArray": [_AROUND, _AROUND],
            "strokeDashOffset": f"${{{_AROUND} * (1 - part)}}",
        },
    ],
}


def _live(everything: Json) -> Json:
    """`everything`, with the phase it is at and the time, which pass by themselves."""
    moves_on = f"${{{_PHASE}.end <= utcTime && at < {DATA}.phases.length - 1}}"
    return everything | {
        "id": "plan",
        "bind": [
            {"name": "at", "type": "number", "value": 0},
            {"name": "now", "type": "number", "value": "${utcTime}"},
            {"name": "remaining", "type": "number", "value": _LEFT},
        ],
        "handleTick": [
            {
                "minimumDelay": _TICK,
                "when": f"${{{DATA}.still < 0}}",
                "commands": [
                    _set("at", "${at + 1}") | {"when": moves_on},
                    _set("now", "${utcTime}"),
                    _set("remaining", _LEFT),
                ],
            }
        ],
    }


def _set(name: str, value: str) -> Json:
    return {"type": "SetValue", "componentId": "plan", "property": name, "value": value}


def _wide() -> Json:
    beside = {
        "type": "Container",
        "grow": 1,
        "shrink": 1,
        "height": "100%",
        "paddingLeft": "@edgeSize",
        "justifyContent": "center",
        "items": [
            *_told(),
            look.text(_QUESTION, "label", when=_ASKED, paddingTop="@gapSize"),
            look.buttons(paddingTop="@edgeSize", width="100%"),
        ],
    }
    return _live(
        look.ground(
            [_ring(), beside],
            direction="row",
            alignItems="center",
            paddingLeft="@edgeSize",
            paddingRight="@edgeSize",
        )
    )


def _round() -> Json:
    inside = {
        "type": "Container",
        "position": "absolute",
        "width": "100%",
        "height": "100%",
        "alignItems": "center",
        "justifyContent": "center",
        "items": [
            look.text(f"${{{_PHASE}.label}}", "brief", fontWeight="bold", color=_tone_now()),
            _count(),
            look.text(f"${{{_PHASE}.then}}", "label", color="@quiet", when=_NOT_ASKED),
            look.text(f"${{{_PHASE}.round}}", "label", color="@quiet", when=_NOT_ASKED),
            look.text(_QUESTION, "long", when=_ASKED, width="330dp", textAlign="center"),
            look.buttons(paddingTop="@gapSize", width="316dp"),
        ],
    }
    ring = _circle() | {"position": "absolute", "left": "6dp", "top": "6dp"}
    return {"when": look.ROUND} | _live(look.ground([ring, inside]))


def _told() -> list[Json]:
    # The two clocks are read one after the other: half a second more, and no minute is lost.
    local = f"{DATA}.ends_at + localTime - utcTime + 500"
    ends = f"${{{DATA}.ends}} ${{Time.format('h:mm', {local})}}"
    return [
        look.text(f"${{{_PHASE}.label}}", "brief", fontWeight="bold", color=_tone_now()),
        look.text(f"${{{_PHASE}.then}}", "label"),
        look.text(f"${{{_PHASE}.round}}", "label", color="@quiet", when=f"${{{DATA}.counted}}"),
        look.text(ends, "label", color="@quiet", when=f"${{{DATA}.still < 0}}"),
    ]


def _tone_now() -> str:
    return f"${{{_PHASE}.tone}}"


def _ring() -> Json:
    inside = {
        "type": "Container",
        "position": "absolute",
        "width": "100%",
        "height": "100%",
        "alignItems": "center",
        "justifyContent": "center",
        "item": _count(),
    }
    return {
        "type": "Container",
        "width": "@ringSize",
        "height": "@ringSize",
        "items": [_circle(), inside],
    }


def _circle() -> Json:
    return {
        "type": "VectorGraphic",
        "source": "ring",
        "width": "@ringSize",
        "height": "@ringSize",
        "scale": "best-fit",
        "tone": _tone_now(),
        "track": "@button",
        "part": _PART,
    }


def _count() -> Json:
    return look.text(
        _COUNT,
        "count",
        id="count",
        fontWeight="bold",
        fontSize=f"${{@countSize * ({DATA}.hours ? 0.68 : 1)}}",
        textAlign="center",
    )
