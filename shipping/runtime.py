"""Lambda's Python: which version the artifact is for, and an interpreter of that version here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

VERSION: Final = "3.13"
"""The Python the artifact is compiled for; `Runtime` in template.yaml names the same."""

TASK_ROOT: Final = "/var/task"
"""Where Lambda puts the artifact, and so the path that tracebacks show."""


class NoInterpreter(Exception):
    """There is no Python of the runtime's version on this machine."""

    def __init__(self) -> None:
        super().__init__(
            f"The artifact holds bytecode for Lambda's Python {VERSION}, and only Python {VERSION} "
            f"can make that; there is none on this machine. Install it, or name it in the "
            f"environment as LAMBDA_PYTHON."
        )


def interpreter() -> Path:
    """An interpreter of the runtime's version: this one, one on the path, or one of pyenv's.

    The environment variable `LAMBDA_PYTHON` may name it.

    Raises:
        NoInterpreter: if there is none.
    """
    for candidate in _candidates():
        if _is_right(candidate):
            return Path(candidate)
    raise NoInterpreter


def _candidates() -> Iterator[str]:
    if named := os.environ.get("LAMBDA_PYTHON"):
        yield named
    yield _base_of_this()
    if found := shutil.which(f"python{VERSION}"):
        yield found
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    yield from map(str, sorted(versions.glob(f"{VERSION}.*/bin/python")))


def _base_of_this() -> str:
    """The interpreter this one's virtual environment was made from: it has no packages of ours."""
    return str(getattr(sys, "_base_executable", sys.executable))


def _is_right(candidate: str) -> bool:
    # Asked, not guessed from its name: pyenv's shims are there for versions that are not.
    asked = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [candidate, "-I", "-S", "-c", asked],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == VERSION
