"""The interaction model, as the desk reads it: the only place it learns what people say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from desk_speaker.errors import CannotStartError

MODELS = Path(__file__).resolve().parent.parent / "interaction-models"


class ModelMissingError(CannotStartError):
    """There is no interaction model for the locale; the text names those there are."""


@dataclass(frozen=True)
class Model:
    """One locale's interaction model."""

    raw: dict[str, Any]

    @property
    def invocation_name(self) -> str:
        """The name the skill is called by."""
        return str(self._language["invocationName"])

    def shortest_sample(self, intent: str) -> str | None:
        """The shortest thing to say for an intent; None when the model has nothing plain for it."""
        for declared in self._language["intents"]:
            plain = [str(said) for said in declared.get("samples", []) if "{" not in said]
            if declared["name"] == intent and plain:
                return min(plain, key=len)
        return None

    @property
    def _language(self) -> dict[str, Any]:
        language: dict[str, Any] = self.raw["interactionModel"]["languageModel"]
        return language


@cache
def load(locale: str, folder: Path = MODELS) -> Model:
    """Read the model of `locale`. Raises ModelMissingError."""
    path = folder / f"{locale}.json"
    if not path.is_file():
        there = ", ".join(sorted(found.stem for found in folder.glob("*-*.json"))) or "none"
        raise ModelMissingError(f"there is no interaction model for {locale}; there is: {there}")
    return Model(json.loads(path.read_text(encoding="utf-8")))
