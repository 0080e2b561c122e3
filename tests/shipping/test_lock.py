"""What ships is pinned by the lock that everything else is pinned by."""

from __future__ import annotations

import tomllib

import pytest

from shipping import lock, paths

LOCK = """\
# made by a tool
animal==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:ab
    # via zoo (pyproject.toml)
bone==2.0 ; python_version < "3.12" \\
    --hash=sha256:bb
    # via
    #   animal
    #   museum
museum==3.0 \\
    --hash=sha256:cc
    # via zoo (pyproject.toml)
calcium==4.0 \\
    --hash=sha256:dd
    # via bone

# The following packages are considered to be unsafe in a requirements file:
setuptools==5.0 \\
    --hash=sha256:ee
    # via museum
"""


def test_a_package_comes_with_what_it_depends_on_however_indirectly() -> None:
    assert lock.subset(LOCK, ["animal"]) == (
        "animal==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:ab\n"
        'bone==2.0 ; python_version < "3.12" \\\n    --hash=sha256:bb\n'
        "calcium==4.0 \\\n    --hash=sha256:dd\n"
    )


def test_a_package_that_is_not_pinned_is_refused() -> None:
    with pytest.raises(KeyError, match="zebra"):
        lock.subset(LOCK, ["animal", "zebra"])


def test_what_ships_is_declared_among_the_projects_dependencies() -> None:
    project = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = " ".join(project["project"]["dependencies"])
    assert all(name in declared for name in lock.SHIPS)


def test_every_package_that_ships_is_pinned_with_hashes() -> None:
    packages = lock.subset(paths.LOCK.read_text(encoding="utf-8")).split("==")[1:]
    assert len(packages) > len(lock.SHIPS)
    assert all("--hash=sha256:" in package for package in packages)


def test_nothing_of_the_desk_or_the_tests_ships() -> None:
    shipped = lock.subset(paths.LOCK.read_text(encoding="utf-8"))
    assert not any(f"\n{name}==" in shipped for name in ("flask", "moto", "numpy", "pytest"))
