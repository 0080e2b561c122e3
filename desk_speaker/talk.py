"""Talking to the speaker at a prompt, or through a pipe."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import TYPE_CHECKING

from desk_speaker.console import PROMPT, Console
from desk_speaker.model import Model

if TYPE_CHECKING:
    # Imported where they are used: the prompt is there while the rest still loads.
    from desk_speaker.desk import Desk
    from desk_speaker.speaker import Speaker

_BANNER = """\
This is {name}, on a speaker on your desk. The line you type is what follows "Alexa".
Try "open {name}"{help}.
:help lists what drives the world, Ctrl-D leaves.\
"""
HINT = '  (nothing was said: try "open {name}", or :help)'

_LOOKS_AT_CLOCK_EVERY = 0.2


def talk(
    start: Callable[[], tuple[Desk, Speaker]], console: Console, *, model: Model, interactive: bool
) -> int:
    """Hear lines until there are no more. `start` sets the desk up while the prompt already waits.

    Returns the exit status.
    """
    if interactive:
        words = model.shortest_sample("AMAZON.HelpIntent")
        asking = f' or "{words}"' if words else ""
        console.remark(_BANNER.format(name=model.invocation_name, help=asking))
        with contextlib.suppress(ImportError):
            # Line editing and history come with the import.
            import readline

            console.typed_so_far = readline.get_line_buffer
    ready = _begin(start)
    ringer = _Ringer(ready)
    ringer.start()
    try:
        for line in _lines(console, interactive):
            _take(line, ready, console, model.invocation_name, interactive=interactive)
    except KeyboardInterrupt:
        pass
    finally:
        ringer.stop()
        if interactive:
            console.remark("")
        # Whoever leaves before the speaker has woken up need not wait for it.
        if ready.done() and ready.exception() is None:
            ready.result()[0].close()
    return 0


def _begin(start: Callable[[], tuple[Desk, Speaker]]) -> Future[tuple[Desk, Speaker]]:
    """Set the desk up in the background, in a thread that does not keep the program alive."""
    ready: Future[tuple[Desk, Speaker]] = Future()

    def begin() -> None:
        try:
            ready.set_result(start())
        except Exception as error:
            # Whoever asks for the result is told.
            ready.set_exception(error)

    threading.Thread(target=begin, daemon=True).start()
    return ready


def _take(
    line: str,
    ready: Future[tuple[Desk, Speaker]],
    console: Console,
    name: str,
    *,
    interactive: bool,
) -> None:
    if interactive and not ready.done():
        console.remark("  (one moment: the speaker is still waking up)")
    desk, speaker = ready.result()
    from desk_speaker.commands import CommandError, Commands

    if line.lstrip().startswith(":"):
        try:
            console.remark("  " + Commands(desk, speaker).run(line).replace("\n", "\n  "))
        except CommandError as error:
            console.remark(f"  {error}")
        return
    if not speaker.hear(line) and not line.strip():
        console.remark(HINT.format(name=name))


def _lines(console: Console, interactive: bool) -> Iterator[str]:
    while True:
        if not interactive:
            line = sys.stdin.buffer.readline()
            if not line:
                return
            said = line.decode("utf-8", "replace").rstrip("\r\n")
            console.echo(said)
            yield said
            continue
        console.prompting = True
        try:
            yield input(PROMPT)
        except EOFError:
            return
        finally:
            console.prompting = False


class _Ringer(threading.Thread):
    """Rings what falls due while the prompt waits."""

    def __init__(self, ready: Future[tuple[Desk, Speaker]]) -> None:
        super().__init__(daemon=True)
        self._ready = ready
        self._over = threading.Event()

    def run(self) -> None:
        if self._ready.exception() is not None:
            return
        _, speaker = self._ready.result()
        while not self._over.wait(_LOOKS_AT_CLOCK_EVERY):
            speaker.ring()

    def stop(self) -> None:
        """Ring no more."""
        self._over.set()
