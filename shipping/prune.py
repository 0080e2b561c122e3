"""What is taken out of installed packages before they ship: data that is never read. Modules stay.

Kept are the descriptions of DynamoDB and what botocore reads for every service. Licences stay too:
whoever gets the artifact gets them.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

_SERVICE: Final = "dynamodb"
_API_VERSION: Final = "2012-08-10"

_UNREAD: Final = (
    "bin",  # commands, with this machine's paths in them
    "boto3/data",  # for boto3.resource(), which is not used
    "boto3/examples",
    f"botocore/data/{_SERVICE}/*/examples-1.json",
    "botocore/cacert.pem",  # botocore prefers certifi's, which is there
    "dateutil/zoneinfo/*.tar.gz",  # zones come from tzdata
    "tzdata/zoneinfo/tzdata.zi",
    # What pip notes about an installation on this machine, which this no longer is.
    "*.dist-info/RECORD",
    "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED",
    "*.dist-info/direct_url.json",
)


def prune(installed: Path) -> None:
    """Take out of the packages in the folder `installed` what the skill never reads."""
    for pattern in _UNREAD:
        for found in sorted(installed.glob(pattern)):
            _remove(found)
    for found in sorted((installed / "botocore" / "data").iterdir()):
        if found.is_dir() and found.name != _SERVICE:
            _remove(found)
    for found in sorted((installed / "botocore" / "data" / _SERVICE).iterdir()):
        if found.name != _API_VERSION:
            _remove(found)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
