"""Is every locale complete, and does each overlay lie on something?"""

from __future__ import annotations

from collections.abc import Iterator

from authoring.content.problems import Problem
from authoring.content.shape import ALL_FACTS
from authoring.content.written import Content, Written, placeholders, texts
from backspasm.speech import source


def problems(content: Content) -> Iterator[Problem]:
    """Whatever is missing somewhere, or is laid over nothing."""
    yield from _twice(content)
    for locale, language in source.LANGUAGE_OF.items():
        base = content.of(language)
        yield from _words(content, locale, language)
        for key, over in content.of(locale).items():
            yield from _overlay(over, base.get(key))
        yield from _facts(content, locale, language)


def _twice(content: Content) -> Iterator[Problem]:
    first: dict[tuple[str, str], Written] = {}
    for entry in content.entries:
        other = first.setdefault((entry.folder, entry.key), entry)
        if other is not entry:
            yield entry.problem(
                f"it stands in {other.file} too", "Keep one of them: only the last would be heard"
            )


def _words(content: Content, locale: str, language: str) -> Iterator[Problem]:
    known = content.words.get(language, {})
    for name in sorted(set(content.words.get(locale, {})) - set(known)):
        yield Problem(
            f"{locale}/words.toml",
            name,
            f"there is no such word in {language}/words.toml",
            "A word of one locale takes the place of one that all have: is it spelled rightly",
        )


def _overlay(over: Written, under: Written | None) -> Iterator[Problem]:
    if under is None:
        yield over.problem(
            "there is no such entry for it to take the place of",
            "Is its name spelled rightly? A new entry goes into the language's own folder",
        )
        return
    for part in ("say", "reprompt"):
        if part not in over.fields:
            continue
        mine, its = placeholders(*texts(over, part)), placeholders(*texts(under, part))
        values = {name for name in mine | its if not name.isupper()}
        strange = sorted(name for name in mine - its if name in values)
        if strange:
            names = ", ".join(f"{{{name}}}" for name in strange)
            yield over.problem(
                f"its {part} has {names}, which the entry it replaces does not have",
                "Use the same places in braces as there",
            )
    if ("reprompt" in under.fields) and "say" in over.fields and "kind" in over.fields:
        same = over.fields["kind"] == under.fields.get("kind")
        if not same:
            yield over.problem("it changes the kind of the entry", "Take the line  kind  away")


def _facts(content: Content, locale: str, language: str) -> Iterator[Problem]:
    carried = {
        str(fact)
        for entry in content.in_locale(locale).values()
        for fact in entry.fields.get("facts", [])
    }
    for fact in sorted(ALL_FACTS - carried):
        yield Problem(
            f"{language}/",
            "",
            f"nothing in {locale} carries the guide's fact {fact}",
            f'Say it somewhere, and write  facts = ["{fact}"]  beside the sentence',
        )
