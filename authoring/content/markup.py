"""Is the markup in each sentence such as Alexa can read aloud?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from xml.parsers import expat

from authoring.content.problems import Problem
from authoring.content.written import PLACEHOLDER, Content, Written, texts
from backspasm.speech import source, ssml

ALLOWED: Final[Mapping[str, frozenset[str]]] = {
    "speak": frozenset(),
    "break": frozenset({"time", "strength"}),
    "prosody": frozenset({"rate"}),
    "say-as": frozenset({"interpret-as"}),
}
"""The tags that are spoken with, and what may be set in each: no voices, no effects."""

LONGEST_BREAK: Final = 10.0
"""Seconds: Alexa refuses a single pause of more."""
LONGEST_SPEECH: Final = 8000
"""Characters: Alexa refuses an answer of more."""

_TIME: Final = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")


def problems(content: Content) -> Iterator[Problem]:
    """Whatever Alexa could not read aloud, with each locale's own words put in."""
    told: set[tuple[str, str, str]] = set()
    for locale in source.LANGUAGE_OF:
        for entry in content.in_locale(locale).values():
            for problem in _of(entry):
                if (problem.file, problem.entry, problem.wrong) not in told:
                    told.add((problem.file, problem.entry, problem.wrong))
                    yield problem


def wrong_in(spoken: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a whole answer's SSML, and what to do about it, in plain words."""
    tags: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: tags.append((name, attributes))
    try:
        parser.Parse(spoken, True)
    except expat.ExpatError as error:
        yield (
            f"its markup cannot be read ({expat.ErrorString(error.code)})",
            "Close every <tag>, and write &amp; for & and &lt; for <",
        )
        return
    if len(spoken) > LONGEST_SPEECH:
        yield (f"it has {len(spoken)} characters with its markup", "Alexa takes 8000: say less")
    for name, attributes in tags:
        allowed = ALLOWED.get(name)
        if allowed is None:
            yield (f"<{name}> is not used here", "There are <break>, <prosody> and <say-as>")
        elif set(attributes) - allowed:
            extra = ", ".join(sorted(set(attributes) - allowed))
            yield (f"<{name}> has {extra}, which is not used here", "Take it away")
        elif name == "break" and not _is_short(attributes.get("time", "0s")):
            yield (
                f"a pause of {attributes['time']} is longer than Alexa's ten seconds, or no time",
                'Write for example  time="800ms"  or  time="4s",  and two pauses for a longer one',
            )


def _of(entry: Written) -> Iterator[Problem]:
    for text in texts(entry, "say", "reprompt"):
        # Numbers stand for what comes in: a tag may need one, and they are always escaped.
        for wrong, remedy in wrong_in(ssml.speak(PLACEHOLDER.sub("1", text))):
            yield entry.problem(wrong, remedy)
    card: Any = entry.fields.get("card")
    if card is None:
        return
    if not isinstance(card, dict) or set(card) != {"title", "text"}:
        yield entry.problem("its card needs a title and a text", 'card = { title = "", text = "" }')
        return
    if any("<" in str(text) for text in card.values()):
        yield entry.problem("its card has markup, which is shown as it stands", "Take it away")


def _is_short(time: str) -> bool:
    found = _TIME.fullmatch(time)
    if found is None:
        return False
    return float(found[1]) / (1000 if found[2] == "ms" else 1) <= LONGEST_BREAK
