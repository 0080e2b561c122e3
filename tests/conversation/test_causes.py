"""What set it off, and the guide's advice."""

from __future__ import annotations

from tests.conversation.builders import Talk, heard


def test_finding_the_cause_asks_one_open_question_with_the_three_causes() -> None:
    reply = Talk().hear("FindCauseIntent")
    assert reply.question is None
    assert reply.ends is False
    assert "a knock or sport, your job, or long sitting or standing" in heard(reply)


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
