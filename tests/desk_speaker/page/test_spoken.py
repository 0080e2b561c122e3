"""A voice keeps to the pauses and the pace of the markup."""

from __future__ import annotations

import pytest

from desk_speaker.page.spoken import Piece, pieces, seconds


def test_plain_words_are_one_piece() -> None:
    assert pieces("<speak>Ice off.</speak>", None) == [Piece("Ice off.")]


def test_a_break_is_a_pause_after_what_was_said() -> None:
    said = pieces('<speak>Breathe in. <break time="1500ms"/> And out.</speak>', None)
    assert said == [Piece("Breathe in.", pause=1.5), Piece("And out.")]


def test_breaks_that_follow_each_other_add_up() -> None:
    said = pieces('<speak>In. <break time="10s"/><break time="2s"/> Out.</speak>', None)
    assert said[0].pause == 12


def test_a_rate_holds_inside_its_tag_and_multiplies() -> None:
    inner = '<prosody rate="50%">Three.</prosody>'
    ssml = f'<speak>One. <prosody rate="80%">Two. {inner}</prosody></speak>'
    assert [(piece.text, piece.rate) for piece in pieces(ssml, None)] == [
        ("One.", 1.0),
        ("Two.", 0.8),
        ("Three.", 0.4),
    ]


def test_digits_are_said_one_by_one() -> None:
    ssml = '<speak>Call <say-as interpret-as="digits">911</say-as> now.</speak>'
    assert pieces(ssml, None) == [Piece("Call 9 1 1 now.")]


def test_an_alias_is_said_in_place_of_what_is_written() -> None:
    assert pieces('<speak><sub alias="degrees">deg</sub> warm</speak>', None) == [
        Piece("degrees warm")
    ]


def test_markup_that_is_broken_is_said_as_text() -> None:
    assert pieces("<speak>Ice & heat", "Ice and heat") == [Piece("Ice and heat")]


def test_silence_is_no_piece() -> None:
    assert pieces(None, None) == []
    assert pieces("<speak></speak>", None) == []


@pytest.mark.parametrize(("rate", "expected"), [(1.0, 3.8), (0.5, 7.6)])
def test_slower_takes_longer(rate: float, expected: float) -> None:
    assert seconds([Piece("word " * 10, rate)]) == pytest.approx(expected)
