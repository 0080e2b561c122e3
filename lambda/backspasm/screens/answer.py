"""The screen of an answer, of help and of a question: what was said, and what can be said now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from backspasm.screens import look
from backspasm.screens.screen import DATA, Button, Screen, shown

TOKEN: Final = "answer"

Json = dict[str, Any]


def answer(text: str, buttons: Sequence[Button]) -> Screen:
    """The screen that shows `text`, with up to three buttons beside it."""
    size = look.size_for(text)
    document = look.document(_round(size), _wide(size))
    return Screen(TOKEN, document, {"text": text, **shown(buttons)})


def _wide(size: str) -> Json:
    said = {
        "type": "ScrollView",
        "grow": 1,
        "shrink": 1,
        "height": "100%",
        "paddingRight": "@edgeSize",
        "item": _text(size, minHeight="100%", textAlignVertical="center"),
    }
    side = look.buttons(vertical=True, width="38vw", justifyContent="center")
    return look.ground(
        [said, side],
        direction="row",
        paddingLeft="@edgeSize",
        paddingRight="@edgeSize",
        paddingTop="@gapSize",
        paddingBottom="@gapSize",
    )


def _round(size: str) -> Json:
    said = {
        "type": "ScrollView",
        "width": "350dp",
        "height": "196dp",
        "item": _text(size, minHeight="196dp", textAlign="center", textAlignVertical="center"),
    }
    below = look.buttons(look.FEW, vertical=True, width="280dp", paddingTop="12dp")
    everything = look.ground([said, below], alignItems="center", paddingTop="76dp")
    return {"when": look.ROUND, **everything}


def _text(size: str, **more: Any) -> Json:
    return look.text(f"${{{DATA}.text}}", size, width="100%", **more)
