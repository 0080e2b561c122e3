"""What is taken out of installed packages before they ship: data that is never read. Modules stay.

Kept are the descriptions of DynamoDB and what botocore reads for every service. Licences stay too:
whoever gets the artifact gets them.
"""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import Any, Final

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
    data = installed / "botocore" / "data"
    _keep_only(data, _SERVICE)
    _keep_only(data / _SERVICE, _API_VERSION)
    _slim_endpoints(data / "endpoints.json")
    for description in sorted((data / _SERVICE / _API_VERSION).iterdir()):
        _slim_description(description)


def _keep_only(folder: Path, name: str) -> None:
    for found in sorted(folder.iterdir()):
        if found.is_dir() and found.name != name:
            _remove(found)


def _slim_endpoints(path: Path) -> None:
    """Leave the endpoints of the one service; a cold start would read those of all the others."""
    endpoints = json.loads(path.read_bytes())
    for partition in endpoints["partitions"]:
        services = partition["services"]
        partition["services"] = {name: services[name] for name in services if name == _SERVICE}
    _write(endpoints, path)


def _slim_description(path: Path) -> None:
    """Leave out the documentation, four fifths of it, and what a cold start would have to unzip."""
    packed = path.suffix == ".gz"
    description = json.loads(gzip.decompress(path.read_bytes()) if packed else path.read_bytes())
    path.unlink()
    _write(_without_documentation(description), path.with_suffix("") if packed else path)


def _without_documentation(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: _without_documentation(each)
            for name, each in value.items()
            if not (name == "documentation" and isinstance(each, str))
        }
    if isinstance(value, list):
        return [_without_documentation(each) for each in value]
    return value


def _write(value: Any, path: Path) -> None:
    path.write_text(json.dumps(value, separators=(",", ":")), encoding="utf-8")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
