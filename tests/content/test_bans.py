"""What must not be said, where, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.content import bans
from tests.content.builders import entry, told


@pytest.mark.parametrize(
    ("say", "expected"),
    [
        ("Take 400 mg of ibuprofen.", "gives a dose"),
        ("Take two tablets.", "gives a dose"),
        ("Take it every six hours.", "gives times for a medicine"),
        ("Take them four hours apart.", "gives times for a medicine"),
        ("Ice off now!", "exclamation mark"),
        ("This cures spasms.", "promises more"),
        ("We guarantee it.", "promises more"),
        ("I can't diagnose you.", "never diagnoses"),
        ("You have a slipped disc.", "what they have"),
        ("That sounds like sciatica.", "what they have"),
        ("Ice works.", "could not be confirmed"),
        ("Press the button.", "hands are not free"),
        ("Calm down.", "talks down"),
        ("Take some Nurofen.", "brand name"),
        ("Never combine them.", "overrules a doctor"),
        ("Stop your aspirin.", "overrules a doctor"),
        ("The NHS says ten minutes.", "quotes an organization"),
        ("Leave the ice for forty minutes.", "more than the thirty"),
        ("In pregnancy, not from week twenty, nor for weeks.", "weeks of a pregnancy"),
        ("No aspirin under sixteen.", "an age for a medicine"),
    ],
)
def test_what_is_never_said_is_caught_with_its_reason(
    tmp_path: Path, say: str, expected: str
) -> None:
    assert expected in told(bans.problems, tmp_path, entry(say))


@pytest.mark.parametrize(
    "say",
    [
        "If you have had a fall, call for help.",
        "Cold numbs the area somewhat.",
        "A pillow under the knees, and two products.",
        "Stretch and move around once an hour.",
        "Not with aspirin, unless your doctor says so.",
        "Thirty minutes of ice at most.",
    ],
)
def test_what_is_fine_is_left_alone(tmp_path: Path, say: str) -> None:
    assert told(bans.problems, tmp_path, entry(say)) == ""


@pytest.mark.parametrize(
    ("say", "locale"),
    [
        ("Call 911.", "en-GB"),
        ("Call 999.", "en-US"),
        ("Take paracetamol.", "en-US"),
        ("Take acetaminophen.", "en-GB"),
        ("It changes color.", "en-AU"),
        ("Ask your GP.", "en-US"),
        ("Call 988.", "en-GB"),
        ("Call Samaritans on 116 123.", "en-AU"),
        ("Call the Poisons Information line.", "en-IN"),
        ("Call Healthdirect.", "en-AU"),
        ("Call 108.", "en-IN"),
        ("Call 111 now.", "en-GB"),
        ("Call 811 now.", "en-CA"),
        ("Mefenamic acid is prescription only.", "en-IN"),
    ],
)
def test_what_belongs_to_one_country_is_not_said_in_another(
    tmp_path: Path, say: str, locale: str
) -> None:
    assert f"(heard in {locale})" in told(bans.problems, tmp_path, entry(say))


def test_a_local_word_puts_it_right(tmp_path: Path) -> None:
    overlays = {
        "en_GB": "[words]\ncolor = 'colour'\n",
        "en_AU": "[words]\ncolor = 'colour'\n",
        "en_CA": "[words]\ncolor = 'colour'\n",
        "en_IN": "[words]\ncolor = 'colour'\n",
    }
    assert told(bans.problems, tmp_path, entry("It changes {color}."), **overlays) == ""


def test_a_card_is_read_too(tmp_path: Path) -> None:
    card = 'card = { title = "Call", text = "Take 400 mg." }'
    assert "gives a dose" in told(bans.problems, tmp_path, entry("Call now.", more=card))


@pytest.mark.parametrize(
    "say",
    [
        "Ice off your painful back.",
        "Take your ibuprofen now.",
        "Back spasm helper says ice off.",
        "Your reminder to stand up.",
    ],
)
def test_a_reminder_tells_a_room_nothing_about_the_listener(tmp_path: Path, say: str) -> None:
    assert told(bans.problems, tmp_path, entry(say, "alert")) != ""


def test_putting_ice_back_on_is_no_diagnosis(tmp_path: Path) -> None:
    assert told(bans.problems, tmp_path, entry("Ice back on, with the cloth.", "alert")) == ""
