"""The page, used as a person would: by typing, by touch, by keyboard, in several tabs."""

from __future__ import annotations

import json
import time
from urllib.parse import urlsplit

import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from desk_speaker.page import engine
from tests.browser.page import Page


def test_a_whole_ice_plan_goes_by_typing(page: Page) -> None:
    assert "30 minutes of ice" in page.say("start my ice pack")
    assert "You'll hear me" in page.say("yes")
    page.until(lambda: "5 set, 0 owed, 0 rung" in page.plan())
    for rung in range(1, 6):
        page.click("jump")
        page.until_rung(rung)
    assert "ice off" in page.rung()[1].lower()
    assert "ice" in page.rung()[2].lower()
    page.until(lambda: "Nothing is running. Alerts: 0 set, 0 owed, 5 rung." in page.plan())


def test_a_whole_ice_plan_goes_by_touch(page: Page) -> None:
    page.say("start my ice pack")
    page.touch("Yes")
    page.until(lambda: "5 set" in page.plan())
    page.touch("Pause")
    page.until_on_screen("Paused")
    page.until(lambda: page.plan().startswith("Paused"))
    page.touch("Carry on")
    page.until_on_screen("Ice on")
    page.touch("Skip")
    page.until_on_screen("Pack off")
    page.touch("Stop")
    page.until(lambda: "Nothing is running" in page.plan())
    assert "touched: AMAZON.PauseIntent" in page.lines()


def test_the_countdown_goes_on_by_itself(page: Page) -> None:
    page.say("start my ice pack")
    page.until_on_screen("Round 1 of 2")
    first = page.on_screen().split("\n")[0]
    page.until(lambda: page.on_screen().split("\n")[0] < first)
    # It may be read within the first second.
    assert first.startswith(("30:00", "29:"))


def test_at_sixty_times_the_speed_the_countdown_keeps_to_the_worlds_clock(page: Page) -> None:
    page.say("start my ice pack")
    page.until_on_screen("Ice on")
    page.driver.find_element(By.CSS_SELECTOR, "[data-speed='60']").click()
    page.until(lambda: page.on_screen().startswith(("28:", "27:", "26:")))


def test_a_walkthrough_shows_a_drawing_at_every_step(page: Page) -> None:
    page.say("how do I lie down")
    page.touch("Yes")
    page.until_on_screen("Before you start")
    for step in range(1, 5):
        page.touch("Next")
        page.until_on_screen(f"Step {step} of 4")
        assert page.screen_script("return document.querySelectorAll('svg path').length > 8")
    page.touch("Back")
    page.until_on_screen("Step 3 of 4")
    page.touch("It hurts")
    page.until(lambda: "Stop there" in page.heard()[-1])


def test_in_an_emergency_the_number_is_huge(page: Page) -> None:
    assert "911" in page.say("I can't feel my legs")
    page.until_on_screen("911")
    size = """
        const number = [...document.querySelectorAll('#glass *')]
            .filter(e => e.textContent.trim() === '911').pop();
        return parseFloat(getComputedStyle(number).fontSize)
    """
    assert page.screen_script(size) >= 300


def test_permission_refused_is_told_and_nothing_is_set(page: Page) -> None:
    page.choose("allow-reminders", "deny")
    page.say("start my ice pack")
    assert "permission" in page.say("yes").lower()
    page.say("no")
    page.until(lambda: "0 set" in page.plan())


def test_a_reminder_rings_and_can_be_stopped(page: Page) -> None:
    page.say("start my ice pack")
    page.say("yes")
    page.click("jump")
    page.until(lambda: page.light() == "notifying")
    assert "check your skin" in page.rung()[0].lower()
    page.click("hush")
    page.until(lambda: page.light() == "off")


def test_two_tabs_share_one_household(page: Page) -> None:
    page.say("start my ice pack")
    first = page.driver.current_window_handle
    page.open_another_tab()
    page.until(lambda: "start my ice pack" in page.lines())
    page.say("no")
    page.driver.switch_to.window(first)
    page.until(lambda: "no" in page.lines())


def test_a_reload_in_the_middle_of_a_plan_loses_nothing(page: Page) -> None:
    page.say("start my ice pack")
    page.say("no")
    page.until_on_screen("Ice on")
    before = page.lines()
    page.open()
    assert page.lines() == before
    page.until_on_screen("Ice on")
    assert "ice on, round 1" in page.plan()


def test_markup_in_an_utterance_is_shown_as_text(page: Page) -> None:
    nasty = "<img src=x onerror=document.title='taken'> ${payload}"
    page.say(nasty)
    assert nasty in page.lines()
    assert not page.driver.find_elements(By.CSS_SELECTOR, "#talk img")
    assert "Back Spasm Helper" in page.driver.title


def test_everything_can_be_done_with_the_keyboard(page: Page) -> None:
    body = page.driver.switch_to.active_element
    assert body.get_attribute("id") == "words"
    body.send_keys("how long left", Keys.ENTER)
    page.until(lambda: page.heard())
    page.driver.execute_script(
        "window.reached = [];"
        "document.addEventListener('focusin', ({ target }) => window.reached.push(target.id))"
    )
    for _ in range(40):
        ActionChains(page.driver).send_keys(Keys.TAB).perform()
    reached = page.driver.execute_script("return window.reached")
    assert {"hush", "silence", "device", "jump"} <= set(reached)


def test_a_phone_shows_it_without_scrolling_sideways(page: Page) -> None:
    page.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 375, "height": 800, "deviceScaleFactor": 1, "mobile": True},
    )
    try:
        page.open()
        page.say("start my ice pack")
        page.until_on_screen("Ice on")
        width = page.driver.execute_script("return document.documentElement.scrollWidth")
        assert width <= 375
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_speaker_without_a_screen_has_none(page: Page) -> None:
    page.choose("device", "echo")
    page.until(lambda: "no screen" in page.by_id("bezel").text)
    page.say("start my ice pack")
    assert "directives" not in page.driver.execute_script(
        "return document.getElementById('response').textContent"
    )


def test_without_the_engine_the_page_says_how_to_get_it(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "found", lambda: None)
    page.open()
    assert engine.HOW_TO_GET_IT in page.by_id("bezel").text
    assert "30 minutes" in page.say("start my ice pack")


def test_it_answers_at_once_at_sixty_times_the_speed_with_the_longest_plan(page: Page) -> None:
    page.say("twenty four rounds of ice, I'll be awake")
    page.driver.find_element(By.CSS_SELECTOR, "[data-speed='60']").click()
    began = time.monotonic()
    page.say("how long left")
    assert time.monotonic() - began < 3


def test_a_transcript_plays_where_it_can_be_watched(page: Page) -> None:
    page.choose("transcript", "not_understood")
    page.by_id("transcript").submit()
    page.until(lambda: any("went as written" in line for line in page.lines()))


def test_nothing_is_asked_of_any_other_host(page: Page) -> None:
    page.log("performance")
    page.open()
    page.say("start my ice pack")
    page.until_on_screen("Ice on")
    messages = [json.loads(entry["message"])["message"] for entry in page.log("performance")]
    asked = {
        urlsplit(message["params"]["request"]["url"]).hostname
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    }
    assert asked <= {"127.0.0.1", None}
    assert [each for each in page.log("browser") if each["level"] == "SEVERE"] == []
