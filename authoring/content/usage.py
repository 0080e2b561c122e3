"""Does the code use every entry, find every entry it names, and fill every place in braces?

The code is read, not run: calls such as `reply.say("plan.status.rest", left=left)` are looked at
where they stand. Where a name is put together (`f"alerts.ring.{kind}"`), every entry that it could
be counts as used.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from authoring import safety_words
from authoring.content.problems import Problem
from authoring.content.written import Content, Written, placeholders, texts
from backspasm.speech import source

LAMBDA: Final = Path(__file__).parents[2] / "lambda" / "backspasm"

_CALLS: Final = frozenset({"say", "ask", "reprompt", "card"})
_KEY: Final = re.compile(r"[a-z_]+(?:\.[a-z_0-9]+)+")


@dataclass(frozen=True, slots=True)
class Use:
    """A place in the code that says an entry, or one of several."""

    file: str
    line: int
    key: str
    """The entry's name, as a regular expression."""
    exact: bool
    """Whether the name stands there whole."""
    part: str
    """What is said of it: `say`, or `ask` for a question with its reprompt."""
    given: frozenset[str] | None
    """The names that are filled in; None where that can't be told."""


@dataclass(frozen=True, slots=True)
class Code:
    """What the code says of the content."""

    uses: tuple[Use, ...]
    mentioned: Mapping[str, str]
    """Every whole name of an entry that stands anywhere, and where."""
    patterns: tuple[str, ...]
    """Names that are put together, as regular expressions."""


def problems(content: Content, code: Code | None = None) -> Iterator[Problem]:
    """What the code says that is not there, what is there that the code never says."""
    known = code or read()
    for language in sorted(set(source.LANGUAGE_OF.values())):
        entries = content.of(language)
        words = set(content.words.get(language, {}))
        yield from _missing(known, entries)
        yield from _unused(known, entries)
        yield from _unfilled(known, entries, words)


def _missing(code: Code, entries: Mapping[str, Written]) -> Iterator[Problem]:
    topics = {key.partition(".")[0] for key in entries}
    for key, where in sorted(code.mentioned.items()):
        if key.partition(".")[0] in topics and key not in entries:
            yield Problem(
                where,
                "",
                f'the code says "{key}", and there is no such entry',
                f"Write an entry  [{key}],  or ask a programmer if it was renamed",
            )


def _unused(code: Code, entries: Mapping[str, Written]) -> Iterator[Problem]:
    used = set(code.mentioned) | {key for keys in safety_words.ANSWERS.values() for key in keys}
    for key, entry in entries.items():
        if key in used or any(re.fullmatch(pattern, key) for pattern in code.patterns):
            continue
        yield entry.problem("nothing says it", "Take it away, or ask a programmer to use it")


def _unfilled(code: Code, entries: Mapping[str, Written], words: set[str]) -> Iterator[Problem]:
    named = {use.key for use in code.uses if use.exact}
    for use in code.uses:
        if use.given is None:
            continue
        parts = ("say", "reprompt") if use.part == "ask" else (use.part,)
        for key, entry in entries.items():
            # What is said by its whole name somewhere is not what a put-together name means.
            put_together = key not in named and not use.exact
            if key == use.key or (put_together and re.fullmatch(use.key, key)):
                needed = placeholders(*texts(entry, *parts)) - words
                count = entry.fields.get("count")
                needed |= {str(count)} if count else set()
                for name in sorted(needed - use.given):
                    yield entry.problem(
                        f"nothing fills {{{name}}} in at {use.file}, line {use.line}",
                        f"Do without {{{name}}}, or ask a programmer to give it",
                    )


@cache
def read(root: Path = LAMBDA) -> Code:
    """What the code under `root` says."""
    uses: list[Use] = []
    mentioned: dict[str, str] = {}
    patterns: set[str] = set()
    for path in sorted(root.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        file = f"{root.name}/{path.relative_to(root)}"
        joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
        pieces = {id(piece) for node in joined for piece in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if _KEY.fullmatch(node.value) and id(node) not in pieces:
                    mentioned.setdefault(node.value, f"{file}, line {node.lineno}")
            elif isinstance(node, ast.JoinedStr):
                pattern = _pattern(node)
                if pattern is not None:
                    patterns.add(pattern)
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                uses += _uses(function, file)
    return Code(tuple(uses), mentioned, tuple(sorted(patterns)))


def _uses(function: ast.FunctionDef, file: str) -> Iterator[Use]:
    assigned: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            assigned.setdefault(node.targets[0].id, []).append(node.value)
    for node in ast.walk(function):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr not in _CALLS or not node.args:
            continue
        names = [keyword.arg for keyword in node.keywords]
        given = None if None in names else frozenset(name for name in names if name)
        for key, exact in _keys(node.args[0], assigned):
            yield Use(file, node.lineno, key, exact, node.func.attr, given)


def _keys(node: ast.expr, assigned: Mapping[str, list[ast.expr]]) -> Iterator[tuple[str, bool]]:
    """The names an expression may stand for, and whether each is whole."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value, True
    elif isinstance(node, ast.IfExp):
        yield from _keys(node.body, assigned)
        yield from _keys(node.orelse, assigned)
    elif isinstance(node, ast.JoinedStr):
        pattern = _pattern(node)
        if pattern is not None:
            yield pattern, False
    elif isinstance(node, ast.Name):
        for value in assigned.get(node.id, []):
            if not isinstance(value, ast.Name):
                yield from _keys(value, assigned)


def _pattern(node: ast.JoinedStr) -> str | None:
    """The names that an f-string may become; None where it is not the name of an entry."""
    first = node.values[0] if node.values else None
    if not isinstance(first, ast.Constant) or not re.match(r"[a-z_]+\.", str(first.value)):
        return None
    pieces = [
        re.escape(str(piece.value)) if isinstance(piece, ast.Constant) else _choices(piece)
        for piece in node.values
    ]
    return "".join(pieces)


def _choices(piece: ast.expr) -> str:
    """What may stand in one place of an f-string."""
    value = piece.value if isinstance(piece, ast.FormattedValue) else piece
    if isinstance(value, ast.IfExp):
        both = (value.body, value.orelse)
        if all(isinstance(each, ast.Constant) for each in both):
            texts = [str(each.value) for each in both if isinstance(each, ast.Constant)]
            return f"(?:{'|'.join(map(re.escape, texts))})"
    return r"[\w.]+"
