"""Pictures of every screen on every kind of device, in both themes: `make screenshots`.

Each picture holds one screen on the five devices, drawn by Amazon's own engine from what the skill
really sent. They are written to `docs/screens/`, and the page itself beside them.
"""

from __future__ import annotations

import base64
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from flask import Flask, Response, render_template_string
from selenium import webdriver
from selenium.webdriver.support.wait import WebDriverWait
from werkzeug.serving import make_server

from desk_speaker.clock import WorldClock
from desk_speaker.desk import Desk
from desk_speaker.events import Json, Turn
from desk_speaker.household import ECHO_SHOW, ECHO_SHOW_8, SCREENS, Household
from desk_speaker.page.house import RENDER, House
from desk_speaker.page.server import PageServer, create_app
from tests.browser import png
from tests.browser.browser import NINE, chrome, missing
from tests.browser.page import Page

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screens"
THEMES = ("dark", "light")

# The lines that lead to each screen; what is shown after the last of them is the picture.
CONVERSATIONS = {
    "plan": ("start my ice pack", "no", ":wait 7m", "how long left"),
    "plan-asking": ("start my ice pack",),
    "plan-resting": ("start my ice pack", "no", ":wait 37m", "how long left"),
    "plan-heat": ("start heat", "no", ":wait 4m", "how long left"),
    "plan-paused": ("start my ice pack", "no", ":wait 9m", "pause"),
    "plan-last": ("start my ice pack", "no", ":wait 65m", "how long left"),
    "emergency": ("I can't feel my legs",),
    "emergency-overdose": ("I took the whole packet of painkillers",),
    "same-day": ("I have a fever with my back pain",),
    "help": ("help",),
    "help-running": ("start my ice pack", "no", "help"),
    "question": ("how do I lie down",),
    "answer": ("how long can I leave ice on",),
    "answer-long": ("when should I see a doctor",),
    "first-launch": ("open back spasm helper",),
}
POSITIONS = {
    "chair": ("legs on a chair", 4),
    "pillow": ("the pillow one", 3),
    "footstool": ("the footstool one", 3),
    "raised": ("feet and knees raised", 3),
    "floor": ("I'm stuck on the floor", 3),
}

_GALLERY = """
<!doctype html><meta charset="utf-8">
<style>
  body { margin: 0; background: #8a8f94; width: {{ width }}px; height: {{ height }}px; }
  iframe { border: 0; position: absolute; }
</style>
{% for name, at in places.items() %}
<iframe id="{{ name }}" src="/screen" width="{{ at.width }}" height="{{ at.height }}"
  style="left:{{ at.left }}px;top:{{ at.top }}px;
    border-radius:{{ '50%' if at.round else '0' }}"></iframe>
{% endfor %}
<script>
  const said = {};
  addEventListener("message", ({ source, data }) => {
    for (const frame of document.querySelectorAll("iframe"))
      if (frame.contentWindow === source) said[frame.id] = data;
  });
  function show(directive, theme, now) {
    for (const frame of document.querySelectorAll("iframe")) {
      const device = JSON.parse('{{ devices|safe }}')[frame.id];
      delete said[frame.id];
      frame.contentWindow.postMessage({ clock: { now, speed: 0, offset: 0 } }, "*");
      frame.contentWindow.postMessage({ show: { directive, device, theme } }, "*");
    }
  }
</script>
"""


def _places() -> tuple[dict[str, Json], int, int]:
    """Where each device stands in a picture, and the picture's width and height."""
    gap, places = 16, {}
    rows = (("echo-show", "echo-show-8"), ("fire-tv", "echo-show-5", "echo-spot"))
    top = widest = gap
    for row in rows:
        left = gap
        for name in row:
            glass = SCREENS[name]
            places[name] = {
                "left": left,
                "top": top,
                "width": glass.width,
                "height": glass.height,
                "round": glass.round,
                "mode": glass.mode,
            }
            left += glass.width + gap
        widest = max(widest, left)
        top += max(SCREENS[name].height for name in row) + gap
    return places, widest, top


def _conversations() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from CONVERSATIONS.items()
    for name, (words, steps) in POSITIONS.items():
        begin = (words, "yes") if name == "floor" else (words,)
        for step in range(steps + 1):
            yield f"position-{name}-{step}", begin + ("next",) * step


