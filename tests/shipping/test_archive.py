"""The zip depends on nothing but what is in it."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from shipping import archive


def folder(at: Path, *, made_at: int, mode: int) -> Path:
    (at / "inner").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "inner/c.txt"):
        (at / name).write_text(f"this is {name}")
        (at / name).chmod(mode)
        os.utime(at / name, (made_at, made_at))
    return at


def test_neither_time_nor_place_nor_permissions_change_the_zip(tmp_path: Path) -> None:
    archive.write_zip(folder(tmp_path / "one", made_at=1, mode=0o600), tmp_path / "one.zip")
    other = folder(tmp_path / "other", made_at=1_800_000_000, mode=0o755)
    archive.write_zip(other, tmp_path / "other.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()


def test_files_come_in_order_and_everybody_may_read_them(tmp_path: Path) -> None:
    archive.write_zip(folder(tmp_path / "one", made_at=1, mode=0o600), tmp_path / "one.zip")
    with zipfile.ZipFile(tmp_path / "one.zip") as made:
        entries = made.infolist()
    assert [entry.filename for entry in entries] == ["a.txt", "b.txt", "inner/c.txt"]
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}


def test_the_digest_tells_contents_and_names_apart(tmp_path: Path) -> None:
    one = folder(tmp_path / "one", made_at=1, mode=0o600)
    before = archive.digest(one)
    (one / "a.txt").rename(one / "z.txt")
    renamed = archive.digest(one)
    (one / "z.txt").write_text("changed")
    assert len({before, renamed, archive.digest(one)}) == 3


def test_the_size_is_of_the_contents(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "inner" / "b").write_bytes(b"678")
    assert archive.size(tmp_path) == 8
