"""`python -m web_service`: the server that stands behind a proxy, in a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest
import urllib3

from backspasm.memory.dynamodb import create_client
from tests.web_service.certificates import NOW
from tests.web_service.test_service import body
from web_service.__main__ import main
from web_service.app import LARGEST_BODY
from web_service.skill import DEFAULT_REGION

HOUSE = Path(__file__).parents[2]
OURS = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"

# An application that trusts a throw-away signer, which tells its address and signs what it reads.
TRUSTING = f"""
import json, sys
from web_service.__main__ import listen
from web_service.app import create_app
from web_service.signing import ThrowawaySigner

signer = ThrowawaySigner({NOW})
app = create_app(
    lambda envelope: {{"heard": envelope}},
    clock=lambda: {NOW}, roots=[signer.root], fetch=signer.fetch,
)
server = listen(app, host="127.0.0.1", port=0)
headers = signer.headers(bytes.fromhex(sys.argv[1]))
print(json.dumps({{"port": server.effective_port, "headers": headers}}), file=sys.stderr)
server.run()
"""

# The real `main`, but for the skill, which has its own tests.
WITHOUT_SKILL = """
import sys, types
skill = types.ModuleType("web_service.skill")
skill.skill_answer = lambda **_: lambda envelope: {}
sys.modules["web_service.skill"] = skill
from web_service.__main__ import main
main(["--port", "0", "--skill-id", sys.argv[1]])
"""


@contextmanager
def running(program: str, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """The process and what it says; it is ended at the latest when the test is over."""
    path = os.pathsep.join([str(HOUSE), str(HOUSE / "lambda"), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "PYTHONPATH": path},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        try:
            yield process, process.stderr
        finally:
            process.kill()


def test_signed_requests_are_answered_and_others_refused_over_a_real_socket() -> None:
    sent = body(said="½")
    with running(TRUSTING, sent.hex()) as (_, said), urllib3.PoolManager() as http:
        ready = json.loads(said.readline())
        address, headers = f"http://127.0.0.1:{ready['port']}/", ready["headers"]
        answered = http.request("POST", address, body=sent, headers=headers)
        refused = http.request("POST", address, body=sent + b" ", headers=headers)
        too_large = http.request("POST", address, body=b" " * (LARGEST_BODY + 1), headers=headers)
    assert answered.status == 200
    assert answered.json()["heard"]["said"] == "½"
    assert "Server" not in answered.headers
    assert refused.status == 400
    assert too_large.status == 413


def test_it_insists_on_the_skills_id(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([])
    assert "--skill-id" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given", ["", "ours", OURS.upper(), OURS[:-1], f"{OURS}0", f" {OURS}", f"{OURS}\n"]
)
def test_what_is_no_skills_id_is_refused_with_the_form_it_has(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--skill-id", given])
    told = capsys.readouterr().err
    assert f"{given!r} is no skill's id" in told
    assert OURS in told


def test_a_table_that_can_not_be_made_ends_it_with_a_line_that_says_why() -> None:
    nobody = ["--create-table", "--dynamodb-endpoint", "http://127.0.0.1:9"]
    with pytest.raises(SystemExit, match=r"the table care could not be made: .*127\.0\.0\.1:9"):
        main(["--skill-id", OURS, "--table", "care", *nobody])


def test_it_makes_the_table_before_it_listens(dynamodb: str, table: str) -> None:
    program = "import sys; from web_service.__main__ import main; main(sys.argv[1:])"
    at = ["--port", "0", "--dynamodb-endpoint", dynamodb, "--table", table]
    with running(program, "--skill-id", OURS, "--create-table", *at) as (_, said):
        assert "Listening on" in said.readline()
    client: Any = create_client(DEFAULT_REGION, dynamodb)
    assert table in client.list_tables()["TableNames"]


def test_it_starts_says_where_it_listens_and_stops_when_told() -> None:
    with running(WITHOUT_SKILL, OURS) as (process, said), urllib3.PoolManager() as http:
        listening = re.search(r"Listening on (http://127\.0\.0\.1:\d+)", said.readline())
        assert listening is not None
        assert http.request("GET", f"{listening[1]}/health").json() == {"status": "ok"}
        assert http.request("POST", listening[1], body=b"{}").status == 400
        process.terminate()
        assert process.wait(10) == 0
