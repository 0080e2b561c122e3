"""The process dies before or after any call of any command; the next turn puts everything right."""

from __future__ import annotations

import pytest

from tests.faults import truth
from tests.faults.commands import COMMANDS, Command
from tests.faults.house import Died, House

QUICK = (
    "agree to reminders",
    "pause",
    "only just put it on",
    "swap",
    "delete my data",
    "ring until I answer",
)


CRASHING = [each for each in COMMANDS if each.name != "an emergency"]
"""All but the one whose answer waits for no call at all."""


def _play(command: Command, dies_at: int | None, *, before: bool) -> tuple[House, int]:
    """The house after the command, and how many calls it made, in which the process may die."""
    house = House()
    house.world.permissions.set(command.permission)
    house.say(*command.before, *command.said[:-1])
    house.seam.mend()
    house.seam.dies_at, house.seam.dies_before = dies_at, before
    if dies_at is None:
        house.say(command.said[-1])
    else:
        with pytest.raises(Died):
            house.say(command.said[-1])
    return house, house.seam.calls


def _check(command: Command) -> None:
    _, calls = _play(command, None, before=False)
    problems = []
    for index in range(calls):
        for before in (True, False):
            house, _ = _play(command, index, before=before)
            house.restart()
            house.speaker = house.another_speaker()
            house.say("+20s", "how long left")
            when = f"{'before' if before else 'after'} call {index + 1} of {calls}"
            problems += [f"{when}: {each}" for each in truth.unsettled(house.facts())]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    "command", [each for each in CRASHING if each.name in QUICK], ids=lambda each: each.name
)
def test_the_next_turn_repairs_what_a_crash_left(command: Command) -> None:
    _check(command)


@pytest.mark.soak
@pytest.mark.parametrize(
    "command", [each for each in CRASHING if each.name not in QUICK], ids=lambda each: each.name
)
def test_the_next_turn_repairs_what_a_crash_left_of_any_command(command: Command) -> None:
    _check(command)
