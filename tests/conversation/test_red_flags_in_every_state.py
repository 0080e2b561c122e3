"""Every kind of red flag, said in every state the skill can be in: the number, and the end.

The rows are those of the project's own list of red flags (the back pain pages of the NHS, BMJ Best
Practice on cauda equina syndrome, and what stands beside each in `content/en/safety.toml`); one
sentence, said plainly, stands for each. How else people say it is measured by `make listen`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from backspasm.conversation import skill, topics
from backspasm.conversation.ports import Ports
from backspasm.memory.in_memory import InMemoryRepository
from backspasm.plan.model import State
from backspasm.safety import red_flags
from backspasm.safety.words import WORDS
from backspasm.services.alexa import AlexaServices
from desk_speaker.interpreter.interpreter import Interpreter
from tests.conversation.test_skill import NOW, SKILL, Unreachable, intent, spoken

MODEL = Path(__file__).parents[2] / "interaction-models" / "en-US.json"

EMERGENCY_ROWS = {
    "numb genitals": "my genitals are numb",
    "tingling buttocks": "my buttocks are tingling",
    "numb inner thighs": "my inner thighs are numb",
    "altered feeling when wiping": "i can't feel it when i wipe",
    "cannot pee": "i can't pee",
    "leaking": "i'm leaking pee",
    "a full bladder is not felt": "i can't tell when my bladder is full",
    "lost bowel control": "i've lost control of my bowels",
    "new erection problem": "i can't get an erection since my back went",
    "no sensation during sex": "i have no feeling in my genitals",
    "pain in both legs": "i have pain in both legs",
    "tingling in both legs": "both my legs are tingling",
    "weakness in both legs": "both my legs are weak",
    "numbness in both legs": "both my legs are numb",
    "weakness that grows": "my leg is getting weaker",
    "foot drop": "i can't lift my foot",
    "serious accident": "i was in a car crash",
    "chest pain": "i have chest pain",
    "severe tummy pain": "i have sudden severe stomach pain",
    "throbbing tummy": "my stomach is throbbing",
    "breathlessness": "i can't breathe",
    "collapse": "he collapsed",
    "stroke signs": "his face is drooping",
    "tearing pain": "i have a tearing pain between my shoulder blades",
    "anaphylaxis": "my tongue is swelling up",
}
SAME_DAY_ROWS = {
    "fever": "i have a fever",
    "feeling unwell": "i feel unwell with it",
    "weight loss": "i've lost weight without trying",
    "a lump": "there's a lump on my back",
    "changed shape": "my back has changed shape",
    "no better with rest": "it doesn't get better with rest",
    "worse at night": "it's worse at night",
    "worse on coughing": "it's worse when i cough",
    "worse on sneezing": "it hurts more when i sneeze",
    "worse on pooing": "it's worse when i poo",
    "high between the shoulders": "the pain is between my shoulder blades",
    "history of cancer": "i've had cancer",
    "weak immune system": "my immune system is weak",
    "drugs into a vein": "i inject drugs",
    "recent infection": "i've had an infection",
    "fragile bones": "i have osteoporosis and i had a small fall",
    "steroids": "i take steroids and i had a knock",
    "new under twenty": "i'm seventeen and my back hurts for the first time",
    "new over fifty five": "i'm sixty and i've never had back pain before",
    "one numb leg": "one leg is numb",
    "one weak leg": "one leg is weak",
    "one tingling leg": "my left leg is tingling",
    "below the knee": "the pain goes below my knee",
}
OTHER_ROWS = {
    "i took too many tablets": "OverdoseIntent",
    "my poo is black": "MedicineBleedIntent",
    "i'm vomiting blood": "MedicineBleedIntent",
    "i want to die": "SelfHarmIntent",
    "call an ambulance": "CallForMeIntent",
}
ROWS = (
    dict.fromkeys(EMERGENCY_ROWS.values(), "EmergencySignIntent")
    | dict.fromkeys(SAME_DAY_ROWS.values(), "SameDaySignIntent")
    | OTHER_ROWS
)

PENDING = [None, *sorted({*topics.YES, *topics.NO})]
"""Nothing asked, and every question the skill can have asked."""
BEFORE: dict[str, list[dict[str, Any]]] = {
    "nothing was ever said": [],
    "ice is on": [intent("StartIceIntent", "a")],
    "ice is paused": [intent("StartIceIntent", "a"), intent("AMAZON.PauseIntent", "b")],
    "heat is on": [intent("StartHeatIntent", "a")],
    "the plan was stopped": [intent("StartIceIntent", "a"), intent("StopPlanIntent", "b")],
    "a position is being shown": [intent("PositionIntent", "a", position="pillow")],
    "an alarm was raised before": [intent("EmergencySignIntent", "a")],
    "memory cannot be reached": [],
}


@cache
def interpreter() -> Interpreter:
    return Interpreter(json.loads(MODEL.read_text("utf-8")))


@pytest.mark.parametrize("words", ROWS)
def test_every_row_of_the_list_is_heard_as_what_it_is(words: str) -> None:
    assert interpreter().interpret(words).intent == ROWS[words]


@pytest.mark.parametrize("words", ROWS)
def test_it_is_heard_in_one_breath_with_a_request_too(words: str) -> None:
    heard = {
        interpreter().interpret(both).intent
        for both in (f"start my ice pack and {words}", f"{words} how long left")
    }
    assert heard <= set(red_flags.ANSWER_OF)


def _said_in(before: str, pending: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """The response to each kind of red flag, once it is sure that the plan was left alone."""
    for name in red_flags.ANSWER_OF:
        memory = Unreachable() if before == "memory cannot be reached" else InMemoryRepository()
        answer = skill.build(Ports(memory, AlexaServices(), clock=lambda: NOW, skill_id=SKILL))
        for event in BEFORE[before]:
            answer(event)
        remembered = _plans(memory)
        event = intent(name, "flag")
        if pending:
            event["session"]["attributes"] = {"question": {"name": pending}}
        yield name, answer(event)
        assert {**_plans(memory), **remembered} == _plans(memory)


def _plans(memory: InMemoryRepository) -> dict[str, State | None]:
    return {who: memory.load(who, NOW, 1.0).care.state for who in memory._items}


@pytest.mark.parametrize("pending", PENDING)
@pytest.mark.parametrize("before", BEFORE)
def test_a_red_flag_is_answered_and_the_plan_is_left_alone(
    before: str, pending: str | None
) -> None:
    for name, response in _said_in(before, pending):
        expected = WORDS["en-US"][red_flags.ANSWER_OF[name]]
        assert spoken(response) == expected.speech
        assert "911" in expected.speech
        assert response["response"]["shouldEndSession"] is True
        assert response["response"]["card"]
