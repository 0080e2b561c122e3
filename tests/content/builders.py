"""A small `content/` to write trouble into, and replies made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from authoring.content import written
from authoring.content.problems import Problem
from authoring.content.replies import Reply
from authoring.content.stage import Move, Scene
from authoring.content.written import Content
from backspasm.memory.model import Memory

WORDS = """
[words]
emergency = '<say-as interpret-as="digits">911</say-as>'
color = "color"
"""

Rule = Callable[[Content], Iterator[Problem]]


def content(folder: Path, entries: str, **overlays: str) -> Content:
    """A content folder with `entries` in English, and overlays such as `en_GB`, read."""
    (folder / "en").mkdir(parents=True, exist_ok=True)
    (folder / "en" / "words.toml").write_text(WORDS, encoding="utf-8")
    (folder / "en" / "some.toml").write_text(entries, encoding="utf-8")
    for name, text in overlays.items():
        (folder / name.replace("_", "-")).mkdir(exist_ok=True)
        (folder / name.replace("_", "-") / "some.toml").write_text(text, encoding="utf-8")
    return written.read(folder)


def entry(say: str, kind: str = "answer", more: str = "") -> str:
    """One entry, `some.entry`, with this to say."""
    return f"[some.entry]\nheard = 'in a test'\nkind = '{kind}'\nsay = \"{say}\"\n{more}\n"


def told(rule: Rule, folder: Path, entries: str, **overlays: str) -> str:
    """What a rule tells the author of these entries, as one text."""
    return "\n".join(map(str, rule(content(folder, entries, **overlays))))


def reply(text: str, *keys: str, reprompt: str = "", open: bool = False) -> Reply:
    """A whole reply with these words, made of the entries `keys`."""
    return Reply(
        topic="some",
        keys=keys or ("some.entry",),
        scene=Scene("a test"),
        moves=(Move("AMAZON.HelpIntent"),),
        ssml=f"<speak>{text}</speak>",
        reprompt=reprompt,
        open=open,
        card="",
        before=Memory(),
        after=Memory(),
    )
