"""Medicines: names by country, what not to combine, and never a dose."""

from __future__ import annotations

import re

import pytest

from backspasm.speech.catalogue import LOCALES
from tests.conversation.builders import Talk, heard

NAMES = {"en-US": "acetaminophen", "en-CA": "acetaminophen"}
ASKED = [
    None,
    "ibuprofen",
    "acetaminophen",
    "mefenamic_acid",
    "naproxen",
    "aspirin",
    "diclofenac",
    "other",
    "some brand nobody knows",
]


def said(locale: str, medicine: str | None) -> str:
    slots = {} if medicine is None else {"medicine": medicine}
    return heard(Talk(locale).hear("MedicineIntent", **slots))


@pytest.mark.parametrize("locale", LOCALES)
def test_what_to_take_names_the_guides_three_and_the_pharmacist(locale: str) -> None:
    answer = said(locale, None)
    for name in ("ibuprofen", "efenamic acid", NAMES.get(locale, "paracetamol"), "pharmacist"):
        assert name in answer


@pytest.mark.parametrize("locale", LOCALES)
def test_who_hears_of_ibuprofen_and_mefenamic_acid_hears_not_both(locale: str) -> None:
    answer = said(locale, None)
    both = r"(Not|Don't take it) with ibuprofen, unless (your doctor says|they say) so"
    assert re.search(both, answer)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("medicine", ASKED)
def test_no_answer_about_a_medicine_holds_a_dose(locale: str, medicine: str | None) -> None:
    answer = said(locale, medicine)
    assert not re.search(r"\d|\b(every|hours?|tablets?|milligrams?|mg|times a day)\b", answer)


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "en-CA"])
def test_mefenamic_acid_is_prescription_only_where_that_is_so(locale: str) -> None:
    assert "prescription only" in said(locale, "mefenamic_acid")


@pytest.mark.parametrize("locale", ["en-AU", "en-IN"])
@pytest.mark.parametrize("medicine", [None, "mefenamic_acid"])
def test_elsewhere_nothing_is_claimed_about_prescriptions(
    locale: str, medicine: str | None
) -> None:
    answer = said(locale, medicine)
    assert "prescri" not in answer
    assert "a doctor or pharmacist has advised it" in answer


@pytest.mark.parametrize("medicine", ["ibuprofen", "mefenamic_acid", "naproxen", "diclofenac"])
def test_two_of_a_kind_are_never_forbidden_to_someone_whose_doctor_ordered_them(
    medicine: str,
) -> None:
    answer = said("en-US", medicine)
    assert re.search(r"unless (your doctor says|they say) so", answer)


def test_nobody_is_told_to_stop_a_doctors_aspirin() -> None:
    answer = said("en-US", "aspirin")
    assert "stop" not in answer
    assert "isn't for children or teenagers, unless a doctor says so" in answer


def test_pregnancy_is_spoken_of_without_weeks() -> None:
    answer = said("en-US", "ibuprofen")
    assert "Not in pregnancy, unless your doctor or midwife says so" in answer
    assert "week" not in answer


def test_a_dose_is_never_given() -> None:
    answer = heard(Talk().hear("DoseIntent"))
    assert answer.startswith("I don't give doses.")


def test_combining_says_what_goes_together_and_what_does_not() -> None:
    answer = heard(Talk("en-GB").hear("CombineMedicinesIntent"))
    assert "ibuprofen and paracetamol together" in answer
    assert "unless your doctor says so" in answer


def test_after_what_to_take_comes_something_else_to_think_of() -> None:
    talk = Talk()
    talk.hear("MedicineIntent")
    assert talk.yes().keys[0] == "distraction.game_1"
