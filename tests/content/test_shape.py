"""How an entry is written: each slip is told in words its author understands."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.content import shape
from tests.content.builders import entry, told

SAFE = 'safety = true\nreviewed_by = ""\nreviewed_on = ""\n'


def test_a_well_written_entry_is_left_alone(tmp_path: Path) -> None:
    good = entry("Call {emergency} now.", more=f'facts = ["F04"]\n{SAFE}')
    assert told(shape.problems, tmp_path, good) == ""


def test_every_problem_names_the_file_the_entry_and_what_to_do(tmp_path: Path) -> None:
    (problem,) = told(shape.problems, tmp_path, '[some.entry]\nsay = "Hello."\n').splitlines()
    assert problem.startswith("en/some.toml, [some.entry]: ")
    assert 'Add a line such as  heard = "after a start"' in problem


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ('[some.entry]\nheard = "x"\n', "it says nothing"),
        (entry("Hello.", more='raprompt = "Hello?"'), "'raprompt' means nothing here"),
        (entry("Hello.", kind="anwser"), 'kind = "anwser" means nothing here'),
        (entry("Shall I?", kind="question"), "nothing to say when no answer comes"),
        (entry("Hello.", more='reprompt = "Shall I?"'), "has a reprompt and is no question"),
        (entry(" Hello."), "spaces around what it says"),
        (entry(""), "what it says is empty"),
        (entry("Hello.", more='facts = ["F39"]'), "'F39' is none of the guide's facts"),
        (entry("Hello {nobody}."), "nothing is known to go into {nobody}"),
        (entry("Hello.", more="safety = true"), "has no line for reviewed_by"),
        (
            entry("Hello.", more='safety = true\nreviewed_by = "Dr A"\nreviewed_on = ""'),
            "a review needs a name and a date",
        ),
        (
            entry("Hello.", more='safety = true\nreviewed_by = "Dr A"\nreviewed_on = "soon"'),
            "'soon' is not a date",
        ),
    ],
)
def test_a_slip_in_an_entry_is_told(tmp_path: Path, entries: str, expected: str) -> None:
    assert expected in told(shape.problems, tmp_path, entries)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('say = ["Call now.", "Please call."]\n' + SAFE, "never varies"),
        ('say = ["Only one."]', "it has 1 wordings"),
        ('say = ["Hi {color}.", "Hello."]', "do not have the same places in braces"),
        ('say = ["Hi.", "Hello."]', "only greetings and short acknowledgements vary"),
    ],
)
def test_only_greetings_vary_and_never_what_keeps_people_safe(
    tmp_path: Path, line: str, expected: str
) -> None:
    told_of = told(shape.problems, tmp_path, f'[plan.entry]\nheard = "x"\n{line}\n')
    assert expected in told_of


def test_a_greeting_may_vary(tmp_path: Path) -> None:
    greeting = '[session.hello]\nheard = "x"\nsay = ["Hi.", "Hello."]\n'
    assert told(shape.problems, tmp_path, greeting) == ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('say = { one = "One.", other = "{rounds}." }', "nothing to choose by"),
        ('count = "rounds"\nsay = { one = "One." }', "no words for most numbers"),
        ('count = "rounds"\nsay = { won = "One.", other = "{rounds}." }', "'won' is no plural"),
    ],
)
def test_plural_forms_are_complete(tmp_path: Path, line: str, expected: str) -> None:
    told_of = told(shape.problems, tmp_path, f'[some.entry]\nheard = "x"\n{line}\n')
    assert expected in told_of
