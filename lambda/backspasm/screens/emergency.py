"""The screen of an emergency: the number as large as it goes.

Where there is no number to be called at once, nothing is red: someone who is to be seen today, or
who is in despair, is not to be startled.
"""

from __future__ import annotations

import re
from typing import Any, Final

from backspasm.screens import look
from backspasm.screens.screen import DATA, Screen

TOKEN: Final = "emergency"
_TITLE: Final = f"${{{DATA}.title}}"
_NUMBER: Final = re.compile(r"\d+")

Json = dict[str, Any]


def emergency(title: str, text: str) -> Screen:
    """The screen for an emergency answer's `title`, such as "Call 911 now", and its `text`."""
    before, number, after = _apart(title)
    lines = text.replace("\n", "<br>")
    data = {"title": title, "before": before, "number": number, "after": after, "text": lines}
    size = look.size_for(text)
    return Screen(TOKEN, look.document(_round(), _wide(size)), data)


_GROUND: Final = f"${{{DATA}.number ? '@alarm' : '@ground'}}"
_INK: Final = f"${{{DATA}.number ? '@onAlarm' : '@ink'}}"


def _apart(title: str) -> tuple[str, str, str]:
    """The words before the number in a title, the number, and the words after it."""
    found = _NUMBER.search(title)
    if found is None:
        return title, "", ""
    return title[: found.start()].strip(), found[0], title[found.end() :].strip()


def _wide(size: str) -> Json:
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
        "item": _text(size, minHeight="100%", textAlignVertical="center"),
    }
    return look.ground(
        [call, what],
        colour=_GROUND,
        direction="row",
        paddingLeft="@edgeSize",
        paddingRight="@edgeSize",
        paddingTop="@gapSize",
        paddingBottom="@gapSize",
    )


def _round() -> Json:
    said = _text("longest", textAlign="center")
    text = {"type": "ScrollView", "width": "330dp", "height": "178dp", "item": said}
    call = {"type": "Container", "width": "320dp", "alignItems": "center", "items": _call()}
    top = look.ground([call, text], colour=_GROUND, alignItems="center", justifyContent="center")
    return {"when": look.ROUND, **top}


def _call() -> list[Json]:
    """The words before the number, the number, the words after it."""
    around = {
        "color": _INK,
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


def _text(size: str, **more: Any) -> Json:
    return look.text(f"${{{DATA}.text}}", size, color=_INK, width="100%", **more)
