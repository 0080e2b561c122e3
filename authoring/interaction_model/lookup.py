"""Which intent holds a sentence word for word, its slots filled with what the types list."""

from __future__ import annotations

from authoring.interaction_model.model import Model
from authoring.interaction_model.overlaps import (
    forms,
    normalise,
    slots_as_types,
    value_starts,
    value_types,
)


class Lookup:
    """Answers for one locale. Alexa and the desk speaker also guess; this does not."""

    def __init__(self, model: Model) -> None:
        self._values = value_types(model)
        self._starts = value_starts(self._values)
        self._owners = {
            slots_as_types(sample, intent.slots): intent.name
            for intent in model.intents.values()
            for sample in intent.samples
        }

    def intent_of(self, sentence: str) -> str | None:
        """The intent whose sentences hold this one, or None where only a guess could tell."""
        for form in forms(normalise(sentence), self._values, self._starts):
            owner = self._owners.get(" ".join(part.text for part in form))
            if owner is not None:
                return owner
        return None
