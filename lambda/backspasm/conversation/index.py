"""Which module answers what: read before any of them is, so that a turn loads only its own.

Someone waits while a module loads. Each one says with `@on` and its like what it answers; `topics`
refuses what is not listed here, and a test refuses what is listed and not answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Listing = Mapping[str, tuple[str, ...]]
"""By the name of a module of this room: what it answers."""

CHECK_QUESTION: Final = "check_question"
"""The name of each question of the safety check."""

INTENTS: Final[Listing] = {
    "answers": (
        "HelpMyBackIntent",
        "WhatIsSpasmIntent",
        "WhyItHappensIntent",
        "RestIntent",
        "WhyPositionsHelpIntent",
        "WhyIceHelpsIntent",
        "IcePrepIntent",
        "IceSafetyIntent",
        "HeatInfoIntent",
        "AlternatingInfoIntent",
        "ExerciseIntent",
        "PreventionIntent",
        "WhenDoctorIntent",
        "AskDoctorIntent",
        "DoctorSaidIntent",
        "BetterIntent",
        "DistressIntent",
        "PrivacyIntent",
        "TrustIntent",
        "SomeoneElseIntent",
        "ChildIntent",
        "CantReachPhoneIntent",
    ),
    "causes": ("FindCauseIntent", "CauseSportIntent", "CauseJobIntent", "CauseSittingIntent"),
    "changing": (
        "SkipIntent",
        "TookItOffIntent",
        "AddTimeIntent",
        "TakeTimeOffIntent",
        "SetMinutesIntent",
        "JustPutOnIntent",
        "StillOnIntent",
        "AddRoundsIntent",
        "SetRoundsIntent",
        "AwakeIntent",
        "StopPlanIntent",
    ),
    "check": ("SafetyCheckIntent", "InjuryIntent", "WorseIntent", "NothingWrongIntent"),
    "deletion": ("DeleteDataIntent", "AlexaSkillEvent.SkillDisabled"),
    "distraction": ("DistractionIntent", "BreathingIntent", "CountingIntent", "HoldIntent"),
    "events": (
        "AlexaSkillEvent.SkillEnabled",
        "AlexaSkillEvent.SkillPermissionAccepted",
        "AlexaSkillEvent.SkillPermissionChanged",
        "Reminders.ReminderCreated",
        "Reminders.ReminderDeleted",
        "Reminders.ReminderStarted",
        "Reminders.ReminderStatusChanged",
        "Reminders.ReminderUpdated",
    ),
    "feelings": ("PainScoreIntent",),
    "ice_safety": ("ColdUnsafeIntent", "SkinProblemIntent", "DrowsyIntent", "PregnantIntent"),
    "ladder": ("NotWorkingIntent",),
    "launch": ("LaunchRequest",),
    "manner": ("SlowerIntent", "ShorterIntent"),
    "medicines": ("MedicineIntent", "CombineMedicinesIntent", "DoseIntent"),
    "moves": (
        "MoveRemindersIntent",
        "StopMoveRemindersIntent",
        "PauseMoveRemindersIntent",
        "NextMoveReminderIntent",
    ),
    "positions": ("PositionIntent", "ItHurtsIntent", "CantDoThatIntent"),
    "reminders": ("RemindMeIntent", "StopRemindersIntent", "Connections.Response"),
    "ringing": ("RingUntilIAnswerIntent", "JustRemindMeIntent"),
    "session": (
        "AMAZON.YesIntent",
        "AMAZON.NoIntent",
        "AMAZON.NextIntent",
        "AMAZON.PauseIntent",
        "AMAZON.ResumeIntent",
        "AMAZON.PreviousIntent",
        "AMAZON.StartOverIntent",
        "AMAZON.RepeatIntent",
        "AMAZON.HelpIntent",
        "AMAZON.FallbackIntent",
        "AMAZON.StopIntent",
        "AMAZON.CancelIntent",
        "AMAZON.NavigateHomeIntent",
        "SessionEndedRequest",
    ),
    "starting": ("StartIceIntent", "StartHeatIntent", "StartAlternatingIntent", "SwapIntent"),
    "status": ("StatusIntent",),
}
"""Intents, `LaunchRequest` and the other requests that are no intents."""

YES: Final[Listing] = {
    "alarm": ("since_then",),
    "answers": ("ask_doctor",),
    "causes": ("find_cause",),
    "changing": ("skin", "long_plan", "move_on"),
    "check": ("check", "knock", CHECK_QUESTION),
    "deletion": ("delete",),
    "distraction": ("breathing", "game", "distract", "hold"),
    "moves": ("moves",),
    "positions": (
        "position",
        "chair_at_hand",
        "footstool",
        "floor",
        "walk_there",
        "walk_on",
        "walk_other",
        "walk_resume",
    ),
    "reminders": ("remind",),
    "starting": (
        "start_ice",
        "start_heat",
        "start_alternating",
        "start_wish",
        "start_over",
        "carry_on",
        "despite",
    ),
}
"""Questions to which a yes means something."""

NO: Final[Listing] = {
    "alarm": ("since_then",),
    "causes": ("knock",),
    "changing": ("long_plan",),
    "check": (CHECK_QUESTION, "check"),
    "deletion": ("delete",),
    "ice_safety": ("skin",),
    "moves": ("moves",),
    "offering": (
        "position",
        "find_cause",
        "breathing",
        "game",
        "distract",
        "hold",
        "ask_doctor",
        "footstool",
    ),
    "positions": ("chair_at_hand", "walk_there", "walk_on", "walk_other", "floor", "walk_resume"),
    "reminders": ("remind",),
    "starting": (
        "start_ice",
        "start_heat",
        "start_alternating",
        "start_wish",
        "start_over",
        "carry_on",
        "move_on",
        "despite",
    ),
}
"""Questions to which a no means something."""

PERMISSIONS: Final[Listing] = {
    "moves": ("moves",),
    "ringing": ("ring",),
}
"""Tokens of what Alexa asks permission for; anything else is about reminders."""
