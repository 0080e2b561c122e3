"""template.yaml holds what an operator relies on. `make template` lints and scans it, too."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from backspasm.conversation.ports import ANSWER_WITHIN
from backspasm.memory.table import definition
from shipping import paths, runtime


class _Loader(yaml.SafeLoader):  # type: ignore[misc]  # yaml has no types
    """Reads CloudFormation's short forms as their long ones."""


def _intrinsic(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        return {name: loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    assert isinstance(node, yaml.MappingNode)
    return {name: loader.construct_mapping(node, deep=True)}


_Loader.add_multi_constructor("!", _intrinsic)

TEMPLATE: dict[str, Any] = yaml.load(paths.TEMPLATE.read_text(encoding="utf-8"), Loader=_Loader)
RESOURCES: dict[str, Any] = TEMPLATE["Resources"]
FUNCTION: dict[str, Any] = RESOURCES["Skill"]["Properties"]
TABLE: dict[str, Any] = RESOURCES["Table"]["Properties"]
SKILL_ID = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555"


def parameter(name: str) -> dict[str, Any]:
    found: dict[str, Any] = TEMPLATE["Parameters"][name]
    return found


def alarms() -> dict[str, Any]:
    return {
        name: resource["Properties"]
        for name, resource in RESOURCES.items()
        if resource["Type"] == "AWS::CloudWatch::Alarm"
    }


def statements() -> list[dict[str, Any]]:
    return [
        statement
        for policy in RESOURCES["SkillRole"]["Properties"]["Policies"]
        for statement in policy["PolicyDocument"]["Statement"]
    ]


def test_it_runs_on_the_python_that_the_artifact_is_compiled_for() -> None:
    assert FUNCTION["Runtime"] == {"Ref": "PythonRuntime"}
    assert parameter("PythonRuntime")["Default"] == f"python{runtime.VERSION}"
    assert parameter("PythonRuntime")["AllowedValues"] == [f"python{runtime.VERSION}"]
    assert FUNCTION["Architectures"] == [{"Ref": "Architecture"}]
    assert parameter("Architecture")["Default"] == "arm64"


def test_it_gives_up_after_the_skill_and_before_alexa() -> None:
    assert ANSWER_WITHIN < FUNCTION["Timeout"] < 8


def test_it_starts_from_a_snapshot_of_a_published_version() -> None:
    assert FUNCTION["SnapStart"] == {"ApplyOn": {"Ref": "SnapStart"}}
    assert parameter("SnapStart")["Default"] == "PublishedVersions"
    assert FUNCTION["AutoPublishAlias"] == "live"


def test_a_changed_setting_reaches_the_alias() -> None:
    assert FUNCTION["AutoPublishAliasAllProperties"] is True


def test_a_new_version_takes_over_gradually_and_back_if_it_fails() -> None:
    preference = FUNCTION["DeploymentPreference"]
    assert parameter("DeploymentType")["Default"].startswith("Canary")
    watched = {alarm["Ref"] for alarm in preference["Alarms"]}
    assert watched == {"ErrorsAlarm", "FailedTurnsAlarm", "ThrottlesAlarm", "SlowAnswersAlarm"}
    assert watched <= alarms().keys()


def test_only_the_named_skill_may_call_it() -> None:
    events = list(FUNCTION["Events"].values())
    assert events == [{"Type": "AlexaSkill", "Properties": {"SkillId": {"Ref": "SkillId"}}}]
    assert FUNCTION["Environment"]["Variables"]["SKILL_ID"] == {"Ref": "SkillId"}


@pytest.mark.parametrize(
    ("given", "accepted"),
    [
        (SKILL_ID, True),
        ("", False),
        ("*", False),
        ("amzn1.ask.skill.", False),
        (SKILL_ID + "x", False),
        ("x" + SKILL_ID, False),
    ],
)
def test_it_cannot_be_deployed_without_a_skills_id(given: str, accepted: bool) -> None:
    assert "Default" not in parameter("SkillId")
    pattern = parameter("SkillId")["AllowedPattern"]
    assert (re.search(pattern, given) is not None) is accepted


def test_the_operator_can_turn_alerts_off() -> None:
    assert FUNCTION["Environment"]["Variables"]["ALERTS"] == {"Ref": "Alerts"}
    assert parameter("Alerts")["Default"] == "on"
    assert parameter("Alerts")["AllowedValues"] == ["on", "off"]


def test_the_function_is_told_its_table() -> None:
    assert FUNCTION["Environment"]["Variables"]["TABLE_NAME"] == {"Ref": "Table"}


def test_the_table_is_the_one_that_the_code_expects() -> None:
    expected = definition("any")
    for name in ("BillingMode", "KeySchema", "AttributeDefinitions"):
        assert TABLE[name] == expected[name]
    assert TABLE["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}


def test_what_is_remembered_survives_mistakes_and_not_for_long_a_deletion() -> None:
    assert RESOURCES["Table"]["DeletionPolicy"] == "Retain"
    assert RESOURCES["Table"]["UpdateReplacePolicy"] == "Retain"
    assert TABLE["DeletionProtectionEnabled"] is True
    recovery = TABLE["PointInTimeRecoverySpecification"]
    assert recovery == {"PointInTimeRecoveryEnabled": True, "RecoveryPeriodInDays": 7}
    assert TABLE["SSESpecification"] == {"SSEEnabled": True}


def test_the_role_may_do_exactly_what_the_code_does_on_exactly_this_table() -> None:
    code = (paths.SOURCES / "backspasm" / "memory" / "dynamodb.py").read_text(encoding="utf-8")
    called = set(re.findall(r"client\.([a-z_]+)\(", code))
    operations = {
        "dynamodb:" + "".join(word.capitalize() for word in name.split("_")) for name in called
    }
    granted = [each for each in statements() if "dynamodb" in str(each["Action"])]
    assert len(granted) == 1
    assert set(granted[0]["Action"]) == operations
    assert granted[0]["Resource"] == {"Fn::GetAtt": "Table.Arn"}


def test_beyond_that_the_role_may_only_write_its_own_log() -> None:
    (log,) = [each for each in statements() if "dynamodb" not in str(each["Action"])]
    assert log["Action"] == ["logs:CreateLogStream", "logs:PutLogEvents"]
    assert log["Resource"] == {"Fn::GetAtt": "Logs.Arn"}
    assert "ManagedPolicyArns" not in RESOURCES["SkillRole"]["Properties"]
    assert FUNCTION["Role"] == {"Fn::GetAtt": "SkillRole.Arn"}
    assert "Policies" not in FUNCTION


def test_logs_are_json_and_are_deleted_in_time() -> None:
    assert FUNCTION["LoggingConfig"]["LogFormat"] == "JSON"
    assert FUNCTION["LoggingConfig"]["LogGroup"] == {"Ref": "Logs"}
    assert RESOURCES["Logs"]["Properties"]["RetentionInDays"] == {"Ref": "LogRetentionDays"}
    days = parameter("LogRetentionDays")
    # As docs/privacy-policy.md promises.
    assert days["Default"] == 30
    assert days["Default"] in days["AllowedValues"]
    assert min(days["AllowedValues"]) >= 1


def test_somebody_is_told_of_errors_throttles_slow_answers_and_alerts_that_could_not_be_set() -> (
    None
):
    metrics = {alarm["MetricName"] for alarm in alarms().values()}
    assert metrics >= {"Errors", "Throttles", "Duration", "AlertsNotSet", "FailedTurns"}
    for alarm in alarms().values():
        assert alarm["AlarmActions"] == {"Fn::If": ["TellsSomebody", [{"Ref": "AlarmTopic"}], []]}
        assert alarm["TreatMissingData"] == "notBreaching"


def test_alarms_watch_the_alias_that_alexa_calls() -> None:
    for alarm in alarms().values():
        if alarm["Namespace"] == "AWS/Lambda":
            dimensions = {each["Name"]: each["Value"] for each in alarm["Dimensions"]}
            assert dimensions["Resource"] == {"Fn::Sub": "${Skill}:live"}


def _matches(resource: str, line: dict[str, str]) -> bool:
    """Whether a metric filter counts a line of the log; only as much of its language as is used."""
    pattern = RESOURCES[resource]["Properties"]["FilterPattern"]
    tests = re.findall(r'\$\.(\w+) = "([^"*]*)(\*?)"', pattern)
    assert pattern == "{ " + " || ".join(f'$.{n} = "{v}{s}"' for n, v, s in tests) + " }"
    return any(
        line[name].startswith(value) if star else line[name] == value for name, value, star in tests
    )


@pytest.mark.parametrize(
    ("module", "call", "counted_by"),
    [
        ("memory/dynamodb.py", 'warning("memory unavailable: %s"', "MemoryUnavailable"),
        ("conversation/alerting.py", 'warning("alerts owed: %d (%s)"', "AlertsNotSet"),
        ("conversation/front.py", 'error("a turn failed: %s"', "FailedTurns"),
    ],
)
def test_what_is_counted_is_what_the_code_logs(module: str, call: str, counted_by: str) -> None:
    code = (paths.SOURCES / "backspasm" / Path(module)).read_text(encoding="utf-8")
    assert call in code
    level = "ERROR" if "error(" in call else "WARNING"
    message = call.partition('"')[2].rstrip('"').replace("%s", "timeout").replace("%d", "2")
    assert _matches(counted_by, {"level": level, "message": message})
    assert not _matches(counted_by, {"level": "INFO", "message": "turned away: no request"})


def test_the_dashboard_shows_every_alarm_and_only_what_there_is() -> None:
    body = RESOURCES["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"]
    named = set(re.findall(r"\$\{([A-Za-z]+)(?:\.Arn)?\}", body))
    assert named <= RESOURCES.keys()
    assert alarms().keys() <= named
    widgets = json.loads(re.sub(r"\$\{[^}]*\}", "x", body))["widgets"]
    assert all(widget["x"] + widget["width"] <= 24 for widget in widgets)


def test_the_endpoint_it_tells_is_the_alias() -> None:
    assert TEMPLATE["Outputs"]["Endpoint"]["Value"] == {"Ref": "Skill.Alias"}


def test_nothing_in_it_belongs_to_one_region_or_one_account() -> None:
    text = json.dumps({**TEMPLATE, "Description": ""})
    assert not re.findall(r"(us|eu|ap)-(east|west|northeast|southeast)-\d", text)
    assert not re.findall(r"\b\d{12}\b", text.replace(SKILL_ID, ""))


def test_every_suppressed_finding_is_explained() -> None:
    suppressed = [
        skip
        for resource in RESOURCES.values()
        for skip in resource.get("Metadata", {}).get("checkov", {}).get("skip", [])
    ]
    assert suppressed
    assert all(skip["id"].startswith("CKV") for skip in suppressed)
    assert all(len(skip["comment"].split()) >= 8 for skip in suppressed)


def test_sam_builds_it_with_our_own_steps() -> None:
    metadata = RESOURCES["Skill"]["Metadata"]
    assert metadata["BuildMethod"] == "makefile"
    assert metadata["WorkingDirectory"] == "."
    makefile = (paths.ROOT / "Makefile").read_text(encoding="utf-8")
    assert "\nbuild-Skill:" in makefile
