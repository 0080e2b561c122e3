"""The rules of certification that can be checked here, for an assembled skill package.

They are Amazon's, as far as its documentation and other people's rejections tell. What only a
person can judge is not here.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from shipping import content_words

LOCALES: Final = ("en-US", "en-GB", "en-AU", "en-CA", "en-IN")

_LONGEST: Final = {"name": 50, "summary": 160, "description": 4000}
_MOST_KEYWORDS: Final = 30
_MOST_PHRASES: Final = 3
_LONGEST_INSTRUCTIONS: Final = 4000

_DISCLAIMERS: Final = (
    "does not provide medical advice",
    "informational and educational purposes only",
    "not a substitute for professional medical advice",
    "medical emergency",
    "local emergency number",
)
_CLAIMS: Final = re.compile(
    r"\b(cure|cures|heal|heals|guarantee[sd]?|life.?saving|save your life|rescue)\b", re.IGNORECASE
)
_IN_A_NAME: Final = re.compile(r"\b(emergency|rescue|doctor|medical|clinic)\b", re.IGNORECASE)

_INVOCATION: Final = re.compile(r"[a-z][a-z' .]*")
_WAKE_WORDS: Final = frozenset({"alexa", "amazon", "echo", "computer", "ziggy", "skill", "app"})
_LAUNCH_WORDS: Final = frozenset(
    {"launch", "ask", "tell", "load", "begin", "enable", "open", "start", "play", "resume", "use"}
)
_SAMPLE: Final = re.compile(r"[A-Za-z'.\-_ ]*(\{\w+\}[A-Za-z'.\-_ ]*)*")
_BUILT_IN: Final = (
    "AMAZON.CancelIntent",
    "AMAZON.FallbackIntent",
    "AMAZON.HelpIntent",
    "AMAZON.NavigateHomeIntent",
    "AMAZON.NoIntent",
    "AMAZON.StopIntent",
    "AMAZON.YesIntent",
)
_ICONS: Final = {"smallIconUri": 108, "largeIconUri": 512}
_ASSET: Final = "file://assets/"


def problems(package: Path, *, public: bool = False) -> list[str]:
    """What would be objected to in the package in this folder, each as one sentence.

    `public` is for what only matters when anybody may enable the skill.

    Raises:
        OSError, ValueError, KeyError: if the package is not one.
    """
    manifest = json.loads((package / "skill.json").read_text(encoding="utf-8"))["manifest"]
    models = {
        locale: _model(package, locale) for locale in manifest["publishingInformation"]["locales"]
    }
    return [
        *_locale_problems(manifest, models),
        *_text_problems(manifest),
        *_phrase_problems(manifest, models),
        *(
            problem
            for locale, model in models.items()
            for problem in _model_problems(locale, model)
        ),
        *_icon_problems(package, manifest),
        *_permission_problems(manifest),
        *(_public_problems(manifest) if public else ()),
    ]


def _model(package: Path, locale: str) -> dict[str, Any]:
    path = package / "interactionModels" / "custom" / f"{locale}.json"
    model = json.loads(path.read_text(encoding="utf-8"))["interactionModel"]["languageModel"]
    return dict(model)


def _locale_problems(
    manifest: Mapping[str, Any], models: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    if set(manifest["publishingInformation"]["locales"]) != set(LOCALES):
        yield f"The manifest must be for {', '.join(LOCALES)}, and for no others."
    if len({model["invocationName"] for model in models.values()}) > 1:
        yield "The skill has different invocation names."


def _text_problems(manifest: Mapping[str, Any]) -> Iterator[str]:
    information = manifest["publishingInformation"]
    for locale, texts in information["locales"].items():
        for name, longest in _LONGEST.items():
            if not 0 < len(texts[name]) <= longest:
                yield f"{locale}: the {name} must have 1 to {longest} characters."
            for claim in _CLAIMS.findall(texts[name]):
                yield f"{locale}: the {name} claims too much: {claim}."
        if _IN_A_NAME.search(texts["name"]):
            yield f"{locale}: the name claims what the skill is not."
        for disclaimer in _DISCLAIMERS:
            if disclaimer not in texts["description"]:
                yield f"{locale}: the description does not say: {disclaimer}."
        number = content_words.emergency_number(locale)
        if not re.search(rf"\bcall {number}\b", texts["description"]):
            yield f"{locale}: the description does not name the emergency number {number}."
        if not 0 < len(texts["keywords"]) <= _MOST_KEYWORDS:
            yield f"{locale}: there must be 1 to {_MOST_KEYWORDS} keywords."
    instructions = information["testingInstructions"]
    if not 0 < len(instructions) <= _LONGEST_INSTRUCTIONS:
        yield f"The testing instructions must have 1 to {_LONGEST_INSTRUCTIONS} characters."
    for word in ("reminder", "permission", "stop the reminders"):
        if word not in instructions.lower():
            yield f"The testing instructions don't explain: {word}."


def _phrase_problems(
    manifest: Mapping[str, Any], models: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    for locale, texts in manifest["publishingInformation"]["locales"].items():
        phrases, model = texts["examplePhrases"], models[locale]
        if not 0 < len(phrases) <= _MOST_PHRASES:
            yield f"{locale}: there must be 1 to {_MOST_PHRASES} example phrases."
        if phrases[:1] != [f"Alexa, open {model['invocationName']}"]:
            yield f"{locale}: the first example phrase must open the skill."
        samples = {sample for intent in model["intents"] for sample in intent["samples"]}
        asking = f"Alexa, ask {model['invocationName']} "
        for phrase in phrases[1:]:
            said = phrase.removeprefix(asking)
            if said == phrase:
                yield f"{locale}: an example phrase does not name the skill: {phrase}."
            elif not {said, said.removeprefix("to "), said.removeprefix("for ")} & samples:
                yield f"{locale}: an example phrase is none of the model's samples: {phrase}."


def _model_problems(locale: str, model: Mapping[str, Any]) -> Iterator[str]:
    name = model["invocationName"]
    words = set(name.split())
    if not _INVOCATION.fullmatch(name) or len(name.split()) < 2:
        yield f"{locale}: the invocation name must be two words or more, in small letters."
    for word in sorted(words & (_WAKE_WORDS | _LAUNCH_WORDS)):
        yield f"{locale}: the invocation name must not contain: {word}."
    intents = {intent["name"]: intent for intent in model["intents"]}
    for missing in sorted(set(_BUILT_IN) - intents.keys()):
        yield f"{locale}: the model lacks {missing}."
    for intent in intents.values():
        for sample in intent["samples"]:
            if not _SAMPLE.fullmatch(sample):
                yield f"{locale}: {intent['name']} has a sample that Alexa won't take: {sample}."
        if not intent["samples"] and not intent["name"].startswith("AMAZON."):
            yield f"{locale}: {intent['name']} has no samples."


def _icon_problems(package: Path, manifest: Mapping[str, Any]) -> Iterator[str]:
    for locale, texts in manifest["publishingInformation"]["locales"].items():
        for name, size in _ICONS.items():
            uri = texts[name]
            path = package / "assets" / uri.removeprefix(_ASSET)
            if not uri.startswith(_ASSET) or _png_size(path) != (size, size):
                yield f"{locale}: {name} must be a PNG of {size} by {size} pixels in the package."


def _png_size(path: Path) -> tuple[int, int] | None:
    if not path.is_file():
        return None
    start = path.read_bytes()[:24]
    if not start.startswith(b"\x89PNG\r\n\x1a\n"):
        return None
    width, height = struct.unpack(">II", start[16:24])
    return width, height


def _permission_problems(manifest: Mapping[str, Any]) -> Iterator[str]:
    asked = {permission["name"] for permission in manifest["permissions"]}
    needed = content_words.permissions_the_code_asks_for()
    for missing in sorted(needed - asked):
        yield f"The code asks for a permission that the manifest lacks: {missing}."
    for unused in sorted(asked - needed):
        yield f"The manifest asks for a permission that the code does not: {unused}."


def _public_problems(manifest: Mapping[str, Any]) -> Iterator[str]:
    endpoint = manifest["apis"]["custom"].get("endpoint", {}).get("uri")
    if not endpoint:
        yield "There is no endpoint."
    links = manifest["privacyAndCompliance"]["locales"]
    for locale in manifest["publishingInformation"]["locales"]:
        for name in ("privacyPolicyUrl", "termsOfUseUrl"):
            if not str(links.get(locale, {}).get(name, "")).startswith("https://"):
                yield f"{locale}: {name} is needed where anybody may enable the skill."
