"""Which function answers what. Topics register here; `skill` hands the table to the SDK."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from backspasm.conversation.reply import Reply
from backspasm.conversation.turn import Turn

Topic = Callable[[Turn], Reply]
Registered = TypeVar("Registered", bound=Topic)

INTENTS: Final[dict[str, Topic]] = {}
"""What answers an intent, by the intent's name; `LaunchRequest` stands beside them."""
YES: Final[dict[str, Topic]] = {}
NO: Final[dict[str, Topic]] = {}
"""What a yes or a no means, by the name of the question that was asked."""


def on(*names: str) -> Callable[[Registered], Registered]:
    """Answer the intents with these names with the function below."""
    return _into(INTENTS, names)


def on_yes(*questions: str) -> Callable[[Registered], Registered]:
    """Answer a yes to these questions with the function below."""
    return _into(YES, questions)


def on_no(*questions: str) -> Callable[[Registered], Registered]:
    """Answer a no to these questions with the function below."""
    return _into(NO, questions)


def _into(table: dict[str, Topic], names: tuple[str, ...]) -> Callable[[Registered], Registered]:
    def register(topic: Registered) -> Registered:
        for name in names:
            if name in table:
                raise ValueError(f"{name} has an answer already")
            table[name] = topic
        return topic

    return register
