"""How the files of templates are read and laid over each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.interaction_model.model import Model, build
from authoring.interaction_model.problems import SourceError
from authoring.interaction_model.source import read_source

BASE = """
[skill]
invocation_name = "back spasm helper"
fallback_sensitivity = "LOW"

[words]
place = "back|spine"

[types.Pack.ICE]
name = "ice"
also = ["(the|my) ice"]

[HelpMyBackIntent]
about = "My back has gone."
says = ["my <place> hurts"]

[SwapIntent]
about = "Another pack."
slots = { pack = "Pack" }
says = ["swap to {pack}"]
"""


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def model_of(folder: Path, locale: str = "en-US") -> Model:
    return build(read_source(folder, locale), locale)


def test_a_locale_without_an_overlay_is_the_base(tmp_path: Path) -> None:
    model = model_of(written(tmp_path, {"en/base.toml": BASE}))
    assert model.intents["HelpMyBackIntent"].samples == ("my back hurts", "my spine hurts")
    assert model.types["Pack"][0].spoken == ("ice", "my ice", "the ice")


def test_an_overlay_adds_templates_words_and_synonyms(tmp_path: Path) -> None:
    overlay = """
    [words]
    place = "waist"
    [types.Pack.ICE]
    also = ["baraf"]
    [HelpMyBackIntent]
    says = ["back catch"]
    """
    folder = written(tmp_path, {"en/base.toml": BASE, "en-IN/words.toml": overlay})
    base, local = model_of(folder), model_of(folder, "en-IN")
    added = set(local.intents["HelpMyBackIntent"].samples) - set(
        base.intents["HelpMyBackIntent"].samples
    )
    assert added == {"back catch", "my waist hurts"}
    assert set(local.types["Pack"][0].synonyms) - set(base.types["Pack"][0].synonyms) == {"baraf"}


def test_an_intent_can_be_carried_on_in_another_file(tmp_path: Path) -> None:
    more = '[HelpMyBackIntent]\nsays = ["help"]\n'
    model = model_of(written(tmp_path, {"en/a.toml": BASE, "en/b.toml": more}))
    assert "help" in model.intents["HelpMyBackIntent"].samples


@pytest.mark.parametrize(
    ("files", "place", "complaint"),
    [
        ({}, "", "there is no folder 'en'"),
        ({"en/a.toml": "[oops"}, "en/a.toml", "the file cannot be read"),
        ({"en/a.toml": "[Sometimes]\n"}, "en/a.toml", "neither an intent nor words nor types"),
        ({"en/a.toml": '[XIntent]\nsay = ["a"]\n'}, "en/a.toml, XIntent", "'say' is not known"),
        ({"en/a.toml": '[XIntent]\nsays = "a"\n'}, "en/a.toml, XIntent", "must be a list of texts"),
        ({"en/a.toml": "[words]\na = 1\n"}, "en/a.toml", "must be lines like"),
        ({"en/a.toml": "words = 1\n"}, "en/a.toml", "must be lines like"),
        ({"en/a.toml": "[XIntent]\nslots = 1\n"}, "en/a.toml, XIntent", "must be lines like"),
        ({"en/a.toml": "XIntent = 1\n"}, "en/a.toml, XIntent", "expected a table"),
        (
            {"en/a.toml": '[words]\na = "b"\n', "en/b.toml": '[words]\na = "c"\n'},
            "en/b.toml",
            "the word list 'a' is written twice",
        ),
        (
            {"en/a.toml": '[XIntent]\nabout = "a"\n', "en/b.toml": '[XIntent]\nabout = "b"\n'},
            "en/b.toml, XIntent",
            "described elsewhere",
        ),
        (
            {"en/a.toml": "", "en-US/a.toml": '[XIntent]\nsays = ["a"]\n'},
            "en-US/a.toml, XIntent",
            "there is none",
        ),
        (
            {"en/a.toml": "[XIntent]\n", "en-US/a.toml": '[XIntent]\nabout = "b"\n'},
            "en-US/a.toml, XIntent",
            "an overlay adds 'says' and nothing else",
        ),
        (
            {"en/a.toml": '[XIntent]\nsays = ["(a"]\n'},
            "en/a.toml, XIntent",
            "the template \"(a\" cannot be read: '(' is opened and never closed",
        ),
        (
            {"en/a.toml": '[types.Pack.ICE]\nname = "ice"\nalso = ["<nope>"]\n'},
            "en/a.toml, Pack ICE",
            "there is no word list <nope>",
        ),
    ],
)
def test_trouble_names_the_file_and_says_what_is_wrong(
    tmp_path: Path, files: dict[str, str], place: str, complaint: str
) -> None:
    with pytest.raises(SourceError) as caught:
        model_of(written(tmp_path, files))
    assert place in str(caught.value)
    assert complaint in str(caught.value)
