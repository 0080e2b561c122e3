"""Which function answers what. Topics register here; whoever asks for one has its module loaded."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, MutableMapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from backspasm.conversation import index

if TYPE_CHECKING:
    from backspasm.conversation.reply import Reply
    from backspasm.conversation.turn import Turn

Function = TypeVar("Function", bound="Callable[..., Reply]")
Registered = TypeVar("Registered", bound="Callable[..., Reply]")


class Table(MutableMapping[str, Function]):
    """What answers each name. A module is imported when one of its names is first asked for."""

    def __init__(self, listing: index.Listing) -> None:
        self._module_of = {name: module for module, names in listing.items() for name in names}
        self._functions: dict[str, Function] = {}

    def register(self, name: str, function: Function) -> None:
        """Have `function` answer `name`.

        Raises:
            ValueError: if something else does already, or it is not listed for its module.
        """
        module = function.__module__.rpartition(".")[2]
        if self._module_of.get(name) != module:
            raise ValueError(f"{name} is not listed in index.py for {module}")
        if name in self._functions:
            raise ValueError(f"{name} has an answer already")
        self._functions[name] = function

    def __getitem__(self, name: str) -> Function:
        if name not in self._functions and name in self._module_of:
            importlib.import_module(f"{__package__}.{self._module_of[name]}")
        return self._functions[name]

    def __setitem__(self, name: str, function: Function) -> None:
        self._functions[name] = function

    def __delitem__(self, name: str) -> None:
        del self._functions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._module_of)

    def __len__(self) -> int:
        return len(self._module_of)


Topic = Callable[["Turn"], "Reply"]

INTENTS: Final[Table[Topic]] = Table(index.INTENTS)
"""What answers an intent, by the intent's name; `LaunchRequest` stands beside them."""
YES: Final[Table[Topic]] = Table(index.YES)
NO: Final[Table[Topic]] = Table(index.NO)
"""What a yes or a no means, by the name of the question that was asked."""
PERMISSIONS: Final[Table[Callable[[Turn, str], Reply]]] = Table(index.PERMISSIONS)
"""What goes on when Alexa has asked for a permission, by the question's token."""


def on(*names: str) -> Callable[[Registered], Registered]:
    """Answer the intents with these names with the function below."""
    return _into(INTENTS, names)


def on_yes(*questions: str) -> Callable[[Registered], Registered]:
    """Answer a yes to these questions with the function below."""
    return _into(YES, questions)


def on_no(*questions: str) -> Callable[[Registered], Registered]:
    """Answer a no to these questions with the function below."""
    return _into(NO, questions)


def on_permission(*tokens: str) -> Callable[[Registered], Registered]:
    """Go on with the function below, given Alexa's status of the answer, after these questions."""
    return _into(PERMISSIONS, tokens)


def load() -> None:
    """Import every topic, where there is time for it before anybody speaks."""
    for table in (INTENTS, YES, NO, PERMISSIONS):
        for name in table:
            table[name]


def _into(table: Table[Any], names: tuple[str, ...]) -> Callable[[Registered], Registered]:
    def register(topic: Registered) -> Registered:
        for name in names:
            table.register(name, topic)
        return topic

    return register
