"""Is this response one that Alexa takes, and one that a good skill sends?

Every response is looked at. What Alexa would refuse makes the turn fail as it would on a real
device; the rest is complained about.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from desk_speaker import consent, ssml
from desk_speaker.events import Json
from desk_speaker.household import APL, Household

LONGEST_SPEECH = 8000
LARGEST_RESPONSE = 120 * 1024
LONGEST_CARD = 8000
# What may come after the question mark of a question.
_CLOSING = " \"')\u201d\u2019"

_CARDS = {
    "Simple": ("title", "content"),
    "Standard": ("title", "text"),
    "AskForPermissionsConsent": (),
    "LinkAccount": (),
}


@dataclass
class Heard:
    """A response, read: what is heard, and what is wrong with it."""

    speech: str | None = None
    reprompt: str | None = None
    ssml: str | None = None
    cards: list[Json] = field(default_factory=list)
    directives: list[Json] = field(default_factory=list)
    attributes: Json = field(default_factory=dict)
    should_end: bool | None = None
    refused: list[str] = field(default_factory=list)
    """Why Alexa would refuse it: nothing of it is heard then."""
    complaints: list[str] = field(default_factory=list)

    @property
    def question(self) -> consent.Question | None:
        """The permission that Alexa is to ask for."""
        return consent.question_in(self.directives)


def read(response: object, size: int, household: Household, *, may_speak: bool = True) -> Heard:
    """Read a response envelope of `size` bytes. `may_speak` is False for a session that ended."""
    heard = Heard()
    body = response.get("response") if isinstance(response, dict) else None
    if not isinstance(response, dict) or not isinstance(body, dict):
        heard.refused.append("the response has no 'response' object")
        return heard
    if size > LARGEST_RESPONSE:
        heard.refused.append(f"the response has {size} bytes; Alexa takes {LARGEST_RESPONSE}")
    attributes = response.get("sessionAttributes") or {}
    heard.attributes = attributes if isinstance(attributes, dict) else {}
    heard.should_end = body.get("shouldEndSession")
    heard.speech, heard.ssml = _spoken(body.get("outputSpeech"), "speech", heard)
    reprompt = body.get("reprompt") or {}
    heard.reprompt, _ = _spoken(reprompt.get("outputSpeech"), "reprompt", heard)
    _read_card(body.get("card"), heard)
    _read_directives(body.get("directives") or [], household, heard)
    if may_speak:
        _check_session(heard)
    elif heard.speech or heard.cards or heard.directives:
        heard.complaints.append("the session is over, nobody hears what is said now")
    return heard


def _spoken(speech: object, name: str, heard: Heard) -> tuple[str | None, str | None]:
    """What is heard of an `outputSpeech`, plain and as SSML."""
    if not isinstance(speech, dict):
        return None, None
    kind = speech.get("type")
    text = str(speech.get("ssml" if kind == "SSML" else "text") or "")
    if kind not in {"SSML", "PlainText"}:
        heard.refused.append(f"the {name} is neither SSML nor PlainText but {kind}")
    if len(text) > LONGEST_SPEECH:
        heard.refused.append(f"the {name} has {len(text)} characters; Alexa takes {LONGEST_SPEECH}")
    if kind != "SSML":
        return ssml.squeeze(text) or None, None
    try:
        heard.refused += [f"in the {name}, {problem}" for problem in ssml.problems(text)]
        return ssml.to_plain(text) or None, text
    except ssml.SsmlError as error:
        heard.refused.append(f"the SSML of the {name} is not well formed: {error}")
        return None, None


def _read_card(card: object, heard: Heard) -> None:
    if not isinstance(card, dict):
        return
    heard.cards.append(card)
    kind = str(card.get("type"))
    if kind not in _CARDS:
        heard.refused.append(f"there is no card of type {kind}")
        return
    texts = [card.get(key) for key in _CARDS[kind]]
    if kind in {"Simple", "Standard"} and not all(texts):
        heard.complaints.append("the card lacks its title or its text")
    if sum(len(str(text or "")) for text in texts) > LONGEST_CARD:
        heard.refused.append(f"the card has more than {LONGEST_CARD} characters")
    if kind == "AskForPermissionsConsent" and not card.get("permissions"):
        heard.refused.append("the permission card names no permission")


def _read_directives(directives: object, household: Household, heard: Heard) -> None:
    if not isinstance(directives, list):
        heard.refused.append("the directives are not a list")
        return
    heard.directives = [directive for directive in directives if isinstance(directive, dict)]
    for directive in heard.directives:
        kind = str(directive.get("type"))
        if kind.startswith(APL) and not household.has_screen:
            heard.refused.append(f"the device has no screen for {kind}")
        question = consent.question_in([directive])
        if question is not None and not question.is_proper:
            heard.complaints.append("permission is asked for something Alexa does not know")


def _check_session(heard: Heard) -> None:
    complain = heard.complaints.append
    if heard.question is not None:
        if heard.should_end is not None:
            complain("shouldEndSession is set although Alexa is to ask for a permission")
        return
    asks = bool(heard.speech and heard.speech.rstrip(_CLOSING).endswith("?"))
    if heard.should_end is False:
        if not heard.speech:
            complain("the session stays open and nothing is said")
        if not heard.reprompt:
            complain("the session stays open and there is no reprompt")
        if not asks and not heard.reprompt:
            complain("the session stays open although no answer is expected")
        return
    if asks:
        complain("a question is asked and nobody listens: the session is closed")
    if heard.reprompt:
        complain("there is a reprompt although the session is closed")
