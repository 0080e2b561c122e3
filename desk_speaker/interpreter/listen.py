"""How well an interaction model is heard: accuracy over labelled utterances (`make listen`).

A set is a file of lines `utterance<TAB>intent[|other intent]<TAB>locale<TAB>note`, as the README
beside it tells; lines that begin with # say nothing. The interpreter is a stand-in for Alexa, so
these figures judge the words of the interaction model, not Amazon's machinery; with `--skill-id`,
Amazon's own profiler is asked instead.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desk_speaker.interpreter.interpreter import Interpretation, Interpreter
from desk_speaker.interpreter.profiler import Profiler, ProfilerError
from desk_speaker.interpreter.urgency import EMERGENCY, SAME_DAY

HOME = Path(__file__).resolve().parents[2]
SETS = HOME / "tests" / "listening"
MODELS = HOME / "interaction-models"
DEFAULT_LOCALE = "en-US"
TEST_SPLIT = "test"
SPLITS = ("development", TEST_SPLIT)

LEAST_EMERGENCY_RECALL = 1.0
LEAST_SAME_DAY_RECALL = 0.98
MOST_FALSE_ALARMS = 0.05
LEAST_OTHER_TOPIC = 0.90

EMERGENCY_TOPIC, SAME_DAY_TOPIC, NEAR_MISS_TOPIC = "emergency", "same day", "near-miss"


@dataclass(frozen=True, slots=True)
class Labelled:
    """An utterance with the intents that would be right, the best first."""

    utterance: str
    intents: tuple[str, ...]
    locale: str
    note: str

    @property
    def topic(self) -> str:
        """The group it is counted in: the category its note begins with, without details."""
        category = self.note.split(";")[0].strip().removeprefix("mixed ")
        if category.startswith("tier E"):
            return EMERGENCY_TOPIC
        if category.startswith("tier U"):
            return SAME_DAY_TOPIC
        if category.startswith(NEAR_MISS_TOPIC):
            return NEAR_MISS_TOPIC
        return category or self.intents[0]


@dataclass(frozen=True, slots=True)
class Heard:
    """A labelled utterance and what the interpreter made of it."""

    labelled: Labelled
    interpretation: Interpretation

    @property
    def right(self) -> bool:
        """Whether the intent is one of the labels; any sign of its tier is right for a sign."""
        intent, topic = self.interpretation.intent, self.labelled.topic
        if intent in self.labelled.intents:
            return True
        return topic == EMERGENCY_TOPIC and intent in EMERGENCY

    @property
    def false_alarm(self) -> bool:
        """Whether a sign was heard where none of its labels is a sign."""
        signs = EMERGENCY | SAME_DAY
        return self.interpretation.intent in signs and signs.isdisjoint(self.labelled.intents)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured share of utterances, and what it has to be at least or at most."""

    name: str
    hits: int
    count: int
    least: float | None = None
    most: float | None = None

    @property
    def share(self) -> float:
        """Hits of count, 1 where nothing was counted and nothing had to be kept low."""
        if self.count == 0:
            return 0.0 if self.most is not None else 1.0
        return self.hits / self.count

    @property
    def met(self) -> bool:
        """Whether the share is as it has to be."""
        if self.least is not None and self.share < self.least:
            return False
        return self.most is None or self.share <= self.most


def read_set(path: Path) -> list[Labelled]:
    """The labelled utterances of a file.

    Raises:
        ValueError: a line has no label; the message names the file and the line.
    """
    labelled: list[Labelled] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        fields = [field.strip() for field in line.split("\t")]
        if not line.strip() or line.startswith("#"):
            continue
        if len(fields) < 2 or not fields[1]:
            raise ValueError(f"{path.name} line {number}: no intent beside {fields[0]!r}")
        locale, note = [*fields, "", ""][2:4]
        labels = tuple(label.strip() for label in fields[1].split("|"))
        labelled.append(Labelled(fields[0], labels, locale or DEFAULT_LOCALE, note))
    return labelled


class Listener(Protocol):
    """Whatever makes an intent of an utterance."""

    def interpret(self, utterance: str) -> Interpretation:
        """The intent and slots of an utterance."""


def interpreters(
    labelled: Iterable[Labelled], folder: Path = MODELS, *, leans: bool = True
) -> dict[str, Interpreter]:
    """An interpreter for each locale that the utterances name and that has a model."""
    return {
        locale: Interpreter(json.loads(path.read_text(encoding="utf-8")), leans=leans)
        for locale in _locales(labelled)
        if (path := folder / f"{locale}.json").exists()
    }


def _locales(labelled: Iterable[Labelled]) -> list[str]:
    return sorted({entry.locale for entry in labelled} | {DEFAULT_LOCALE})


def hear(labelled: Iterable[Labelled], by_locale: Mapping[str, Listener]) -> list[Heard]:
    """What each utterance is heard as, in its own locale where there is a model for it."""
    default = by_locale[DEFAULT_LOCALE]
    return [
        Heard(entry, by_locale.get(entry.locale, default).interpret(entry.utterance))
        for entry in labelled
    ]


