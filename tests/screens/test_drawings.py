"""Every step of every walkthrough has a drawing of its own."""

from __future__ import annotations

import re

import pytest

from backspasm.guide.walkthrough import Place, Position
from backspasm.screens.drawings.steps import drawing
from backspasm.screens.drawings.strokes import COLOURS, HEIGHT, WIDTH
from tests.screens.builders import PLACES

LINE = re.compile(r"^M(?:-?[\d.]+ -?[\d.]+ ?L?)+$")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.written)
def test_a_step_is_drawn_in_the_colours_of_the_theme(place: Place) -> None:
    inks = {
        item[part]
        for item in drawing(place)["items"]
        for part in ("fill", "stroke")
        if item.get(part) not in (None, "transparent")
    }
    assert inks <= {f"${{{colour}}}" for colour in COLOURS}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.written)
def test_a_drawing_stays_within_its_edges(place: Place) -> None:
    for item in drawing(place)["items"]:
        path, half = item["pathData"], item.get("strokeWidth", 0) / 2
        if LINE.match(path):
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
            assert all(half <= x <= WIDTH - half + 5 for x in numbers[::2]), path
            assert all(half <= y <= HEIGHT - half + 5 for y in numbers[1::2]), path


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.written)
def test_no_two_steps_that_follow_each_other_look_the_same(place: Place) -> None:
    after = place.next
    if after is not None:
        assert drawing(place) != drawing(after)


def test_the_end_of_each_position_looks_unlike_every_other() -> None:
    ends = [place for place in PLACES if place.next is None]
    assert len({str(drawing(place)) for place in ends}) == len(Position)


@pytest.mark.parametrize("place", [p for p in PLACES if p.step], ids=lambda place: place.written)
def test_whoever_is_asked_to_move_is_in_the_picture(place: Place) -> None:
    body = [i for i in drawing(place)["items"] if "${body}" in (i.get("fill"), i.get("stroke"))]
    assert len(body) >= 3
