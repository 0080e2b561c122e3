"""The skill package: Amazon's own classes read all of it, and nothing would be objected to."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_model_runtime.serializer import DefaultSerializer
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import InteractionModelData
from ask_smapi_model.v1.skill.manifest.skill_manifest_envelope import SkillManifestEnvelope

from backspasm.admit.door import EVENTS
from shipping import certification, endpoints, icons, package, paths, reviews

NA = "arn:aws:lambda:us-east-1:123456789012:function:back-spasm-helper-Skill-abc:live"
EU = NA.replace("us-east-1", "eu-west-1")
FE = NA.replace("us-east-1", "us-west-2")
LINKS = {"privacyPolicyUrl": "https://example.org/p", "termsOfUseUrl": "https://example.org/t"}


@pytest.fixture(scope="module")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packaged") / "skill-package"
    package.assemble(folder, {"NA": NA, "EU": EU, "FE": FE}, links=LINKS)
    return folder


@pytest.fixture
def spoilt(packaged: Path, tmp_path: Path) -> Path:
    """A package of one's own, to put something wrong into."""
    return Path(shutil.copytree(packaged, tmp_path / "spoilt"))


def manifest_of(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "skill.json").read_text(encoding="utf-8"))
    return read


def rewrite(path: Path, **changes: Any) -> None:
    """Change texts of en-US in the manifest at `path`."""
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["manifest"]["publishingInformation"]["locales"]["en-US"] |= changes
    path.write_text(json.dumps(whole), encoding="utf-8")


def assert_amazon_reads_all_of(text: str, as_a: type) -> None:
    """Whatever Amazon's classes don't know is left out when they write it again."""
    serializer = DefaultSerializer()
    written = serializer.serialize(serializer.deserialize(text, as_a))
    assert written == json.loads(text)


def test_amazons_classes_read_the_manifest(packaged: Path) -> None:
    text = (packaged / "skill.json").read_text(encoding="utf-8")
    assert_amazon_reads_all_of(text, SkillManifestEnvelope)


@pytest.mark.parametrize("locale", certification.LOCALES)
def test_amazons_classes_read_the_models(packaged: Path, locale: str) -> None:
    path = packaged / "interactionModels" / "custom" / f"{locale}.json"
    assert_amazon_reads_all_of(path.read_text(encoding="utf-8"), InteractionModelData)


def test_there_is_nothing_to_object_to(packaged: Path) -> None:
    assert certification.problems(packaged, public=True) == []


def test_the_endpoints_are_filled_in_for_conversations_and_for_events(packaged: Path) -> None:
    manifest = manifest_of(packaged)["manifest"]
    for addressed in (manifest["apis"]["custom"], manifest["events"]):
        assert addressed["endpoint"] == {"uri": NA}
        assert addressed["regions"] == {
            "NA": {"endpoint": {"uri": NA}},
            "EU": {"endpoint": {"uri": EU}},
            "FE": {"endpoint": {"uri": FE}},
        }


def test_one_region_serves_all_others(tmp_path: Path) -> None:
    package.assemble(tmp_path / "one", {"EU": EU})
    custom = manifest_of(tmp_path / "one")["manifest"]["apis"]["custom"]
    assert custom["endpoint"] == {"uri": EU}
    assert list(custom["regions"]) == ["EU"]


def test_without_endpoints_the_package_only_creates_the_skill(tmp_path: Path) -> None:
    package.assemble(tmp_path / "none", {})
    manifest = manifest_of(tmp_path / "none")["manifest"]
    assert "endpoint" not in manifest["apis"]["custom"]
    assert "events" not in manifest


@pytest.mark.parametrize(
    ("region", "arn", "says"),
    [
        ("NA", NA.removesuffix(":live"), "alias"),
        ("EU", NA, "eu-west-1"),
        ("FE", "https://example.org", "alias"),
        ("NA", NA + "\n", "alias"),
    ],
)
def test_an_endpoint_that_alexa_could_not_call_is_refused(
    tmp_path: Path, region: str, arn: str, says: str
) -> None:
    with pytest.raises(endpoints.BadEndpoint, match=says):
        package.assemble(tmp_path / "bad", {region: arn})


def test_the_skill_subscribes_to_the_events_it_lets_in() -> None:
    kinds = {"SKILL": "AlexaSkillEvent.Skill", "REMINDER": "Reminders.Reminder"}
    subscribed = set()
    for each in manifest_of(paths.SKILL_PACKAGE)["manifest"]["events"]["subscriptions"]:
        kind, *words = each["eventName"].split("_")
        subscribed.add(kinds[kind] + "".join(word.capitalize() for word in words))
    # That it was enabled is of no use to it.
    assert subscribed == EVENTS - {"AlexaSkillEvent.SkillEnabled"}


def test_a_public_package_is_refused_while_safety_lacks_a_reviewer_and_names_what(
    tmp_path: Path,
) -> None:
    write(tmp_path / "content" / "en" / "a.toml", '[a.b]\nsay = "x"\nsafety = true\n')
    with pytest.raises(package.Refused, match=r"en/a\.toml: a\.b"):
        package.assemble(
            tmp_path / "public", {"NA": NA}, public=True, links=LINKS, content=tmp_path / "content"
        )
    assert not (tmp_path / "public").exists()


def test_a_public_package_is_made_when_all_is_reviewed(tmp_path: Path) -> None:
    write(
        tmp_path / "content" / "en" / "a.toml",
        '[a.b]\nsay = "x"\nsafety = true\nreviewed_by = "Dr Who"\nreviewed_on = "2026-11-22"\n',
    )
    missing = package.assemble(
        tmp_path / "public", {"NA": NA}, public=True, links=LINKS, content=tmp_path / "content"
    )
    assert missing == []
    information = manifest_of(tmp_path / "public")["manifest"]["publishingInformation"]
    assert information["distributionMode"] == "PUBLIC"


