"""Writes `docs/faults.md` from results: `python -m tests.faults.report`. It takes a while.

Every cell of the fault matrix is played as the tests play it, and what came of it is written down.
"""

from __future__ import annotations

import json
import logging
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import product
from pathlib import Path

from desk_speaker import faults
from desk_speaker.faults import Fault
from tests.faults.commands import COMMANDS, Command
from tests.faults.matrix import SERVICES, Matrix

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "faults.md"
NOTES = ROOT / "build" / "faults.jsonl"
"""Where results wait until all are there; a run that was cut short goes on with them."""

CHUNK = 16
DESKS = 5
"""Desks that play at the same time: what takes long is mostly waiting."""

SIGNS = {"as ever": "·", "told": "told", "refused": "no", "unsure": "unsure"}
BROKEN = "**broken**"

HEAD = """# What happens when something fails

Written by `python -m tests.faults.report` from results: each command is played at the desk speaker
while one of the things it depends on fails in one way, over real sockets. In every cell,

- what was said is true: nothing is confirmed that is not stored, no alert is promised that does not
  exist, and whoever has one missing, or an old one left, was told;
- the answer came inside the deadline;
- when the fault was over, the next turn that looked left exactly the wanted alerts.

| sign | meaning |
|---|---|
| · | the answer is the same as without the fault |
| told | done as far as it goes, and the rest is said: alerts owed, or one that may still ring |
| no | nothing was done, and that is said |
| unsure | memory went away in between: that it is not known is said |
| **broken** | a promise was broken. There is none |

A fault stays on for the whole turn. Refused connections take all of Alexa's services away at once:
they share a host. "Memory, writing" fails once it has been read. With 404, Alexa says that an alert
is not there while it is: nobody can know better at that time, and the next turn mends it.
"""


def cells() -> list[tuple[Command, str, Fault]]:
    """Every cell that there is: timers are only called for those who had it ring."""
    return [
        (command, service, fault)
        for command, service, fault in product(COMMANDS, SERVICES, Fault)
        if service != faults.TIMERS or uses_timers(command)
    ]


def uses_timers(command: Command) -> bool:
    """Whether the command calls the timers' service."""
    said = " ".join((*command.before, *command.said))
    return "ring" in said or "delete" in said


def page(words: dict[tuple[str, str, str], str]) -> str:
    """The page, from the word for each command, service and fault."""
    parts = [HEAD]
    for service in SERVICES:
        names = [each.name for each in COMMANDS if (each.name, service, Fault.HANG) in words]
        parts.append(f"## {service.capitalize()}\n")
        parts.append("| command | " + " | ".join(Fault) + " |")
        parts.append("|---" * (len(Fault) + 1) + "|")
        for name in names:
            row = (words.get((name, service, fault), "") for fault in Fault)
            parts.append(f"| {name} | " + " | ".join(row) + " |")
        parts.append("")
    return "\n".join(parts)


def _played(chunk: list[tuple[int, str, Fault]]) -> dict[tuple[str, str, str], str]:
    logging.disable(logging.CRITICAL)
    matrix = Matrix()
    words = {}
    try:
        for number, service, fault in chunk:
            command = COMMANDS[number]
            outcome = matrix.play(command, service, fault)
            words[command.name, service, str(fault)] = (
                BROKEN if outcome.problems else SIGNS[outcome.word]
            )
            for problem in outcome.problems:
                where = f"{command.name}, {service}, {fault}"
                print(f"{where}: {problem}\n    {outcome.speech}", file=sys.stderr, flush=True)
    finally:
        matrix.close()
    return words


def main() -> None:
    """Play what is not noted yet, note it, and write the page when all is there."""
    numbers = {command.name: number for number, command in enumerate(COMMANDS)}
    words = _noted()
    left = [
        (numbers[command.name], service, fault)
        for command, service, fault in cells()
        if (command.name, service, str(fault)) not in words
    ]
    chunks = [left[start : start + CHUNK] for start in range(0, len(left), CHUNK)]
    NOTES.parent.mkdir(exist_ok=True)
    with NOTES.open("a", encoding="utf-8") as notes, ProcessPoolExecutor(DESKS) as pool:
        for done in as_completed(pool.submit(_played, chunk) for chunk in chunks):
            found = done.result()
            words |= found
            notes.writelines(json.dumps([*cell, word]) + "\n" for cell, word in found.items())
            notes.flush()
    PAGE.write_text(page(words), encoding="utf-8")
    NOTES.unlink()
    print(f"{len(words)} cells, {sum(word == BROKEN for word in words.values())} broken")


def _noted() -> dict[tuple[str, str, str], str]:
    """What an earlier run noted, if it was cut short."""
    if not NOTES.exists():
        return {}
    rows = (json.loads(line) for line in NOTES.read_text(encoding="utf-8").splitlines())
    return {(name, service, fault): word for name, service, fault, word in rows}


if __name__ == "__main__":
    main()
