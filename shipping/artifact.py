"""Puts together what Lambda runs: our modules, the packages they import, and the spoken words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from backspasm.speech import source
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
    compile_content(into / "content")


def compile_content(into: Path) -> None:
    """Write everything that is spoken, one JSON file per locale, as the catalogue reads it."""
    into.mkdir(exist_ok=True)
    for locale in source.LANGUAGE_OF:
        words = source.read_locale(paths.CONTENT, locale)
        compact = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (into / f"{locale}.json").write_text(compact + "\n", encoding="utf-8")
