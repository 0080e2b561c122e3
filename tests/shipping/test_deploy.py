"""The first deployment: the skill and its functions need each other's name."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from shipping import deploy, endpoints

SKILL_ID = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555"

TOOL = """\
#!{python}
import json, pathlib, sys
name = pathlib.Path(sys.argv[0]).name
with open("calls", "a") as calls:
    package = pathlib.Path("dist/skill-package/skill.json")
    uri = None
    if package.exists():
        uri = json.loads(package.read_text())["manifest"]["apis"]["custom"].get("endpoint")
    calls.write(json.dumps([name, *sys.argv[1:], uri]) + "\\n")
if name == "ask" and not {forgetful}:
    pathlib.Path(".ask").mkdir(exist_ok=True)
    states = {{"profiles": {{"default": {{"skillId": "{skill_id}"}}}}}}
    pathlib.Path(".ask/ask-states.json").write_text(json.dumps(states))
if sys.argv[1:2] == ["list"]:
    region = sys.argv[sys.argv.index("--region") + 1]
    arn = "arn:aws:lambda:" + region + ":123456789012:function:skill:live"
    print(json.dumps([{{"OutputKey": "Table", "OutputValue": "t"}},
                      {{"OutputKey": "Endpoint", "OutputValue": arn}}]))
"""


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`ask` and `sam`, which note what they are asked for and do as little as will do."""
    return put_tools(tmp_path, monkeypatch, forgetful=False)


def put_tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, forgetful: bool) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("ask", "sam"):
        text = TOOL.format(python=sys.executable, skill_id=SKILL_ID, forgetful=forgetful)
        (folder / name).write_text(text)
        (folder / name).chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(folder))
    root = tmp_path / "root"
    root.mkdir()
    return root


def calls(root: Path) -> list[list[str | dict[str, str] | None]]:
    return [json.loads(line) for line in (root / "calls").read_text().splitlines()]


def test_the_skill_is_created_then_the_functions_then_it_is_told_where_they_are(
    tools: Path,
) -> None:
    arns = deploy.deploy(["NA", "FE"], {"Alerts": "off"}, root=tools)
    made = calls(tools)
    assert [call[:2] for call in made] == [
        ["ask", "deploy"],
        ["sam", "build"],
        ["sam", "deploy"],
        ["sam", "list"],
        ["sam", "deploy"],
        ["sam", "list"],
        ["ask", "deploy"],
    ]
    assert made[0][-1] is None
    assert made[-1][-1] == {"uri": arns["NA"]}
    assert arns["FE"].split(":")[3] == endpoints.AWS_REGIONS["FE"]


def test_the_functions_are_deployed_for_the_skill_that_was_created(tools: Path) -> None:
    deploy.deploy(["NA"], {"Alerts": "off"}, root=tools)
    (deployed,) = [call for call in calls(tools) if call[:2] == ["sam", "deploy"]]
    assert "Alerts=off" in deployed
    assert f"SkillId={SKILL_ID}" in deployed


def test_the_skill_is_created_once(tools: Path) -> None:
    deploy.deploy(["NA"], {}, root=tools)
    deploy.deploy(["NA"], {}, root=tools)
    asked = [call for call in calls(tools) if call[0] == "ask"]
    assert [call[-1] is None for call in asked] == [True, False, False]


def test_a_skill_that_was_not_created_stops_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = put_tools(tmp_path, monkeypatch, forgetful=True)
    with pytest.raises(deploy.CannotDeploy, match="no skill id"):
        deploy.deploy(["NA"], {}, root=root)
    assert [call[0] for call in calls(root)] == ["ask"]


def test_a_missing_tool_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(deploy, "skill_id", lambda *_: SKILL_ID)
    assert deploy.main([]) == 1
    assert "sam is not on the path" in capsys.readouterr().err
