"""A headless Chromium, and the desk speaker's page with the real skill behind it.

Where Chromium or the screen's engine is missing the tests are skipped and say so; under CI they
fail instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from selenium import webdriver

from desk_speaker.clock import WorldClock
from desk_speaker.desk import Desk
from desk_speaker.household import ECHO_SHOW, Household
from desk_speaker.page.house import House
from desk_speaker.page.server import PageServer
from tests.browser.browser import NINE, chrome, missing
from tests.browser.page import Page


@pytest.fixture(scope="session")
def driver() -> Iterator[webdriver.Chrome]:
    """One browser for all tests."""
    lacking = missing()
    if lacking and os.environ.get("CI"):
        pytest.fail(f"CI must not skip these tests, and {lacking}")
    if lacking:
        pytest.skip(lacking)
    with chrome() as browser:
        yield browser


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """The desk with the real skill on it."""
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture
def house(desk: Desk) -> House:
    """A household with a large screen, at nine in the morning, that the skill has never met."""
    return House(desk, Household(device=ECHO_SHOW), WorldClock(NINE), seconds_between_lines=0.05)


@pytest.fixture
def page(driver: webdriver.Chrome, house: House) -> Iterator[Page]:
    """The page of that household, open in one tab."""
    server = PageServer(house)
    server.start()
    first = driver.current_window_handle
    page = Page(driver, server.url)
    page.open()
    yield page
    for handle in driver.window_handles:
        driver.switch_to.window(handle)
        if handle != first:
            driver.close()
    driver.switch_to.window(first)
    driver.get("about:blank")
    server.close()
