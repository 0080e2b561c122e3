"""Compiles a folder for Lambda's Python, so that no cold start does.

Python checks ordinary bytecode against the time stamp of its source, and an archive that is the
same each time has none: hence unchecked hashes, which are believed as they are.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from shipping.runtime import TASK_ROOT


def compile_beside_source(folder: Path, interpreter: Path) -> None:
    """Compile every module below `folder` into `__pycache__`, where Python looks first."""
    _compileall(folder, interpreter)


def compile_instead_of_source(folder: Path, interpreter: Path) -> None:
    """Compile every module below `folder` to stand where its source stood.

    Half the bytes to unpack and to read. Tracebacks still name files and lines, without their text.
    """
    _compileall(folder, interpreter, "-b")
    for source in sorted(folder.rglob("*.py")):
        if not source.with_suffix(".pyc").exists():
            raise FileNotFoundError(f"{source} was not compiled")
        source.unlink()


def _compileall(folder: Path, interpreter: Path, *options: str) -> None:
    """Raises subprocess.CalledProcessError if something can't be compiled."""
    subprocess.run(
        [
            *(str(interpreter), "-I", "-S", "-W", "ignore", "-m", "compileall", "-q", *options),
            *("--invalidation-mode", "unchecked-hash", "-s", str(folder), "-p", TASK_ROOT),
            str(folder),
        ],
        check=True,
    )
