"""What Alexa tells about beside conversations: harmless in any order and any number of times.

Correctness never depends on these: whether an alert exists or is allowed is found out from the
service itself, when it matters.
"""

from __future__ import annotations

from backspasm.conversation.reply import Reply
from backspasm.conversation.topics import on
from backspasm.conversation.turn import Turn


@on(
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillPermissionChanged",
    "Reminders.ReminderCreated",
    "Reminders.ReminderDeleted",
    "Reminders.ReminderStarted",
    "Reminders.ReminderStatusChanged",
    "Reminders.ReminderUpdated",
)
def noted(turn: Turn) -> Reply:
    """Nothing is to be done, and nobody is there to hear anything."""
    return turn.reply()
