"""The walkthroughs as data: each position's steps, and what comes when one does not work."""

from __future__ import annotations

import pytest

from backspasm.guide import walkthrough
from backspasm.guide.walkthrough import STEPS, Place, Position


@pytest.mark.parametrize("position", list(Position))
def test_forwards_from_what_to_fetch_visits_every_step_once_and_ends(position: Position) -> None:
    place, visited = Place(position), [Place(position)]
    while (after := place.next) is not None:
        place = after
        visited.append(place)
    assert [each.step for each in visited] == list(range(STEPS[position] + 1))
    assert len({each.key for each in visited}) == len(visited)


@pytest.mark.parametrize("position", list(Position))
def test_backwards_from_a_step_is_the_step_before_and_ends_at_what_to_fetch(
    position: Position,
) -> None:
    assert Place(position, 2).previous == Place(position, 1)
    assert Place(position).previous is None


@pytest.mark.parametrize("position", list(Position))
def test_a_place_is_read_as_it_was_written(position: Position) -> None:
    for step in range(STEPS[position] + 1):
        assert walkthrough.read(Place(position, step).written) == Place(position, step)


@pytest.mark.parametrize(
    "nonsense", [None, 3, [], "", "chair", "chair:", "chair:9", "chair:-1", "sofa:1", "chair:²"]
)
def test_what_is_no_place_is_read_as_none(nonsense: object) -> None:
    assert walkthrough.read(nonsense) is None


@pytest.mark.parametrize("position", list(Position))
def test_simpler_and_simpler_ends(position: Position) -> None:
    seen = [position]
    while (easier := walkthrough.simpler(seen[-1])) is not None:
        assert easier not in seen
        seen.append(easier)
    assert len(seen) <= len(Position)


def test_a_chair_at_hand_is_used_and_else_a_pillow() -> None:
    assert walkthrough.chosen(chair_at_hand=True) is Position.CHAIR
    assert walkthrough.chosen(chair_at_hand=False) is Position.PILLOW


def test_what_hurts_is_never_answered_with_itself() -> None:
    assert all(walkthrough.other(position) is not position for position in Position)


@pytest.mark.parametrize(
    ("position", "on_back"),
    [
        (Position.CHAIR, True),
        (Position.PILLOW, True),
        (Position.FLOOR, True),
        (Position.FOOTSTOOL, False),
        (Position.RAISED, False),
    ],
)
def test_only_lying_positions_lie_on_an_ice_pack(position: Position, on_back: bool) -> None:
    assert walkthrough.lies_on_back(position) is on_back


def test_a_name_that_is_no_position_is_none() -> None:
    assert walkthrough.named("hammock") is None
    assert walkthrough.named(None) is None
    assert walkthrough.named("raised") is Position.RAISED
