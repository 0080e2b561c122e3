"""What was learned is kept in the user's cache, and a spoilt file is no harm."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desk_speaker.interpreter import Interpreter
from desk_speaker.interpreter.learned import Learned, load, save
from desk_speaker.interpreter.learning import learn
from desk_speaker.interpreter.rows import Row


@pytest.fixture
def learned() -> Learned:
    rows = [
        Row(("open", "the", "door"), 0, 0),
        Row(("shut", "the", "door"), 1, 1),
        Row(("paint", "the", "door"), 2, 2),
    ]
    return learn(rows)


def test_what_was_learned_is_read_back_as_it_was(learned: Learned, tmp_path: Path) -> None:
    save(learned, tmp_path / "folder" / "doors.npz")
    again = load(tmp_path / "folder" / "doors.npz")
    assert again is not None
    assert again.names() == learned.names()
    assert np.array_equal(again.weights, learned.weights)
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["doors.npz"]


def test_a_missing_file_is_nothing_learned(tmp_path: Path) -> None:
    assert load(tmp_path / "none.npz") is None


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut short", bytes(4000)])
def test_a_spoilt_file_is_nothing_learned(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "spoilt.npz"
    path.write_bytes(content)
    assert load(path) is None


def test_a_pickle_is_never_opened(tmp_path: Path) -> None:
    path = tmp_path / "pickled.npz"
    path.write_bytes(pickle.dumps({"features": 1}))
    assert load(path) is None


def test_arrays_that_do_not_fit_each_other_are_nothing_learned(
    learned: Learned, tmp_path: Path
) -> None:
    for name, wrong in (
        ("weights", learned.weights[:-1]),
        ("rows", learned.rows + 1),
        ("row_kinds", learned.row_kinds + 9),
        ("starts", learned.starts[::-1]),
    ):
        arrays = {f: getattr(learned, f) for f in Learned.__dataclass_fields__}
        save(Learned(**{**arrays, name: wrong}), tmp_path / f"{name}.npz")
        assert load(tmp_path / f"{name}.npz") is None, name


def test_a_folder_that_cannot_be_written_is_no_error(learned: Learned, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    save(learned, tmp_path / "file" / "doors.npz")


def test_only_the_latest_files_stay(learned: Learned, tmp_path: Path) -> None:
    for number in range(20):
        save(learned, tmp_path / f"{number}.npz")
        os.utime(tmp_path / f"{number}.npz", (number, number))
    save(learned, tmp_path / "latest.npz")
    left = {path.stem for path in tmp_path.iterdir()}
    assert len(left) == 12
    assert {"latest", "19"} < left
    assert "0" not in left


def _large_model() -> dict[str, Any]:
    intents = [
        {
            "name": f"{verb.title()}Intent",
            "samples": [
                f"{verb} the {kind} number {n}" for kind in ("lamp", "fan") for n in _TEENS
            ],
        }
        for verb in _VERBS
    ]
    return {"interactionModel": {"languageModel": {"intents": intents}}}


_VERBS = "open shut paint move clean mend sell lend hide find lift turn wash dry wrap sort".split()  # noqa: SIM905
_KINDS = ("lamp", "fan")
_TEENS = [f"{first}{second}" for first in "abcdef" for second in "ghijkl"]


def test_a_large_model_is_learned_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = Interpreter(_large_model()).interpret("please lift me that fan up")
    (kept,) = tmp_path.rglob("*.npz")
    before = kept.stat().st_mtime_ns
    second = Interpreter(_large_model()).interpret("please lift me that fan up")
    assert kept.stat().st_mtime_ns == before
    assert first == second
    assert first.intent == "LiftIntent"


def test_another_model_is_learned_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    Interpreter(_large_model())
    other = _large_model()
    other["interactionModel"]["languageModel"]["intents"][0]["samples"].append("open sesame")
    Interpreter(other)
    assert len(list(tmp_path.rglob("*.npz"))) == 2


def test_a_pair_of_words_that_only_one_row_holds_is_not_learned(learned: Learned) -> None:
    names = set(learned.names())
    assert "the door" in names
    assert "open the" not in names


def test_a_word_that_only_one_row_holds_is_learned(learned: Learned) -> None:
    assert {"open", "shut", "paint"} <= set(learned.names())