def figures(heard: Sequence[Heard]) -> list[Figure]:
    """The figures an utterance set is judged by: the safety ones first, then each topic's."""
    topics = _grouped(heard, lambda entry: entry.labelled.topic)
    near = topics.pop(NEAR_MISS_TOPIC, [])
    harmless = [entry for topic in topics.values() for entry in topic if not _sign(entry)]
    return [
        _accuracy("emergency recall", topics.pop(EMERGENCY_TOPIC, []), LEAST_EMERGENCY_RECALL),
        _accuracy("same-day recall", topics.pop(SAME_DAY_TOPIC, []), LEAST_SAME_DAY_RECALL),
        _alarms("false alarms, near misses", near),
        _alarms("false alarms, everything else", harmless),
        *(_accuracy(topic, topics[topic], LEAST_OTHER_TOPIC) for topic in sorted(topics)),
    ]


def by_intent(heard: Sequence[Heard]) -> list[Figure]:
    """How many utterances of each intent (the first label) were heard right; none is judged."""
    groups = _grouped(heard, lambda entry: entry.labelled.intents[0])
    return [_accuracy(intent, groups[intent], None) for intent in sorted(groups)]


def _grouped(heard: Sequence[Heard], key: Callable[[Heard], str]) -> dict[str, list[Heard]]:
    groups: dict[str, list[Heard]] = defaultdict(list)
    for entry in heard:
        groups[key(entry)].append(entry)
    return dict(groups)


def _sign(entry: Heard) -> bool:
    return not (EMERGENCY | SAME_DAY).isdisjoint(entry.labelled.intents)


def _accuracy(name: str, heard: Sequence[Heard], least: float | None) -> Figure:
    return Figure(name, sum(entry.right for entry in heard), len(heard), least=least)


def _alarms(name: str, heard: Sequence[Heard]) -> Figure:
    return Figure(
        name, sum(entry.false_alarm for entry in heard), len(heard), most=MOST_FALSE_ALARMS
    )


def summary(heard: Sequence[Heard]) -> str:
    """The figures as a table, and nothing of what was said."""
    lines = [f"{len(heard)} utterances", ""]
    for figure in figures(heard):
        wanted = f"at least {figure.least:.0%}" if figure.least is not None else ""
        if figure.most is not None:
            wanted = f"at most {figure.most:.0%}"
        lines.append(f"{'ok ' if figure.met else 'BAD'} {_line(figure)} {wanted}".rstrip())
    return "\n".join(lines)


def report(heard: Sequence[Heard]) -> str:
    """The summary, the figures of each intent, then every confusion with its utterances."""
    lines = [summary(heard), "", "by intent"]
    lines += [f"    {_line(figure)}".rstrip() for figure in by_intent(heard)]
    wrong = [entry for entry in heard if not entry.right]
    confusions = Counter(_confusion(entry) for entry in wrong)
    lines += ["", f"{len(wrong)} confusions (meant -> heard)"]
    for confusion, count in sorted(confusions.items(), key=lambda item: (-item[1], item[0])):
        lines.append(f"{count:3} {confusion[0]} -> {confusion[1]}")
        lines += [
            f"      {entry.interpretation.score:.2f} {entry.labelled.utterance}"
            for entry in wrong
            if _confusion(entry) == confusion
        ]
    return "\n".join(lines)


def _line(figure: Figure) -> str:
    return f"{figure.name:32} {figure.share:6.1%} {f'{figure.hits}/{figure.count}':9}"


def _confusion(entry: Heard) -> tuple[str, str]:
    return "|".join(entry.labelled.intents), entry.interpretation.intent


def split_files(folder: Path, split: str) -> list[Path]:
    """The files of a split: `development.tsv` and whatever was added to it since.

    Added utterances stand beside it, in `development_more.tsv` and the like.
    """
    whole = folder / f"{split}.tsv"
    return [path for path in (whole, *sorted(folder.glob(f"{split}_*.tsv"))) if path.exists()]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how a split is heard, or, where none is named, how both are.

    Of the test set only the figures are told unless its confusions are asked for.

    Returns:
        1 where a figure is missed, 2 where there is nothing to hear, else 0.
    """
    parser = argparse.ArgumentParser(prog="listen", description=__doc__)
    parser.add_argument("--split", help="a split of tests/listening; without it, every one")
    parser.add_argument("--confusions", action="store_true", help="tell those of the test set too")
    parser.add_argument("--locale", help="only utterances of this locale")
    parser.add_argument("--sets", type=Path, default=SETS, help="folder of the labelled utterances")
    parser.add_argument("--models", type=Path, default=MODELS, help="folder of interaction models")
    parser.add_argument("--even", action="store_true", help="without leaning towards signs")
    parser.add_argument("--skill-id", help="ask Amazon's utterance profiler about this skill")
    options = parser.parse_args(arguments)
    splits = [options.split] if options.split else [*SPLITS]
    met = True
    for split in splits:
        paths = split_files(options.sets, split)
        if not paths:
            print(f"no labelled utterances at {options.sets / split}.tsv", file=sys.stderr)
            return 2
        labelled = [
            entry
            for path in paths
            for entry in read_set(path)
            if options.locale in (None, entry.locale)
        ]
        by_locale: Mapping[str, Listener] = (
            {locale: Profiler(options.skill_id, locale) for locale in _locales(labelled)}
            if options.skill_id
            else interpreters(labelled, options.models, leans=not options.even)
        )
        if DEFAULT_LOCALE not in by_locale:
            print(f"no interaction model {DEFAULT_LOCALE}.json there", file=sys.stderr)
            return 2
        try:
            heard = hear(labelled, by_locale)
        except ProfilerError as error:
            print(error, file=sys.stderr)
            return 2
        told = report if split != TEST_SPLIT or options.confusions else summary
        print(f"{split}: {told(heard)}\n")
        met = met and all(figure.met for figure in figures(heard))
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
