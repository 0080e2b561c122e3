"""A known hole fails the audit; data that can't be had does not, and is not taken for safety."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from shipping import audit

SOUND = {"name": "flask", "version": "3.1.0", "vulns": []}
HOLE = {"id": "PYSEC-1", "fix_versions": ["2.0.1"], "aliases": [], "description": ""}
BROKEN = {"name": "urllib3", "version": "2.0.0", "vulns": [HOLE]}
UNHEARD_OF = {"name": "ours", "skip_reason": "not found"}


def tool(folder: Path, *packages: dict[str, Any]) -> str:
    """A pip-audit that tells this, or nothing at all."""
    told = json.dumps({"dependencies": packages, "fixes": []}) if packages else ""
    path = folder / "pip-audit"
    path.write_text(f"#!{sys.executable}\nprint({told!r})\n")
    path.chmod(0o755)
    return str(path)


def test_a_known_hole_is_named_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.main([tool(tmp_path, SOUND, BROKEN, UNHEARD_OF)]) == 1
    told = capsys.readouterr().out
    assert "2 packages audited, 1 without data" in told
    assert "urllib3 2.0.0: PYSEC-1, mended in 2.0.1" in told


def test_no_known_hole_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main([tool(tmp_path, SOUND)]) == 0
    assert "No known holes" in capsys.readouterr().out


@pytest.mark.parametrize("packages", [(), (UNHEARD_OF,)], ids=["nothing", "nothing known"])
def test_where_there_is_no_data_nothing_is_said_to_be_safe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], packages: tuple[dict[str, Any], ...]
) -> None:
    assert audit.main([tool(tmp_path, *packages)]) == 0
    told = capsys.readouterr().out
    assert "Nothing was audited" in told
    assert "No known holes" not in told
