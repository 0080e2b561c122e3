"""The code and the content know each other."""

from __future__ import annotations

from pathlib import Path

from authoring.content import usage
from tests.content.builders import content, entry

CODE = """
def some(turn, reply):
    key = "some.first" if turn else "some.second"
    reply.say(key, left=1).ask("some.entry", "a question", name=2)
    reply.say(f"some.kind.{turn.kind}", at=3)
    reply.say(f"some.{'one' if turn else 'two'}")
"""


def told(folder: Path, entries: str) -> str:
    code = folder / "code"
    code.mkdir()
    (code / "some.py").write_text(CODE, encoding="utf-8")
    read = usage.read(code)
    return "\n".join(map(str, usage.problems(content(folder / "content", entries), read)))


def others(*left_out: str) -> str:
    names = ("first", "second", "kind.a", "one", "two")
    return "".join(f'[some.{name}]\nsay = "Hi."\n' for name in names if name not in left_out)


def test_entries_that_the_code_says_are_used(tmp_path: Path) -> None:
    assert "some." not in told(tmp_path, entry("Hi {name}.") + others()).replace("some.py", "")


def test_an_entry_that_nothing_says_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, entry("Hi.") + others() + '[some.three]\nsay = "Hi."\n')
    assert "[some.three]: nothing says it" in found


def test_an_entry_that_the_code_says_and_is_not_there_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, entry("Hi.") + others("second"))
    assert 'code/some.py, line 3: the code says "some.second", and there is no such entry' in found


def test_a_place_in_braces_that_nothing_fills_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, entry("Hi {left}.") + others())
    assert "nothing fills {left} in at code/some.py, line 4" in found


def test_a_reprompt_is_filled_by_what_asks(tmp_path: Path) -> None:
    found = told(tmp_path, entry("Hi?", "question", 'reprompt = "Hi {at}?"') + others())
    assert "nothing fills {at}" in found


def test_names_that_are_put_together_are_looked_at_too(tmp_path: Path) -> None:
    found = told(tmp_path, entry("Hi.") + others("kind.a") + '[some.kind.a]\nsay = "Hi {left}."\n')
    assert "[some.kind.a]: nothing fills {left} in" in found
