"""The answers: each said in every locale, short enough, and with no memory at all."""

from __future__ import annotations

import pytest

from backspasm.conversation import ladder, manner, topics
from backspasm.conversation.answers import ANSWERS
from backspasm.speech import catalogue
from backspasm.speech.catalogue import LOCALES
from tests.conversation.builders import BrokenRepository, Talk, heard

WITHOUT_MEMORY = [
    *ANSWERS,
    "FindCauseIntent",
    "CauseSportIntent",
    "CauseJobIntent",
    "CauseSittingIntent",
    "MedicineIntent",
    "CombineMedicinesIntent",
    "DoseIntent",
    "HoldIntent",
    "DistractionIntent",
    "BreathingIntent",
    "CountingIntent",
    "SafetyCheckIntent",
    "InjuryIntent",
    "WorseIntent",
    "NothingWrongIntent",
    "PainScoreIntent",
    "SlowerIntent",
    "ShorterIntent",
    "ItHurtsIntent",
    "CantDoThatIntent",
]

MUST_BE_HEARD = {
    "WhatIsSpasmIntent": ["back muscles tightening hard", "from barely at all to very badly"],
    "WhyItHappensIntent": ["a blow to the muscles", "an injured spine", "sitting or standing"],
    "HelpMyBackIntent": ["bottom goes numb", "get you comfortable"],
    "RestIntent": ["heal, and hurt less", "keep moving a little"],
    "WhyPositionsHelpIntent": ["pressure off your back", "upper body", "pelvis"],
    "WhyIceHelpsIntent": ["numbs the area somewhat", "less pain"],
    "IcePrepIntent": ["thin damp towel", "sore spot"],
    "IceSafetyIntent": ["twenty is often enough", "between it and your skin", "Raynaud's"],
    "HeatInfoIntent": ["low heat", "twenty minutes at most"],
    "AlternatingInfoIntent": ["Twenty minutes of cold, then twenty of gentle heat"],
    "ExerciseIntent": ["orthopedic doctor taught you"],
    "PreventionIntent": ["once an hour", "sit all day", "low stool"],
    "WhenDoctorIntent": ["orthopedic specialist", "call 911"],
    "AskDoctorIntent": ["which medicine is right", "which exercises"],
    "DoctorSaidIntent": ["do what your doctor told you", "before anything I say"],
    "TrustIntent": ["I'm not a doctor", "not medical advice"],
    "PrivacyIntent": ["whether I told you to get help", "No pain scores, symptoms or medicines"],
    "ChildIntent": ["needs a doctor", "bottom", "bladder", "call 911", "No aspirin for children"],
    "SomeoneElseIntent": ["Call 911", "bottom", "bladder", "legs", "breathing", "comfortable?"],
    "CantReachPhoneIntent": ["Alexa, call for help", "shout", "comfortable where you are?"],
    "DistressIntent": ["I'm with you"],
    "BetterIntent": ["I'm glad"],
}


@pytest.mark.parametrize("intent", MUST_BE_HEARD)
def test_what_must_be_heard_is_heard(intent: str) -> None:
    said = heard(Talk().hear(intent))
    for words in MUST_BE_HEARD[intent]:
        assert words in said


def test_every_answer_has_words_that_must_be_heard() -> None:
    assert set(ANSWERS) == set(MUST_BE_HEARD)


@pytest.mark.parametrize("intent", WITHOUT_MEMORY)
def test_no_answer_asks_memory_for_anything(intent: str) -> None:
    broken = BrokenRepository()
    Talk(repository=broken).hear(intent)
    assert broken.asked == 0


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("intent", WITHOUT_MEMORY)
def test_every_reply_is_short_and_asks_at_most_once_at_its_end(locale: str, intent: str) -> None:
    said = heard(Talk(locale).hear(intent))
    assert len(said.split()) <= 60
    assert said.count("?") <= 1
    assert "?" not in said or said.endswith("?")
    assert "{" not in said


