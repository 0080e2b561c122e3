"""The light ring and the microphone behave in time as on a device."""

from __future__ import annotations

import pytest

from desk_speaker.page.attention import Attention, Due, Light
from desk_speaker.session import LISTENING_SECONDS


class Watch:
    """Counts seconds when told to."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def attention(watch: Watch) -> Attention:
    return Attention(watch)


def shown(attention: Attention) -> Light:
    """What the light ring shows just now."""
    return attention.light


def after(watch: Watch, attention: Attention, seconds: float) -> Due | None:
    watch.at += seconds
    return attention.due()


def test_it_speaks_then_listens_then_asks_again_then_gives_up(
    watch: Watch, attention: Attention
) -> None:
    attention.think()
    assert shown(attention) is Light.THINKING
    attention.speak(3, listen=True, reprompt=True)
    assert shown(attention) is Light.SPEAKING
    assert after(watch, attention, 3) is None
    assert shown(attention) is Light.LISTENING
    assert after(watch, attention, LISTENING_SECONDS - 1) is None
    assert after(watch, attention, 1) is Due.REPROMPT
    attention.speak_reprompt(2)
    assert after(watch, attention, 2) is None
    assert after(watch, attention, LISTENING_SECONDS) is Due.GIVE_UP
    assert shown(attention) is Light.OFF


def test_an_answer_that_asks_nothing_goes_dark(watch: Watch, attention: Attention) -> None:
    attention.speak(3, listen=False)
    after(watch, attention, 3)
    assert shown(attention) is Light.OFF


def test_a_voice_that_is_done_early_opens_the_microphone_early(attention: Attention) -> None:
    attention.speak(30, listen=True)
    attention.spoken()
    assert shown(attention) is Light.LISTENING


def test_a_voice_that_is_slow_gets_the_whole_time_to_listen(
    watch: Watch, attention: Attention
) -> None:
    attention.speak(1, listen=True)
    after(watch, attention, 1)
    after(watch, attention, LISTENING_SECONDS - 1)
    attention.spoken()
    assert after(watch, attention, LISTENING_SECONDS - 1) is None


def test_somebody_who_types_is_waited_for(watch: Watch, attention: Attention) -> None:
    attention.speak(0, listen=True)
    after(watch, attention, 0)
    after(watch, attention, LISTENING_SECONDS - 1)
    attention.hold_on()
    assert after(watch, attention, LISTENING_SECONDS - 1) is None


def test_a_ring_without_an_end_goes_on_until_it_is_hushed(
    watch: Watch, attention: Attention
) -> None:
    attention.notify(None)
    assert after(watch, attention, 3600) is None
    assert shown(attention) is Light.NOTIFYING
    attention.hush()
    assert shown(attention) is Light.OFF


def test_a_ring_never_opens_the_microphone(watch: Watch, attention: Attention) -> None:
    attention.speak(1, listen=True)
    attention.notify(5)
    after(watch, attention, 5)
    assert shown(attention) is Light.OFF


def test_being_hushed_while_it_asks_leaves_the_microphone_open(attention: Attention) -> None:
    attention.speak(30, listen=True)
    attention.hush()
    assert shown(attention) is Light.LISTENING
