"""`python -m bench.warm`: what a turn costs once the skill is loaded, without any network.

Exits with 1 if a target is missed. What is counted is processor time, because on a busy machine
the clock on the wall counts what others do; both are printed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

from bench import requests
from shipping import artifact, paths, runtime

_FOLDER: Final = paths.ROOT / "build" / "bench" / "ours"
_CHILD: Final = Path(__file__).with_name("warm_turns.py")
_MEDIAN_MS: Final = 0.5
_SLOWEST_MS: Final = 2.0
"""Of a hundred turns, only one may take longer."""

TURNS: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("an emergency", requests.intent("EmergencySignIntent")),
    ("yes, there was help", requests.intent("AMAZON.YesIntent")),
    ("an answer", requests.intent("WhatIsSpasmIntent")),
    ("a launch", requests.launch()),
    ("a position", requests.intent("PositionIntent", position="chair")),
    ("its next step", requests.intent("AMAZON.NextIntent")),
    ("start ice", requests.intent("StartIceIntent")),
    ("no reminders", requests.intent("AMAZON.NoIntent")),
    ("how long is left", requests.intent("StatusIntent")),
    ("stop the ice", requests.intent("StopPlanIntent")),
)
"""One conversation, over and over."""


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 0 if all targets are met."""
    parser = argparse.ArgumentParser(prog="python -m bench.warm", description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    taken = measure(parser.parse_args(argv).times)
    print(
        f"{'a warm turn, in ms':<24}{'cpu median':>11}{'cpu p99':>9}{'wall median':>13}{'p99':>7}"
    )
    for name, times in taken.items():
        wall, cpu = ([1000 * each[index] for each in times] for index in (0, 1))
        print(
            f"{name:<24}{median(cpu):>11.2f}{_p99(cpu):>9.2f}{median(wall):>13.2f}{_p99(wall):>7.2f}"
        )
    every = [1000 * cpu for times in taken.values() for _, cpu in times]
    middle, slowest = median(every), _p99(every)
    met = middle <= _MEDIAN_MS and slowest <= _SLOWEST_MS
    print(f"{'all of them':<24}{middle:>11.2f}{slowest:>9.2f}")
    print(
        f"at most {_MEDIAN_MS} at the median and {_SLOWEST_MS} at the 99th percentile: "
        f"{'met' if met else 'MISSED'}"
    )
    return 0 if met else 1


def measure(times: int) -> dict[str, list[tuple[float, float]]]:
    """Wall and processor time of each turn, in seconds, by the turn's name."""
    artifact.build(_FOLDER)
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(TURNS, file)
        file.flush()
        command = [str(runtime.interpreter()), "-I", "-S", "-B", str(_CHILD), str(_FOLDER)]
        told = subprocess.run(
            [*command, file.name, str(times)], stdout=subprocess.PIPE, stderr=None, check=True
        )
    taken: dict[str, list[tuple[float, float]]] = json.loads(told.stdout)
    return taken


def _p99(values: Sequence[float]) -> float:
    return quantiles(values, n=100)[98]


if __name__ == "__main__":
    sys.exit(main())
