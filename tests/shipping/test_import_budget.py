"""What a cold start may cost, measured against the SDK's own import in the same run.

Absolute times say more about the machine than about the code. `python -m bench.cold` measures them,
and more; this only holds the line.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bench import canned_table, fresh_process, requests
from shipping import runtime

FEWEST_ROUNDS, MOST_ROUNDS = 9, 45
"""Whatever else a machine does only ever adds to a cold start, so what is too dear is measured
again before that is believed: on a busy machine nine rounds once said 1.252, and 1.02 to 1.13 is
usual."""
NOBODY = "http://127.0.0.1:9"

ANSWER = requests.intent("WhatIsSpasmIntent")
EMERGENCY = requests.intent("EmergencySignIntent")
PERMISSION = {
    "type": "Connections.Response",
    "name": "AskFor",
    "status": {"code": "200", "message": "OK"},
    "payload": {"status": "DENIED"},
    "token": "remind",
}
CONVERSATION = (
    EMERGENCY,
    requests.launch(),
    ANSWER,
    requests.intent("PositionIntent", position="chair"),
    requests.intent("StartIceIntent", duration="PT20M"),
    {**requests.launch(), "request": {**requests.launch()["request"], **PERMISSION}},
    requests.intent("AMAZON.HelpIntent"),
)

NOT_FOR_AN_ANSWER = (
    "asyncio",
    "boto3",
    "botocore",
    "concurrent.futures",
    "http.client",
    "pathlib",
    "requests",
    "ssl",
    "tomllib",
    "urllib3",
    "uuid",
    "zoneinfo",
    "backspasm.alerts",
    "backspasm.guide",
    "backspasm.memory.codec",
    "backspasm.memory.model",
    "backspasm.plan",
    "backspasm.screens",
    "backspasm.services.reconcile",
    "backspasm.services.sockets",
    "backspasm.speech.source",
)
NOT_FOR_AN_EMERGENCY = (
    *NOT_FOR_AN_ANSWER,
    "ask_sdk_core",
    "ask_sdk_model",
    "dataclasses",
    "inspect",
    "backspasm.conversation.skill",
    "backspasm.services",
    "backspasm.speech",
)


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


def test_an_answer_costs_little_more_than_importing_the_sdk_does(
    artifact: Path, sdk_alone: Path
) -> None:
    ours, sdk = [], []
    for _ in range(MOST_ROUNDS):
        sdk.append(cpu(sdk_alone, ANSWER))
        ours.append(cpu(artifact, ANSWER))
        if min(ours) < 1.25 * min(sdk) and len(ours) >= FEWEST_ROUNDS:
            break
    assert min(ours) < 1.25 * min(sdk)


def run(artifact: Path, program: Sequence[str], dynamodb: str = NOBODY, **more: str) -> str:
    """What a fresh process of Lambda's Python prints, with nothing but the artifact."""
    environment = {
        "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
        "AWS_ENDPOINT_URL_DYNAMODB": dynamodb,
        "TABLE_NAME": "none",
        "SKILL_ID": requests.SKILL_ID,
        **more,
    }
    lines = (f"import json, sys; sys.path.insert(0, {str(artifact)!r})", *program)
    command = [str(runtime.interpreter()), "-S", "-s", "-B", "-c", "\n".join(lines)]
    ran = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode().strip()


@pytest.mark.parametrize(
    ("request_", "unneeded"),
    [(ANSWER, NOT_FOR_AN_ANSWER), (EMERGENCY, NOT_FOR_AN_EMERGENCY)],
    ids=["an answer", "an emergency"],
)
def test_nothing_is_loaded_that_the_answer_does_not_need(
    artifact: Path, request_: dict[str, Any], unneeded: tuple[str, ...]
) -> None:
    program = (
        # What goes on behind the answer is not waited for.
        "import threading; threading.Thread.start = lambda thread: None",
        "import lambda_function",
        f"assert lambda_function.handler(json.loads({json.dumps(request_)!r}), None)['response']",
        f"print([name for name in {unneeded!r} if name in sys.modules])",
    )
    assert run(artifact, program) == "[]"


def test_after_a_snapshot_there_is_nothing_left_to_load(artifact: Path) -> None:
    program = (
        "import types; runtime = types.ModuleType('snapshot_restore_py')",
        "runtime.register_after_restore = lambda hook: None",
        "sys.modules['snapshot_restore_py'] = runtime",
        "import lambda_function",
        "before = set(sys.modules)",
        f"for request in json.loads({json.dumps(CONVERSATION)!r}):",
        "    system = request['context']['System']",
        "    system['apiEndpoint'] = 'https://not-amazon.example.com'",
        "    system['device']['supportedInterfaces'] = {'Alexa.Presentation.APL': {}}",
        "    said = lambda_function.handler(request, None)['response']['outputSpeech']['ssml']",
        "    assert 'something went wrong' not in said",
        "print(sorted(set(sys.modules) - before))",
    )
    with canned_table.serving() as table:
        told = run(artifact, program, table.url, AWS_LAMBDA_INITIALIZATION_TYPE="snap-start")
    assert told == "[]"


def test_no_garbage_is_collected_before_a_snapshot_and_again_after_it(artifact: Path) -> None:
    program = (
        "import types; runtime = types.ModuleType('snapshot_restore_py')",
        "runtime.register_after_restore = lambda hook: None",
        "sys.modules['snapshot_restore_py'] = runtime",
        # Loaded before the function begins to load with care, and so not watched.
        "import backspasm.conversation.front",
        "import gc; collected = []; gc.callbacks.append(lambda phase, _: collected.append(phase))",
        "import lambda_function",
        "print(collected, gc.isenabled())",
    )
    with canned_table.serving() as table:
        told = run(artifact, program, table.url, AWS_LAMBDA_INITIALIZATION_TYPE="snap-start")
    assert told == "[] True"
