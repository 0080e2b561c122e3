"""The command line: `desk-speaker page | talk | say | interpret | read | replay`."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Sequence
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desk_speaker.errors import CannotStartError
from desk_speaker.household import DEVICES, ECHO, ECHO_SHOW, Household, is_zone, machine_zone
from desk_speaker.model import load

if TYPE_CHECKING:
    # Imported where they are used: the prompt is there while the rest still loads.
    from desk_speaker.clock import WorldClock
    from desk_speaker.console import Console
    from desk_speaker.desk import Desk
    from desk_speaker.speaker import Speaker
    from desk_speaker.voice import Voice

_A_SCRIPTS_DAY_BEGINS = time(9)
"""What a pipe says must be heard at midnight as at noon, and in the evening a plan is shorter."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status is returned, 2 for a command that cannot be run."""
    options = _parser().parse_args(arguments)
    _set_up_log(getattr(options, "log", False))
    try:
        status: int = options.run(options)
    except CannotStartError as error:
        print(f"desk-speaker: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone: so do we, without a word at the interpreter's end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="desk-speaker",
        description="A smart speaker on your desk, with no account and no cloud.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    talk = commands.add_parser(
        "talk", parents=[_world(ECHO), _heard()], help="talk at a prompt or through a pipe"
    )
    talk.set_defaults(run=_talk)

    page = commands.add_parser(
        "page", parents=[_world(ECHO_SHOW)], help="see it and hear it in a browser"
    )
    page.add_argument("--port", type=int, default=8765, metavar="N", help="on this machine (8765)")
    page.set_defaults(run=_page)

    say = commands.add_parser(
        "say", parents=[_world(ECHO), _heard()], help="say one thing and hear the answer"
    )
    say.add_argument("words", nargs="+", metavar="WORDS")
    say.set_defaults(run=_say)

    interpret = commands.add_parser(
        "interpret", help="what lines of standard input mean, one JSON object for each"
    )
    interpret.add_argument("--locale", default="en-US", help="the language spoken (en-US)")
    interpret.set_defaults(run=_interpret)

    read = commands.add_parser("read", help="every reply the skill can give, in a locale")
    read.add_argument("--locale", default="en-US", help="the language spoken (en-US)")
    read.add_argument("--topic", help="only what one file of content/ says, such as plan")
    read.add_argument("--voice", action="store_true", help="speak aloud, with espeak-ng")
    read.set_defaults(run=_read)

    replay = commands.add_parser("replay", help="play transcripts and report what differs")
    replay.add_argument("files", nargs="+", type=Path, metavar="FILE")
    replay.set_defaults(run=_replay)
    return parser


def _world(device: str) -> argparse.ArgumentParser:
    """The options that say in which world the speaker stands; `device` unless said."""
    world = argparse.ArgumentParser(add_help=False)
    world.add_argument("--locale", default="en-US", help="the language spoken (en-US)")
    world.add_argument(
        "--device", choices=DEVICES, default=device, help=f"the kind of speaker ({device})"
    )
    world.add_argument(
        "--timezone", type=_zone, default=None, metavar="ZONE", help="such as Europe/London"
    )
    world.add_argument(
        "--speed", type=_speed, default=1.0, metavar="N", help="how fast the clock runs (1)"
    )
    world.add_argument(
        "--at",
        type=_hour,
        default=None,
        metavar="HH:MM",
        help="what time it is (now; from a pipe 09:00)",
    )
    world.add_argument("--log", action="store_true", help="show the skill's log")
    return world


def _heard() -> argparse.ArgumentParser:
    """The options that say how a terminal hears what happens."""
    heard = argparse.ArgumentParser(add_help=False)
    heard.add_argument("--voice", action="store_true", help="speak aloud, with espeak-ng")
    heard.add_argument("--json", action="store_true", help="one JSON object for each event")
    return heard


