"""The files for Alexa: fresh, without lint, and never poorer for a local overlay."""

from __future__ import annotations

import pytest

from authoring.interaction_model.__main__ import FOLDER
from authoring.interaction_model.lint import lint
from authoring.interaction_model.model import Model, build, to_json
from authoring.interaction_model.source import LOCALES, read_source

NO_OVERLAY = "no overlay"


@pytest.fixture(scope="module")
def models() -> dict[str, Model]:
    source = FOLDER / "source"
    return {name: build(read_source(source, name), name) for name in (*LOCALES, NO_OVERLAY)}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_file_is_what_the_templates_say(locale: str, models: dict[str, Model]) -> None:
    written = (FOLDER / f"{locale}.json").read_text(encoding="utf-8")
    assert written == to_json(models[locale]), "run  python -m authoring.interaction_model"


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_wrong_with_the_model(locale: str, models: dict[str, Model]) -> None:
    assert [str(problem) for problem in lint(models[locale])] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_model_leaves_room_to_grow(locale: str, models: dict[str, Model]) -> None:
    assert len(to_json(models[locale]).encode()) < 1_480_000


@pytest.mark.parametrize("locale", LOCALES)
def test_an_overlay_loses_nothing(locale: str, models: dict[str, Model]) -> None:
    base, local = models[NO_OVERLAY], models[locale]
    for name, intent in base.intents.items():
        assert set(intent.samples) <= set(local.intents[name].samples)
        assert intent.slots == local.intents[name].slots
    for name, values in base.types.items():
        local_values = {value.id: value for value in local.types[name]}
        for value in values:
            assert set(value.spoken) <= set(local_values[value.id].spoken)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_overlay_adds_something(locale: str, models: dict[str, Model]) -> None:
    assert to_json(models[locale]) != to_json(models[NO_OVERLAY])


def test_every_intent_says_what_it_is_for() -> None:
    source = read_source(FOLDER / "source", "en-US")
    assert [name for name, intent in source.intents.items() if not intent.about] == []
