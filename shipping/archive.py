"""A zip that depends on nothing but what is in it: not on the clock, the user or the machine."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path
from typing import Final

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first instant that a zip can tell."""

_UNIX: Final = 3
_READABLE_BY_ALL: Final = 0o100644 << 16
"""Lambda runs as a user of its own, who must be able to read everything."""


def files(folder: Path) -> list[Path]:
    """Every file below `folder`, in an order that is the same everywhere."""
    return sorted(
        (path for path in folder.rglob("*") if path.is_file()),
        key=lambda path: path.relative_to(folder).as_posix(),
    )


def write_zip(folder: Path, to: Path) -> None:
    """Write everything below `folder` to the zip `to`."""
    to.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(to, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EARLIEST)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE_BY_ALL
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes(), compresslevel=9)


def digest(folder: Path) -> str:
    """SHA-256 over the names and contents of everything below `folder`, in hexadecimal."""
    whole = hashlib.sha256()
    for path in files(folder):
        name = path.relative_to(folder).as_posix()
        whole.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def size(folder: Path) -> int:
    """Bytes of everything below `folder`, as Lambda counts what is unzipped."""
    return sum(path.stat().st_size for path in files(folder))