def _directive(desk: Desk, lines: tuple[str, ...]) -> tuple[Json, float]:
    """What is shown after these lines, and when. Raises LookupError where nothing is."""
    speaker = desk.speaker(Household(device=ECHO_SHOW), WorldClock(NINE, speed=0), lambda _: None)
    turns: list[Turn] = []
    for line in lines:
        if line.startswith(":wait "):
            speaker.wait(60.0 * int(line.removeprefix(":wait ").removesuffix("m")))
            continue
        turns += [event for event in speaker.hear(line) if isinstance(event, Turn)]
    shown = [each for each in turns[-1].directives if each["type"] == RENDER]
    if not shown:
        raise LookupError(f"nothing is shown after {lines}: {turns[-1].speech}")
    return shown[0], speaker.world.clock.now()


def _gallery(desk: Desk) -> tuple[Flask, int, int]:
    places, width, height = _places()
    app = create_app(House(desk, Household(), WorldClock(NINE)))
    devices = {
        name: {key: at[key] for key in ("width", "height", "round", "mode")}
        for name, at in places.items()
    }

    @app.get("/gallery")
    def gallery() -> Response:
        page = render_template_string(
            _GALLERY, places=places, width=width, height=height, devices=app.json.dumps(devices)
        )
        # The gallery is made here for the camera: its own script and styles may run.
        return Response(page, headers={"Content-Security-Policy": "frame-ancestors 'none'"})

    return app, width, height


_PIXELS = """
  const [picture, done] = arguments;
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const paper = canvas.getContext("2d");
    paper.drawImage(image, 0, 0);
    const { data } = paper.getImageData(0, 0, image.width, image.height);
    let bytes = "";
    for (let at = 0; at < data.length; at += 32768)
      bytes += String.fromCharCode(...data.subarray(at, at + 32768));
    done([image.height, image.width, btoa(bytes)]);
  };
  image.src = "data:image/png;base64," + picture;
"""


def _shoot(driver: webdriver.Chrome, path: Path, width: int, height: int, scale: float) -> None:
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": scale}
    taken = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "clip": clip})
    high, wide, data = driver.execute_async_script(_PIXELS, taken["data"])
    pixels = np.frombuffer(base64.b64decode(data), np.uint8).reshape(high, wide, 4)
    path.write_bytes(png.written(pixels[:, :, :3]))


def _shoot_page(driver: webdriver.Chrome, desk: Desk) -> None:
    """The page itself, on a desk and on a telephone, in the middle of a plan."""
    house = House(desk, Household(device=ECHO_SHOW_8), WorldClock(NINE))
    server = PageServer(house)
    server.start()
    page = Page(driver, server.url)
    for name, width, height in (("page", 1360, 1010), ("page-phone", 390, 1500)):
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        page.open()
        if name == "page":
            page.say("start my ice pack")
            page.say("yes")
            page.click("jump")
        page.until_on_screen("Ice on")
        _shoot(driver, FOLDER / f"{name}.png", width, height, 0.8)
    server.close()


def main(wanted: Sequence[str]) -> int:
    """Take the pictures whose names begin as `wanted`, or all; the exit status."""
    lacking = missing()
    if lacking:
        print(f"no screenshots: {lacking}", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    desk = Desk()
    app, width, height = _gallery(desk)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    many = len(SCREENS)
    with chrome() as driver:
        driver.set_window_size(width, height + 200)
        driver.get(f"http://127.0.0.1:{server.port}/gallery")
        patient: WebDriverWait[Any] = WebDriverWait(driver, 60, poll_frequency=0.05)

        def told(word: str) -> bool:
            answers = driver.execute_script("return Object.values(said)")
            failed = [each["failed"] for each in answers if "failed" in each]
            if failed:
                raise RuntimeError(f"a screen cannot be drawn: {failed[0]}")
            return sum(word in each for each in answers) == many

        patient.until(lambda _: told("ready"))
        for name, lines in _conversations():
            if wanted and not name.startswith(tuple(wanted)):
                continue
            directive, now = _directive(desk, lines)
            for theme in THEMES:
                driver.execute_script("show(...arguments)", directive, theme, now)
                patient.until(lambda _: told("touchable"))
                _shoot(driver, FOLDER / f"{name}-{theme}.png", width, height, 0.4)
            print(name, flush=True)
        if not wanted:
            _shoot_page(driver, desk)
    server.shutdown()
    desk.close()
    size = sum(path.stat().st_size for path in FOLDER.glob("*.png"))
    print(f"{size / 1e6:.1f} MB in {FOLDER.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