def test_a_public_package_needs_its_privacy_policy_and_terms(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(package.Refused, match="privacyPolicyUrl"):
        package.assemble(tmp_path / "public", {"NA": NA}, public=True, content=tmp_path / "content")


def test_a_private_package_goes_on_and_tells_what_is_not_reviewed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    monkeypatch.setattr(paths, "PACKAGED", tmp_path / "skill-package")
    assert package.main(["--na", NA]) == 0
    told = capsys.readouterr().out
    number = len(reviews.unreviewed(paths.CONTENT))
    assert (f"{number} entries about safety have no reviewer" in told) is (number > 0)


def test_a_refusal_leaves_no_package(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "PACKAGED", tmp_path / "skill-package")
    assert package.main(["--eu", NA]) == 1
    assert "eu-west-1" in capsys.readouterr().err
    assert not (tmp_path / "skill-package").exists()


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


REVIEWED = 'reviewed_by = "Dr Who"\nreviewed_on = "2026-11-22"\n'


@pytest.mark.parametrize(
    ("review", "is_reviewed"),
    [
        (REVIEWED, True),
        ('reviewed_by = "Dr Who"\nreviewed_on = 2026-11-22\n', True),
        ('reviewed_by = ""\nreviewed_on = "2026-11-22"\n', False),
        ('reviewed_by = "Dr Who"\nreviewed_on = ""\n', False),
        ('reviewed_by = "Dr Who"\nreviewed_on = "soon"\n', False),
        ("", False),
    ],
)
def test_a_review_is_a_name_and_a_date(tmp_path: Path, review: str, is_reviewed: bool) -> None:
    write(tmp_path / "en" / "a.toml", f'[a.b]\nsay = "x"\nsafety = true\n{review}')
    assert (reviews.unreviewed(tmp_path) == []) is is_reviewed


def test_words_that_are_not_about_safety_need_no_review(tmp_path: Path) -> None:
    write(tmp_path / "en" / "a.toml", '[a.b]\nsay = "x"\n[words]\nsay = "y"\n')
    assert reviews.unreviewed(tmp_path) == []


def test_an_overlay_about_safety_needs_a_review_of_its_own(tmp_path: Path) -> None:
    write(tmp_path / "en" / "a.toml", f'[a.b]\nsay = "x"\nsafety = true\n{REVIEWED}')
    write(tmp_path / "en-GB" / "a.toml", '[a.b]\nsay = "y"\n')
    assert reviews.unreviewed(tmp_path) == ["en-GB/a.toml: a.b"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"summary": "x" * 161}, "summary"),
        ({"summary": "The life-saving skill"}, "claims too much"),
        ({"name": "Back Emergency"}, "name claims"),
        ({"description": "Call 911."}, "medical advice"),
        ({"description": "call 999 or your local emergency number"}, "emergency number 911"),
        ({"keywords": []}, "keywords"),
        ({"examplePhrases": ["Alexa, start back spasm helper"]}, "must open the skill"),
        (
            {
                "examplePhrases": [
                    "Alexa, open back spasm helper",
                    "Alexa, ask back spasm helper to sing",
                ]
            },
            "none of the model's samples",
        ),
        (
            {"examplePhrases": ["Alexa, open back spasm helper", "Alexa, start my ice pack"]},
            "does not name the skill",
        ),
        ({"smallIconUri": "file://assets/images/icon_512.png"}, "108 by 108"),
        ({"largeIconUri": "https://example.org/icon.png"}, "512 by 512"),
    ],
)
def test_what_amazon_would_object_to_is_found(
    spoilt: Path, changes: dict[str, Any], says: str
) -> None:
    rewrite(spoilt / "skill.json", **changes)
    assert any(says in problem for problem in certification.problems(spoilt))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda model: model.update(invocationName="alexa back helper"), "must not contain: alexa"),
        (lambda model: model.update(invocationName="back"), "two words"),
        (lambda model: model["intents"].pop(0), "the model lacks AMAZON"),
        (lambda model: model["intents"][0]["samples"].append("say 911!"), "won't take"),
        (lambda model: model["intents"][-1]["samples"].clear(), "no samples"),
    ],
)
def test_a_model_that_amazon_would_not_take_is_found(spoilt: Path, change: Any, says: str) -> None:
    path = spoilt / "interactionModels" / "custom" / "en-US.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    change(whole["interactionModel"]["languageModel"])
    path.write_text(json.dumps(whole), encoding="utf-8")
    assert any(says in problem for problem in certification.problems(spoilt))


def test_permissions_are_those_that_the_code_asks_for(spoilt: Path) -> None:
    whole = manifest_of(spoilt)
    whole["manifest"]["permissions"] = [{"name": "alexa::profile:email:read"}]
    (spoilt / "skill.json").write_text(json.dumps(whole), encoding="utf-8")
    found = "\n".join(certification.problems(spoilt))
    assert "lacks: alexa::alerts:reminders:skill:readwrite" in found
    assert "code does not: alexa::profile:email:read" in found


@pytest.mark.parametrize("size", icons.SIZES)
def test_the_icons_are_of_the_size_that_amazon_asks_for(size: int) -> None:
    rows = icons.rows_of(icons.path(size).read_bytes())
    assert (len(rows), {len(row) for row in rows}) == (size, {3 * size})


def test_the_icon_is_the_one_that_is_drawn() -> None:
    assert icons.rows_of(icons.path(108).read_bytes()) == icons.pixels(108)
