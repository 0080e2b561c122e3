"""What can be said to the skill: every intent it answers, with slots filled in telling ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from authoring.content.stage import Move, Scene, Trouble
from backspasm.conversation import answers, reminders, ringing, topics
from backspasm.conversation import moves as hourly
from backspasm.plan import timeline
from backspasm.plan.timeline import Status
from backspasm.safety import red_flags

SLOTS: Final[Mapping[str, tuple[dict[str, str], ...]]] = {
    "StartIceIntent": (
        {"duration": "PT10M"},
        {"duration": "PT30M"},
        {"duration": "PT40S"},
        {"duration": "PT45M"},
        {"duration": "PT2H"},
        {"duration": "PT6H"},
        {"duration": "?"},
        {"rounds": "1"},
        {"rounds": "4"},
        {"rounds": "9"},
        {"rounds": "30"},
        {"rounds": "0"},
        {"rounds": "?"},
        {"rest": "PT10M"},
        {"rest": "PT2H", "rounds": "3"},
        {"rest": "PT30H"},
        {"duration": "PT90M", "rounds": "3"},
        {"all_day": "ALL_DAY"},
    ),
    "StartHeatIntent": (
        {"duration": "PT15M"},
        {"duration": "PT20M"},
        {"duration": "PT25M"},
        {"rounds": "2"},
        {"rounds": "6"},
        {"duration": "?"},
    ),
    "StartAlternatingIntent": (
        {"duration": "PT10M"},
        {"duration": "PT20M"},
        {"duration": "PT25M"},
        {"duration": "PT35M"},
        {"duration": "PT20M", "hot_duration": "PT10M"},
        {"duration": "PT20M", "hot_duration": "PT30M"},
        {"duration": "PT25M", "hot_duration": "PT30M"},
        {"rounds": "1"},
        {"rounds": "3"},
        {"rounds": "8"},
    ),
    "AddTimeIntent": (
        {"duration": "PT5M"},
        {"duration": "PT45M"},
        {"duration": "PT30H"},
        {"minutes": "10"},
    ),
    "TakeTimeOffIntent": (
        {"duration": "PT2M"},
        {"duration": "PT1H"},
        {"duration": "?"},
        {"minutes": "10"},
    ),
    "SetMinutesIntent": (
        {"minutes": "20"},
        {"duration": "PT12M"},
        {"minutes": "2"},
        {"minutes": "0"},
        {"minutes": "45"},
        {"duration": "?"},
    ),
    "AddRoundsIntent": ({"rounds": "1"}, {"rounds": "7"}, {"rounds": "40"}, {"rounds": "?"}),
    "SetRoundsIntent": ({"rounds": "1"}, {"rounds": "3"}, {"rounds": "8"}, {"rounds": "60"}),
    "MoveRemindersIntent": (
        {"from": "09:00", "to": "05:00", "days": "WEEKDAYS"},
        {"from": "08:00", "to": "20:00", "days": "WEEKEND"},
        {"from": "07:00", "to": "19:00", "days": "WEEKDAYS"},
        {"from": "00:00", "to": "12:00", "days": "EVERY_DAY"},
        {"from": "MO", "to": "EV"},
        {"from": "17:00", "to": "15:00"},
    ),
    "SwapIntent": ({"pack": "ICE"}, {"pack": "HEAT"}),
    "PositionIntent": tuple(
        {"position": name} for name in ("chair", "pillow", "footstool", "raised", "floor")
    ),
    "MedicineIntent": tuple(
        {"medicine": name}
        for name in (
            "ibuprofen",
            "acetaminophen",
            "mefenamic_acid",
            "naproxen",
            "aspirin",
            "diclofenac",
            "caution",
            "other",
        )
    ),
    "CombineMedicinesIntent": ({"medicine": "ibuprofen", "other_medicine": "acetaminophen"},),
    "DoseIntent": ({"medicine": "mefenamic_acid"},),
    "PainScoreIntent": tuple({"score": score} for score in ("2", "5", "9", "40", "?")),
    "HoldIntent": ({"duration": "PT10S"}, {"duration": "PT45S"}, {"duration": "PT2M"}),
}
"""Besides each intent on its own: its slots filled so that other answers may come of it."""

PERMISSIONS: Final = ("ACCEPTED", "DENIED", "NOT_ANSWERED", "")

UNMOVED: Final = frozenset(
    {"answers", "causes", "check", "distraction", "feelings", "manner", "medicines", "positions"}
)
"""Topics whose answers do not depend on the plan; positions do only in what they offer last."""

EITHER: Final = frozenset({"Connections.Response", "MoveRemindersIntent", "SwapIntent"})
"""Intents whose slots make a difference in every state."""
STARTS: Final = frozenset({"StartIceIntent", "StartHeatIntent", "StartAlternatingIntent"})


def everything() -> tuple[Move, ...]:
    """Every move: all the skill answers, so that a new intent cannot be forgotten here."""
    known = tuple(move for name in _names() for move in _with_slots(name))
    return (*known, UNKNOWN)


def telling(scene: Scene) -> tuple[Move, ...]:
    """The moves that may be answered in a way of its own in `scene`.

    Where a plan is going, how a start was put makes no difference; where none is, how a change
    was put makes none; and in trouble neither does.
    """
    here = timeline.position(scene.memory.care.state, scene.now)
    going = here.status in (Status.RUNNING, Status.PAUSED)
    said: list[Move] = []
    for name in _names():
        if _topic(name) in UNMOVED or name in red_flags.ANSWER_OF:
            continue
        either = name in EITHER
        full = either or (name in STARTS) is not going
        if scene.trouble is not Trouble.NONE:
            full = name in EITHER
        said += _with_slots(name) if full else [Move(name)]
    return tuple(said)


YES: Final = Move("AMAZON.YesIntent")

AFTER_A_QUESTION: Final = (
    YES,
    Move("AMAZON.NoIntent"),
    Move("AMAZON.FallbackIntent"),
    Move("AMAZON.HelpIntent"),
)
"""What may follow any question."""

IN_A_SESSION: Final = (
    *AFTER_A_QUESTION,
    Move("AMAZON.RepeatIntent"),
    Move("NothingWrongIntent"),
    Move("SetMinutesIntent", {"minutes": "20"}),
    Move("SetRoundsIntent", {"rounds": "3"}),
    Move("SlowerIntent"),
    Move("ShorterIntent"),
    Move("NotWorkingIntent"),
)
"""What may follow the first answer of a session."""

IN_A_WALKTHROUGH: Final = (
    *AFTER_A_QUESTION,
    Move("AMAZON.NextIntent"),
    Move("AMAZON.PreviousIntent"),
    Move("AMAZON.StartOverIntent"),
    Move("ItHurtsIntent"),
    Move("CantDoThatIntent"),
    Move("WhyIceHelpsIntent"),
    Move("StatusIntent"),
    Move("ChildIntent"),
    Move("PregnantIntent"),
    Move("StartIceIntent"),
)
"""What may be said in the middle of a position, side questions among it."""

IN_A_HARD_WALKTHROUGH: Final = (
    YES,
    Move("AMAZON.FallbackIntent"),
    Move("ItHurtsIntent"),
)
"""What may be said there once it has hurt, or has not been understood."""

SESSIONS: Final = (
    (Move("NotWorkingIntent"),) * 5,
    (Move("CountingIntent"),) * 3,
    (Move("SlowerIntent"), Move("WhyIceHelpsIntent"), Move("SlowerIntent")),
    (Move("ShorterIntent"), *(Move(name) for name in sorted(answers.ANSWERS))),
    (Move("MedicineIntent"), Move("AMAZON.RepeatIntent"), Move("AMAZON.FallbackIntent")),
)
"""Whole sessions in which one thing depends on what was said before it."""

TWICE: Final = Move("StartIceIntent")
"""What is delivered twice, with the same request id."""

UNKNOWN: Final = Move("AnIntentOfTomorrowIntent")
"""What a newer interaction model may send to an older skill."""


def _names() -> tuple[str, ...]:
    return (*sorted(topics.INTENTS), *sorted(red_flags.ANSWER_OF))


def _with_slots(name: str) -> tuple[Move, ...]:
    if name == "Connections.Response":
        return tuple(
            Move(name, payload={"status": answer}, token=token)
            for token in (reminders.TOKEN, ringing.TOKEN, f"{hourly.TOKEN} 9 17 WEEKDAYS")
            for answer in PERMISSIONS
        )
    return (Move(name), *(Move(name, slots) for slots in SLOTS.get(name, ())))


def _topic(name: str) -> str:
    """The module that answers an intent."""
    topic = topics.INTENTS.get(name)
    return "safety" if topic is None else topic.__module__.rpartition(".")[2]
