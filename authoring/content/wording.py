"""Is each sentence short enough to be heard in pain, and is there one question at most, at the end?

The limits are those of voice design (one breath, one thing to keep in mind) made into numbers. What
stands in braces is counted as the longest it really becomes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from authoring.content import heard
from authoring.content.examples import filled
from authoring.content.problems import Problem
from authoring.content.written import Content, Written, texts
from backspasm.speech import source, ssml

LONGEST: Final = {
    "answer": 45,
    "question": 25,
    "wait": 25,
    "step": 25,
    "alert": 10,
    "label": 12,
    "fragment": 12,
}
LONGEST_REPROMPT: Final = 18
LONGEST_SENTENCE: Final = 20
SHORTEST_ALERT: Final = 3
LONGEST_WARNING_AND_QUESTION: Final = 45
"""A question that has to warn first, marked `safety = true`, is as long as an answer."""
LONGEST_VARIED: Final = 15

_MOVEMENTS: Final = (
    "lie|sit|stand|roll|turn|bend|lift|raise|slide|swing|kneel|ease|push|pull|straighten|twist"
)
_MOVEMENT: Final = re.compile(
    rf"(?:^|[.,;] (?:and |then )?|\band )(?:(?:now|slowly|gently|first)[, ]+)*({_MOVEMENTS})\b",
    re.IGNORECASE,
)
_THEN: Final = re.compile(r"\b(then|after that|next)\b", re.IGNORECASE)


def problems(content: Content) -> Iterator[Problem]:
    """Whatever is too long, asks too much or asks too early, as it is heard in each locale."""
    told: set[tuple[str, str, str]] = set()
    for locale in source.LANGUAGE_OF:
        for entry in content.in_locale(locale).values():
            for problem in _of(entry):
                if (problem.file, problem.entry, problem.wrong) not in told:
                    told.add((problem.file, problem.entry, problem.wrong))
                    yield problem


def _of(entry: Written) -> Iterator[Problem]:
    kind = str(entry.fields.get("kind", "answer"))
    for text in texts(entry, "say"):
        said = filled(text, entry.key)
        yield from _length(entry, kind, said)
        yield from _questions(entry, kind, filled(text.replace("{question}", "Is it?"), entry.key))
        if kind == "step":
            yield from _one_movement(entry, said)
        if kind == "alert":
            yield from _alert(entry, said)
    for text in texts(entry, "reprompt"):
        said = filled(text, entry.key)
        count = heard.words(said)
        if count > LONGEST_REPROMPT:
            yield _too_long(entry, "its reprompt", count, LONGEST_REPROMPT)
        if not ssml.plain(said).endswith("?") and "{question}" not in text:
            yield entry.problem(
                "its reprompt is no question", "Let it ask once more, and end with a question mark"
            )


def _length(entry: Written, kind: str, said: str) -> Iterator[Problem]:
    most = LONGEST.get(kind, LONGEST["answer"])
    if kind == "question" and entry.fields.get("safety"):
        most = LONGEST_WARNING_AND_QUESTION
    if isinstance(entry.fields.get("say"), list):
        most = LONGEST_VARIED
    count = heard.words(said)
    if count > most:
        yield _too_long(entry, "it", count, most)
    for sentence in heard.sentences(said):
        count = heard.words(sentence)
        if count > LONGEST_SENTENCE:
            yield _too_long(entry, f'the sentence "{sentence}"', count, LONGEST_SENTENCE)


def _too_long(entry: Written, what: str, count: int, most: int) -> Problem:
    return entry.problem(
        f"{what} has {count} words when it is heard, and {most} are the most",
        "Say less, or make two sentences or two entries of it",
    )


def _questions(entry: Written, kind: str, said: str) -> Iterator[Problem]:
    plain = ssml.plain(said)
    if plain.count("?") > 1:
        yield entry.problem("it asks more than one question", "Ask one thing, at the end")
    elif "?" in plain and not plain.endswith("?"):
        yield entry.problem(
            "it goes on after its question, and the listener answers at the question mark",
            "Put the question last",
        )
    elif "?" in plain and kind != "question":
        yield entry.problem(
            "it asks something and is not marked as a question",
            'Add  kind = "question"  and a reprompt, or make it a statement',
        )
    if kind == "question" and not plain.endswith("?"):
        yield entry.problem(
            "it is marked as a question and asks none",
            'End it with a question mark; where someone is only waited for, write  kind = "wait"',
        )


def _one_movement(entry: Written, said: str) -> Iterator[Problem]:
    plain = ssml.plain(said)
    found = [each.lower() for each in _MOVEMENT.findall(plain)]
    if len(found) > 1:
        yield entry.problem(
            f"it asks for more than one movement ({', '.join(found)})",
            "Make a step of each: whoever is in spasm can do one at a time",
        )
    elif _THEN.search(plain):
        yield entry.problem(
            "it says what comes afterwards", "Leave that for the step after this one"
        )


def _alert(entry: Written, said: str) -> Iterator[Problem]:
    if heard.words(said) < SHORTEST_ALERT:
        yield entry.problem(
            f"a reminder of fewer than {SHORTEST_ALERT} words is missed", "Say what to do"
        )
    plain = ssml.plain(said)
    if not plain[:1].isupper() or not plain.endswith("."):
        yield entry.problem(
            'it does not read well after "Here\'s your reminder"',
            "Begin with a capital letter and end with a full stop: it is said on its own, twice",
        )
