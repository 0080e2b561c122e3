"""Headless Chromium, as the tests and the camera use it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from desk_speaker.page import engine

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC).timestamp()

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,1100",
)


def missing() -> str | None:
    """What is not on this machine that a look at the page needs; None where all is there."""
    if not any(map(shutil.which, _BROWSERS)):
        return "there is no Chromium (Debian: apt-get install chromium chromium-driver)"
    if shutil.which("chromedriver") is None:
        return "there is no chromedriver (Debian: apt-get install chromium-driver)"
    if engine.found() is None:
        return f"the screen's engine is not installed ({engine.HOW_TO_GET_IT})"
    return None


@contextmanager
def chrome() -> Iterator[webdriver.Chrome]:
    """A browser with a profile of its own, closed afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = next(filter(None, map(shutil.which, _BROWSERS)))
        for flag in (*_FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        service = Service(str(shutil.which("chromedriver")))
        driver = webdriver.Chrome(options=options, service=service)
        try:
            yield driver
        finally:
            driver.quit()
