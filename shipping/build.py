"""`python -m shipping.build`: makes the artifact and the zip of it, and says how large they are.

`sam build` calls it with `--into`, the folder that SAM deploys from; then no zip is made.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from shipping import archive, artifact, paths
from shipping.runtime import NoInterpreter


def main(argv: Sequence[str] | None = None) -> int:
    """Build; 0 if that worked."""
    parser = argparse.ArgumentParser(prog="python -m shipping.build", description=__doc__)
    parser.add_argument("--into", type=Path, help="only make the artifact, in this folder")
    into: Path | None = parser.parse_args(argv).into
    try:
        artifact.build(into or paths.ARTIFACT)
    except NoInterpreter as missing:
        print(missing, file=sys.stderr)
        return 1
    if into is None:
        archive.write_zip(paths.ARTIFACT, paths.ARCHIVE)
        _report()
    return 0


def _report() -> None:
    unzipped = archive.size(paths.ARTIFACT) / 1e6
    zipped = paths.ARCHIVE.stat().st_size / 1e6
    for path, megabytes in ((paths.ARTIFACT, unzipped), (paths.ARCHIVE, zipped)):
        print(f"{path.relative_to(paths.ROOT)}: {megabytes:.1f} MB")
    print(f"contents: sha256 {archive.digest(paths.ARTIFACT)}")


if __name__ == "__main__":
    sys.exit(main())
