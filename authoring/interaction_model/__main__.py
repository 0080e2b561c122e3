"""``python -m authoring.interaction_model``: write the models, ``--check`` them, ask ``--who``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from authoring.interaction_model.lint import lint
from authoring.interaction_model.lookup import Lookup
from authoring.interaction_model.model import Model, build, to_json
from authoring.interaction_model.problems import SourceError
from authoring.interaction_model.required import GROUPS
from authoring.interaction_model.source import LOCALES, read_source

_STALE = (
    "the templates have changed since the files for Alexa were made: "
    "run  python -m authoring.interaction_model"
)
FOLDER = Path(__file__).resolve().parents[2] / "interaction-models"


def _counts(model: Model) -> str:
    """How many sentences each group of intents has, on one line."""
    return ", ".join(
        f"{group} {sum(len(model.intents[n].samples) for n in names if n in model.intents):,}"
        for group, names in GROUPS.items()
    )


def run(folder: Path, *, check: bool) -> int:
    """Writes or checks every locale's file, and tells what it did or found.

    Args:
        folder: holds ``source/`` and the files for Alexa.
        check: write nothing; a file that differs from its templates is a problem.

    Returns:
        0 when all is well, 1 when something must be put right.
    """
    problems: dict[str, list[str]] = {}
    for locale in LOCALES:
        try:
            model = build(read_source(folder / "source", locale), locale)
        except SourceError as error:
            problems.setdefault(str(error), []).append(locale)
            continue
        for problem in lint(model):
            problems.setdefault(str(problem), []).append(locale)
        text = to_json(model)
        path = folder / f"{locale}.json"
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            problems.setdefault(_STALE, []).append(locale)
        total = sum(len(intent.samples) for intent in model.intents.values())
        sys.stdout.write(
            f"{locale}: {total:,} sentences, {len(text.encode()):,} bytes ({_counts(model)})\n"
        )
    for message, locales in problems.items():
        where = "" if len(locales) == len(LOCALES) else f" ({', '.join(locales)})"
        sys.stderr.write(f"{message}{where}\n")
    return 1 if problems else 0


def who(folder: Path, sentence: str) -> int:
    """Tells which intent holds a sentence word for word, locale by locale.

    Args:
        folder: holds ``source/``.
        sentence: as a person says it.

    Returns:
        0 when some locale holds it, 1 when none does or the templates cannot be read.
    """
    owners: dict[str | None, list[str]] = {}
    try:
        for locale in LOCALES:
            lookup = Lookup(build(read_source(folder / "source", locale), locale))
            owners.setdefault(lookup.intent_of(sentence), []).append(locale)
    except SourceError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for owner, locales in owners.items():
        told = owner or "no intent holds it word for word; what is nearest would be guessed"
        sys.stdout.write(f"{', '.join(locales)}: {told}\n")
    return 0 if set(owners) - {None} else 1


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit code of :func:`run`."""
    parser = argparse.ArgumentParser(
        prog="python -m authoring.interaction_model",
        description="Makes what Alexa listens for from the templates in interaction-models/source.",
    )
    parser.add_argument("--check", action="store_true", help="write nothing, only look for trouble")
    parser.add_argument("--folder", type=Path, default=FOLDER, help=argparse.SUPPRESS)
    parser.add_argument("--who", metavar="SENTENCE", help="tell which intent holds a sentence")
    options = parser.parse_args(arguments)
    if options.who is not None:
        return who(options.folder, options.who)
    return run(options.folder, check=options.check)


if __name__ == "__main__":
    sys.exit(main())
