"""Times a fresh process of Lambda's Python from its start to its first response."""

from __future__ import annotations

import json
import resource
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.requests import SKILL_ID
from shipping import runtime

_CHILD: Final = Path(__file__).with_name("first_response.py")


@dataclass(frozen=True, slots=True)
class Timing:
    """One process."""

    wall: float
    """Seconds from the process's start until its response was there."""
    cpu: float
    """Seconds of processor time, until the process's very end."""
    after_load: float
    """Seconds of the call alone, with everything loaded that is loaded ahead of it."""
    response: dict[str, Any]


def answer_once(
    folder: Path, request: Mapping[str, Any], dynamodb: str, *, snapstart: bool = False
) -> Timing:
    """Start a process that answers `request` from the skill in `folder`, and time it.

    Raises:
        RuntimeError: if it fails.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(request, file)
        file.flush()
        # As on Lambda: nothing from this environment, and no bytecode is written.
        command = [
            str(runtime.interpreter()),
            "-I",
            "-S",
            "-B",
            str(_CHILD),
            str(folder),
            file.name,
        ]
        environment = _environment(dynamodb, snapstart)
        before = _cpu_of_children()
        started = time.perf_counter()
        with (
            tempfile.TemporaryFile() as complaints,
            subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=complaints, env=environment
            ) as process,
        ):
            line = process.stdout.readline() if process.stdout else b""
            wall = time.perf_counter() - started
            status = process.wait()
            complaints.seek(0)
            complained = complaints.read().decode()
    if status != 0 or not line:
        raise RuntimeError(f"{folder} did not answer: {complained}")
    told = json.loads(line)
    cpu = _cpu_of_children() - before
    return Timing(wall, cpu, told["after_load"], told["response"])


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _environment(dynamodb: str, snapstart: bool) -> dict[str, str]:
    return {
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "bench",
        "AWS_SECRET_ACCESS_KEY": "bench",
        "AWS_ENDPOINT_URL_DYNAMODB": dynamodb,
        "AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start" if snapstart else "on-demand",
        "TABLE_NAME": "bench",
        "SKILL_ID": SKILL_ID,
    }
