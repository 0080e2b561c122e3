"""The page as somebody uses it: what is typed, touched and seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import (
    JavascriptException,
    NoSuchWindowException,
    TimeoutException,
)
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

PATIENCE = 8.0


class Page:
    """One tab of the desk speaker's page. What is looked for is waited for."""

    def __init__(self, driver: webdriver.Chrome, url: str) -> None:
        self.driver = driver
        self.url = url

    def open(self) -> None:
        """Open the page, or load it anew, and wait until it can be used."""
        self.driver.get(self.url)
        self.until(lambda: self.driver.execute_script("return document.body.dataset.ready"))

    def open_another_tab(self) -> None:
        """Open the page in a tab of its own and go there."""
        self.driver.switch_to.new_window("tab")
        self.open()

    def by_id(self, name: str) -> WebElement:
        """The element with this id."""
        return self.driver.find_element(By.ID, name)

    def say(self, words: str) -> str:
        """Type something and wait for the answer; what the speaker says."""
        before = len(self.heard())
        self.by_id("words").send_keys(words + "\n")
        self.until(lambda: len(self.heard()) > before)
        return self.heard()[-1]

    def heard(self) -> list[str]:
        """Everything the speaker has said so far."""
        return self._lines(".alexa")

    def lines(self) -> list[str]:
        """Every line of the conversation so far."""
        return self._lines("li")

    def _lines(self, kind: str) -> list[str]:
        script = "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)"
        lines: list[str] = self.driver.execute_script(script, f"#talk {kind}, #talk{kind}")
        return lines

    def rung(self) -> list[str]:
        """Everything that has rung so far."""
        return [line.removeprefix("rings: ") for line in self._lines(".rings")]

    def until_rung(self, many: int) -> None:
        """Wait until so much has rung."""
        self.until(lambda: len(self.rung()) == many)

    def log(self, kind: str) -> list[dict[str, Any]]:
        """What the browser has noted since it was last asked: `browser` or `performance`."""
        driver: Any = self.driver
        entries: list[dict[str, Any]] = driver.get_log(kind)
        return entries

    def light(self) -> str | None:
        """What the light ring shows."""
        return self.by_id("ring").get_attribute("data-light")

    def click(self, name: str) -> None:
        """Click the element with this id."""
        self.by_id(name).click()

    def choose(self, name: str, value: str) -> None:
        """Choose in a list; what folds it away is opened first."""
        script = (
            "for (let e = document.getElementById(arguments[0]); e; e = e.parentElement)"
            " if (e.tagName === 'DETAILS') e.open = true"
        )
        self.driver.execute_script(script, name)
        Select(self.by_id(name)).select_by_value(value)

    def plan(self) -> str:
        """What is written above the timeline."""
        return self.by_id("plan-words").text

    # --- the screen ------------------------------------------------------------------------

    def on_screen(self) -> str:
        """The words on the rendered screen."""
        return str(self.screen_script("return document.getElementById('glass').innerText") or "")

    def is_touchable(self) -> bool:
        """Whether the engine takes notice of a click on what is shown."""
        return self.by_id("bezel").get_attribute("data-touchable") is not None

    def touch(self, label: str) -> None:
        """Touch the button with this label on the rendered screen, as soon as it is there."""

        place = """
            const found = [...document.querySelectorAll('#glass *')]
                .filter(e => !e.children.length && e.textContent === arguments[0]).pop();
            if (!found) return null;
            const at = found.getBoundingClientRect();
            return [at.left + at.width / 2, at.top + at.height / 2];
        """
        self.until(lambda: self.is_touchable() and self.screen_script(place, label))
        x, y = self.screen_script(place, label)
        frame = """
            const frame = document.querySelector('#bezel iframe');
            frame.scrollIntoView({block: 'center'});
            const at = frame.getBoundingClientRect();
            return [at.left, at.top, at.width / frame.width];
        """
        left, top, scale = self.driver.execute_script(frame)
        # The driver's own click takes no notice of the frame's scale.
        actions = ActionBuilder(self.driver)
        pointer: Any = actions.pointer_action
        pointer.move_to_location(round(left + x * scale), round(top + y * scale))
        pointer.click()
        actions.perform()

    def screen_script(self, script: str, *arguments: object) -> Any:
        """What a script inside the screen's frame returns."""
        return self._in_screen(lambda: self.driver.execute_script(script, *arguments))

    def _in_screen(self, look: Callable[[], Any]) -> Any:
        frames = self.driver.find_elements(By.CSS_SELECTOR, "#bezel iframe")
        if not frames:
            return None
        self.driver.switch_to.frame(frames[0])
        try:
            return look()
        except (JavascriptException, NoSuchWindowException):
            # The frame is just being made.
            return None
        finally:
            self.driver.switch_to.default_content()

    # --- waiting ---------------------------------------------------------------------------

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(lambda _: holds())

    def until_on_screen(self, words: str) -> None:
        """Wait until these words are on the rendered screen."""
        try:
            self.until(lambda: words in self.on_screen())
        except TimeoutException:
            raise AssertionError(f"not on the screen: {words}. It is: {self.on_screen()}") from None
