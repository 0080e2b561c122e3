"""What `make build` makes: everything that is needed, compiled, the same each time, and no more."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import botocore.session
import pytest

from backspasm.speech import catalogue
from backspasm.speech.source import read_locale
from shipping import archive, paths, prune, runtime
from shipping import artifact as artifacts

_UNCHECKED_HASH = 0b01
"""The flags of bytecode that is believed without a look at its source."""


def test_the_artifact_is_the_same_twice(artifact: Path, wheels: Path, tmp_path: Path) -> None:
    artifacts.build(tmp_path / "again", wheels)
    assert archive.digest(tmp_path / "again") == archive.digest(artifact)


def test_every_module_is_compiled_for_lambdas_python_and_believed_unchecked(
    artifact: Path,
) -> None:
    asked = "import importlib.util; print(importlib.util.MAGIC_NUMBER.hex())"
    command = [str(runtime.interpreter()), "-I", "-S", "-c", asked]
    magic = bytes.fromhex(subprocess.run(command, capture_output=True, check=True).stdout.decode())
    compiled = list(artifact.rglob("*.pyc"))
    assert len(compiled) > 900
    for path in compiled:
        with path.open("rb") as file:
            header = file.read(8)
        assert header[:4] == magic, path
        assert int.from_bytes(header[4:], "little") == _UNCHECKED_HASH, path


def test_every_source_has_its_bytecode(artifact: Path) -> None:
    for source in artifact.rglob("*.py"):
        cached = source.parent / "__pycache__" / f"{source.stem}.cpython-313.pyc"
        assert cached.exists(), source


def test_our_own_modules_ship_with_their_source_and_are_all_there(artifact: Path) -> None:
    ours = {path.relative_to(paths.SOURCES) for path in paths.SOURCES.rglob("*.py")}
    shipped = {path.relative_to(artifact) for path in artifact.rglob("*.py")}
    assert shipped == ours


def test_no_module_of_a_package_is_left_out(artifact: Path, wheels: Path) -> None:
    del wheels
    for name in ("ask_sdk_core", "ask_sdk_model", "botocore", "urllib3"):
        spec = importlib.util.find_spec(name)
        assert spec is not None
        assert spec.origin is not None
        installed = Path(spec.origin).parent
        modules = {path.relative_to(installed) for path in installed.rglob("*.py")}
        shipped = {
            path.relative_to(artifact / name).with_suffix(".py")
            for path in (artifact / name).rglob("*.pyc")
        }
        assert shipped == modules


def test_nothing_in_it_belongs_to_one_processor_or_to_this_machine(artifact: Path) -> None:
    assert not [path for path in artifact.rglob("*") if path.suffix in (".so", ".pyd", ".exe")]
    assert not (artifact / "bin").exists()
    here = str(paths.ROOT).encode()
    assert not [path for path in archive.files(artifact) if here in path.read_bytes()]


def test_it_needs_nothing_that_is_not_in_it(artifact: Path) -> None:
    # Without site-packages and without this environment: only the interpreter and the artifact.
    program = (
        f"import sys; sys.path.insert(0, {str(artifact)!r})\n"
        "import lambda_function, backspasm.services.sockets, zoneinfo\n"
        "lambda_function._dynamodb()\n"
        "zoneinfo.ZoneInfo('Australia/Lord_Howe')\n"
        "print(lambda_function.__file__)"
    )
    environment = {
        "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
        "TABLE_NAME": "none",
        "SKILL_ID": "none",
        "PYTHONTZPATH": "",
    }
    command = [str(runtime.interpreter()), "-S", "-s", "-B", "-c", program]
    ran = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stdout.decode().strip() == str(artifact / "lambda_function.py")


@pytest.mark.parametrize("locale", catalogue.LOCALES)
def test_what_is_spoken_is_compiled_as_it_was_written(artifact: Path, locale: str) -> None:
    shipped = json.loads((artifact / "content" / f"{locale}.json").read_text(encoding="utf-8"))
    written = read_locale(paths.CONTENT, locale)
    assert list(shipped["plurals"].items()) == list(written["plurals"].items())
    assert shipped["entries"].keys() == written["entries"].keys()
    for key, entry in shipped["entries"].items():
        for part in ("say", "reprompt", "card"):
            assert entry.get(part) == written["entries"][key].get(part), key


@pytest.mark.parametrize("region", ["us-east-1", "eu-west-1", "us-west-2", "us-gov-west-1"])
def test_pruning_changes_no_address_and_no_operation(artifact: Path, region: str) -> None:
    pruned = botocore.session.get_session()
    pruned.set_config_variable("data_path", str(artifact / "botocore" / "data"))
    loader = pruned.get_component("data_loader")
    loader.search_paths[:] = [str(artifact / "botocore" / "data")]
    whole = botocore.session.get_session()
    keys = {"aws_access_key_id": "none", "aws_secret_access_key": "none"}
    clients = [
        session.create_client("dynamodb", region_name=region, **keys) for session in (pruned, whole)
    ]
    assert clients[0].meta.endpoint_url == clients[1].meta.endpoint_url
    operations = [list(client.meta.service_model.operation_names) for client in clients]
    assert operations[0] == operations[1]


def test_pruning_leaves_the_licences(artifact: Path) -> None:
    for package in artifact.glob("*.dist-info"):
        words = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
        named = [path.name for path in package.rglob("*") if path.name.upper().startswith(words)]
        in_metadata = "License" in (package / "METADATA").read_text(encoding="utf-8")
        assert named or in_metadata, package.name


def test_pruning_twice_is_pruning_once(artifact: Path) -> None:
    before = archive.digest(artifact)
    prune.prune(artifact)
    assert archive.digest(artifact) == before


def test_without_lambdas_python_the_build_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(runtime, "VERSION", "2.6")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    with pytest.raises(runtime.NoInterpreter, match=r"Python 2\.6.*LAMBDA_PYTHON"):
        runtime.interpreter()


def test_the_interpreter_may_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(runtime, "VERSION", ".".join(map(str, sys.version_info[:2])))
    named = tmp_path / "my-python"
    named.symlink_to(sys.executable)
    monkeypatch.setenv("LAMBDA_PYTHON", str(named))
    assert runtime.interpreter() == named
