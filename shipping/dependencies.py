"""The packages that ship, installed from pinned and hashed wheels, for any processor.

Only wheels without native code are taken, so that one artifact serves arm64 and x86_64 alike.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Final

from shipping import runtime

_ANY_PROCESSOR: Final = (
    "--only-binary=:all:",
    "--platform=any",
    "--implementation=py",
    "--abi=none",
    f"--python-version={runtime.VERSION}",
)
_PINNED: Final = "requirements.txt"


def install(requirements: str, into: Path, wheels: Path) -> None:
    """Put what `requirements` pins into the folder `into`; pip checks the hashes.

    Raises:
        subprocess.CalledProcessError: if pip can't get or won't accept a package.
    """
    kept = download(requirements, wheels)
    _pip(
        *("install", "--no-index", "--find-links", str(kept), "--no-compile"),
        *("--target", str(into), "--requirement", str(kept / _PINNED)),
    )


def download(requirements: str, wheels: Path) -> Path:
    """The folder below `wheels` with what `requirements` pins; downloaded once and kept.

    Raises:
        subprocess.CalledProcessError: if pip can't get or won't accept a package.
    """
    kept = wheels / hashlib.sha256(requirements.encode()).hexdigest()[:16]
    kept.mkdir(parents=True, exist_ok=True)
    (kept / _PINNED).write_text(requirements, encoding="utf-8")
    complete = kept / "complete"
    if not complete.exists():
        _pip("download", "--dest", str(kept), "--requirement", str(kept / _PINNED))
        complete.touch()
    return kept


def _pip(command: str, *arguments: str) -> None:
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", command, "--quiet", "--disable-pip-version-check"),
            *("--no-deps", "--require-hashes", *_ANY_PROCESSOR, *arguments),
        ],
        check=True,
    )
