"""`desk-speaker page`: everything is started, and the terminal says where to look."""

from __future__ import annotations

import threading

from desk_speaker.clock import WorldClock
from desk_speaker.desk import Desk
from desk_speaker.household import Household
from desk_speaker.page import engine
from desk_speaker.page.house import House
from desk_speaker.page.server import PageServer

_WITHOUT_ENGINE = """\
The screen of the speaker needs Amazon's engine, which comes with Node's package manager:
  {how}
Everything else works without it.\
"""


def page(household: Household, clock: WorldClock, port: int) -> int:
    """Serve the page until the terminal says stop. Raises CannotStartError."""
    desk = Desk()
    try:
        server = PageServer(House(desk, household, clock), port)
        server.start()
        print(f"The speaker is at {server.url}  (Ctrl-C to leave)", flush=True)
        if engine.found() is None:
            print(_WITHOUT_ENGINE.format(how=engine.HOW_TO_GET_IT), flush=True)
        try:
            threading.Event().wait()
        finally:
            server.close()
    finally:
        desk.close()
    return 0
