"""What ships says what is written, and nothing else is in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from authoring.content import __main__ as command
from authoring.content import compiled
from authoring.content.check import ROOT
from backspasm.speech import catalogue, source
from backspasm.speech.catalogue import LOCALES, Catalogue


@pytest.fixture
def fresh_catalogue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A catalogue that reads what was compiled into the folder given, as it does when shipped."""
    monkeypatch.setattr(catalogue, "_COMPILED", tmp_path)
    monkeypatch.setattr(catalogue, "_WRITTEN", tmp_path / "not shipped")
    catalogue.load.cache_clear()
    return tmp_path


@pytest.mark.parametrize("locale", LOCALES)
def test_what_ships_says_the_same_as_what_is_written(locale: str, fresh_catalogue: Path) -> None:
    compiled.write(ROOT, fresh_catalogue)
    try:
        shipped = catalogue.load(locale)
    finally:
        catalogue.load.cache_clear()
    content = source.read_locale(ROOT, locale)
    written = Catalogue(locale, content["entries"], content["plurals"])
    assert list(shipped.plurals.items()) == list(written.plurals.items())
    assert set(shipped.entries) == set(written.entries)
    for key, entry in written.entries.items():
        for part in compiled.NEEDED:
            assert shipped.entries[key].get(part) == entry.get(part), (key, part)


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_but_what_speech_needs_is_shipped(locale: str) -> None:
    entries = json.loads(compiled.compiled(ROOT, locale))["entries"]
    assert {part for entry in entries.values() for part in entry} <= set(compiled.NEEDED)


def test_the_same_words_make_the_same_bytes(tmp_path: Path) -> None:
    once, again = tmp_path / "once", tmp_path / "again"
    assert command.main(["--compile", str(once)]) == 0
    compiled.write(ROOT, again)
    for locale in LOCALES:
        name = f"{locale}.json"
        assert (once / name).read_bytes() == (again / name).read_bytes()
    assert sorted(path.name for path in once.iterdir()) == sorted(
        f"{each}.json" for each in LOCALES
    )
