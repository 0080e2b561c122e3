"""Do the tests of the heart notice when it is changed? A mutation run, by cosmic-ray.

`python tests/mutate.py [PATH...]` mutates what `cosmic-ray.toml` names, or the given files alone,
runs the tests of the heart on every mutant, and prints how many were killed and what survived.
Mutants are written only into copies outside the tree, one for each processor.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = ["lambda", "tests/plan", "tests/alerts", "tests/conftest.py", "pyproject.toml"]
CONFIG = "cosmic-ray.toml"
SESSION = "session.sqlite"

# A mutant that builds a list without end must not take the machine with it.
MOST_MEMORY = 3 << 30


def main() -> int:
    """Run the mutants and print what came of them; 1 where fewer than nine in ten were killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="files to mutate, from the root")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    with tempfile.TemporaryDirectory(prefix="mutants-") as scratch:
        shares = share_out(chosen.paths or modules(), chosen.jobs)
        copies = [copy_of_the_tree(Path(scratch) / str(n), each) for n, each in enumerate(shares)]
        for copy in copies:
            run(copy, "cosmic-ray", "init", CONFIG, SESSION)
            run(copy, "cr-filter-operators", SESSION, CONFIG)
            run(copy, "cosmic-ray", "baseline", CONFIG)
        running = [
            start(copy, "cosmic-ray", "exec", CONFIG, SESSION, fresh=True) for copy in copies
        ]
        failed = [process.args for process in running if process.wait() != 0]
        if failed:
            raise SystemExit(f"failed: {failed}")
        return report([result for copy in copies for result in results(copy)])


def modules() -> list[Path]:
    """The files that the configuration names."""
    text = (ROOT / CONFIG).read_text(encoding="utf-8")
    named = re.findall(r'"([^"]+)"', text.split("module-path", 1)[1].split("\n", 1)[0])
    return [path.relative_to(ROOT) for name in named for path in (ROOT / name).rglob("*.py")]


def share_out(paths: list[Path], number: int) -> list[list[Path]]:
    """The files in so many shares of about the same size."""
    shares: list[list[Path]] = [[] for _ in range(min(number, len(paths)))]
    sizes = {path: (ROOT / path).stat().st_size for path in paths}
    for path in sorted(paths, key=lambda path: -sizes[path]):
        min(shares, key=lambda share: sum(sizes[each] for each in share)).append(path)
    return shares


def copy_of_the_tree(target: Path, share: list[Path]) -> Path:
    """A copy of all that the tests of the heart need, set up to mutate its share."""
    for name in COPIED:
        source, copy = ROOT / name, target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy)
    listed = json.dumps([path.as_posix() for path in share])
    text = (ROOT / CONFIG).read_text(encoding="utf-8")
    text = re.sub(r"(?m)^module-path = .*$", f"module-path = {listed}", text)
    (target / CONFIG).write_text(text, encoding="utf-8")
    return target


def start(copy: Path, *command: str, fresh: bool = False) -> subprocess.Popen[bytes]:
    """Start a command in a copy, with the tools that are beside this Python.

    With `fresh` no bytecode is kept: two mutants of one size, made in one second, look alike to it.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": path} | ({"PYTHONDONTWRITEBYTECODE": "1"} if fresh else {})
    return subprocess.Popen(command, cwd=copy, env=environment)


def run(copy: Path, *command: str) -> None:
    """Run a command in a copy and stop everything where it fails."""
    if start(copy, *command).wait() != 0:
        raise SystemExit(f"failed: {command}")


def results(copy: Path) -> Iterator[tuple[str, str, str]]:
    """What came of each mutant: its place, the outcome, the difference it made."""
    dumped = subprocess.run(
        [Path(sys.executable).parent / "cosmic-ray", "dump", SESSION],
        cwd=copy,
        check=True,
        capture_output=True,
        text=True,
    )
    for line in dumped.stdout.splitlines():
        item, result = json.loads(line)
        mutation = item["mutations"][0]
        place = f"{mutation['module_path']}:{mutation['start_pos'][0]} {mutation['operator_name']}"
        if result is not None and result["worker_outcome"] != "skipped":
            outcome = result["test_outcome"] or result["worker_outcome"]
            yield place, outcome, result["diff"] or ""


def report(everything: list[tuple[str, str, str]]) -> int:
    """Print the survivors with their differences, and the figures."""
    say = sys.stdout.write
    for place, outcome, diff in sorted(everything):
        if outcome != "killed":
            say(f"\n{outcome}: {place}\n")
            say(
                "".join(
                    f"    {each}\n" for each in diff.splitlines() if re.match(r"[-+](?![-+])", each)
                )
            )
    counts = Counter(outcome for _, outcome, _ in everything)
    killed = counts["killed"]
    share = killed / len(everything) if everything else 0.0
    say(f"\n{len(everything)} mutants, {killed} killed: {share:.1%}. {dict(counts)}\n")
    return 0 if share >= 0.9 else 1


if __name__ == "__main__":
    sys.exit(main())
