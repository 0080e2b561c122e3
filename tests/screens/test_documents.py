"""Every document is one that any device with a screen can show, and anybody can read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from backspasm.screens import look
from backspasm.screens.screen import Screen
from tests.screens.builders import every_screen

SCREENS = every_screen()
ON = {
    "ground": ("ink", "quiet", "cold", "heat", "rest"),
    "button": ("ink",),
    "alarm": ("onAlarm",),
}


def pieces(part: Any) -> Iterator[dict[str, Any]]:
    """Every object in a document."""
    if isinstance(part, dict):
        yield part
        for each in part.values():
            yield from pieces(each)
    elif isinstance(part, list):
        for each in part:
            yield from pieces(each)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG reckons it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_a_document_is_old_enough_and_fetches_nothing(screen: Screen) -> None:
    assert screen.document["version"] == "1.4"
    assert "import" not in screen.document
    assert "http" not in json.dumps(screen.directive())


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_a_screen_is_a_small_part_of_what_a_response_may_hold(screen: Screen) -> None:
    assert len(json.dumps(screen.directive())) < 16 * 1024


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_whatever_can_be_touched_says_what_it_does(screen: Screen) -> None:
    for piece in pieces(screen.document):
        if piece.get("type") == "TouchWrapper":
            assert piece["accessibilityLabel"] == "${data.label}"
            assert piece["onPress"][0]["arguments"] == "${data.arguments}"


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_no_words_are_written_into_a_document_where_they_would_be_evaluated(
    screen: Screen,
) -> None:
    for piece in pieces(screen.document):
        if piece.get("type") == "Text":
            assert piece["text"].startswith("${")


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_every_screen_goes_by_itself_before_long(screen: Screen) -> None:
    assert 0 < screen.document["settings"]["idleTimeout"] <= 120_000


@pytest.mark.parametrize("theme", [look.DARK, look.LIGHT], ids=["dark", "light"])
def test_text_stands_out_from_what_is_behind_it(theme: dict[str, str]) -> None:
    for ground, inks in ON.items():
        for ink in inks:
            assert contrast(theme[ink], theme[ground]) >= 4.5, (ink, ground)


@pytest.mark.parametrize("theme", [look.DARK, look.LIGHT], ids=["dark", "light"])
def test_a_drawing_stands_out_from_the_ground(theme: dict[str, str]) -> None:
    assert contrast(theme["body"], theme["ground"]) >= 7
    assert contrast(theme["new"], theme["ground"]) >= 3
    assert contrast(theme["body"], theme["thing"]) >= 3


def test_both_themes_have_the_same_colours() -> None:
    assert look.DARK.keys() == look.LIGHT.keys()
