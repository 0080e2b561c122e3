"""Every transcript under `tests/conversations/` goes as it is written, over the whole desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk_speaker import transcript

CONVERSATIONS = sorted((Path(__file__).parent / "conversations").rglob("*.txt"))


@pytest.mark.parametrize("path", CONVERSATIONS, ids=lambda path: path.stem)
def test_the_conversation_goes_as_written(path: Path) -> None:
    problems = transcript.run(path)
    assert problems == [], "\n" + "\n".join(problems)


def test_there_are_conversations_to_play() -> None:
    assert len(CONVERSATIONS) > 20
