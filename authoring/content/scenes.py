"""The states of the world in which everything is tried: each is reached by saying things."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from authoring.content.stage import MORNING, Move, Scene, Stage, Trouble
from backspasm.memory.model import Settings

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
EVENING: Final = MORNING + 11 * HOUR + 30 * MINUTE
"""Half past eight in the evening, on the same day."""
FRIDAY_EVENING: Final = EVENING - MORNING + 4 * DAY
"""Seconds from the Monday morning everything begins on."""
LONDON: Final = "Europe/London"

ICE: Final = Move("StartIceIntent")
HEAT: Final = Move("StartHeatIntent")
ALTERNATING: Final = Move("StartAlternatingIntent")
REMIND: Final = Move("RemindMeIntent")
RING: Final = Move("RingUntilIAnswerIntent")
MOVES: Final = Move("MoveRemindersIntent")
PAUSE: Final = Move("AMAZON.PauseIntent")
STOP: Final = Move("StopPlanIntent")
SKIP: Final = Move("SkipIntent")
YES: Final = Move("AMAZON.YesIntent")
NO: Final = Move("AMAZON.NoIntent")
POSITION: Final = Move("PositionIntent", {"position": "pillow"})
CHAIR: Final = Move("PositionIntent", {"position": "chair"})
RAISED: Final = Move("PositionIntent", {"position": "raised"})
NEXT: Final = Move("AMAZON.NextIntent")

Step = Move | int
"""Something said, or so many seconds that go by, in which the session ends."""

KNOWN: Final = Settings(greeted=True, warned_of_cold=True)


@cache
def all_scenes() -> tuple[Scene, ...]:
    """Every scene. They hold no words, so they are the same in every locale."""
    stage = Stage("en-US")

    def reach(
        name: str,
        *steps: Step,
        at: int = MORNING,
        zone: str | None = None,
        greeted: bool = True,
        then: Trouble = Trouble.NONE,
        during: Trouble = Trouble.NONE,
    ) -> Scene:
        empty = Scene(name, now=at, zone=zone, trouble=during)
        if greeted:
            empty = replace(empty, memory=replace(empty.memory, settings=KNOWN))
        scene = empty
        session = None
        for step in steps:
            if isinstance(step, int):
                scene, session = replace(scene, now=scene.now + step), None
                continue
            stage.enter(scene)
            session = stage.say(step, session).attributes
            scene = replace(scene, memory=stage.memory)
        return replace(scene, trouble=then)

    one_ice = Move("StartIceIntent", {"rounds": "1"})
    long_ice = Move("StartIceIntent", {"rounds": "4"})
    return (
        reach("a first meeting", greeted=False),
        reach("a first meeting, time zone known", greeted=False, zone=LONDON),
        reach("nothing was ever started"),
        reach("nothing was ever started, time zone known", zone=LONDON),
        reach("ice has just begun", ICE, 3 * MINUTE),
        reach("ice, round one", ICE, REMIND, 12 * MINUTE),
        reach("ice, round one, time zone known", ICE, REMIND, 12 * MINUTE, zone=LONDON),
        reach("ice, nearly off", ICE, 29 * MINUTE + 40),
        reach("the rest from ice, just begun", ICE, REMIND, 31 * MINUTE),
        reach("the rest from ice, nearly over", ICE, 55 * MINUTE),
        reach("ice, the last round", ICE, REMIND, 70 * MINUTE),
        reach("four rounds of ice, the second one", long_ice, REMIND, 70 * MINUTE),
        reach("ice of ten minutes", Move("StartIceIntent", {"duration": "PT10M"}), 4 * MINUTE),
        reach("one round of ice", Move("StartIceIntent", {"rounds": "1"}), REMIND, 4 * MINUTE),
        reach("ice, believed to be just put on", ICE, 5 * MINUTE, Move("JustPutOnIntent"), MINUTE),
        reach("a rest cut short before", ICE, 40 * MINUTE, SKIP, YES, 35 * MINUTE),
        reach("ice paused", ICE, REMIND, 12 * MINUTE, PAUSE, 4 * MINUTE),
        reach("ice paused for long", ICE, 12 * MINUTE, PAUSE, 40 * MINUTE),
        reach("the rest paused", ICE, REMIND, 40 * MINUTE, PAUSE, 5 * MINUTE),
        reach("the rest paused beyond its end", ICE, 40 * MINUTE, PAUSE, 50 * MINUTE),
        reach("heat", HEAT, REMIND, 8 * MINUTE),
        reach("heat, time zone known", HEAT, 8 * MINUTE, zone=LONDON),
        reach("heat paused", HEAT, 8 * MINUTE, PAUSE, MINUTE),
        reach("two rounds of heat", Move("StartHeatIntent", {"rounds": "2"}), REMIND, 8 * MINUTE),
        reach("the rest from heat", Move("StartHeatIntent", {"rounds": "2"}), 25 * MINUTE),
        reach("heat finished just now", HEAT, 20 * MINUTE + 5),
        reach("heat ended by the user", HEAT, 8 * MINUTE, STOP, MINUTE),
        reach("alternating, in the cold", ALTERNATING, REMIND, 8 * MINUTE),
        reach("alternating, in the heat", ALTERNATING, REMIND, 28 * MINUTE),
        reach("alternating, the last heat", ALTERNATING, 70 * MINUTE),
        reach("alternating paused in the heat", ALTERNATING, 28 * MINUTE, PAUSE, MINUTE),
        reach("ice finished just now", ICE, REMIND, 90 * MINUTE + 5),
        reach("ice overdue", ICE, REMIND, 110 * MINUTE),
        reach("ice finished hours ago", ICE, 9 * HOUR),
        reach("ice ended by the user", ICE, 12 * MINUTE, STOP, 5 * MINUTE),
        reach("ice ended by the user, most of it left", ICE, 8 * MINUTE, STOP, MINUTE),
        reach("ice ended by the user, rested", ICE, 12 * MINUTE, STOP, 2 * HOUR),
        reach("the day of ice nearly over", ICE, 23 * HOUR + 40 * MINUTE),
        reach("ice at the end of its day", ICE, 22 * HOUR + 50 * MINUTE, ICE, MINUTE),
        reach("the day of ice over", ICE, 25 * HOUR),
        reach("ice in the evening", ICE, REMIND, 5 * MINUTE, at=EVENING, zone=LONDON),
        reach("rounds left out for the night", long_ice, 5 * MINUTE, at=EVENING, zone=LONDON),
        reach("late in the evening", at=EVENING + 80 * MINUTE, zone=LONDON),
        reach("ice finished late", one_ice, 35 * MINUTE, at=EVENING + 50 * MINUTE, zone=LONDON),
        reach("reminders declined", ICE, NO, 12 * MINUTE),
        reach("reminders declined, nothing running", ICE, NO, STOP, 3 * HOUR),
        reach("reminders not allowed", ICE, 5 * MINUTE, then=Trouble.PERMISSION),
        reach("no reminders on this device", ICE, 5 * MINUTE, then=Trouble.UNSUPPORTED),
        reach("no room for reminders", ICE, 5 * MINUTE, then=Trouble.QUOTA),
        reach("too many requests", ICE, 5 * MINUTE, then=Trouble.RATE_LIMITED),
        reach("reminders fail", ICE, 5 * MINUTE, then=Trouble.FAILING),
        reach("reminders fail, heat running", HEAT, 5 * MINUTE, then=Trouble.FAILING),
        reach("reminders fail in part", ICE, 5 * MINUTE, then=Trouble.PARTLY),
        reach("reminders set, then failing", ICE, REMIND, 5 * MINUTE, then=Trouble.FAILING),
        reach("reminders set, then refused", ICE, REMIND, 5 * MINUTE, then=Trouble.PERMISSION),
        reach("reminders switched off", ICE, 5 * MINUTE, then=Trouble.SWITCHED_OFF),
        reach("reminders switched off, nothing running", then=Trouble.SWITCHED_OFF),
        reach("reminders set, then off", ICE, REMIND, 5 * MINUTE, then=Trouble.SWITCHED_OFF),
        reach("no timers to be had", ICE, REMIND, 5 * MINUTE, then=Trouble.NO_TIMERS),
        reach("old reminders stay", ICE, REMIND, 5 * MINUTE, then=Trouble.OLD_STAY),
        reach("hourly reminders set", MOVES, YES, 5 * MINUTE, zone=LONDON),
        reach("hourly reminders, evening", MOVES, YES, EVENING - MORNING, zone=LONDON),
        reach("hourly reminders, Friday evening", MOVES, YES, FRIDAY_EVENING, zone=LONDON),
        reach("hourly reminders, not allowed", zone=LONDON, then=Trouble.PERMISSION),
        reach("hourly reminders, no such device", zone=LONDON, then=Trouble.UNSUPPORTED),
        reach("hourly reminders, no room", zone=LONDON, then=Trouble.QUOTA),
        reach("hourly reminders fail", zone=LONDON, then=Trouble.FAILING),
        reach("hourly reminders, a day each", zone=LONDON, then=Trouble.ONE_DAY_EACH),
        reach("hourly reminders now failing", MOVES, YES, zone=LONDON, then=Trouble.FAILING),
        reach("hourly reminders, then off", MOVES, YES, zone=LONDON, then=Trouble.SWITCHED_OFF),
        reach("old hourly reminders stay", MOVES, YES, zone=LONDON, then=Trouble.OLD_STAY),
        reach("timers set, ice running", ICE, RING, 5 * MINUTE),
        reach("timers cancelled on the device", ICE, RING, 5 * MINUTE, then=Trouble.CANCELLED),
        reach("timers paused on the device", ICE, RING, 5 * MINUTE, then=Trouble.PAUSED),
        reach("reminders owed", ICE, REMIND, 5 * MINUTE, during=Trouble.PARTLY),
        reach("a place kept in a position", POSITION, NEXT, HOUR),
        reach("a place kept before a position", CHAIR, HOUR),
        reach(
            "a place kept in a raised position",
            RAISED,
            HOUR,
        ),
        reach("a place kept, ice running", ICE, POSITION, NEXT, 5 * MINUTE),
        _after_an_alarm(reach("after an alarm, ice running", ICE, REMIND, 12 * MINUTE)),
        _after_an_alarm(reach("after an alarm, nothing running")),
        reach("memory out of reach", then=Trouble.NO_MEMORY),
        reach("memory full", ICE, REMIND, 5 * MINUTE, then=Trouble.NO_WRITING),
        reach("something fails inside", ICE, 5 * MINUTE, then=Trouble.INSIDE),
        reach("everything fails", then=Trouble.EVERYTHING),
    )


def _after_an_alarm(scene: Scene) -> Scene:
    care = replace(scene.memory.care, ask_first=True)
    return replace(scene, memory=replace(scene.memory, care=care))
