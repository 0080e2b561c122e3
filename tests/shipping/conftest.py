"""The artifact, built once for all tests that look at it or run it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from shipping import artifact as artifacts
from shipping import dependencies, lock, paths, runtime
from shipping.runtime import NoInterpreter


@pytest.fixture(scope="session")
def wheels() -> Path:
    """The packages that ship, downloaded. Skips without Lambda's Python or without a network."""
    try:
        runtime.interpreter()
    except NoInterpreter as missing:
        pytest.skip(str(missing))
    try:
        dependencies.download(lock.subset(paths.LOCK.read_text(encoding="utf-8")), paths.WHEELS)
    except subprocess.CalledProcessError:
        if os.environ.get("CI"):
            raise
        pytest.skip("the packages that ship could not be downloaded")
    return paths.WHEELS


@pytest.fixture(scope="session")
def artifact(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make build` makes."""
    folder = tmp_path_factory.mktemp("built") / "lambda"
    artifacts.build(folder, wheels)
    return folder
