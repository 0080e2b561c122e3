"""Answers a red flag with a complete response, and anything at all with the last resort."""

from __future__ import annotations

from typing import Any, Final

from backspasm.safety import red_flags
from backspasm.safety.words import WORDS, Said

DEFAULT_LOCALE: Final = "en-US"


def answer(envelope: object) -> dict[str, Any] | None:
    """The whole response to a red flag, or None where the request raises none.

    `envelope` is a request as plain JSON, as it came; it may hold anything. Never raises.
    """
    request = _table(_table(envelope).get("request"))
    if request.get("type") != "IntentRequest":
        return None
    name = red_flags.raised_by(_table(request.get("intent")).get("name"))
    return None if name is None else response(name, request.get("locale"))


def last_resort(envelope: object) -> dict[str, Any]:
    """The whole response when something went wrong and nothing else can be said. Never raises."""
    request = _table(_table(envelope).get("request"))
    return response(red_flags.LAST_RESORT, request.get("locale"))


def response(name: str, locale: object) -> dict[str, Any]:
    """The response with the answer `name` of `red_flags`, in American English where unsure.

    The session ends, so that "Alexa, call for help" is free to work.

    Raises:
        KeyError: if there is no such answer.
    """
    said = in_locale(locale)[name]
    return {
        "version": "1.0",
        "sessionAttributes": {},
        "response": {
            "outputSpeech": {"type": "SSML", "ssml": said.speech},
            "card": {"type": "Simple", "title": said.title, "content": said.text},
            "shouldEndSession": True,
        },
    }


def in_locale(locale: object) -> dict[str, Said]:
    """All answers in the words of `locale`, or of American English where it is none of ours."""
    spoken = locale if isinstance(locale, str) and locale in WORDS else DEFAULT_LOCALE
    return WORDS[spoken]


def _table(value: object) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}