@pytest.mark.parametrize("locale", LOCALES)
def test_every_step_of_the_ladder_is_short(locale: str) -> None:
    talk = Talk(locale)
    for _ in ladder.OFFERS:
        assert len(heard(talk.hear("NotWorkingIntent")).split()) <= 60


@pytest.mark.parametrize("intent", ANSWERS)
def test_every_offer_can_be_taken_and_declined(intent: str) -> None:
    question = ANSWERS[intent].question
    if question is None:
        return
    assert question in topics.YES
    assert question in topics.NO


def test_every_question_that_is_asked_by_name_means_something() -> None:
    assert set(topics.YES) == set(topics.NO)


def test_a_yes_to_the_cause_looks_for_it() -> None:
    talk = Talk()
    talk.hear("WhyItHappensIntent")
    assert talk.yes().keys == ["causes.ask"]


def test_a_yes_to_what_to_ask_says_it() -> None:
    talk = Talk()
    talk.hear("WhenDoctorIntent")
    assert talk.yes().keys == ["doctor.ask"]


def test_a_yes_on_the_floor_makes_it_easier() -> None:
    talk = Talk()
    talk.hear("CantReachPhoneIntent")
    assert talk.yes().keys[0] == "positions.floor.gather"


@pytest.mark.parametrize(
    ("score", "key"),
    [
        ("0", "feelings.score_low"),
        ("3", "feelings.score_low"),
        ("4", "feelings.score_middle"),
        ("6", "feelings.score_middle"),
        ("7", "feelings.score_high"),
        ("10", "feelings.score_high"),
        ("11", "feelings.score_unclear"),
        ("?", "feelings.score_unclear"),
    ],
)
def test_a_number_for_the_pain_is_answered_and_not_kept(score: str, key: str) -> None:
    talk = Talk()
    assert talk.hear("PainScoreIntent", score=score).keys[0] == key
    assert score not in str({**talk.attributes, "last": None})


def test_a_lot_of_pain_leads_to_the_check() -> None:
    talk = Talk()
    talk.hear("PainScoreIntent", score="8")
    assert talk.yes().keys[-1] == "check.question_1"


def test_shorter_says_the_last_answer_shorter_and_the_next_ones_too() -> None:
    talk = Talk()
    long = talk.hear("RestIntent")
    brief = talk.hear("ShorterIntent")
    assert brief.keys[0] == "short.answers.rest"
    assert len(brief.parts[0]) < len(long.parts[0])
    assert talk.hear("PreventionIntent").keys[0] == "short.answers.prevention"


def test_what_is_about_safety_is_never_shortened() -> None:
    talk = Talk()
    talk.hear("ShorterIntent")
    assert talk.hear("HeatInfoIntent").keys[0] == "answers.heat"
    assert talk.hear("MedicineIntent").keys[0] == "medicines.info"


def test_slower_says_the_last_answer_again_and_stays_slow() -> None:
    talk = Talk()
    first = talk.hear("RestIntent")
    again = talk.hear("SlowerIntent")
    assert again.parts == first.parts
    assert manner.paced(talk.turn(), again, "Rest.") == '<prosody rate="80%">Rest.</prosody>'
    assert talk.hear("BetterIntent").session.get("manner") is None
    assert manner.paced(talk.turn(), talk.hear("BetterIntent"), "Hi.").startswith("<prosody")


def test_slower_before_anything_was_said_is_agreed_to() -> None:
    assert Talk().hear("SlowerIntent").keys == ["manner.slower", "session.what_next"]


def test_the_short_wordings_all_belong_to_an_answer_and_are_shorter() -> None:
    words = catalogue.load("en-US")
    for key in words.entries:
        if key.startswith("short."):
            full = words.say(key.removeprefix("short."))
            assert len(words.say(key).split()) < len(full.split())


def test_words_of_the_place_are_put_in() -> None:
    assert "See your GP, or an orthopaedic" in heard(Talk("en-GB").hear("WhenDoctorIntent"))
    assert "See your doctor, or an orthopedic" in heard(Talk("en-US").hear("WhenDoctorIntent"))
