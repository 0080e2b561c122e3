"""The screen of a walkthrough's step: a drawing of the position beside what to do."""

from __future__ import annotations

from typing import Any, Final

from backspasm.guide.walkthrough import STEPS, Place
from backspasm.screens import buttons, look
from backspasm.screens.drawings.steps import drawing
from backspasm.screens.drawings.strokes import COLOURS, HEIGHT, WIDTH
from backspasm.screens.screen import DATA, Screen, shown
from backspasm.speech import ssml
from backspasm.speech.catalogue import Catalogue

TOKEN: Final = "step"
_PICTURE: Final = "position"

Json = dict[str, Any]


def step(words: Catalogue, place: Place) -> Screen:
    """The screen for one step; step 0 shows what to fetch."""
    text = ssml.plain(words.say(place.key))
    if place.step:
        label = words.say("screens.step", step=place.step, steps=STEPS[place.position])
    else:
        label = words.say("screens.gather")
    row = buttons.named(words, buttons.IN_A_STEP if place.step else buttons.FETCHING)
    length = look.size_for(text)
    round_ = _round("long" if length in ("brief", "middling") else "longest")
    wide = _wide("middling" if length == "brief" else "long")
    drawn = {_PICTURE: drawing(place)}
    document = look.document(round_, wide, graphics=drawn, idle=4 * look.BRIEFLY)
    return Screen(TOKEN, document, {"label": label, "text": text, **shown(row)})


def _wide(size: str) -> Json:
    beside = {
        "type": "Container",
        "grow": 1,
        "shrink": 1,
        "height": "100%",
        "paddingLeft": "@edgeSize",
        "justifyContent": "center",
        "items": [_label(), _text(size)],
    }
    above = {
        "type": "Container",
        "direction": "row",
        "grow": 1,
        "shrink": 1,
        "width": "100%",
        "alignItems": "center",
        "items": [_picture("@pictureSize"), beside],
    }
    return look.ground(
        [above, look.buttons(paddingTop="@gapSize", width="100%")],
        paddingLeft="@edgeSize",
        paddingRight="@edgeSize",
        paddingTop="@gapSize",
        paddingBottom="@edgeSize",
    )


def _round(size: str) -> Json:
    below = {
        "type": "ScrollView",
        "width": "330dp",
        "height": "112dp",
        "item": _text(size, textAlign="center"),
    }
    row = look.buttons(look.FEW, width="240dp", paddingTop="8dp")
    items = [_label(paddingTop="42dp"), _picture("@pictureSize"), below, row]
    return {"when": look.ROUND, **look.ground(items, alignItems="center")}


def _label(**more: Any) -> Json:
    return look.text(f"${{{DATA}.label}}", "label", color="@quiet", **more)


def _text(size: str, **more: Any) -> Json:
    return look.text(f"${{{DATA}.text}}", size, width="100%", fontWeight="bold", **more)


def _picture(width: str) -> Json:
    return {
        "type": "Container",
        "width": width,
        "item": {
            "type": "VectorGraphic",
            "source": _PICTURE,
            "width": width,
            "height": f"${{{width} * {HEIGHT} / {WIDTH}}}",
            "scale": "best-fit",
            "accessibilityLabel": f"${{{DATA}.text}}",
            **{name: f"@{name}" for name in COLOURS},
        },
    }
