"""Is each entry written as an entry is written: its fields, its kind, its plural forms?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from authoring.content.examples import EXAMPLES
from authoring.content.problems import Problem
from authoring.content.written import Content, Written, placeholders, texts

FIELDS: Final = frozenset(
    {
        "heard",
        "kind",
        "facts",
        "source",
        "safety",
        "reviewed_by",
        "reviewed_on",
        "count",
        "say",
        "reprompt",
        "card",
    }
)
KINDS: Final = frozenset({"answer", "question", "wait", "step", "alert", "label", "fragment"})
ALL_FACTS: Final = frozenset(f"F{number:02d}" for number in range(39))
"""The guide's facts, F00 to F38."""

PLURAL_FORMS: Final = frozenset({"zero", "one", "two", "few", "many", "other"})
MOST_WORDINGS: Final = 5
_FACT: Final = re.compile(r"^F\d\d$")


def problems(content: Content) -> Iterator[Problem]:
    """Whatever is not as it should be, entry by entry."""
    for entry in content.entries:
        yield from _fields(entry)
        if not entry.is_overlay:
            yield from _whole(entry)
        yield from _say(entry)
        yield from _facts(entry)
        yield from _safety(entry)
        yield from _known_placeholders(entry, content)


def _fields(entry: Written) -> Iterator[Problem]:
    for name in sorted(set(entry.fields) - FIELDS):
        yield entry.problem(
            f"'{name or entry.key}' means nothing here",
            f"An entry has: {', '.join(sorted(FIELDS))}. Is it spelled rightly",
        )
    kind = entry.fields.get("kind", "answer")
    if kind not in KINDS:
        yield entry.problem(
            f'kind = "{kind}" means nothing here', f"Write one of: {', '.join(sorted(KINDS))}"
        )


def _whole(entry: Written) -> Iterator[Problem]:
    if not str(entry.fields.get("heard", "")).strip():
        yield entry.problem(
            "it does not say who hears it and when", 'Add a line such as  heard = "after a start"'
        )
    if "say" not in entry.fields:
        yield entry.problem("it says nothing", 'Add  say = "..."  or take the whole entry away')
    kind = entry.fields.get("kind")
    # Waiting may go on with the reprompt of what was asked before.
    asks = kind in ("question", "wait")
    if kind == "question" and "reprompt" not in entry.fields:
        yield entry.problem(
            "it asks and has nothing to say when no answer comes",
            'Add  reprompt = "..."  that asks again, in fewer words',
        )
    if not asks and "reprompt" in entry.fields:
        yield entry.problem(
            "it has a reprompt and is no question",
            'Add  kind = "question"  or take the reprompt away',
        )


def _say(entry: Written) -> Iterator[Problem]:
    say = entry.fields.get("say")
    if say is None:
        return
    if isinstance(say, list):
        yield from _wordings(entry, say)
    elif isinstance(say, dict):
        yield from _plural(entry, say)
    elif not isinstance(say, str):
        yield entry.problem("what it says is not text", "Put it between quotation marks")
        return
    for text in texts(entry, "say", "reprompt"):
        if not text.strip():
            yield entry.problem("what it says is empty", "Write the sentence, or take it away")
        elif text != text.strip():
            yield entry.problem(
                "there are spaces around what it says", "Take them away: they are put in later"
            )


def _wordings(entry: Written, say: list[object]) -> Iterator[Problem]:
    if entry.fields.get("safety") or entry.fields.get("kind") in ("step", "alert"):
        yield entry.problem(
            "it has several wordings, and what keeps people safe never varies",
            "Keep the best one, in quotation marks and without the brackets",
        )
    if not 2 <= len(say) <= MOST_WORDINGS:
        yield entry.problem(
            f"it has {len(say)} wordings", f"Write 2 to {MOST_WORDINGS}, or one without brackets"
        )
    if not entry.key.startswith(("session.", "feelings.", "answers.okay")):
        yield entry.problem(
            "only greetings and short acknowledgements vary",
            "Keep the best wording, in quotation marks and without the brackets",
        )
    names = [placeholders(str(text)) for text in say]
    if any(each != names[0] for each in names):
        yield entry.problem(
            "its wordings do not have the same places in braces",
            "Put the same {names} into each of them",
        )


def _plural(entry: Written, say: dict[str, object]) -> Iterator[Problem]:
    for form in sorted(set(say) - PLURAL_FORMS):
        yield entry.problem(
            f"'{form}' is no plural form", "There are: one, other (and zero, two, few, many)"
        )
    if "other" not in say:
        yield entry.problem(
            "it has no words for most numbers", 'Add  other = "..."  beside  one = "..."'
        )
    if not entry.is_overlay and entry.fields.get("count") is None:
        yield entry.problem(
            "it has a form for one and a form for more, and nothing to choose by",
            'Add  count = "rounds"  or whatever is counted',
        )


def _facts(entry: Written) -> Iterator[Problem]:
    for fact in entry.fields.get("facts", []):
        if not _FACT.match(str(fact)) or fact not in ALL_FACTS:
            yield entry.problem(
                f"'{fact}' is none of the guide's facts", "They are called F00 to F38"
            )


def _safety(entry: Written) -> Iterator[Problem]:
    if not entry.fields.get("safety") or entry.is_overlay:
        return
    for name in ("reviewed_by", "reviewed_on"):
        if name not in entry.fields:
            yield entry.problem(
                f"it keeps people safe and has no line for {name}",
                f'Add  {name} = ""  and leave it empty until a clinician has read it',
            )
    by, on = entry.fields.get("reviewed_by", ""), entry.fields.get("reviewed_on", "")
    if bool(by) != bool(on):
        yield entry.problem(
            "a review needs a name and a date, and it has only one of them",
            'Write both, as in  reviewed_by = "Dr A. Example"  and  reviewed_on = "2026-11-22"',
        )
    if on and not _is_date(str(on)):
        yield entry.problem(f"'{on}' is not a date", "Write it as year-month-day: 2026-11-22")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _known_placeholders(entry: Written, content: Content) -> Iterator[Problem]:
    language = entry.folder.partition("-")[0]
    words = set(content.words.get(language, {})) | set(content.words.get(entry.folder, {}))
    card = entry.fields.get("card", {})
    cards = [str(text) for text in card.values()] if isinstance(card, dict) else []
    used = placeholders(*texts(entry, "say", "reprompt"), *cards)
    for name in sorted(used - words - set(EXAMPLES)):
        yield entry.problem(
            f"nothing is known to go into {{{name}}}",
            "Is it spelled rightly? A new word for all sentences goes into words.toml; "
            "a new value needs a programmer, and an example in authoring/content/examples.py",
        )
