"""What the lint catches, one rule at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from authoring.interaction_model import lint as rules
from authoring.interaction_model.lint import lint
from authoring.interaction_model.model import Intent, Model, Value
from authoring.interaction_model.required import INTENTS

PACKS = (Value("HEAT", "heat", ("hot pack",)), Value("ICE", "ice", ("cold pack",)))


def a_sentence_for(number: int) -> str:
    return "sentence " + "".join(chr(ord("a") + int(digit)) for digit in str(number))


def a_good_model() -> Model:
    intents = {
        name: Intent(name, {}, (a_sentence_for(number),))
        for number, name in enumerate(sorted(INTENTS))
    }
    intents["SwapIntent"] = Intent("SwapIntent", {"pack": "Pack"}, ("swap to {pack}",))
    return Model("en-US", "back spasm helper", "LOW", intents, {"Pack": PACKS})


def saying(name: str, *samples: str, **slots: str) -> Model:
    """The good model, but for one intent's sentences and slots."""
    model = a_good_model()
    kinds = {slot: kind.replace("_", ".") for slot, kind in slots.items()}
    return replace(model, intents={**model.intents, name: Intent(name, kinds, samples)})


def complaints(model: Model) -> list[str]:
    return [str(problem) for problem in lint(model)]


def only_complaint(model: Model) -> str:
    (complaint,) = complaints(model)
    return complaint


def test_a_good_model_has_nothing_wrong() -> None:
    assert complaints(a_good_model()) == []


@pytest.mark.parametrize(
    ("sample", "why"),
    [
        ("ice for 20 minutes", "numbers are written as words"),
        ("is it serious?", "holds ?"),
        ("ice, please", "holds ,"),
        ("i can\N{RIGHT SINGLE QUOTATION MARK}t move", "Alexa takes letters"),
        ("ask alexa to help", 'holds "alexa", which wakes a speaker'),
        ("i sit at a computer", 'holds "computer", which wakes a speaker'),
        ("what 's next", "an apostrophe that stands apart"),
        ("help for {minutes}", "{minutes}, which is not in its slots"),
    ],
)
def test_a_sentence_alexa_would_refuse_is_told(sample: str, why: str) -> None:
    complaint = only_complaint(saying("RestIntent", sample))
    assert complaint.startswith("RestIntent: ")
    assert why in complaint


@pytest.mark.parametrize("sample", ["is it a. and e.", "my back's gone", "x-ray of {pack}"])
def test_letters_periods_apostrophes_hyphens_and_slots_are_fine(sample: str) -> None:
    slots = {"pack": "Pack"} if "{" in sample else {}
    assert complaints(saying("RestIntent", sample, **slots)) == []


def test_a_slot_twice_in_one_sentence_is_told() -> None:
    model = saying("RestIntent", "from {pack} to {pack}", pack="Pack")
    assert "uses {pack} twice" in only_complaint(model)


def test_a_slot_of_a_type_that_does_not_exist_is_told() -> None:
    model = saying("RestIntent", "rest on {thing}", thing="Furniture")
    assert "the slot {thing} is of type Furniture, which does not exist" in only_complaint(model)


def test_a_slot_no_sentence_uses_is_told() -> None:
    model = saying("RestIntent", "rest now", pack="Pack")
    assert "no sentence uses the slot {pack}" in only_complaint(model)


def test_a_search_query_needs_words_around_it() -> None:
    model = saying("RestIntent", "{anything}", anything="AMAZON_SearchQuery")
    assert "needs words around {anything}" in only_complaint(model)


def test_a_search_query_stands_alone_in_its_sentence() -> None:
    model = saying(
        "RestIntent", "rest {anything} on {pack}", anything="AMAZON_SearchQuery", pack="Pack"
    )
    assert "cannot hold another slot beside {anything}" in only_complaint(model)


def test_a_search_query_with_a_carrier_phrase_is_fine() -> None:
    assert complaints(saying("RestIntent", "by the way {x}", x="AMAZON_SearchQuery")) == []


def test_a_missing_intent_is_told() -> None:
    model = a_good_model()
    intents = {name: intent for name, intent in model.intents.items() if name != "RestIntent"}
    complaint = only_complaint(replace(model, intents=intents))
    assert complaint == "RestIntent: the skill answers this intent, but it is not written"


def test_an_intent_nobody_answers_is_told() -> None:
    model = saying("GossipIntent", "tell me gossip")
    assert only_complaint(model) == "GossipIntent: the skill has no answer to this intent"


def test_an_intent_without_sentences_is_told() -> None:
    assert only_complaint(saying("RestIntent")) == "RestIntent: it has no sentences in 'says'"


