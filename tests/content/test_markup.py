"""Markup that Alexa could not read aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.content import markup
from tests.content.builders import entry, told


@pytest.mark.parametrize(
    ("say", "expected"),
    [
        ("Ice & heat.", "cannot be read"),
        ("Less than <3.", "cannot be read"),
        ("<prosody rate='90%'>Lie down.", "cannot be read"),
        ("<amazon:effect name='whispered'>Hi.</amazon:effect>", "is not used here"),
        ("<prosody volume='loud'>Hi.</prosody>", "has volume, which is not used here"),
        ("In. <break time='11s'/> Out.", "longer than Alexa's ten seconds"),
        ("In. <break time='soon'/> Out.", "longer than Alexa's ten seconds, or no time"),
    ],
)
def test_what_alexa_would_refuse_is_told(tmp_path: Path, say: str, expected: str) -> None:
    assert expected in told(markup.problems, tmp_path, entry(say))


@pytest.mark.parametrize(
    "say",
    [
        "Ice &amp; heat.",
        "<prosody rate='90%'>Lie down.</prosody>",
        "In. <break time='10s'/> <break time='400ms'/> Call {emergency}.",
        "<break time='{seconds}s'/>",
    ],
)
def test_what_is_spoken_with_is_left_alone(tmp_path: Path, say: str) -> None:
    assert told(markup.problems, tmp_path, entry(say)) == ""


def test_a_card_has_a_title_and_a_text_and_no_markup(tmp_path: Path) -> None:
    half = entry("Hi.", more='card = { title = "Hi" }')
    assert "needs a title and a text" in told(markup.problems, tmp_path, half)
    marked = entry("Hi.", more='card = { title = "Hi", text = "<break/>" }')
    assert "shown as it stands" in told(markup.problems, tmp_path, marked)


def test_an_answer_of_eight_thousand_characters_is_too_long() -> None:
    fits = "<speak>" + "x" * (8000 - len("<speak></speak>")) + "</speak>"
    assert list(markup.wrong_in(fits)) == []
    assert [wrong for wrong, _ in markup.wrong_in(fits.replace("x", "xx", 1))] != []
