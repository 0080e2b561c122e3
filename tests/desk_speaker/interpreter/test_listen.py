"""The report on how well a model is heard counts what the issue asks for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desk_speaker.interpreter import Interpretation
from desk_speaker.interpreter.listen import (
    Figure,
    Heard,
    Labelled,
    by_intent,
    figures,
    main,
    read_set,
    report,
    split_files,
)
from desk_speaker.interpreter.urgency import EMERGENCY

FALLBACK = "AMAZON.FallbackIntent"


def heard(labels: str, note: str, intent: str) -> Heard:
    labelled = Labelled("words", tuple(labels.split("|")), "en-US", note)
    return Heard(labelled, Interpretation("words", intent, {}, 0.5))


def figure(name: str, *entries: Heard) -> Figure:
    return next(entry for entry in figures(entries) if entry.name == name)


def test_any_intent_of_the_emergency_tier_is_right_for_an_emergency() -> None:
    for intent in EMERGENCY:
        assert heard("EmergencySignIntent", "tier E chest", intent).right
    assert not heard("EmergencySignIntent", "tier E chest", "SameDaySignIntent").right
    assert not heard("EmergencySignIntent", "tier E chest", FALLBACK).right


def test_one_missed_emergency_is_one_too_many() -> None:
    good = heard("EmergencySignIntent", "tier E saddle", "EmergencySignIntent")
    missed = heard("EmergencySignIntent", "mixed tier E", "StartIceIntent")
    assert figure("emergency recall", *[good] * 999).met
    assert not figure("emergency recall", *[good] * 999, missed).met


def test_two_in_a_hundred_same_day_signs_may_be_missed() -> None:
    good = heard("SameDaySignIntent", "tier U strain", "SameDaySignIntent")
    missed = heard("SameDaySignIntent", "tier U strain", FALLBACK)
    assert figure("same-day recall", *[good] * 98, *[missed] * 2).met
    assert not figure("same-day recall", *[good] * 97, *[missed] * 3).met


def test_a_near_miss_heard_as_a_sign_is_a_false_alarm_and_as_anything_else_is_not() -> None:
    alarm = heard("NothingWrongIntent", "near-miss denial", "EmergencySignIntent")
    same_day = heard("NothingWrongIntent", "near-miss denial", "SameDaySignIntent")
    silent = heard("NothingWrongIntent", "near-miss denial", FALLBACK)
    counted = figure("false alarms, near misses", alarm, same_day, *[silent] * 38)
    assert (counted.hits, counted.count, counted.met) == (2, 40, True)
    assert not figure("false alarms, near misses", alarm, same_day, *[silent] * 37).met


def test_a_request_heard_as_a_sign_is_a_false_alarm_too() -> None:
    alarm = heard("StartIceIntent", "plan", "SameDaySignIntent")
    fine = heard("StartIceIntent", "plan", "StartIceIntent")
    assert figure("false alarms, everything else", alarm, fine).share == 0.5


def test_topics_are_the_categories_of_the_notes() -> None:
    entries = [
        heard("StartIceIntent|SwapIntent", "plan; recognition slip", "SwapIntent"),
        heard("StartIceIntent", "plan", FALLBACK),
        heard(FALLBACK, "out of scope", FALLBACK),
        heard("MedicineIntent", "", "DoseIntent"),
    ]
    found = {entry.name: (entry.hits, entry.count, entry.met) for entry in figures(entries)}
    assert found["plan"] == (1, 2, False)
    assert found["out of scope"] == (1, 1, True)
    assert found["MedicineIntent"] == (0, 1, False)


def test_intents_are_counted_by_their_first_label_and_not_judged() -> None:
    entries = [heard("StartIceIntent|SwapIntent", "plan", "SwapIntent")]
    (counted,) = by_intent(entries)
    assert (counted.name, counted.hits, counted.met) == ("StartIceIntent", 1, True)


def test_the_report_shows_each_confusion_with_its_utterances() -> None:
    text = report([heard("StartIceIntent", "plan", "SwapIntent")])
    assert "StartIceIntent -> SwapIntent" in text
    assert "0.50 words" in text
    assert "BAD plan" in text


def test_a_file_is_read_with_or_without_locale_and_note(tmp_path: Path) -> None:
    path = tmp_path / "some.tsv"
    path.write_text("# a remark\n\nwords\tA|B\nmore words\tC\ten-GB\tplan; slip\n")
    assert read_set(path) == [
        Labelled("words", ("A", "B"), "en-US", ""),
        Labelled("more words", ("C",), "en-GB", "plan; slip"),
    ]


def test_a_line_without_a_label_is_named(tmp_path: Path) -> None:
    path = tmp_path / "some.tsv"
    path.write_text("words\tA\nunlabelled\n")
    with pytest.raises(ValueError, match=r"some\.tsv line 2"):
        read_set(path)


@pytest.fixture
def folder(tmp_path: Path, kitchen_model: dict[str, Any]) -> Path:
    (tmp_path / "en-US.json").write_text(json.dumps(kitchen_model))
    (tmp_path / "good.tsv").write_text("bake the cake\tBakeIntent\ten-US\tplan\n")
    (tmp_path / "poor.tsv").write_text("bake the cake\tMakeItIntent\ten-GB\tplan\n")
    return tmp_path


def listen(folder: Path, *arguments: str) -> int:
    return main(["--sets", str(folder), "--models", str(folder), *arguments])


def test_the_tool_says_by_its_exit_whether_all_is_heard_well_enough(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert listen(folder, "--split", "good") == 0
    assert listen(folder, "--split", "poor") == 1
    assert "MakeItIntent -> BakeIntent" in capsys.readouterr().out


def test_only_one_locale_can_be_listened_to(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert listen(folder, "--split", "poor", "--locale", "en-US") == 0
    assert "0 utterances" in capsys.readouterr().out


def test_a_missing_set_or_model_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listen(folder, "--split", "none") == 2
    (folder / "en-US.json").unlink()
    assert listen(folder, "--split", "good") == 2
    assert "no interaction model" in capsys.readouterr().err


def test_what_was_added_to_a_split_is_heard_with_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "good_more.tsv").write_text("bake a cake\tBakeIntent\ten-US\tplan\n")
    assert [path.name for path in split_files(folder, "good")] == ["good.tsv", "good_more.tsv"]
    listen(folder, "--split", "good")
    assert "2 utterances" in capsys.readouterr().out


def test_of_the_test_set_only_figures_are_told_unless_asked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for split in ("development", "test"):
        text = f"bake the cake {split}\tMakeItIntent\ten-US\tplan\n"
        (folder / f"{split}.tsv").write_text(text)
    assert listen(folder) == 1
    told = capsys.readouterr().out
    assert "cake development" in told
    assert "cake test" not in told
    listen(folder, "--split", "test", "--confusions")
    assert "cake test" in capsys.readouterr().out
