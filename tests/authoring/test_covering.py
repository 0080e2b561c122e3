"""Of what templates expand to, what teaches something is kept; what is written out always is."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.interaction_model.covering import OFTEN, covering
from authoring.interaction_model.problems import SourceError
from authoring.interaction_model.source import read_source


def test_every_sentence_written_out_is_kept() -> None:
    said = [f"ice {n}" for n in ("one", "two", "three")] + ["ice"]
    assert covering(said, []) == set(said)


def test_every_word_is_kept_as_often_as_is_wanted() -> None:
    verbs, things = [f"verb{n}" for n in range(6)], [f"thing{n}" for n in range(40)]
    kept = covering([], [[f"{verb} my {thing} for me now" for thing in things for verb in verbs]])
    for word in (*verbs, *things):
        assert sum(word in sentence.split() for sentence in kept) >= OFTEN
    assert len(kept) < len(verbs) * len(things)


def test_a_template_never_goes_altogether() -> None:
    said = [f"so start my ice for me {n}" for n in "abcdefgh"]
    assert "my ice start for me" in covering(said, [["my ice start for me"]])


def test_every_short_sentence_is_kept() -> None:
    said = [f"start ice please {n}" for n in "abcdefgh"]
    kept = covering(said, [["ice please start", "please start ice", "ice please ice start please"]])
    assert kept == {*said, "ice please start", "please start ice"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "en" / "said").mkdir(parents=True)
    intent = '[StartIceIntent]\nabout = "start"\nsays = ["ice [now]"]\n'
    (tmp_path / "en" / "plan.toml").write_text(intent, encoding="utf-8")
    return tmp_path


def test_sentences_are_read_line_by_line_without_remarks(source: Path) -> None:
    lines = "# what people say\nice (please)\n\n  get the peas \n"
    (source / "en" / "said" / "StartIceIntent.txt").write_text(lines, encoding="utf-8")
    said = read_source(source, "en-US").intents["StartIceIntent"].said
    assert said == ["ice (please)", "get the peas"]


def test_sentences_for_an_intent_that_does_not_exist_are_told(source: Path) -> None:
    (source / "en" / "said" / "StratIceIntent.txt").write_text("ice\n", encoding="utf-8")
    with pytest.raises(SourceError, match="there is no intent StratIceIntent"):
        read_source(source, "en-US")
