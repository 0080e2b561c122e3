"""The real content keeps every rule for entries."""

from __future__ import annotations

import pytest

from authoring.content import __main__ as command
from authoring.content import check


def test_every_entry_is_as_an_entry_should_be() -> None:
    assert [str(problem) for problem in check.entry_problems()] == []


def test_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--check", "--entries"]) == 0
    assert capsys.readouterr().err == ""