def test_the_fallback_may_have_sentences_of_its_own() -> None:
    assert complaints(saying("AMAZON.FallbackIntent", "gibberish")) == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("helper", "must have two words or more"),
        ("Back Spasm", "only small letters"),
        ("back spasm 2", "only small letters"),
        ("the helper", "a name of two words cannot hold"),
        ("echo back helper", '"echo" wakes a speaker'),
        ("open back helper", '"open" is a word that opens skills'),
        ("of the to", "must hold a word with a meaning"),
    ],
)
def test_an_invocation_name_alexa_would_refuse_is_told(name: str, why: str) -> None:
    model = replace(a_good_model(), invocation_name=name)
    assert why in only_complaint(model)


def test_an_unknown_fallback_sensitivity_is_told() -> None:
    model = replace(a_good_model(), fallback_sensitivity="EAGER")
    assert "must be one of HIGH, LOW, MEDIUM" in only_complaint(model)


@pytest.mark.parametrize(
    ("packs", "why"),
    [
        ((*PACKS, Value("ICE", "peas", ())), "the value ICE is written 2 times"),
        ((*PACKS, Value("PEAS", "", ())), "the value PEAS has no name"),
        ((*PACKS, Value("PEAS", "peas", ("Cold-Pack",))), "stands for both ICE and PEAS"),
        ((*PACKS, Value("PEAS", "pea" * 50, ())), "is longer than"),
        ((*PACKS, Value("PEAS", "peas", ("7 peas",))), "numbers are written as words"),
    ],
)
def test_a_slot_type_that_is_not_clear_is_told(packs: tuple[Value, ...], why: str) -> None:
    complaints_now = complaints(replace(a_good_model(), types={"Pack": packs}))
    assert any(why in complaint for complaint in complaints_now)
    assert all(complaint.startswith("type Pack: ") for complaint in complaints_now)


def test_a_slot_type_nobody_uses_is_told() -> None:
    model = a_good_model()
    model = replace(model, types={**model.types, "Mood": (Value("SAD", "sad", ()),)})
    assert only_complaint(model) == "type Mood: no intent uses this type"


def test_a_model_too_large_for_alexa_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_BYTES", 1000)
    assert "Alexa takes 1,000" in only_complaint(a_good_model())


@pytest.mark.parametrize(
    ("sample", "slots"),
    [
        ("swap to {pack}", {"pack": "Pack"}),  # the very same
        ("swap to ice", {}),  # what the other's slot can say
        ("Swap to cold-pack", {}),  # the same to the ear
        ("swap to {other}", {"other": "Pack"}),  # another name for the slot
    ],
)
def test_a_sentence_two_intents_could_claim_is_told(sample: str, slots: dict[str, str]) -> None:
    complaint = only_complaint(saying("RestIntent", sample.lower(), **slots))
    assert "a sentence can lead to one place only" in complaint
    assert "RestIntent" in complaint
    assert "SwapIntent" in complaint


@pytest.mark.parametrize(
    ("pattern", "kind", "sample"),
    [
        ("make it {x}", "AMAZON_NUMBER", "make it twenty"),
        ("make it {x}", "AMAZON_NUMBER", "make it twenty five"),
        ("ice for {x}", "AMAZON_DURATION", "ice for twenty minutes"),
        ("ice for {x}", "AMAZON_DURATION", "ice for half an hour"),
        ("ice for {x}", "AMAZON_DURATION", "ice for an hour and a half"),
        ("{x}", "AMAZON_DURATION", "two hours"),
    ],
)
def test_what_a_number_or_a_duration_can_say_counts_as_an_overlap(
    pattern: str, kind: str, sample: str
) -> None:
    model = saying("RestIntent", pattern, x=kind)
    model = replace(
        model, intents={**model.intents, "HoldIntent": Intent("HoldIntent", {}, (sample,))}
    )
    assert f'"{sample}"' in only_complaint(model)


def test_a_number_with_its_unit_is_a_duration() -> None:
    model = saying("RestIntent", "add {x}", x="AMAZON_DURATION")
    other = Intent("HoldIntent", {"n": "AMAZON.NUMBER"}, ("add {n} minutes",))
    assert "HoldIntent" in only_complaint(
        replace(model, intents={**model.intents, "HoldIntent": other})
    )


@pytest.mark.parametrize("sample", ["swap to it", "swap ice", "now swap to ice"])
def test_sentences_that_only_look_alike_are_left_alone(sample: str) -> None:
    assert complaints(saying("RestIntent", sample)) == []


def test_two_values_of_one_slot_are_two_sentences() -> None:
    model = saying("RestIntent", "start ice")
    other = Intent("HoldIntent", {}, ("start heat",))
    assert complaints(replace(model, intents={**model.intents, "HoldIntent": other})) == []


def test_a_sentence_that_is_half_slot_on_each_side_is_told() -> None:
    model = saying("RestIntent", "{pack} for two rounds", pack="Pack")
    other = Intent("HoldIntent", {"n": "AMAZON.NUMBER"}, ("ice for {n} rounds",))
    assert "HoldIntent" in only_complaint(
        replace(model, intents={**model.intents, "HoldIntent": other})
    )