def _talk(options: argparse.Namespace) -> int:
    from desk_speaker.talk import talk

    model = load(options.locale)
    console = _console(options)
    interactive = sys.stdin.isatty() and sys.stdout.isatty() and not options.json
    if not interactive and options.at is None:
        options.at = _A_SCRIPTS_DAY_BEGINS
    return talk(lambda: _start(options, console), console, model=model, interactive=interactive)


def _page(options: argparse.Namespace) -> int:
    load(options.locale)
    from desk_speaker.page.command import page

    return page(_household(options), _clock(options), options.port)


def _say(options: argparse.Namespace) -> int:
    load(options.locale)
    desk, speaker = _start(options, _console(options))
    try:
        speaker.hear(" ".join(options.words))
    finally:
        desk.close()
    return 0


def _interpret(options: argparse.Namespace) -> int:
    model = load(options.locale)
    from desk_speaker.interpreter import Interpreter

    interpreter = Interpreter(model.raw)
    for raw in sys.stdin.buffer:
        utterance = raw.decode("utf-8", "replace").rstrip("\r\n")
        meaning = interpreter.interpret(utterance)
        slots = {name: value and value.resolved for name, value in meaning.slots.items()}
        found = {
            "utterance": utterance,
            "intent": meaning.intent,
            "slots": slots,
            "score": round(meaning.score, 3),
        }
        print(json.dumps(found, ensure_ascii=False))
    return 0


def _read(options: argparse.Namespace) -> int:
    load(options.locale)
    from desk_speaker.read import read

    return read(options.locale, options.topic, _voice(options))


def _replay(options: argparse.Namespace) -> int:
    from desk_speaker.transcript import run

    failed = 0
    for path in options.files:
        problems = run(path)
        failed += bool(problems)
        print(f"{'FAIL' if problems else 'ok  '} {path}")
        for problem in problems:
            print(f"  {problem}")
    if len(options.files) > 1:
        print(
            f"{len(options.files) - failed} of {len(options.files)} conversations went as written"
        )
    return 1 if failed else 0


def _set_up_log(shown: bool) -> None:
    """Show what the skill logs, or keep it from getting between the lines of a conversation."""
    if shown:
        logging.basicConfig(level=logging.INFO, format="  (log) %(name)s: %(message)s")
    else:
        logging.getLogger().addHandler(logging.NullHandler())


def _console(options: argparse.Namespace) -> Console:
    from desk_speaker.console import Console

    return Console(as_json=options.json, zone=_wall_zone(options), voice=_voice(options))


def _voice(options: argparse.Namespace) -> Voice | None:
    """Something to speak with, where that was asked for and there is any."""
    from desk_speaker.voice import PROGRAM, Voice

    if options.voice and Voice.installed():
        return Voice(options.locale)
    if options.voice:
        print(f"{PROGRAM} is not installed: there is text and no voice", file=sys.stderr)
    return None


def _start(options: argparse.Namespace, console: Console) -> tuple[Desk, Speaker]:
    from desk_speaker.desk import Desk

    desk = Desk()
    return desk, desk.speaker(_household(options), _clock(options), console.tell)


def _clock(options: argparse.Namespace) -> WorldClock:
    from desk_speaker.clock import WorldClock, today_at

    start = None if options.at is None else today_at(options.at, _wall_zone(options))
    return WorldClock(start, options.speed)


def _wall_zone(options: argparse.Namespace) -> ZoneInfo:
    return ZoneInfo(options.timezone or machine_zone())


def _household(options: argparse.Namespace) -> Household:
    return Household(
        locale=options.locale,
        device=options.device,
        zone=options.timezone or machine_zone(),
    )


def _zone(name: str) -> str:
    if not is_zone(name):
        raise argparse.ArgumentTypeError(f"{name} is not a time zone such as Europe/London")
    return name


def _hour(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        message = f"{text} is not a time of day such as 09:00 or 21:30"
        raise argparse.ArgumentTypeError(message) from None


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = -1.0
    if not 0 <= speed <= 100_000:
        raise argparse.ArgumentTypeError(f"{text} is not a speed such as 1 or 60")
    return speed
