"""What all screens have in common: colours, sizes, and the pieces they are made of.

Colours have a contrast of at least 4.5 to 1 against what is behind them, in both themes; nothing
flashes. Sizes are for someone who lies two metres away: what matters now is the largest thing.
"""

from __future__ import annotations

from typing import Any, Final

from backspasm.screens.screen import DATA

VERSION: Final = "1.4"
BRIEFLY: Final = 30_000
"""Milliseconds after which a screen that nobody touches goes, as Alexa has it by default."""

ALL: Final = f"${{{DATA}.buttons}}"
FEW: Final = f"${{{DATA}.few}}"
"""Where a document finds its buttons."""

ROUND: Final = "${viewport.shape == 'round'}"

Json = dict[str, Any]

DARK: Final = {
    "ground": "#10161d",
    "ink": "#f5f2eb",
    "quiet": "#b4bfca",
    "button": "#273441",
    "cold": "#83ccff",
    "heat": "#ffb787",
    "rest": "#a5dcaa",
    "alarm": "#b3001b",
    "onAlarm": "#ffffff",
    "body": "#f5f2eb",
    "far": "#9aa7b3",
    "thing": "#5d7184",
    "new": "#ffc46b",
}
LIGHT: Final = {
    "ground": "#fcfaf5",
    "ink": "#16202a",
    "quiet": "#4a5662",
    "button": "#dfe5ea",
    "cold": "#0a5a96",
    "heat": "#9a3d00",
    "rest": "#1c642f",
    "alarm": "#b3001b",
    "onAlarm": "#ffffff",
    "body": "#22313f",
    "far": "#71808d",
    "thing": "#a9b6c1",
    "new": "#c05a00",
}

_SMALL: Final = {
    "edge": 36,
    "gap": 16,
    "label": 30,
    "brief": 60,
    "middling": 42,
    "long": 31,
    "longest": 26,
    "count": 92,
    "number": 200,
    "button": 84,
    "buttonText": 32,
    "ring": 330,
    "picture": 430,
}
_MEDIUM: Final = _SMALL | {
    "edge": 44,
    "label": 34,
    "brief": 66,
    "middling": 48,
    "long": 36,
    "longest": 31,
    "count": 118,
    "number": 250,
    "button": 96,
    "buttonText": 35,
    "ring": 420,
    "picture": 470,
}
_LARGE: Final = _MEDIUM | {
    "edge": 60,
    "gap": 22,
    "label": 42,
    "brief": 84,
    "middling": 62,
    "long": 46,
    "longest": 40,
    "count": 160,
    "number": 300,
    "button": 120,
    "buttonText": 44,
    "ring": 570,
    "picture": 600,
}
_TV: Final = _SMALL | {"edge": 56, "ring": 340, "picture": 430, "number": 210}
_ROUND: Final = {
    "edge": 40,
    "gap": 8,
    "label": 24,
    "brief": 36,
    "middling": 28,
    "long": 22,
    "longest": 18,
    "count": 92,
    "number": 108,
    "button": 50,
    "buttonText": 24,
    "ring": 468,
    "picture": 220,
}
_SIZES: Final = (
    (None, _SMALL),
    ("${viewport.height >= 600}", _MEDIUM),
    ("${viewport.width >= 1280}", _LARGE),
    ("${viewport.mode == 'tv'}", _TV),
    (ROUND, _ROUND),
)


def document(*items: Json, idle: int = BRIEFLY, **more: Any) -> Json:
    """A document that shows the first of `items` that fits the device.

    `idle` is the milliseconds it stays without being touched; `more`
    is whatever else a document may have.
    """
    return {
        "type": "APL",
        "version": VERSION,
        "settings": {"idleTimeout": idle},
        "resources": _resources(),
        **more,
        "mainTemplate": {"parameters": [DATA], "items": list(items)},
    }


def _resources() -> list[Json]:
    light = {"when": "${viewport.theme == 'light'}", "colors": LIGHT}
    sizes = [
        ({} if when is None else {"when": when})
        | {"dimensions": {f"{name}Size": f"{size}dp" for name, size in each.items()}}
        for when, each in _SIZES
    ]
    return [{"colors": DARK}, light, *sizes]


def ground(items: list[Json], *, colour: str = "@ground", **more: Any) -> Json:
    """Everything on one plain ground, from edge to edge. `more` goes to the container."""
    return {
        "type": "Frame",
        "width": "100vw",
        "height": "100vh",
        "backgroundColor": colour,
        "item": {"type": "Container", "width": "100%", "height": "100%", "items": items, **more},
    }


def text(shown: str, size: str, **more: Any) -> Json:
    """Text in one of the sizes. `more` overrides how it is set."""
    return {
        "type": "Text",
        "text": shown,
        "fontSize": f"@{size}Size",
        "color": "@ink",
        "fontFamily": "sans-serif",
        **more,
    }


def buttons(data: str = ALL, *, vertical: bool = False, **more: Any) -> Json:
    """A row, or a column, of the buttons in `data`."""
    return {
        "type": "Container",
        "direction": "column" if vertical else "row",
        "data": data,
        "item": _button(vertical),
        **more,
    }


def _button(vertical: bool) -> Json:
    between = {"paddingTop" if vertical else "paddingLeft": "${index > 0 ? @gapSize : 0}"}
    return {
        "type": "Container",
        **between,
        **({} if vertical else {"grow": 1, "shrink": 1}),
        "item": {
            "type": "TouchWrapper",
            "accessibilityLabel": "${data.label}",
            "onPress": [{"type": "SendEvent", "arguments": "${data.arguments}"}],
            "item": {
                "type": "Frame",
                "height": "@buttonSize",
                "borderRadius": "@buttonSize",
                "backgroundColor": "@button",
                "item": text(
                    "${data.label}",
                    "buttonText",
                    width="100%",
                    height="100%",
                    paddingLeft="@gapSize",
                    paddingRight="@gapSize",
                    textAlign="center",
                    textAlignVertical="center",
                    fontWeight="bold",
                    maxLines=1,
                ),
            },
        },
    }


def size_for(shown: str) -> str:
    """The size in which a text of this length still fits beside everything else."""
    for longest, size in ((48, "brief"), (130, "middling"), (230, "long")):
        if len(shown) <= longest:
            return size
    return "longest"
