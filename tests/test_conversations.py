"""Every transcript under `tests/conversations/` goes as it is written, over the whole desk."""

from __future__ import annotations

from itertools import dropwhile, takewhile
from pathlib import Path

import pytest

from authoring.content.shape import ALL_FACTS
from desk_speaker import transcript

CONVERSATIONS = sorted((Path(__file__).parent / "conversations").rglob("*.txt"))


@pytest.mark.parametrize("path", CONVERSATIONS, ids=lambda path: path.stem)
def test_the_conversation_goes_as_written(path: Path) -> None:
    problems = transcript.run(path)
    assert problems == [], "\n" + "\n".join(problems)


def test_there_are_conversations_to_play() -> None:
    assert len(CONVERSATIONS) > 20


@pytest.mark.parametrize("fact", sorted(ALL_FACTS))
def test_every_fact_of_the_guide_is_heard_in_a_conversation(fact: str) -> None:
    """A remark `# F27 what it is` stands before the words in which the fact must be heard."""
    (told,) = [
        lines[place:]
        for path in CONVERSATIONS
        for lines in [path.read_text(encoding="utf-8").splitlines()]
        for place, line in enumerate(lines)
        if line.startswith(f"# {fact} ")
    ]
    following = dropwhile(lambda line: line.startswith("#"), told)
    until_next = takewhile(lambda line: not line.startswith("#"), following)
    assert any(line.startswith(("hear: ", "rings ")) for line in until_next)
