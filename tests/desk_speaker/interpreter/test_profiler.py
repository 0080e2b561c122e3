"""Amazon's own profiler can be asked in the interpreter's place."""

from __future__ import annotations

import json
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest

from desk_speaker.interpreter import listen
from desk_speaker.interpreter.profiler import Profiler, ProfilerError

ANSWER = {
    "sessionEnded": False,
    "intent": {
        "name": "StartIceIntent",
        "confirmationStatus": "NONE",
        "slots": {"duration": {"name": "duration", "value": "PT20M"}, "rounds": {"name": "rounds"}},
    },
    "consideredIntents": [],
}
SETS = "ice for twenty minutes\tStartIceIntent\ten-US\tplan\n"


def test_the_selected_intent_and_its_slots_are_what_was_heard() -> None:
    asked: list[Sequence[str]] = []

    def run(command: Sequence[str]) -> str:
        asked.append(command)
        return json.dumps(ANSWER)

    heard = Profiler("amzn1.ask.skill.x", "en-GB", run).interpret("ice for twenty minutes")
    assert heard.intent == "StartIceIntent"
    assert heard.slots["rounds"] is None
    assert heard.slots["duration"] is not None
    assert heard.slots["duration"].value == "PT20M"
    assert list(asked[0][-6:]) == [
        "--stage",
        "development",
        "--locale",
        "en-GB",
        "--utterance",
        "ice for twenty minutes",
    ]


def test_where_amazon_selects_nothing_the_skill_falls_back() -> None:
    profiler = Profiler("amzn1.ask.skill.x", "en-US", lambda _: "{}")
    assert profiler.interpret("blorp").intent == "AMAZON.FallbackIntent"


@pytest.mark.parametrize("printed", ["", "<html>", "[]", '{"intent": 7}'])
def test_an_answer_that_makes_no_sense_is_told(printed: str) -> None:
    with pytest.raises(ProfilerError, match="cannot be read"):
        Profiler("amzn1.ask.skill.x", "en-US", lambda _: printed).interpret("ice")


def _tool(folder: Path, does: str) -> None:
    tool = folder / "ask"
    tool.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    tool.chmod(tool.stat().st_mode | stat.S_IEXEC)


@pytest.fixture
def sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "development.tsv").write_text(SETS, encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return tmp_path


def _listen(sets: Path) -> int:
    return listen.main(
        ["--sets", str(sets), "--split", "development", "--skill-id", "amzn1.ask.skill.x"]
    )


def test_a_set_is_judged_by_what_amazon_heard(
    sets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _tool(sets, f"echo '{json.dumps(ANSWER)}'")
    _listen(sets)
    assert "plan                             100.0% 1/1" in capsys.readouterr().out


def test_what_amazons_tool_complains_of_is_passed_on(
    sets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _tool(sets, "echo 'no such skill' >&2; exit 1")
    assert _listen(sets) == 2
    assert "no such skill" in capsys.readouterr().err


def test_without_amazons_tool_it_is_told_how_to_get_it(
    sets: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(sets))
    assert _listen(sets) == 2
    assert "npm install -g ask-cli" in capsys.readouterr().err
