"""The version of the form in which things are stored, and how older forms are read.

The rule, per item:

- An **older** form is brought up to date as it is read, by one small function for each version.
  It is stored in the new form at the next write.
- A **newer** form was written by a newer version of the skill (a deployment under way, or one that
  was taken back). It is not understood, and never written over.
- Whoever adds, removes or changes an attribute adds an upgrade function: the version is their
  count plus one. An addition counts too, or an older version would drop it without knowing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from backspasm.memory.attributes import Fields, Item, Unreadable, flag

Upgrade = Callable[[Item], Item]
"""Turns an item of one version into the same item of the next. Raises Unreadable."""

CARE_UPGRADES: tuple[Upgrade, ...] = ()


def _without_ringing(item: Item) -> Item:
    """Settings from before alerts could ring until someone answers."""
    return {**item, "ring": flag(False)}


def _without_moves(item: Item) -> Item:
    """Settings from before there were reminders to move: none is what their absence means."""
    return item


SETTINGS_UPGRADES: tuple[Upgrade, ...] = (_without_ringing, _without_moves)

SCHEMA = "schema"
_MOST = 10_000


def version(upgrades: Sequence[Upgrade]) -> int:
    """The version that these upgrades lead to."""
    return 1 + len(upgrades)


def upgraded(item: Item, upgrades: Sequence[Upgrade]) -> Item:
    """The item in the present form.

    Raises:
        Unreadable: if it is newer than that, or has no version.
    """
    stored = Fields(item).number(SCHEMA, _MOST)
    if not 1 <= stored <= version(upgrades):
        raise Unreadable
    for upgrade in upgrades[stored - 1 :]:
        item = upgrade(item)
    return item
