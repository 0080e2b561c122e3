"""Answers that are the same for everyone: what is said, and what is offered after it."""

from __future__ import annotations

from typing import Final, NamedTuple

from backspasm.conversation import manner
from backspasm.conversation.offering import ADVICE, NO_COLD, NO_HEAT, offer
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on, on_yes
from backspasm.conversation.turn import Turn


class Answer(NamedTuple):
    """One answer, and the question it ends with, if it has one."""

    keys: tuple[str, ...]
    """The content keys of its sentences."""
    offer: str | None = None
    """The content key of the question."""
    question: str | None = None
    """The question's name: what a yes will mean."""
    doubts: tuple[str, ...] = ()
    """The packs that nobody should start after it without advice."""


POSITION: Final = ("answers.position", "position")
ICE: Final = ("answers.start_ice", "start_ice")

ANSWERS: Final = {
    "HelpMyBackIntent": Answer(
        ("answers.help_my_back", "safety.worse"), "answers.comfort", "position"
    ),
    "WhatIsSpasmIntent": Answer(("answers.what_is_spasm",), *POSITION),
    "WhyItHappensIntent": Answer(("answers.why_it_happens",), "answers.find_cause", "find_cause"),
    "RestIntent": Answer(("answers.rest",), *POSITION),
    "WhyPositionsHelpIntent": Answer(("answers.why_positions",), *POSITION),
    "WhyIceHelpsIntent": Answer(("answers.why_ice",), *ICE),
    "IcePrepIntent": Answer(("answers.ice_prep",), *ICE),
    "IceSafetyIntent": Answer(("answers.ice_safety",), *ICE),
    "HeatInfoIntent": Answer(("answers.heat",), "answers.start_heat", "start_heat"),
    "AlternatingInfoIntent": Answer(
        ("answers.alternating",), "answers.start_alternating", "start_alternating"
    ),
    "ExerciseIntent": Answer(("answers.exercise",), "answers.time_hold", "hold"),
    "PreventionIntent": Answer(("answers.prevention",), "answers.footstool", "footstool"),
    "WhenDoctorIntent": Answer(("doctor.when", "safety.worse"), "doctor.offer_ask", "ask_doctor"),
    "AskDoctorIntent": Answer(("doctor.ask",)),
    "DoctorSaidIntent": Answer(("doctor.said",), "session.what_next"),
    "BetterIntent": Answer(("feelings.better",)),
    "DistressIntent": Answer(
        ("feelings.distress", "safety.worse"), "feelings.breathe", "breathing"
    ),
    "PrivacyIntent": Answer(("privacy.stored",), "session.what_next"),
    "TrustIntent": Answer(("privacy.trust",), "session.what_next"),
    "SomeoneElseIntent": Answer(("people.someone_else",), "people.comfort", "position"),
    "ChildIntent": Answer(("people.child",), "session.what_next", doubts=(NO_COLD, NO_HEAT)),
    "CantReachPhoneIntent": Answer(("people.cant_reach_phone",), "people.floor", "floor"),
}
"""Every answer that needs nothing but its intent."""


@on(*ANSWERS)
def answer(turn: Turn) -> Reply:
    """The answer to the question that was asked."""
    return told(turn, ANSWERS[turn.name])


@on_yes("ask_doctor")
def what_to_ask(turn: Turn) -> Reply:
    """What to ask the doctor, as was offered."""
    return told(turn, ANSWERS["AskDoctorIntent"])


def told(turn: Turn, each: Answer) -> Reply:
    """The reply that says an answer, shorter where that was asked for, and then offers."""
    reply = turn.reply()
    for key in each.keys:
        reply.say(manner.fitting(turn, key))
    reply.session[manner.ANSWERED] = each.keys[0]
    reply.session |= dict.fromkeys(each.doubts, ADVICE)
    return offer(turn, reply, each.offer, each.question) if each.offer else reply
