"""How much may be said at once, and what may be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.content import heard, wording
from tests.content.builders import entry, told


def words(count: int, sentence: int = 15) -> str:
    """So many words, in sentences of at most so many."""
    return " ".join("word." if number % sentence == 0 else "word" for number in range(1, count)) + (
        " word."
    )


@pytest.mark.parametrize(
    ("kind", "most"), [("answer", 45), ("question", 25), ("step", 25), ("alert", 10)]
)
def test_each_kind_has_its_limit_and_not_one_word_more(
    tmp_path: Path, kind: str, most: int
) -> None:
    fits, long = words(most), words(most + 1)
    ending = "?" if kind == "question" else "."
    assert "are the most" not in told(wording.problems, tmp_path, entry(fits[:-1] + ending, kind))
    found = told(wording.problems, tmp_path, entry(long[:-1] + ending, kind))
    assert f"it has {most + 1} words when it is heard, and {most} are the most" in found


def test_a_question_that_warns_first_is_as_long_as_an_answer(tmp_path: Path) -> None:
    warning = entry(words(44)[:-1] + "?", "question", "safety = true")
    assert told(wording.problems, tmp_path, warning) == ""


def test_a_reprompt_is_shorter_and_asks(tmp_path: Path) -> None:
    long = entry("Shall I?", "question", f'reprompt = "{words(19)}"')
    found = told(wording.problems, tmp_path, long)
    assert "its reprompt has 19 words" in found
    assert "its reprompt is no question" in found


def test_a_sentence_has_twenty_words_at_most(tmp_path: Path) -> None:
    found = told(wording.problems, tmp_path, entry(words(21, sentence=99)))
    assert "has 21 words when it is heard, and 20 are the most" in found


def test_what_stands_in_braces_counts_as_the_longest_it_becomes(tmp_path: Path) -> None:
    # "for about 23 and a half hours" is seven words.
    fits, long = words(18) + " Go on {until}?", words(19) + " Go on {until}?"
    assert "are the most" in told(wording.problems, tmp_path, entry(long, "question"))
    assert "are the most" in told(wording.problems, tmp_path, entry(fits, "question"))
    assert "are the most" not in told(
        wording.problems, tmp_path, entry(words(16) + " Go on {until}?", "question")
    )


def test_a_local_word_counts_as_long_as_it_is_there(tmp_path: Path) -> None:
    overlay = "[words]\nemergency = 'one two three four five six'\n"
    found = told(wording.problems, tmp_path, entry(words(44) + " {emergency}."), en_GB=overlay)
    assert "it has 50 words" in found


@pytest.mark.parametrize(
    ("say", "kind", "expected"),
    [
        ("Yes to what? I can help.", "question", "it goes on after its question"),
        ("Yes? No?", "question", "it asks more than one question"),
        ("Shall I?", "answer", "is not marked as a question"),
        ("Tell me.", "question", "is marked as a question and asks none"),
    ],
)
def test_one_question_at_most_and_only_at_the_end(
    tmp_path: Path, say: str, kind: str, expected: str
) -> None:
    assert expected in told(wording.problems, tmp_path, entry(say, kind))


def test_waiting_for_someone_is_no_question_but_its_reprompt_is(tmp_path: Path) -> None:
    waits = entry("Tell me when you're there.", "wait", 'reprompt = "Are you there?"')
    assert told(wording.problems, tmp_path, waits) == ""


@pytest.mark.parametrize(
    "say",
    [
        "Lie down, and slowly lift one leg.",
        "Bend your knees. Lift your feet.",
        "Sit down, and then rest.",
    ],
)
def test_a_step_is_one_movement(tmp_path: Path, say: str) -> None:
    assert told(wording.problems, tmp_path, entry(say, "step")) != ""


@pytest.mark.parametrize(
    "say",
    [
        "Slowly lift one leg, and rest your calf on the chair seat.",
        "Slide the pillow under both knees, and let your legs go heavy.",
        "Now the other foot. Let both feet rest on the stool, and lean back.",
    ],
)
def test_where_the_movement_ends_is_not_another_one(tmp_path: Path, say: str) -> None:
    assert told(wording.problems, tmp_path, entry(say, "step")) == ""


@pytest.mark.parametrize("say", ["Ice off.", "ice off now, please.", "Take the ice off now"])
def test_a_reminder_reads_well_on_its_own(tmp_path: Path, say: str) -> None:
    assert told(wording.problems, tmp_path, entry(say, "alert")) != ""


def test_a_number_is_one_word_and_markup_is_none() -> None:
    assert heard.words('Call <say-as interpret-as="digits">911</say-as> &amp; wait, 3:10.') == 4
    assert heard.words('In. <break time="4s"/> Out.') == 2
