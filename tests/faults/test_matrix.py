"""The fault matrix: whatever fails while something is said, what is said stays true.

Every command, every dependency, every way to fail, on the real desk. A part of it always, all of it
with `--hypothesis-profile=soak`; `python -m tests.faults.report` writes `docs/faults.md` from it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desk_speaker import faults
from desk_speaker.faults import Fault
from tests.faults.commands import COMMANDS, Command
from tests.faults.matrix import Matrix
from tests.faults.report import cells

_SLOW = (Fault.HANG, Fault.SLOW)
_QUICK_FAULTS = [fault for fault in Fault if fault not in _SLOW]
_BY_NAME = {command.name: command for command in COMMANDS}


def _quick() -> list[tuple[Command, str, Fault]]:
    """Each command once, dependencies and faults in turn; one under every fault; some hang."""
    turns = (faults.REMINDERS, "memory, writing", faults.MEMORY)
    cells = [
        (command, turns[row % 3], _QUICK_FAULTS[5 * row % len(_QUICK_FAULTS)])
        for row, command in enumerate(COMMANDS)
    ]
    moving = _BY_NAME["only just put it on"]
    cells += [(moving, faults.REMINDERS, fault) for fault in _QUICK_FAULTS]
    cells += [
        (_BY_NAME["ring, and pause"], faults.TIMERS, Fault.SERVER_ERROR),
        (_BY_NAME["agree to reminders"], faults.REMINDERS, Fault.HANG),
        (_BY_NAME["pause"], faults.REMINDERS, Fault.SLOW),
        (_BY_NAME["stop the plan"], "memory, writing", Fault.HANG),
    ]
    return list(dict.fromkeys(cells))


def _all() -> list[tuple[Command, str, Fault]]:
    quick = set(_quick())
    return [cell for cell in cells() if cell not in quick]


def _named(cell: tuple[Command, str, Fault]) -> str:
    command, service, fault = cell
    return f"{command.name}, {service}, {fault}"


@pytest.fixture(scope="module")
def matrix() -> Iterator[Matrix]:
    matrix = Matrix()
    yield matrix
    matrix.close()


@pytest.mark.parametrize("cell", _quick(), ids=_named)
def test_what_is_said_is_true_and_mended_later(
    matrix: Matrix, cell: tuple[Command, str, Fault]
) -> None:
    outcome = matrix.play(*cell)
    assert not outcome.problems, outcome.speech


@pytest.mark.soak
@pytest.mark.parametrize("cell", _all(), ids=_named)
def test_what_is_said_is_true_whatever_fails(
    matrix: Matrix, cell: tuple[Command, str, Fault]
) -> None:
    outcome = matrix.play(*cell)
    assert not outcome.problems, outcome.speech
