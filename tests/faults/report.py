"""Writes `docs/faults.md` from results: `python -m tests.faults.report`. It takes some minutes.

Every cell of the fault matrix is played as the tests play it, and what came of it is written down.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from itertools import product
from pathlib import Path

from desk_speaker import faults
from desk_speaker.faults import Fault
from tests.faults.commands import COMMANDS, Command
from tests.faults.matrix import SERVICES, Matrix

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "faults.md"

CHUNK = 8
"""Cells of one command that a desk plays in a row, before they are noted."""

DESKS = 3
"""Desks that play at the same time: what takes long is waiting, and moto."""

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
| · | the same sentences as without the fault; lengths of time, where the clock is unknown |
| told | done as far as it goes, and the rest is said: alerts owed, or one that may still ring |
| no | nothing was done, and that is said |
| unsure | memory went away in between: that it is not known is said |
| **broken** | a promise was broken. There is none |

| fault | what fails |
|---|---|
| 401 | without permission |
| 403, unsupported, full | refused: for no known reason, by this kind of device, for want of room |
| 404, 409, 429, 500, 503 | the statuses of HTTP; DynamoDB says the same in words of its own |
| hang | the connection is taken and nothing ever comes |
| reset | the connection is torn down when the request has arrived |
| refused | nobody listens |
| empty, html | an error without a body, or with a web page for one |
| truncated | the answer stops in the middle of its JSON; what was asked for has happened |
| slow | the answer trickles in a byte at a time; what was asked for has happened |

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


def page(words: Mapping[tuple[str, str, str], str]) -> str:
    """The page, from the word for each command, service and fault."""
    counted = Counter(words.values())
    signs = ", ".join(f"{counted[sign]} {sign}" for sign in (*SIGNS.values(), BROKEN))
    parts = [HEAD, f"{len(words)} cells: {signs}.\n"]
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


@cache
def _matrix() -> Matrix:
    """The matrix of this process, which ends with it."""
    logging.disable(logging.CRITICAL)
    return Matrix()


def _played(chunk: list[tuple[int, str, Fault]]) -> dict[tuple[str, str, str], str]:
    words = {}
    for number, service, fault in chunk:
        command = COMMANDS[number]
        outcome = _matrix().play(command, service, fault)
        words[command.name, service, str(fault)] = (
            BROKEN if outcome.problems else SIGNS[outcome.word]
        )
        for problem in outcome.problems:
            where = f"{command.name}, {service}, {fault}"
            print(f"{where}: {problem}\n    {outcome.speech}", file=sys.stderr, flush=True)
    return words


def main() -> int:
    """Play what is not noted yet, note it, and write the page when all is there; 1 if it broke."""
    numbers = {command.name: number for number, command in enumerate(COMMANDS)}
    notes = ROOT / "build" / f"faults-{_state_of_the_house()}.jsonl"
    words = _noted(notes)
    left = [
        (numbers[command.name], service, fault)
        for command, service, fault in cells()
        if (command.name, service, str(fault)) not in words
    ]
    chunks = [left[start : start + CHUNK] for start in range(0, len(left), CHUNK)]
    notes.parent.mkdir(exist_ok=True)
    with notes.open("a", encoding="utf-8") as file, ProcessPoolExecutor(DESKS) as pool:
        for done in as_completed(pool.submit(_played, chunk) for chunk in chunks):
            found = done.result()
            words |= found
            file.writelines(json.dumps([*cell, word]) + "\n" for cell, word in found.items())
            file.flush()
    PAGE.write_text(page(words), encoding="utf-8")
    notes.unlink()
    broken = sum(word == BROKEN for word in words.values())
    print(f"{len(words)} cells, {broken} broken")
    return 1 if broken else 0


def _state_of_the_house() -> str:
    """Stands for everything the results depend on: notes of another house are of no use."""
    digest = hashlib.sha256()
    for folder in ("lambda", "content", "desk_speaker", "interaction-models", "tests/faults"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".toml", ".json"} and "node_modules" not in path.parts:
                digest.update(os.fsencode(path.relative_to(ROOT)) + path.read_bytes())
    return digest.hexdigest()[:12]


def _noted(notes: Path) -> dict[tuple[str, str, str], str]:
    """What an earlier run noted, if it was cut short."""
    if not notes.exists():
        return {}
    rows = (json.loads(line) for line in notes.read_text(encoding="utf-8").splitlines())
    return {(name, service, fault): word for name, service, fault, word in rows}


if __name__ == "__main__":
    sys.exit(main())
