"""SSML as a browser's voice says it: pieces of text, each with a rate and the pause after it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from desk_speaker.ssml import squeeze

# How fast an unhurried voice speaks.
_SECONDS_PER_WORD = 0.38
_NAMED_RATES = {"x-slow": 0.5, "slow": 0.75, "medium": 1.0, "fast": 1.25, "x-fast": 1.5}
# Alexa's own pause where a break says no length.
_MEDIUM_BREAK = 0.5
_SPELLED = {"digits", "characters", "spell-out", "telephone"}


@dataclass
class Piece:
    """Words said in one breath. `rate` is 1 for the usual pace, `pause` the seconds after it."""

    text: str
    rate: float = 1.0
    pause: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """The piece as the page finds it."""
        return {"text": self.text, "rate": self.rate, "pause": self.pause}


def pieces(ssml: str | None, plain: str | None) -> list[Piece]:
    """What a voice says for `ssml`, or for the text `plain` where there is none that is whole."""
    if ssml:
        reader = _Reader()
        parser = expat.ParserCreate()
        parser.StartElementHandler = reader.start
        parser.EndElementHandler = reader.end
        parser.CharacterDataHandler = reader.text
        try:
            parser.Parse(ssml, True)
            return reader.finished()
        except expat.ExpatError:
            pass
    return [Piece(plain)] if plain else []


def seconds(said: list[Piece]) -> float:
    """About how long a voice takes for it."""
    return sum(
        len(piece.text.split()) * _SECONDS_PER_WORD / piece.rate + piece.pause for piece in said
    )


@dataclass
class _Reader:
    rates: list[float] = field(default_factory=lambda: [1.0])
    spelled: list[bool] = field(default_factory=lambda: [False])
    instead: list[bool] = field(default_factory=lambda: [False])
    found: list[Piece] = field(default_factory=list)
    words: str = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        rate = _rate(attributes.get("rate")) if name == "prosody" else 1.0
        if rate != 1.0:
            self._flush()
        self.rates.append(self.rates[-1] * rate)
        spells = name == "say-as" and attributes.get("interpret-as") in _SPELLED
        self.spelled.append(self.spelled[-1] or spells)
        alias = attributes.get("alias") if name == "sub" else None
        self.instead.append(self.instead[-1] or alias is not None)
        if alias is not None:
            self.words += alias
        if name == "break":
            self._flush(_length(attributes.get("time")))

    def end(self, name: str) -> None:
        if name in {"p", "s"} or self.rates[-1] != self.rates[-2]:
            self._flush()
        for stack in (self.rates, self.spelled, self.instead):
            stack.pop()

    def text(self, text: str) -> None:
        if not self.instead[-1]:
            self.words += " ".join(text) if self.spelled[-1] else text

    def finished(self) -> list[Piece]:
        self._flush()
        return self.found

    def _flush(self, pause: float = 0.0) -> None:
        said = squeeze(self.words)
        self.words = ""
        if said:
            self.found.append(Piece(said, round(self.rates[-1], 3), pause))
        elif self.found:
            self.found[-1].pause += pause


def _rate(text: str | None) -> float:
    if text in _NAMED_RATES:
        return _NAMED_RATES[text]
    share = re.fullmatch(r"(\d+(?:\.\d+)?)%", text or "")
    return min(4.0, max(0.2, float(share[1]) / 100)) if share else 1.0


def _length(text: str | None) -> float:
    length = re.fullmatch(r"\+?(\d+(?:\.\d+)?)(ms|s)", text or "")
    if not length:
        return _MEDIUM_BREAK
    return min(10.0, float(length[1]) / (1000 if length[2] == "ms" else 1))
