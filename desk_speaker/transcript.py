"""Conversations written down: what is said, what must be heard, what must ring when.

A transcript is a text file that reads like the conversation it checks:

    # Start ice, agree to reminders, hear every switch
    given: device echo, permission grant, at 2026-03-02 09:00, timezone Europe/London

    you: start my ice pack
    hear: thirty minutes
    not: emergency
    session: open
    you: yes
    hear: reminders are set ... 9:30 | i'll remind you ... 9:30
    session: closed
    :wait 30m
    rings at 20m: check your skin
    rings at 09:30: ice off
    you: how long left
    intent: StatusIntent

Lines that do something. `you:` is said to the speaker; `(silence)` says nothing; a line that begins
with a colon is a command, as at the prompt of `talk` (`:wait`, `:permission`, `:fault`, `:alerts`,
`:new`).

Lines that look at what the last of these brought:

- `hear:` must be contained in what was heard. Case, white space and the shape of quotation marks do
  not matter; ` ... ` stands for anything in between; ` | ` divides alternatives. Alexa's own words
  count as heard.
- `not:` must not be heard.
- `reprompt:` must be contained in the reprompt.
- `session:` open or closed; `session: asking` while Alexa waits for an answer about a permission.
- `intent:` the request that was made of it: `StatusIntent`, `AMAZON.YesIntent`, `LaunchRequest`.
- `slot:` a slot's name and its resolved value: `slot: duration PT20M`.
- `card:` must be contained in a card's title and text; `no card`.
- `screen:` must be contained somewhere in what is sent to a screen; `no screen`.
- `rings:` the next alert to ring says this; `rings at 20m:` counted from when the `:wait` (or
  whatever the last line that did something was) began, `rings at 09:30:` on the household's wall
  clock. `no rings`; `rings: any` for as many as there are, from here on.
- `complaint:` the speaker complains so about the response.

Every alert and every complaint must be accounted for: one that no line expects is a problem.

`given:` comes first, and may be written several times. Its parts are divided by commas: `locale`,
`device`, `timezone` (`timezone unset` for a device that was never told), `permission`, and `at`, a
date and time in that zone. Not said: en-US, echo, UTC, grant, 2026-03-02 09:00. A line that begins
with `#` is a remark. The clock stands still but for `:wait`, so that every run is the same.
"""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desk_speaker.play import Play, TranscriptError

if TYPE_CHECKING:
    from desk_speaker.desk import Desk


def run(path: Path, desk: Desk | None = None) -> list[str]:
    """Play the transcript at `path` in a new world; what went otherwise, in plain words.

    The list is empty when all went as written. `desk` is what it is played on; the default is one
    that all transcripts of this process share. No exception is raised for a bad transcript.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return [f"{path}: cannot be read: {error}"]
    play = Play(desk or _shared_desk(), path)
    for number, line in enumerate(text.splitlines(), 1):
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        try:
            play.take(number, said)
        except TranscriptError as error:
            # What follows a line that was not understood would only mislead.
            return [*play.problems, f"{path}:{number}: {error}"]
    play.finish()
    return play.problems


@cache
def _shared_desk() -> Desk:
    from desk_speaker.desk import Desk

    desk = Desk()
    atexit.register(desk.close)
    return desk
