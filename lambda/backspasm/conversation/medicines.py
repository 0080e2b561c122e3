"""Medicines by name: what not to combine and whom to ask. Never a dose, and nothing is kept."""

from __future__ import annotations

from typing import Final

from backspasm.conversation.offering import offer
from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on
from backspasm.conversation.turn import Turn

NAMED: Final = frozenset(
    {
        "ibuprofen",
        "acetaminophen",
        "mefenamic_acid",
        "naproxen",
        "aspirin",
        "diclofenac",
        "caution",
    }
)
"""The medicines that have an answer of their own, and what asks for caution with them."""


@on("MedicineIntent")
def medicine(turn: Turn) -> Reply:
    """About the medicine that was named, or about what people take."""
    name = turn.slots.get("medicine")
    if name is None:
        reply = turn.reply().say("medicines.info")
        return offer(turn, reply, "medicines.meanwhile", "distract")
    return turn.reply().say(f"medicines.{name if name in NAMED else 'other'}")


@on("CombineMedicinesIntent")
def combine(turn: Turn) -> Reply:
    """Which may go together, and which not without a doctor."""
    if "caution" in (turn.slots.get("medicine"), turn.slots.get("other_medicine")):
        return turn.reply().say("medicines.caution")
    return turn.reply().say("medicines.combine")


@on("DoseIntent")
def dose(turn: Turn) -> Reply:
    """No doses: the label and the pharmacist."""
    return turn.reply().say("medicines.dose")
