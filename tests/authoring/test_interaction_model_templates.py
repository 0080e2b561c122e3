"""How templates become sentences."""

from __future__ import annotations

import pytest

from authoring.interaction_model.templates import PLENTY, TemplateError, expand


def test_one_of_and_with_or_without_are_written_out() -> None:
    assert sorted(expand("start [my] (ice|cold pack)", {})) == [
        "start cold pack",
        "start ice",
        "start my cold pack",
        "start my ice",
    ]


def test_a_slot_is_left_for_alexa() -> None:
    assert expand("ice for {duration}", {}) == ["ice for {duration}"]


def test_brackets_can_stand_inside_brackets() -> None:
    assert sorted(expand("(put (it|the ice)|keep it) on", {})) == [
        "keep it on",
        "put it on",
        "put the ice on",
    ]


def test_an_ending_joins_its_word() -> None:
    assert sorted(expand("my back('s| has) gone", {})) == ["my back has gone", "my back's gone"]


def test_capitals_and_double_spaces_are_tidied_and_nothing_is_said_twice() -> None:
    assert expand("Start  (ice|Ice)", {}) == ["start ice"]


def test_a_word_list_stands_for_its_words_also_inside_another() -> None:
    words = {"ice": "ice|cold", "pack": "<ice> pack"}
    assert sorted(expand("my <pack>", words)) == ["my cold pack", "my ice pack"]


def test_a_large_template_says_every_choice_in_plain_company() -> None:
    letters = "abcdefgh"
    one_of = "|".join(letters)
    sentences = expand(f"({one_of}) ({one_of})", {})
    assert len(letters) ** 2 > PLENTY
    assert set(sentences) == {f"a {x}" for x in letters} | {f"{x} a" for x in letters}


def test_what_may_be_left_out_is_plainest_left_out() -> None:
    choices = "|".join(f"word{letter}" for letter in "abcdefghijklmnopqrst")
    sentences = expand(f"start [please] ({choices})", {})
    assert "start worda" in sentences
    assert "start please worda" in sentences
    assert "start please wordb" not in sentences


def test_an_overlay_adds_words_and_takes_none_away() -> None:
    base = expand("my <place> hurts", {"place": "back|spine"})
    local = expand("my <place> hurts", {"place": "back|spine"}, {"place": "lower back"})
    assert set(local) - set(base) == {"my lower back hurts"}
    assert set(base) <= set(local)


def test_an_overlay_reaches_a_word_list_inside_another() -> None:
    words = {"place": "back", "sore": "my <place>"}
    assert "oh my waist" in expand("oh <sore>", words, {"place": "waist"})


@pytest.mark.parametrize(
    ("template", "words", "complaint"),
    [
        ("start (my ice", {}, "'(' is opened and never closed"),
        ("start my] ice", {}, "']' closes nothing that is open"),
        ("start (my] ice", {}, "']' closes nothing that is open"),
        ("ice for {duration", {}, "'{' is opened and never closed"),
        ("  ", {}, "it is empty"),
        ("my <bak>", {}, "there is no word list <bak>"),
        ("my <back>", {"back": "(spine"}, "in the word list <back>: '(' is opened"),
        ("my <back>", {"back": "old <back>"}, "the word list <back> holds itself"),
    ],
)
def test_a_template_that_cannot_be_read_says_why(
    template: str, words: dict[str, str], complaint: str
) -> None:
    with pytest.raises(TemplateError) as caught:
        expand(template, words)
    assert complaint in str(caught.value)
