"""Puts together what Lambda runs: our modules, the packages they import, and the spoken words."""

from __future__ import annotations

import shutil
from pathlib import Path

from authoring.content import compiled
from shipping import bytecode, dependencies, lock, paths, prune, runtime

_NOT_SOURCE = shutil.ignore_patterns("__pycache__", "*.pyc")


def build(into: Path, wheels: Path = paths.WHEELS) -> None:
    """Make the artifact in the folder `into`, from nothing; what was there is taken away.

    Raises:
        NoInterpreter: if there is no Python here that can compile for Lambda's.
        subprocess.CalledProcessError: if a package can't be had, or a module can't be compiled.
    """
    interpreter = runtime.interpreter()
    if into.exists():
        shutil.rmtree(into)
    into.mkdir(parents=True)
    dependencies.install(lock.subset(paths.LOCK.read_text(encoding="utf-8")), into, wheels)
    prune.prune(into)
    bytecode.compile_instead_of_source(into, interpreter)
    shutil.copytree(paths.SOURCES, into, ignore=_NOT_SOURCE, dirs_exist_ok=True)
    bytecode.compile_beside_source(into, interpreter)
    compiled.write(paths.CONTENT, into / "content")
