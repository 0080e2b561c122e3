"""What a cold start may cost, measured against the SDK's own import in the same run.

Absolute times say more about the machine than about the code. `python -m bench.cold` measures them,
and more; this only holds the line.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bench import fresh_process, requests
from shipping import runtime

ROUNDS = 5
NOBODY = "http://127.0.0.1:9"
NOT_FOR_AN_ANSWER = (
    "asyncio",
    "boto3",
    "botocore",
    "http.client",
    "requests",
    "ssl",
    "tomllib",
    "urllib3",
    "backspasm.services.sockets",
    "backspasm.speech.source",
)

ANSWER = requests.intent("WhatIsSpasmIntent")
EMERGENCY = requests.intent("EmergencySignIntent")


@pytest.fixture(scope="module")
def sdk_alone(artifact: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A function that does nothing but import the SDK."""
    folder = tmp_path_factory.mktemp("sdk")
    (folder / "lambda_function.py").write_text(
        f"import sys\nsys.path.append({str(artifact)!r})\n"
        "import ask_sdk_core.skill_builder\n"
        "def handler(event, context):\n    return {}\n"
    )
    return folder


def cpu(folder: Path, request: dict[str, Any]) -> float:
    return fresh_process.answer_once(folder, request, NOBODY).cpu


def test_an_answer_costs_less_than_twice_what_importing_the_sdk_does(
    artifact: Path, sdk_alone: Path
) -> None:
    ours, sdk = [], []
    for _ in range(ROUNDS):
        sdk.append(cpu(sdk_alone, ANSWER))
        ours.append(cpu(artifact, ANSWER))
    assert min(ours) < 2 * min(sdk)


@pytest.mark.parametrize("request_", [ANSWER, EMERGENCY])
def test_nothing_that_an_answer_does_not_need_is_loaded_for_it(
    artifact: Path, request_: dict[str, Any]
) -> None:
    program = (
        f"import json, sys; sys.path.insert(0, {str(artifact)!r})\n"
        "import threading; threading.Thread.start = lambda thread: None\n"
        "import lambda_function\n"
        f"assert lambda_function.handler(json.loads({json.dumps(request_)!r}), None)['response']\n"
        f"print([name for name in {NOT_FOR_AN_ANSWER!r} if name in sys.modules])"
    )
    environment = {"AWS_REGION": "us-east-1", "TABLE_NAME": "none", "SKILL_ID": requests.SKILL_ID}
    command = [str(runtime.interpreter()), "-S", "-s", "-B", "-c", program]
    ran = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stdout.decode().strip() == "[]"
