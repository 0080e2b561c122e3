"""Locales: complete, laid over something, and carrying every fact."""

from __future__ import annotations

from pathlib import Path

from authoring.content import check, places, written
from authoring.content.check import ROOT
from authoring.content.shape import ALL_FACTS
from backspasm.speech import source
from tests.content.builders import content, entry, told

OVERLAY = '[some.entry]\nsay = "Hello {name}."\n'


def test_an_overlay_must_lie_on_an_entry(tmp_path: Path) -> None:
    stray = '[some.other]\nsay = "Hello."\n'
    found = told(places.problems, tmp_path, entry("Hi."), en_GB=stray)
    assert "en-GB/some.toml, [some.other]: there is no such entry" in found


def test_an_overlay_has_the_same_places_in_braces(tmp_path: Path) -> None:
    found = told(places.problems, tmp_path, entry("Hi."), en_GB=OVERLAY)
    assert "its say has {name}, which the entry it replaces does not have" in found


def test_an_overlay_cannot_make_a_question_of_an_answer(tmp_path: Path) -> None:
    asks = entry("Shall I?", "question", 'reprompt = "Shall I?"')
    over = '[some.entry]\nkind = "answer"\nsay = "I will."\n'
    assert "changes the kind" in told(places.problems, tmp_path, asks, en_GB=over)


def test_a_local_word_must_stand_for_one_that_all_have(tmp_path: Path) -> None:
    content(tmp_path, entry("Hi."))
    (tmp_path / "en-GB").mkdir()
    (tmp_path / "en-GB" / "words.toml").write_text("[words]\ncolr = 'colour'\n", encoding="utf-8")
    found = "\n".join(map(str, places.problems(written.read(tmp_path))))
    assert "en-GB/words.toml, [colr]: there is no such word" in found


def test_the_same_entry_in_two_files_is_told(tmp_path: Path) -> None:
    content(tmp_path, entry("Hi."))
    (tmp_path / "en" / "twice.toml").write_text(entry("Hello."), encoding="utf-8")
    found = "\n".join(map(str, places.problems(written.read(tmp_path))))
    assert "it stands in en/some.toml too" in found


def test_every_locale_is_told_of_a_fact_that_nothing_carries(tmp_path: Path) -> None:
    found = told(places.problems, tmp_path, entry("Hi.", more='facts = ["F00"]'))
    for locale in source.LANGUAGE_OF:
        assert f"nothing in {locale} carries the guide's fact F38" in found
        assert f"nothing in {locale} carries the guide's fact F00" not in found


def test_a_fact_taken_away_from_the_real_content_is_missed(tmp_path: Path) -> None:
    for path in ROOT.glob("*/*.toml"):
        copy = tmp_path / path.parent.name / path.name
        copy.parent.mkdir(exist_ok=True)
        text = path.read_text(encoding="utf-8").replace('"F38"', '"F37"')
        copy.write_text(text, encoding="utf-8")
    missing = {
        fact
        for problem in places.problems(written.read(tmp_path))
        for fact in ALL_FACTS
        if fact in problem.wrong
    }
    assert missing == {"F38"}


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_guessed(tmp_path: Path) -> None:
    content(tmp_path, '[some.entry]\nsay = "Hello.\n')
    (problem,) = check.entry_problems(tmp_path)
    assert str(problem).startswith("en/some.toml: this file cannot be read")
