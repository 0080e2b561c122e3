"""Consent and Alexa's permission: whatever is answered, or goes wrong, has words of its own."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from urllib3 import HTTPResponse

from desk_speaker.http_host import HttpRequest
from desk_speaker.permissions import Permission
from tests.faults import truth
from tests.faults.house import Failing, House


def asking(*before: str) -> House:
    """Somebody wants reminders, and Alexa asks whether they may be set."""
    house = House()
    house.world.permissions.set(Permission.UNSET)
    house.say(*before, "start my ice pack", "yes")
    assert house.speaker.asking
    return house


def answering(status: int, code: str = "") -> Failing:
    """An Alexa whose reminders answer with this, whatever is asked of them."""

    def fails(asked: HttpRequest, call: Callable[[], HTTPResponse]) -> HTTPResponse:
        if "reminders" not in asked.path:
            return call()
        body = io.BytesIO(f'{{"code": "{code}"}}'.encode())
        return HTTPResponse(body, status=status, preload_content=False)

    return fails


def minutes(house: House) -> list[int]:
    """How many minutes from now each alert rings."""
    facts = house.facts()
    return sorted((at - facts.now) // 60 for at, _ in facts.rings.elements())


@pytest.mark.parametrize("newer", [False, True])
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("ACCEPTED", "alerts.set.many"),
        ("DENIED", "alerts.permission.denied"),
        ("NOT_ANSWERED", "alerts.permission.unanswered"),
        ("", "alerts.permission.unclear"),
        ("PERHAPS", "alerts.permission.unclear"),
    ],
)
def test_each_answer_has_a_sentence_of_its_own_whichever_way_it_comes(
    newer: bool, answer: str, said: str
) -> None:
    house = asking()
    allowed = answer == "ACCEPTED"
    house.world.permissions.set(Permission.GRANTED if allowed else Permission.UNSET)
    heard = house.hear_about(house.directive(), answer, newer=newer)
    assert truth.spoken(heard) & {said} == {said}, heard
    assert bool(house.facts().rings) is allowed


def test_the_answer_goes_by_memory_and_not_by_what_the_session_held() -> None:
    house = asking()
    question = house.directive()
    # Another device makes the plan another one meanwhile.
    house.another_speaker().hear("only one round")
    house.world.permissions.set(Permission.GRANTED)
    heard = house.hear_about(question, "ACCEPTED", attributes={"question": {"name": "delete"}})
    assert "alerts.set.one" in truth.spoken(heard)
    assert house.facts().rings == house.facts().wanted


def test_a_denial_with_nothing_running_names_no_timer() -> None:
    house = asking()
    question = house.directive()
    house.another_speaker().hear("stop the ice")
    heard = house.hear_about(question, "DENIED")
    assert "alerts.permission.denied_idle" in truth.spoken(heard)
    assert "timer" not in heard


def test_a_yes_to_alexa_with_nothing_running_sets_nothing() -> None:
    house = asking()
    question = house.directive()
    house.another_speaker().hear("stop the ice")
    house.world.permissions.set(Permission.GRANTED)
    assert "alerts.nothing_to_remind" in truth.spoken(house.hear_about(question, "ACCEPTED"))
    assert not house.facts().rings


def test_allowed_and_yet_refused_is_not_asked_over_and_over() -> None:
    house = asking()
    heard = house.hear_about(house.directive(), "ACCEPTED")
    assert "alerts.failed.permission" in truth.spoken(heard)
    assert house.answers[-1]["response"]["card"]["type"] == "AskForPermissionsConsent"


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (403, "DEVICE_NOT_SUPPORTED", "alerts.failed.unsupported_device"),
        (403, "MAX_REMINDERS_EXCEEDED", "alerts.failed.quota"),
        (429, "RateExceeded", "alerts.failed.rate_limited"),
        (500, "", "alerts.failed.other"),
        (403, "", "alerts.failed.other"),
    ],
)
def test_each_way_to_fail_has_a_sentence_of_its_own_and_the_plan_goes_on(
    status: int, code: str, said: str
) -> None:
    house = House()
    house.say("start my ice pack")
    house.seam.alexa_fails = answering(status, code)
    assert said in truth.spoken(house.say("yes"))
    house.seam.mend()
    assert "plan.status.cold" in truth.spoken(house.say("how long left"))


def test_a_permission_taken_back_later_is_told_by_the_change_that_needs_it() -> None:
    house = House()
    house.say("start my ice pack", "yes", "+5m")
    house.world.permissions.set(Permission.DENIED)
    said = truth.spoken(house.say("i only just put it on"))
    assert said >= {"alerts.permission.revoked", "alerts.not_cancelled"}


def test_it_is_told_once_and_not_on_every_turn() -> None:
    house = House()
    house.say("start my ice pack", "yes", "+5m")
    house.world.permissions.set(Permission.DENIED)
    house.say("i only just put it on")
    assert "alerts.permission.revoked" in truth.spoken(house.say("+20s", "how long left"))
    for _ in range(3):
        assert "alerts.permission.revoked" not in truth.spoken(house.say("+20s", "how long left"))
    house.world.permissions.set(Permission.GRANTED)
    assert "alerts.set.many" in truth.spoken(house.say("remind me"))
    assert house.facts().rings == house.facts().wanted


def test_with_nothing_running_a_lost_permission_is_no_news() -> None:
    house = House()
    house.say("start my ice pack", "yes", "+5m")
    house.world.permissions.set(Permission.DENIED)
    assert "alerts.not_cancelled" in truth.spoken(house.say("stop the ice"))
    said = truth.spoken(house.say("+20s", "how long left"))
    assert not truth.any_of(said, ("alerts.permission.", "alerts.failed."))
    house.world.permissions.set(Permission.GRANTED)
    house.say("+20s", "how long left")
    assert not house.facts().rings


def test_one_yes_covers_the_plan_and_its_new_times_but_no_more_rounds_and_no_other_plan() -> None:
    house = House()
    house.say("start my ice pack", "yes", "+5m")
    assert "alerts.moved" in truth.spoken(house.say("five minutes less"))
    more = truth.spoken(house.say("one more round"))
    assert "alerts.ask.more" in more
    assert house.facts().missing == {}
    assert "alerts.ask.many_checked" in truth.spoken(house.say("stop the ice", "+1h", "start ice"))
    assert minutes(house) == []


def test_only_an_explicit_no_silences_the_offer_and_for_seven_days() -> None:
    house = House()
    house.say("start my ice pack", "stop", "stop the ice", "+1h")
    assert truth.any_of(truth.spoken(house.say("start my ice pack")), ("alerts.ask.",))
    house.say("no")
    for _ in range(6):
        assert "alerts.none_set" in truth.spoken(house.say("stop the ice", "+24h", "start ice"))
    heard = house.say("stop the ice", "+24h", "start ice")
    assert truth.any_of(truth.spoken(heard), ("alerts.ask.",)), heard
