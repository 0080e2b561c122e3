"""Which module answers what is known before any of them is loaded, and it is true."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from backspasm.conversation import index, topics
from backspasm.conversation.reply import Reply
from backspasm.conversation.turn import Turn

TABLES: Mapping[str, tuple[topics.Table[Any], index.Listing]] = {
    "intents": (topics.INTENTS, index.INTENTS),
    "yes": (topics.YES, index.YES),
    "no": (topics.NO, index.NO),
    "permissions": (topics.PERMISSIONS, index.PERMISSIONS),
}


def some_topic(turn: Turn) -> Reply:
    return turn.reply()


@pytest.mark.parametrize(("table", "listing"), TABLES.values(), ids=TABLES)
def test_whatever_is_listed_is_answered_by_the_module_it_is_listed_for(
    table: topics.Table[Any], listing: index.Listing
) -> None:
    for module, names in listing.items():
        for name in names:
            assert table[name].__module__ == f"backspasm.conversation.{module}"


@pytest.mark.parametrize(("table", "listing"), TABLES.values(), ids=TABLES)
def test_nothing_is_listed_twice(table: topics.Table[Any], listing: index.Listing) -> None:
    assert sorted(table) == sorted(name for names in listing.values() for name in names)


def test_what_is_not_listed_cannot_be_registered() -> None:
    with pytest.raises(ValueError, match=r"DanceIntent is not listed in index\.py for test_topics"):
        topics.on("DanceIntent")(some_topic)


def test_what_is_listed_for_another_module_cannot_be_registered() -> None:
    with pytest.raises(ValueError, match="StatusIntent is not listed"):
        topics.on("StatusIntent")(some_topic)


def test_nothing_is_answered_twice() -> None:
    status = topics.INTENTS["StatusIntent"]
    with pytest.raises(ValueError, match="StatusIntent has an answer already"):
        topics.on("StatusIntent")(status)


def test_what_nobody_answers_is_nobodys() -> None:
    assert topics.INTENTS.get("DanceIntent") is None
    assert "DanceIntent" not in topics.INTENTS


def test_only_the_module_that_was_asked_for_is_loaded() -> None:
    program = (
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        "from backspasm.conversation import topics\n"
        "topics.INTENTS['WhatIsSpasmIntent']\n"
        "room = 'backspasm.conversation.'\n"
        "print(sorted(name.removeprefix(room) for name in sys.modules if name.startswith(room)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    loaded = ["answers", "index", "manner", "offering", "reply", "topics", "turn"]
    assert ran.stdout.decode().strip() == str(loaded)
