"""The commands that everything is tried on: what comes before, and what is said."""

from __future__ import annotations

from dataclasses import dataclass

from desk_speaker.permissions import Permission


@dataclass(frozen=True)
class Command:
    """Something said, in a state that is reached by saying other things first."""

    name: str
    before: tuple[str, ...]
    """What is said first; `+10m` lets time pass."""
    said: tuple[str, ...]
    """What is said while something fails; only of the last of these the answer is judged."""
    permission: Permission = Permission.GRANTED


_REMINDED = ("start my ice pack", "yes", "+5m")
_ALONE = ("start my ice pack", "no", "+5m")
_RESTING = ("start my ice pack", "yes", "+35m")
_EVERY_HOUR = "remind me to move every hour from nine to five on weekdays"
_MOVING = (_EVERY_HOUR, "yes")
_PAUSED = ("start my ice pack", "yes", "+5m", "pause", "+2m")

COMMANDS: tuple[Command, ...] = (
    Command("start ice", (), ("start my ice pack",)),
    Command("start heat", (), ("start heat",)),
    Command("start alternating", (), ("alternate hot and cold",)),
    Command("agree to reminders", ("start my ice pack",), ("yes",)),
    Command("decline reminders", ("start my ice pack",), ("no",)),
    Command("remind me", _ALONE, ("remind me",)),
    Command(
        "allow by voice", ("start my ice pack", "yes"), ("i approve",), permission=Permission.UNSET
    ),
    Command("open the skill", _REMINDED, ("open back spasm helper",)),
    Command("how long left", _REMINDED, ("how long left",)),
    Command("pause", _REMINDED, ("pause the ice",)),
    Command("carry on", _PAUSED, ("carry on",)),
    Command("skip", _REMINDED, ("skip the rest",)),
    Command("skip a rest", _RESTING, ("skip the rest", "yes")),
    Command("add time", ("ice for ten minutes", "yes", "+5m"), ("five more minutes",)),
    Command("take time off", _REMINDED, ("five minutes less",)),
    Command("make it twenty", _REMINDED, ("make it twenty minutes",)),
    Command("only just put it on", _REMINDED, ("i only just put it on",)),
    Command("it is still on", _RESTING, ("i forgot, it's still on",)),
    Command("one more round", _REMINDED, ("one more round",)),
    Command("fewer rounds", _REMINDED, ("only one round",)),
    Command("swap", _REMINDED, ("switch to heat",)),
    Command("start over", _REMINDED, ("start over",)),
    Command("stop the plan", _REMINDED, ("stop the ice",)),
    Command("stay awake", ("+690m", "four rounds of ice", "yes", "+5m"), ("i'll be awake",)),
    Command("stop the reminders", _REMINDED, ("stop the reminders",)),
    Command("ring until I answer", _ALONE, ("ring until i answer",)),
    Command(
        "allow ringing by voice",
        ("start my ice pack", "no", "ring until i answer"),
        ("i approve",),
        permission=Permission.UNSET,
    ),
    Command("ring, and pause", (*_ALONE, "ring until i answer"), ("pause the ice",)),
    Command("just remind me", (*_ALONE, "ring until i answer"), ("just remind me",)),
    Command("move every hour", (), (_EVERY_HOUR, "yes")),
    Command("move at other hours", _MOVING, ("remind me to move from ten to twelve", "yes")),
    Command("not before tomorrow", _MOVING, ("pause the move reminders",)),
    Command("the next move", _MOVING, ("when is the next move reminder",)),
    Command("stop moving", _MOVING, ("stop the move reminders",)),
    Command("delete my data", (*_REMINDED, *_MOVING), ("delete my data", "yes")),
    Command("a step further", ("how do i lie down", "next"), ("next",)),
    Command("an answer", _REMINDED, ("what is a back spasm",)),
    Command("an emergency", _REMINDED, ("i can't feel my legs",)),
)
