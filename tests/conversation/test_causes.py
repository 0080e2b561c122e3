"""What set it off, and the guide's advice."""

from __future__ import annotations

import pytest

from tests.conversation.builders import Talk, heard


@pytest.mark.parametrize(
    ("locale", "named"), [("en-US", "a blow or sports"), ("en-GB", "a knock or sport")]
)
def test_finding_the_cause_asks_one_question_with_the_three_causes(locale: str, named: str) -> None:
    reply = Talk(locale).hear("FindCauseIntent")
    assert reply.ends is False
    assert f"{named}, your job, or long sitting or standing?" in heard(reply)


def test_a_bare_yes_to_the_three_causes_asks_which_as_often_as_it_takes() -> None:
    talk = Talk()
    talk.hear("FindCauseIntent")
    assert [talk.yes().keys for _ in range(2)] == [["causes.which"]] * 2
    assert talk.hear("CauseJobIntent").keys[0] == "causes.job"


def test_a_bare_no_to_the_three_causes_leaves_it_at_that() -> None:
    talk = Talk()
    talk.hear("FindCauseIntent")
    assert talk.no().keys == ["answers.okay"]


@pytest.mark.parametrize("unclear", ["AMAZON.HelpIntent", "AMAZON.FallbackIntent"])
def test_where_a_yes_or_a_no_is_asked_for_the_question_about_the_cause_takes_one(
    unclear: str,
) -> None:
    talk = Talk()
    talk.hear("FindCauseIntent")
    assert "Do you know if it was" in heard(talk.hear(unclear))
    assert talk.yes().keys == ["causes.which"]


def test_sport_without_a_knock_means_a_few_weeks_off_the_sport() -> None:
    talk = Talk()
    assert talk.hear("CauseSportIntent").keys == ["causes.knock"]
    assert "Rest from that sport for a few weeks" in heard(talk.no())


def test_sport_with_a_knock_is_checked_first_and_then_advised() -> None:
    talk = Talk()
    talk.hear("CauseSportIntent")
    assert talk.yes().keys == ["check.start_injury", "check.question_1"]
    for _ in range(3):
        talk.no()
    assert talk.no().keys == ["check.clear", "causes.sport"]


def test_a_knock_that_did_harm_is_an_emergency() -> None:
    talk = Talk()
    talk.hear("CauseSportIntent")
    talk.yes()
    assert heard(talk.yes()).startswith("Please call 911 now")


def test_the_job_means_time_off_or_other_work() -> None:
    said = heard(Talk().hear("CauseJobIntent"))
    assert "time off" in said
    assert "other work" in said


def test_sitting_and_standing_mean_moving_once_an_hour() -> None:
    said = heard(Talk().hear("CauseSittingIntent"))
    assert "sitting or standing" in said
    assert "once an hour" in said
