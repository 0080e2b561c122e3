"""The command that writes and checks the files for Alexa."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from authoring.interaction_model.__main__ import main
from authoring.interaction_model.source import LOCALES

SOURCE = """
[skill]
invocation_name = "back spasm helper"
fallback_sensitivity = "LOW"

[HelpMyBackIntent]
about = "My back has gone."
says = ["my back (hurts|has gone)"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source" / "en").mkdir(parents=True)
    (tmp_path / "source" / "en" / "all.toml").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def run(folder: Path, *options: str) -> int:
    return main(["--folder", str(folder), *options])


def test_a_file_is_written_for_every_locale_in_the_shape_alexa_takes(folder: Path) -> None:
    run(folder)
    assert {path.name for path in folder.glob("*.json")} == {f"{name}.json" for name in LOCALES}
    written = json.loads((folder / "en-GB.json").read_text(encoding="utf-8"))
    assert written == {
        "interactionModel": {
            "languageModel": {
                "invocationName": "back spasm helper",
                "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
                "intents": [
                    {"name": "HelpMyBackIntent", "samples": ["my back has gone", "my back hurts"]}
                ],
                "types": [],
            }
        }
    }


def test_writing_twice_writes_the_same(folder: Path) -> None:
    run(folder)
    first = (folder / "en-US.json").read_bytes()
    run(folder)
    assert (folder / "en-US.json").read_bytes() == first


def test_problems_are_told_once_and_fail_the_command(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder) == 1
    told = capsys.readouterr().err.splitlines()
    assert "RestIntent: the skill answers this intent, but it is not written" in told
    assert len(told) == len(set(told))


def test_check_writes_nothing_and_says_when_the_files_are_stale(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "--check") == 1
    assert list(folder.glob("*.json")) == []
    assert "the templates have changed" in capsys.readouterr().err


def test_check_is_content_with_fresh_files(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(folder)
    capsys.readouterr()
    run(folder, "--check")
    assert "the templates have changed" not in capsys.readouterr().err


def test_a_problem_of_one_locale_names_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "source" / "en-AU").mkdir()
    (folder / "source" / "en-AU" / "words.toml").write_text(
        '[HelpMyBackIntent]\nsays = ["my back is 2 bits"]\n', encoding="utf-8"
    )
    run(folder)
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "2 bits" in line]
    assert line.endswith("(en-AU)")


def test_a_file_that_cannot_be_read_fails_the_command(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "source" / "en" / "bad.toml").write_text("[", encoding="utf-8")
    assert run(folder) == 1
    assert "en/bad.toml: the file cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("sentence", "code", "told"),
    [
        ("My back hurts", 0, "HelpMyBackIntent"),
        ("sing me a song", 1, "no intent holds it word for word"),
    ],
)
def test_who_tells_which_intent_holds_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], sentence: str, code: int, told: str
) -> None:
    assert run(folder, "--who", sentence) == code
    assert told in capsys.readouterr().out


def test_who_tells_of_templates_that_cannot_be_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "source" / "en" / "bad.toml").write_text("[", encoding="utf-8")
    assert run(folder, "--who", "my back hurts") == 1
    assert "cannot be read" in capsys.readouterr().err
