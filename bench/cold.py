"""`python -m bench.cold`: a cold start, against a stock skill and against a bare handler.

Every kind takes its turn in every round, so that whatever else the machine does strikes all alike.
What counts is the ratio of the medians; the seconds are this machine's. The table is a stand-in
that answers at once. Exits with 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench import canned_table, fresh_process, requests, subjects
from bench.fresh_process import Timing
from shipping import archive, paths

_FOLDER: Final = paths.ROOT / "build" / "bench"
_STOCK: Final = "stock skill, launch, as sam build makes it"
_SIZE_TARGET: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One row of the table."""

    name: str
    folder: Path
    request: Mapping[str, Any]
    target: float | None = None
    """The most it may take, as a part of what the stock skill takes."""
    snapstart: bool = False

    def run(self, dynamodb: str) -> Timing:
        """One fresh process."""
        return fresh_process.answer_once(
            self.folder, self.request, dynamodb, snapstart=self.snapstart
        )

    def seconds(self, timing: Timing) -> float:
        """What someone waits for: under SnapStart, loading is long over."""
        return timing.after_load if self.snapstart else timing.wall


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 0 if all targets are met."""
    parser = argparse.ArgumentParser(prog="python -m bench.cold", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds: int = parser.parse_args(argv).rounds
    built = subjects.build(_FOLDER)
    timings = measure(cases(built), rounds)
    met = _print_times(timings)
    return 0 if _print_sizes(built) and met else 1


def cases(built: subjects.Subjects) -> list[Case]:
    """Everything that is compared; the stock skill, as it is usually shipped, comes first."""
    launch = requests.launch()
    answer = requests.intent("WhatIsSpasmIntent")
    emergency = requests.intent("EmergencySignIntent")
    return [
        Case(_STOCK, built.stock, launch),
        Case("stock skill, launch, byte-compiled", built.stock_compiled, launch),
        Case("ours, launch with a read", built.ours, launch, target=0.33),
        Case("ours, an answer", built.ours, answer, target=0.12),
        Case("ours, an emergency", built.ours, emergency, target=0.12),
        Case("bare handler", built.bare, launch),
        Case("ours, launch, restored by SnapStart", built.ours, launch, snapstart=True),
        Case("ours, an answer, restored by SnapStart", built.ours, answer, snapstart=True),
        Case("stock, launch, restored by SnapStart", built.stock, launch, snapstart=True),
    ]


def measure(compared: Sequence[Case], rounds: int) -> dict[Case, list[Timing]]:
    """`rounds` processes of each, in turns, after one of each that does not count."""
    timings: dict[Case, list[Timing]] = {case: [] for case in compared}
    with canned_table.serving() as table:
        for number in range(rounds + 1):
            for case in compared:
                timing = case.run(table.url)
                if number > 0:
                    timings[case].append(timing)
    return timings


def _print_times(timings: Mapping[Case, Sequence[Timing]]) -> bool:
    middles = {
        case: median(case.seconds(timing) for timing in found) for case, found in timings.items()
    }
    stock = next(middle for case, middle in middles.items() if case.name == _STOCK)
    print(f"{'from process start to first response':<44}{'ms':>7}{'cpu ms':>8}{'ratio':>8}  target")
    met = True
    for case, middle in middles.items():
        ratio = middle / stock
        met &= case.target is None or ratio <= case.target
        cpu = "" if case.snapstart else f"{1000 * median(each.cpu for each in timings[case]):.0f}"
        print(
            f"{case.name:<44}{1000 * middle:>7.1f}{cpu:>8}{ratio:>8.3f}"
            f"  {_against(ratio, case.target)}"
        )
    return met


def _print_sizes(built: subjects.Subjects) -> bool:
    ours, stock = archive.size(built.ours), archive.size(built.stock)
    print(
        f"unzipped: ours {ours / 1e6:.1f} MB, stock {stock / 1e6:.1f} MB, "
        f"ratio {ours / stock:.2f}  {_against(ours / stock, _SIZE_TARGET)}"
    )
    return ours / stock <= _SIZE_TARGET


def _against(ratio: float, target: float | None) -> str:
    if target is None:
        return ""
    return f"at most {target:.2f}: {'met' if ratio <= target else 'MISSED'}"


if __name__ == "__main__":
    sys.exit(main())
