"""Sentences come from content/, with their values put in safely."""

from __future__ import annotations

from pathlib import Path

import pytest

from backspasm.speech import plurals, source, ssml
from backspasm.speech.catalogue import LOCALES, Catalogue, load, nearest

ENGLISH = {"one": "n = 1"}


def catalogue(**entries: dict[str, object]) -> Catalogue:
    return Catalogue("en-US", entries, ENGLISH)


def test_values_are_put_in_and_escaped() -> None:
    words = catalogue(greet={"say": "Hello {name}."})
    assert words.say("greet", name="Tom & <Jerry>") == "Hello Tom &amp; &lt;Jerry&gt;."


def test_the_plural_form_follows_the_count() -> None:
    rounds = {"one": "One round.", "other": "{rounds} rounds."}
    words = catalogue(rounds={"say": rounds, "count": "rounds"})
    assert words.say("rounds", rounds=1) == "One round."
    assert words.say("rounds", rounds=3) == "3 rounds."


def test_a_wording_is_picked_by_the_variation() -> None:
    words = catalogue(bye={"say": ["Take care.", "Go gently."]})
    assert [words.say("bye", each) for each in range(3)] == [
        "Take care.",
        "Go gently.",
        "Take care.",
    ]


def test_a_missing_value_is_an_error_and_not_half_a_sentence() -> None:
    with pytest.raises(KeyError):
        catalogue(greet={"say": "Hello {name}."}).say("greet")


def test_a_card_holds_plain_text() -> None:
    words = catalogue(call={"say": "x", "card": {"title": "Call {n}", "text": "{n} & ask"}})
    assert words.card("call", n="<b>911</b>") == ("Call 911", "911 & ask")
    assert catalogue(call={"say": "x"}).card("call") is None


@pytest.mark.parametrize("locale", LOCALES)
def test_every_locale_can_be_read(locale: str) -> None:
    words = load(locale)
    assert words.say("plan.stopped")
    assert "911" in words.say("session.help.idle") or locale not in ("en-US", "en-CA")


def test_each_country_hears_its_own_emergency_number() -> None:
    said = {each: ssml.plain(load(each).say("session.help.idle")) for each in LOCALES}
    assert "911" in said["en-US"]
    assert "911" in said["en-CA"]
    assert "999" in said["en-GB"]
    assert "triple zero" in said["en-AU"].lower()
    assert "112" in said["en-IN"]


def test_a_locale_that_is_not_ours_gets_american_english() -> None:
    assert nearest("en-GB") == "en-GB"
    assert nearest("fr-FR") == "en-US"


def test_an_overlay_replaces_only_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en-GB").mkdir()
    (tmp_path / "en" / "a.toml").write_text(
        '[words]\ncolor = "color"\n[plurals]\none = "n = 1"\n'
        '[skin]\nsay = "It changed {color}."\nreprompt = "Which {color}?"\n'
    )
    (tmp_path / "en-GB" / "a.toml").write_text(
        '[words]\ncolor = "colour"\n[skin]\nsay = "Has it changed {color}?"\n'
    )
    entries = source.read_locale(tmp_path, "en-GB")["entries"]
    assert entries["skin"] == {"say": "Has it changed colour?", "reprompt": "Which colour?"}


@pytest.mark.parametrize(
    ("number", "form"),
    [(1, "one"), (2, "few"), (5, "other"), (12, "other"), (21, "one"), (22, "few"), (112, "other")],
)
def test_plural_rules_are_cldrs_own(number: int, form: str) -> None:
    russian = {
        "one": "n % 10 = 1 and n % 100 != 11",
        "few": "n % 10 = 2..4 and n % 100 != 12..14",
    }
    assert plurals.category(russian, number) == form


def test_a_rule_with_alternatives_holds_for_any_of_them() -> None:
    assert plurals.category({"few": "n = 2 or n = 7,9"}, 9) == "few"
    assert plurals.category({"few": "n = 2 or n = 7,9"}, 8) == "other"


def test_a_rule_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="plural rule"):
        plurals.category({"one": "a few"}, 1)


def test_plain_text_is_what_is_heard() -> None:
    assert ssml.plain('One.<break time="1s"/>Two &amp; three.') == "One. Two & three."
    assert ssml.plain('Call <say-as interpret-as="digits">911</say-as>.') == "Call 911."
