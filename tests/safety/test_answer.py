"""A red flag is answered with no memory, no network, no catalogue, whatever the request holds."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring import safety_words
from backspasm.safety import red_flags
from backspasm.safety.answer import answer, last_resort
from backspasm.safety.words import WORDS

LAMBDA = Path(__file__).parents[2] / "lambda"
NUMBERS = {"en-US": "911", "en-GB": "999", "en-AU": "triple zero", "en-CA": "911", "en-IN": "112"}
CRISIS = {
    "en-US": "988",
    "en-GB": "116 123",
    "en-AU": "13 11 14",
    "en-CA": "988",
    "en-IN": "14416",
}
EVERY = [(locale, intent) for locale in NUMBERS for intent in red_flags.ANSWER_OF]
NUMBER_FIRST = ["EmergencySignIntent", "OverdoseIntent", "MedicineBleedIntent"]


def asked(intent: str, locale: str = "en-US") -> dict[str, Any]:
    return {"request": {"type": "IntentRequest", "locale": locale, "intent": {"name": intent}}}


def response(intent: str, locale: str = "en-US") -> dict[str, Any]:
    answered = answer(asked(intent, locale))
    assert answered is not None
    return dict(answered["response"])


def heard(intent: str, locale: str = "en-US") -> str:
    ssml = str(response(intent, locale)["outputSpeech"]["ssml"])
    return re.sub(r"<[^>]+>", "", ssml)


@pytest.mark.parametrize(("locale", "intent"), EVERY)
def test_every_red_flag_gives_the_number_of_the_country_and_ends_the_session(
    locale: str, intent: str
) -> None:
    assert NUMBERS[locale] in heard(intent, locale)
    assert response(intent, locale)["shouldEndSession"] is True


@pytest.mark.parametrize(("locale", "intent"), EVERY)
def test_no_number_of_another_country_is_spoken(locale: str, intent: str) -> None:
    said = heard(intent, locale)
    others = {number for number in NUMBERS.values() if number != NUMBERS[locale]}
    assert not any(re.search(rf"\b{number}\b", said) for number in others)


@pytest.mark.parametrize("locale", NUMBERS)
@pytest.mark.parametrize("intent", NUMBER_FIRST)
def test_an_emergency_says_the_number_first_and_last_and_what_to_do_without_a_phone(
    locale: str, intent: str
) -> None:
    said, number = heard(intent, locale), NUMBERS[locale]
    assert said.startswith((f"Please call {number} now", f"Call {number} now"))
    assert said.endswith(f"Call {number}.")
    assert "your local emergency number" in said
    assert "I can't make the call." in said
    assert "Shout for someone, or say, Alexa, call for help, if you've set that up." in said
    assert "If ice is on, take it off." in said


@pytest.mark.parametrize(("locale", "intent"), EVERY)
def test_no_answer_asks_a_question(locale: str, intent: str) -> None:
    assert "?" not in heard(intent, locale)
    assert "reprompt" not in response(intent, locale)


@pytest.mark.parametrize(("locale", "intent"), EVERY)
def test_no_answer_is_longer_than_sixty_words(locale: str, intent: str) -> None:
    assert len(heard(intent, locale).split()) <= 60


@pytest.mark.parametrize(("locale", "intent"), EVERY)
def test_a_card_repeats_the_number_without_any_tags(locale: str, intent: str) -> None:
    card = response(intent, locale)["card"]
    digits = "000" if locale == "en-AU" else NUMBERS[locale]
    assert digits in card["title"] + card["content"]
    assert "<" not in card["content"]
    assert "{" not in card["content"]


@pytest.mark.parametrize("locale", CRISIS)
def test_despair_gives_the_crisis_line_and_the_emergency_number(locale: str) -> None:
    said = heard("SelfHarmIntent", locale)
    assert CRISIS[locale] in said
    assert said.index(CRISIS[locale]) < said.index(NUMBERS[locale])
    assert said.endswith(f"Call {CRISIS[locale]}.")


def test_a_poison_line_is_spoken_only_where_one_is_known_for_the_whole_country() -> None:
    assert "1800 222 1222" in heard("OverdoseIntent", "en-US")
    assert "13 11 26" in heard("OverdoseIntent", "en-AU")
    for locale in ("en-GB", "en-CA", "en-IN"):
        assert "oison" not in heard("OverdoseIntent", locale)
    assert "nearest hospital" in heard("OverdoseIntent", "en-IN")


def test_what_the_medicine_came_in_is_called_as_it_is_there() -> None:
    for locale, name in (("en-US", "container"), ("en-CA", "container"), ("en-GB", "packet")):
        assert f"keep the {name}" in heard("OverdoseIntent", locale)


def test_the_british_line_is_not_promised_to_northern_ireland() -> None:
    assert "111, or in Northern Ireland your GP" in heard("SameDaySignIntent", "en-GB")


def test_something_for_today_names_the_signs_that_need_an_ambulance() -> None:
    said = heard("SameDaySignIntent")
    assert "today" in said
    assert "bottom goes numb" in said
    assert "bladder or bowel control" in said


@pytest.mark.parametrize("locale", ["en-NZ", "de-DE", "", None, 7, ["en-GB"]])
def test_a_locale_that_is_none_of_ours_is_answered_in_american_english(locale: object) -> None:
    envelope = asked("EmergencySignIntent")
    envelope["request"]["locale"] = locale
    assert answer(envelope) == answer(asked("EmergencySignIntent"))


@pytest.mark.parametrize(
    "intent", ["StartIceIntent", "AMAZON.YesIntent", "NothingWrongIntent", "ColdUnsafeIntent", ""]
)
def test_what_is_no_red_flag_is_left_to_the_conversation(intent: str) -> None:
    assert answer(asked(intent)) is None


def test_a_launch_raises_nothing_even_with_a_red_flag_in_it() -> None:
    envelope = asked("EmergencySignIntent")
    envelope["request"]["type"] = "LaunchRequest"
    assert answer(envelope) is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
_INTENT = _JSON | st.fixed_dictionaries(
    {"name": _JSON | st.sampled_from(list(red_flags.ANSWER_OF))}
)
_REQUEST = _JSON | st.fixed_dictionaries(
    {}, optional={"type": _JSON | st.just("IntentRequest"), "intent": _INTENT, "locale": _JSON}
)


@given(_JSON | st.fixed_dictionaries({"request": _REQUEST}))
def test_nothing_that_can_be_sent_makes_it_fail(envelope: Any) -> None:
    answered = answer(envelope)
    assert answered is None or answered["response"]["shouldEndSession"] is True
    assert last_resort(envelope)["response"]["outputSpeech"]["type"] == "SSML"


def test_the_last_resort_gives_the_number_too() -> None:
    said = last_resort({"request": {"locale": "en-IN"}})["response"]["outputSpeech"]["ssml"]
    assert "112" in said


def test_every_locale_has_every_answer() -> None:
    names = set(red_flags.ANSWER_OF.values()) | {red_flags.LAST_RESORT}
    assert set(WORDS) == set(NUMBERS)
    assert all(set(answers) == names for answers in WORDS.values())


def test_the_words_in_the_code_are_those_in_content() -> None:
    assert safety_words.main(["--check"]) == 0, "run: python -m authoring.safety_words"


def test_the_check_notices_stale_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(safety_words, "MODULE", tmp_path / "words.py")
    assert safety_words.main(["--check"]) == 1
    assert "python -m authoring.safety_words" in capsys.readouterr().err
    assert safety_words.main([]) == 0
    assert safety_words.main(["--check"]) == 0


def test_the_room_loads_nothing_of_ours_and_opens_no_file_for_its_answer() -> None:
    script = """
import sys
from backspasm.safety.answer import answer
def forbid(event, args):
    if event in ("open", "socket.connect", "socket.getaddrinfo"):
        raise SystemExit(f"{event} {args}")
sys.addaudithook(forbid)
request = {"type": "IntentRequest", "intent": {"name": "EmergencySignIntent"}}
assert answer({"request": request})["response"]["shouldEndSession"]
rooms = sorted(m for m in sys.modules if m.startswith("backspasm") and "safety" not in m)
assert rooms == ["backspasm"], rooms
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=LAMBDA, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
