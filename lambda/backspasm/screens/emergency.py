"""The screen of an emergency: the number as large as it goes."""

from __future__ import annotations

import re
from typing import Any, Final

from backspasm.screens import look
from backspasm.screens.screen import DATA, Screen

TOKEN: Final = "emergency"
_NUMBER: Final = re.compile(r"\d+")

Json = dict[str, Any]


def emergency(title: str, text: str) -> Screen:
    """The screen for an emergency answer's `title`, such as "Call 911 now", and its `text`."""
    before, number, after = _apart(title)
    data = {"title": title, "before": before, "number": number, "after": after, "text": text}
    return Screen(TOKEN, look.document(_round(), _wide()), data)


def _apart(title: str) -> tuple[str, str, str]:
    """The words before the number in a title, the number, and the words after it."""
    found = _NUMBER.search(title)
    if found is None:
        return title, "", ""
    return title[: found.start()].strip(), found[0], title[found.end() :].strip()


def _wide() -> Json:
    call = {
        "type": "Container",
        "width": "46%",
        "height": "100%",
        "justifyContent": "center",
        "alignItems": "center",
        "items": _call(),
    }
    what = {
        "type": "ScrollView",
        "width": "54%",
        "height": "100%",
        "paddingLeft": "@edgeSize",
        "item": _text(minHeight="100%", textAlignVertical="center"),
    }
    return look.ground(
        [call, what],
        colour="@alarm",
        direction="row",
        paddingLeft="@edgeSize",
        paddingRight="@edgeSize",
        paddingTop="@gapSize",
        paddingBottom="@gapSize",
    )


def _round() -> Json:
    text = {"type": "ScrollView", "width": "320dp", "height": "150dp", "item": _text()}
    text["item"]["textAlign"] = "center"
    top = look.ground(
        [*_call(), text], colour="@alarm", alignItems="center", paddingTop="@edgeSize"
    )
    return {"when": look.ROUND, **top}


def _call() -> list[Json]:
    """The words before the number, the number, the words after it."""
    around = {
        "color": "@onAlarm",
        "textAlign": "center",
        "fontWeight": "bold",
        "width": "100%",
    }
    huge = look.text(
        f"${{{DATA}.number}}", "number", when=f"${{{DATA}.number}}", lineHeight=1.05, **around
    )
    return [
        look.text(
            f"${{{DATA}.before}}", "brief", accessibilityLabel=f"${{{DATA}.title}}", **around
        ),
        huge,
        look.text(f"${{{DATA}.after}}", "brief", when=f"${{{DATA}.after}}", **around),
    ]


def _text(**more: Any) -> Json:
    return look.text(f"${{{DATA}.text}}", "long", color="@onAlarm", width="100%", **more)
