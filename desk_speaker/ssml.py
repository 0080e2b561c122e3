"""SSML as it is heard: plain text, and whether the markup is well formed."""

from __future__ import annotations

import re
from xml.parsers import expat

# The tags Alexa documents for SSML in responses.
KNOWN_TAGS = frozenset(
    {
        "alexa:name",
        "amazon:domain",
        "amazon:effect",
        "amazon:emotion",
        "audio",
        "break",
        "emphasis",
        "lang",
        "p",
        "phoneme",
        "prosody",
        "s",
        "say-as",
        "speak",
        "sub",
        "voice",
        "w",
    }
)
# Alexa refuses a single pause of more than ten seconds.
LONGEST_BREAK_SECONDS = 10.0


class SsmlError(ValueError):
    """The markup is not well formed; the text says where."""


class _Listener:
    """Collects what one SSML document says, and what it uses."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._said_instead: list[bool] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.tags.append((name, attributes))
        self._said_instead.append(name == "sub" and "alias" in attributes)
        if self._said_instead[-1]:
            self.heard.append(attributes["alias"])
        elif name in {"break", "p", "s", "audio"}:
            self.heard.append(" ")

    def end(self, name: str) -> None:
        self._said_instead.pop()
        if name in {"p", "s"}:
            self.heard.append(" ")

    def text(self, text: str) -> None:
        if not any(self._said_instead):
            self.heard.append(text)


def _listen(ssml: str) -> _Listener:
    listener = _Listener()
    # Without namespaces, so that Alexa's undeclared `amazon:` prefix is read as it stands.
    parser = expat.ParserCreate()
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text
    try:
        parser.Parse(ssml, True)
    except expat.ExpatError as error:
        raise SsmlError(str(error)) from error
    return listener


def to_plain(ssml: str) -> str:
    """What a listener hears, as plain text with single spaces. Raises SsmlError."""
    return squeeze("".join(_listen(ssml).heard))


def problems(ssml: str) -> list[str]:
    """What Alexa would object to in this markup, in plain words. Raises SsmlError."""
    tags = _listen(ssml).tags
    found = []
    if tags[0][0] != "speak":
        found.append(f"the SSML begins with <{tags[0][0]}>, not with <speak>")
    found += [
        f"<{name}> is not a tag Alexa knows"
        for name in sorted({name for name, _ in tags} - KNOWN_TAGS)
    ]
    for name, attributes in tags:
        if name == "break" and _seconds(attributes.get("time", "0s")) > LONGEST_BREAK_SECONDS:
            found.append(f"a pause of {attributes['time']} is longer than Alexa's ten seconds")
    return found


def squeeze(text: str) -> str:
    """The text with every run of white space made one space."""
    return re.sub(r"\s+", " ", text).strip()


def _seconds(length: str) -> float:
    match = re.fullmatch(r"\+?(\d+(?:\.\d+)?)(ms|s)", length)
    if not match:
        return 0.0
    return float(match[1]) / (1000 if match[2] == "ms" else 1)
