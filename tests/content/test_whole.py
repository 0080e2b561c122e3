"""Whole replies: each rule catches its kind, and every reply of the skill keeps them all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from authoring.content import moves, replies, whole
from authoring.content.scenes import ICE, all_scenes
from authoring.content.stage import Move, Stage
from backspasm.conversation import starting
from backspasm.plan import timeline
from backspasm.plan.model import Kind
from backspasm.plan.start import Wish
from backspasm.plan.timeline import Status
from backspasm.speech import catalogue
from tests.content.builders import reply

KINDS = {"some.entry": "answer", "some.wait": "wait", "plan.offer.wait": "question"}
MODEL = Path(__file__).parents[2] / "interaction-models" / "en-US.json"


def wrong(of: replies.Reply) -> str:
    return "\n".join(each for each, _ in whole.of(of, "en-US", KINDS))


@pytest.mark.parametrize("locale", catalogue.LOCALES)
def test_every_reply_of_the_skill_is_what_a_reply_should_be(locale: str) -> None:
    assert [str(problem) for problem in whole.problems(locale)] == []


def test_sixty_words_are_the_most() -> None:
    assert wrong(reply(" ".join(["word"] * 60) + ".")) == ""
    assert "a whole reply of 61 words" in wrong(reply(" ".join(["word"] * 61) + "."))


def test_what_runs_while_it_is_spoken_takes_its_time() -> None:
    assert wrong(reply("Breathe in. " * 40, "distraction.breathing")) == ""


def test_two_questions_are_one_too_many() -> None:
    asked = reply("Shall I? Or not?", reprompt="Shall I?", open=True)
    assert "more than one question" in wrong(asked)


def test_the_question_comes_last() -> None:
    asked = reply("Shall I? Tell me.", reprompt="Shall I?", open=True)
    assert "not at the end" in wrong(asked)


def test_the_session_is_open_exactly_when_something_is_asked() -> None:
    assert "nobody listens" in wrong(reply("Shall I?"))
    assert "nothing is asked" in wrong(reply("Done.", reprompt="Shall I?", open=True))
    assert "without a reprompt" in wrong(reply("Shall I?", open=True))
    assert wrong(reply("Shall I?", reprompt="Shall I?", open=True)) == ""


def test_waiting_for_someone_keeps_the_session_open_without_a_question() -> None:
    assert wrong(reply("Tell me.", "some.wait", reprompt="Ready?", open=True)) == ""


def test_the_same_sentence_twice_is_told() -> None:
    assert "is heard 2 times" in wrong(reply("Take the pack off now. Take the pack off now."))


def test_a_gap_is_told() -> None:
    assert "a gap" in wrong(reply("It comes off ."))
    assert "a gap" in wrong(reply("It comes off {at}."))


def test_words_that_come_from_no_entry_are_told() -> None:
    assert "stand nowhere in content" in wrong(replace(reply("Hello."), keys=()))


def test_what_must_not_be_said_is_caught_in_a_whole_reply_too() -> None:
    assert "gives a dose" in wrong(reply("Take two tablets."))


def led_to(reply: replies.Reply, *said: Move, after: tuple[str, ...] = ()) -> replies.Reply:
    """The reply as the last of what was said brought it, with these entries heard before it."""
    return replace(reply, moves=said, heard_before=after)


def test_a_yes_that_is_refused_as_before_is_told() -> None:
    refusal = reply("That's too long.", "plan.refused.too_long.heat")
    again = led_to(refusal, ICE, moves.YES, after=("plan.refused.too_long.heat",))
    assert "a yes leads back to [plan.refused.too_long.heat]" in wrong(again)
    assert "leads back" not in wrong(replace(again, heard_before=("plan.refused.rest_due",)))
    assert "leads back" not in wrong(replace(again, moves=(ICE, ICE)))


def test_a_yes_that_is_asked_the_same_again_is_told() -> None:
    asked = reply("Shall I?", "plan.offer.wait", reprompt="Shall I?", open=True)
    again = led_to(asked, ICE, moves.YES, after=("plan.offer.wait",))
    assert "a yes leads back to [plan.offer.wait]" in wrong(again)


def test_another_round_of_a_game_may_be_asked_about_as_before() -> None:
    asked = reply("Another one?", "distraction.game_again", reprompt="Another?", open=True)
    assert wrong(led_to(asked, ICE, moves.YES, after=("distraction.game_again",))) == ""


def test_an_offer_that_keeps_what_was_refused_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    too_hot = Move("StartAlternatingIntent", {"duration": "PT20M", "hot_duration": "PT30M"})
    nothing_running = next(scene for scene in all_scenes() if scene.name.startswith("nothing"))
    assert not any(each.again for each in replies.replies_to(too_hot, nothing_running))

    def as_it_was_asked_for(kept: object) -> Wish:
        return Wish(Kind.ALTERNATING, between=1800)

    monkeypatch.setattr(starting, "unpacked", as_it_was_asked_for)
    told = [wrong(each) for each in replies.replies_to(too_hot, nothing_running)]
    assert any("a yes leads back to [plan.refused.too_long.heat]" in each for each in told)


@pytest.mark.parametrize("name", sorted(moves.SLOTS))
def test_every_slot_of_an_intent_is_filled_in_some_way(name: str) -> None:
    filled = {slot for slots in moves.SLOTS[name] for slot in slots}
    assert filled == slots_of_the_model()[name]


def test_every_intent_with_slots_has_them_filled() -> None:
    assert {name for name, slots in slots_of_the_model().items() if slots} <= set(moves.SLOTS)


def slots_of_the_model() -> dict[str, set[str]]:
    """The slots of each intent, as Alexa knows them."""
    model: dict[str, Any] = json.loads(MODEL.read_text(encoding="utf-8"))
    intents = model["interactionModel"]["languageModel"]["intents"]
    return {
        intent["name"]: {slot["name"] for slot in intent.get("slots", [])} for intent in intents
    }


def test_a_plan_that_is_promised_must_be_running() -> None:
    said = reply("Starting now.", "plan.started.ice")
    assert "tells the listener that a plan is running, and that is not so" in wrong(said)
    running = next(scene for scene in all_scenes() if scene.name == "ice has just begun")
    assert wrong(replace(said, scene=running, after=running.memory)) == ""


def test_reminders_that_are_promised_must_be_set() -> None:
    assert "reminders are set" in wrong(reply("You'll hear me.", "alerts.set.many"))


def test_a_card_that_is_promised_must_be_sent() -> None:
    said = reply("I've sent a card.", "alerts.permission.unanswered")
    assert "a card was sent, and none was" in wrong(said)


def test_the_scenes_are_what_they_are_called() -> None:
    for scene in all_scenes():
        status = timeline.position(scene.memory.care.state, scene.now).status
        if "paused" in scene.name and "device" not in scene.name:
            assert status is Status.PAUSED, scene.name
        if scene.name.startswith("nothing"):
            assert status is Status.NEVER, scene.name
        if "just begun" in scene.name or ("round" in scene.name and "left out" not in scene.name):
            assert status is Status.RUNNING, scene.name


def test_trying_one_thing_in_a_scene_leaves_the_scene_as_it_was() -> None:
    stage = Stage("en-US")
    scene = all_scenes()[0]
    stage.enter(scene)
    first = stage.say(ICE)
    stage.enter(scene)
    assert stage.say(ICE).response == first.response
    assert scene.memory.care.state.plan is None


def test_what_an_alarm_leaves_behind_does_not_reach_the_next_scene() -> None:
    stage = Stage("en-US")
    stage.enter(all_scenes()[0])
    stage.say(Move("EmergencySignIntent"))
    stage.enter(all_scenes()[0])
    assert "check.since_then" not in [key for key, _ in stage.say(ICE).said]


def test_each_locale_hears_its_own_number_in_the_same_reply() -> None:
    def first_words(locale: str) -> str:
        return next(
            each.text
            for each in replies.every_reply(locale)
            if each.keys == ("safety.emergency", "safety.reach")
        )

    assert first_words("en-US").startswith("Please call 911 now")
    assert first_words("en-GB").startswith("Please call 999 now")
    assert first_words("en-AU").startswith("Please call triple zero now")


def test_every_wording_of_a_greeting_is_heard() -> None:
    heard = {each.text for each in replies.every_reply("en-US")}
    for wording in catalogue.load("en-US").entries["session.goodbye"]["say"]:
        assert wording in heard
