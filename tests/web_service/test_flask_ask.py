"""The stand-in for `certvalidator`, in fresh interpreters: what is imported stays imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]


def run(program: str, *, first_on_path: Path | None = None) -> str:
    path = [str(first_on_path)] if first_on_path else []
    path += [str(HOUSE), os.environ.get("PYTHONPATH", "")]
    finished = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout.strip()


def broken_certvalidator(folder: Path, problem: str) -> Path:
    package = folder / "certvalidator"
    package.mkdir()
    (package / "__init__.py").write_text(problem, encoding="utf-8")
    return folder


def working_certvalidator(folder: Path) -> Path:
    package = folder / "certvalidator"
    package.mkdir()
    (package / "__init__.py").write_text("class CertificateValidator: ...\n", encoding="utf-8")
    (package / "errors.py").write_text(
        "class PathError(Exception): ...\nclass ValidationError(Exception): ...\n",
        encoding="utf-8",
    )
    return folder


def test_the_sdk_can_be_imported_on_this_machine() -> None:
    program = "from web_service.flask_ask import SkillAdapter; print(SkillAdapter.__module__)"
    assert run(program) == "flask_ask_sdk.skill_adapter"


@pytest.mark.parametrize(
    "problem",
    [
        "class LibraryNotFoundError(Exception): ...\nraise LibraryNotFoundError('libcrypto')",
        "raise ImportError('not here')",
    ],
)
def test_the_sdk_can_be_imported_where_certvalidator_cannot(tmp_path: Path, problem: str) -> None:
    program = (
        "import sys, web_service.flask_ask\n"
        "from ask_sdk_webservice_support import verifier\n"
        "print(verifier.CertificateValidator.__module__, 'certvalidator' in sys.modules)"
    )
    folder = broken_certvalidator(tmp_path, problem)
    assert run(program, first_on_path=folder) == "web_service.flask_ask False"


def test_the_stand_in_trusts_nothing(tmp_path: Path) -> None:
    program = (
        "from web_service.flask_ask import VerificationException\n"
        "from web_service.signing import ThrowawaySigner\n"
        "from ask_sdk_webservice_support.verifier import RequestVerifier\n"
        "signer = ThrowawaySigner(1.8e9)\n"
        "try:\n"
        "    RequestVerifier()._validate_cert_chain(signer.chain_pem)\n"
        "except VerificationException:\n"
        "    print('refused')"
    )
    folder = broken_certvalidator(tmp_path, "raise ImportError('not here')")
    assert run(program, first_on_path=folder) == "refused"


def test_a_certvalidator_that_can_be_imported_is_used_and_left_alone(tmp_path: Path) -> None:
    program = (
        "import sys, web_service.flask_ask\n"
        "from ask_sdk_webservice_support import verifier\n"
        "import certvalidator\n"
        "print(verifier.CertificateValidator is certvalidator.CertificateValidator,\n"
        "      certvalidator.__file__)"
    )
    folder = working_certvalidator(tmp_path)
    real = folder / "certvalidator" / "__init__.py"
    assert run(program, first_on_path=folder) == f"True {real}"
