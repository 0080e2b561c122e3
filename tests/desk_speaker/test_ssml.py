"""SSML as it is heard."""

from __future__ import annotations

import pytest

from desk_speaker.ssml import SsmlError, problems, to_plain


def test_tags_are_not_heard_and_spaces_are_single() -> None:
    assert to_plain("<speak>Ice  <emphasis>off</emphasis>.\n Check.</speak>") == "Ice off. Check."


def test_breaks_and_sentences_keep_words_apart() -> None:
    assert to_plain('<speak>In<break time="2s"/>out<s>Again</s>done</speak>') == "In out Again done"


def test_an_alias_is_heard_instead_of_its_text() -> None:
    assert to_plain('<speak>Call <sub alias="nine nine nine">999</sub>.</speak>') == (
        "Call nine nine nine."
    )


def test_escaped_signs_are_heard_as_themselves() -> None:
    assert to_plain("<speak>Hot &amp; cold</speak>") == "Hot & cold"


@pytest.mark.parametrize(
    "ssml", ["<speak>Hot & cold</speak>", "<speak>a", "a", "", "<speak><p></speak>"]
)
def test_what_is_not_well_formed_is_an_error(ssml: str) -> None:
    with pytest.raises(SsmlError):
        to_plain(ssml)


def test_amazons_own_tags_are_known_though_nothing_declares_their_prefix() -> None:
    assert problems('<speak><amazon:effect name="whispered">hush</amazon:effect></speak>') == []


def test_unknown_tags_long_pauses_and_another_root_are_problems() -> None:
    assert problems("<speak><blink>x</blink></speak>") == ["<blink> is not a tag Alexa knows"]
    assert "11s" in problems('<speak><break time="11s"/></speak>')[0]
    assert problems('<speak><break time="10s"/><break time="900ms"/></speak>') == []
    assert "begins with" in problems("<p>x</p>")[0]
