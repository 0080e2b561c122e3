"""The interaction model as the desk reads it, and the desk's ignorance of any other phrase."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import desk_speaker
from desk_speaker.model import ModelMissingError, load
from tests.desk_speaker.small_skill import MODEL


def test_the_desk_learns_what_to_say_from_the_model() -> None:
    assert MODEL.shortest_sample("StartIceIntent") == "start ice"
    assert MODEL.shortest_sample("AMAZON.FallbackIntent") is None
    assert MODEL.shortest_sample("NoSuchIntent") is None


def test_a_locale_without_a_model_says_which_there_are(tmp_path: Path) -> None:
    (tmp_path / "en-US.json").write_text("{}")
    with pytest.raises(ModelMissingError, match="no interaction model for xx-XX; there is: en-US"):
        load("xx-XX", tmp_path)


def _texts(path: Path) -> set[str]:
    """The strings in a module, but for docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return {
        node.value.casefold()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
    }


def test_no_phrase_of_the_model_is_written_in_the_desks_code() -> None:
    # Single words mean something else in code too often ("open", "no").
    samples = {
        sample.casefold()
        for intent in load("en-US").raw["interactionModel"]["languageModel"]["intents"]
        for sample in intent.get("samples", [])
        if " " in sample and "{" not in sample
    }
    assert len(samples) > 100
    folder = Path(desk_speaker.__file__).parent
    for module in folder.rglob("*.py"):
        # Alternatives of a pattern count as phrases of their own.
        written = {part.strip() for text in _texts(module) for part in text.split("|")}
        assert written & samples == set(), module
