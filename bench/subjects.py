"""What is compared: our artifact, a stock skill as it is usually shipped, and the bare floor."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from shipping import artifact, bytecode, dependencies, lock, paths, runtime

_HERE: Final = Path(__file__).parent
_ADAPTER: Final = (
    "ask-sdk-dynamodb-persistence-adapter==1.19.0 "
    "--hash=sha256:8db8ad410f1b3a1392fe9bf816119307a771f78f0276607a37a2d1a6ae28b329\n"
)


@dataclass(frozen=True, slots=True)
class Subjects:
    """Folders as Lambda would unpack them."""

    ours: Path
    """This skill's artifact."""
    stock: Path
    """A skill made after the SDK's documentation, as `sam build` leaves it: without bytecode."""
    stock_compiled: Path
    """The same, with bytecode."""
    bare: Path
    """A handler that returns a constant."""


def build(folder: Path) -> Subjects:
    """Build them all below `folder`. Raises as `shipping.artifact.build` does."""
    shutil.rmtree(folder, ignore_errors=True)
    subjects = Subjects(*(folder / name for name in ("ours", "stock", "stock-compiled", "bare")))
    artifact.build(subjects.ours)
    _build_stock(subjects.stock)
    shutil.copytree(subjects.stock, subjects.stock_compiled)
    shutil.copytree(_HERE / "bare", subjects.bare)
    for compiled in (subjects.stock_compiled, subjects.bare):
        bytecode.compile_beside_source(compiled, runtime.interpreter())
    return subjects


def _build_stock(into: Path) -> None:
    # The same versions as ours, so that only the way of building and of using them differs.
    pinned = lock.subset(paths.LOCK.read_text(encoding="utf-8"), ("ask-sdk-core", "boto3"))
    dependencies.install(pinned + _ADAPTER, into, paths.WHEELS)
    shutil.copy(_HERE / "stock" / "lambda_function.py", into)
