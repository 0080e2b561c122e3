"""What must not be said: everywhere, in some places, or by a reminder in a room full of people.

Each ban has its reason and what to say instead. The reasons are the skill's rules of voice,
Amazon's health policy, and the facts as they could be checked for each country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from authoring.content.examples import filled
from authoring.content.problems import Problem
from authoring.content.written import Content, Written, texts
from backspasm.speech import source, ssml

LOCALES: Final = tuple(source.LANGUAGE_OF)


@dataclass(frozen=True)
class Ban:
    """Something that must not be heard or read."""

    pattern: str
    why: str
    instead: str
    locales: tuple[str, ...] = LOCALES
    cards_too: bool = True
    found: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "found", re.compile(self.pattern, re.IGNORECASE))


_NUMBER: Final = (
    r"(?:\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|sixty|a hundred|hundred|half an?|an?|a few|several)"
)
_MORE_THAN_THIRTY: Final = r"(?:3[1-9]|[4-9]\d|\d{3,}|forty|fifty|sixty|ninety|thirty.(?:one|five))"
_MEDICINES: Final = (
    "ibuprofen|acetaminophen|paracetamol|mefenamic|naproxen|aspirin|diclofenac|painkiller|tablets?"
    "|pills?"
)
_BRANDS: Final = (
    "advil|motrin|tylenol|aleve|nurofen|panadol|calpol|crocin|dolo|brufen|ponstel|ponstan|meftal"
    "|voltaren|voltarol|combiflam|disprin|anadin|bayer"
)
_CONDITIONS: Final = (
    "back spasm|spasm|slipped disc|disc|hernia|herniated|sciatica|cauda equina|fracture|strain"
    "|sprain|arthritis|infection|condition|disease|cancer|tumou?r|aneurysm|stroke|heart attack"
)

EVERYWHERE: Final = (
    Ban(
        rf"\b{_NUMBER}\b[ -]*(?:mg|milligrams?|grams?|tablets?|pills?|capsules?|doses?)\b",
        "it gives a dose",
        "Never a dose: send them to the label and to a pharmacist",
    ),
    Ban(
        rf"\b{_NUMBER} (?:times a day|hours apart|times daily)\b"
        rf"|\b(?:every|each) {_NUMBER} hours\b|\b{_NUMBER} hourly\b",
        "it gives times for a medicine, or sounds as if it did",
        "Never a dose: send them to the label and to a pharmacist",
    ),
    Ban(r"!", "it has an exclamation mark", "Say it calmly, with a full stop"),
    Ban(
        r"\bcur(?:e|es|ed|ing)\b|\bguarantee|\bheals? you\b|\bwill (?:heal|fix|cure|stop) ",
        "it promises more than anyone can",
        'Say "may help", or what people do',
    ),
    Ban(
        r"\bdiagnos",
        "the skill never diagnoses, and does not speak of it",
        "Say what to do instead",
    ),
    Ban(
        rf"\b(?:you|that|it|this)(?: (?:probably|may|might|must|could))?"
        rf"(?:'ve| have|'ve got| have got|'s| is| sounds like| could be| may be| might be)"
        rf"(?: got)? (?:an? |the )?(?:{_CONDITIONS})\b",
        "it tells people what they have",
        'Never a diagnosis: say "that needs checking today"',
    ),
    Ban(
        r"\b(?:ice|cold|heat|it) (?:really |always |often )?works\b|\banaphyla",
        "it claims what could not be confirmed",
        'Of cold, say that it numbs somewhat, or "may numb the pain"; of a reaction, whom to call',
    ),
    Ban(
        r"\blife.?saving\b|\bsaves? (?:your|a) life\b",
        "Amazon refuses skills that claim to save lives",
        "Say whom to call",
    ),
    Ban(
        r"\b(?:press|click|tap|swipe|scroll|type)\b",
        "the listener's hands are not free",
        "Name what can be said instead",
    ),
    Ban(
        r"\bcalm down\b|\bdon't worry\b|\bjust relax\b|\boops\b|\bunfortunately\b",
        "it talks down to someone in pain",
        "Say what you can do for them",
    ),
    Ban(
        rf"\b(?:{_BRANDS})\b",
        "it speaks a brand name; they are understood, and not spoken",
        "Use the medicine's own name",
    ),
    Ban(
        r"\bnever (?:combine|mix)\b|\bstop (?:taking )?(?:your |the )?aspirin\b",
        "it overrules a doctor's orders",
        'Say "don\'t take them together unless your doctor says so"',
    ),
    Ban(
        r"\b(?:nhs|mayo|aaos|cleveland clinic|red cross|bmj|cochrane|fda|nice)\b"
        rf"[^.?]*\b{_NUMBER}\b",
        "it quotes an organization with a number",
        "Leave the organization to the line  source = ",
    ),
    Ban(
        rf"\b{_MORE_THAN_THIRTY} minutes of (?:ice|cold|heat)\b"
        rf"|\b(?:ice|cold|heat) for {_MORE_THAN_THIRTY} minutes\b|\bhour of (?:ice|cold|heat)\b",
        "it times more than the thirty minutes that are ever timed",
        "Thirty minutes of ice and twenty of heat are the most",
    ),
    Ban(
        r"pregnan[^.?]*\bweeks?\b|\bweeks?\b[^.?]*pregnan|\btrimester",
        "it speaks of weeks of a pregnancy, and countries disagree",
        'Say "not in pregnancy, unless your doctor or midwife says so"',
    ),
    Ban(
        r"\b(?:under|below|over|above) (?:the age of )?(?:1\d|twelve|sixteen|eighteen|nineteen)\b",
        "it gives an age for a medicine, and countries disagree",
        'Say "not for children or teenagers, unless a doctor says so"',
    ),
)
"""Never heard, in any locale."""


def _only(pattern: str, *locales: str, why: str, instead: str) -> Ban:
    """Something that belongs to `locales` alone."""
    others = tuple(locale for locale in LOCALES if locale not in locales)
    return Ban(pattern, why, instead, others)


_NUMBER_WHY: Final = "that number belongs to another country"
_NUMBER_INSTEAD: Final = "Use {emergency}, {crisis_line} and the like from words.toml"
_SPELLING: Final = "that is how it is spelled or called elsewhere"

IN_PLACES: Final = (
    _only(r"\b911\b", "en-US", "en-CA", why=_NUMBER_WHY, instead=_NUMBER_INSTEAD),
    _only(r"\b999\b", "en-GB", why=_NUMBER_WHY, instead=_NUMBER_INSTEAD),
    _only(r"\b112\b", "en-IN", why=_NUMBER_WHY, instead=_NUMBER_INSTEAD),
    _only(r"\b000\b|\btriple zero\b", "en-AU", why=_NUMBER_WHY, instead=_NUMBER_INSTEAD),
    _only(r"\b988\b", "en-US", "en-CA", why=_NUMBER_WHY, instead=_NUMBER_INSTEAD),
    _only(r"\bsamaritans\b|116 ?123", "en-GB", why=_NUMBER_WHY, instead=_NUMBER_INSTEAD),
    _only(r"\blifeline\b|13 ?11 ?14\b", "en-AU", why=_NUMBER_WHY, instead=_NUMBER_INSTEAD),
    _only(r"\btele-?manas\b|\b14416\b", "en-IN", why=_NUMBER_WHY, instead=_NUMBER_INSTEAD),
    _only(r"13 ?11 ?26\b", "en-AU", why=_NUMBER_WHY, instead=_NUMBER_INSTEAD),
    _only(r"\bpoison help\b|1.?800.?222.?1222", "en-US", why=_NUMBER_WHY, instead=_NUMBER_INSTEAD),
    _only(r"\bparacetamol\b", "en-GB", "en-AU", "en-IN", why=_SPELLING, instead="{acetaminophen}"),
    _only(r"\bacetaminophen\b", "en-US", "en-CA", why=_SPELLING, instead="Write {acetaminophen}"),
    _only(r"\bcolors?\b", "en-US", why=_SPELLING, instead="Write {color}"),
    _only(r"\bcolours?\b", "en-GB", "en-AU", "en-CA", "en-IN", why=_SPELLING, instead="{color}"),
    _only(r"\borthopedic\b", "en-US", "en-CA", why=_SPELLING, instead="Write {orthopedic}"),
    _only(r"\borthopaedic\b", "en-GB", "en-AU", "en-IN", why=_SPELLING, instead="{orthopedic}"),
    _only(r"\bgp\b|\bsurgery\b", "en-GB", "en-AU", why=_SPELLING, instead="Write {doctor}"),
    _only(r"\bemergency room\b", "en-US", "en-CA", why=_SPELLING, instead="{emergency}"),
    _only(r"\ba ?(?:&|and) ?e\b", "en-GB", why=_SPELLING, instead="Write {emergency}"),
    Ban(
        r"\b(?:aiims|1800 ?116 ?117)\b|\bpoisons? (?:help|information|line|cent)",
        "no poison line could be confirmed there",
        "Name the emergency number, or the nearest hospital",
        ("en-IN", "en-CA", "en-GB"),
    ),
    Ban(
        r"health ?direct|1800 ?022 ?222|1800 ?medicare|1800 ?633 ?422",
        "that line changed its name and could not be confirmed",
        "Name 000 or a doctor",
        ("en-AU",),
    ),
    Ban(
        r"\b811\b(?! where you have it)",
        "that line does not answer everywhere in Canada",
        'Say "811 where you have it"',
        ("en-CA",),
    ),
    Ban(
        r"\b111\b(?!,? or in northern ireland)",
        "that line does not answer in Northern Ireland",
        'Say "111, or in Northern Ireland your GP"',
        ("en-GB",),
    ),
    Ban(
        r"\b108\b",
        "that number does not answer everywhere in India",
        "Use {emergency}",
        ("en-IN",),
    ),
    Ban(
        r"mefenamic[^.?]*prescri|prescri[^.?]*mefenamic",
        "some packs are sold without a prescription there",
        'Say "only if a doctor or pharmacist has advised it"',
        ("en-AU", "en-IN"),
    ),
)
"""What is heard in some locales must not be heard in others."""

IN_REMINDERS: Final = (
    Ban(
        r"\bspasms?\b|\binjur|\bpain|\byour back\b|\bmuscle|\bdoctor|\bmedic|\bnumb(?:ness)?\b",
        "others in the room hear what is wrong with the listener",
        "Say only what to do with the pack",
    ),
    Ban(rf"\b(?:{_MEDICINES}|{_BRANDS})", "it names a medicine aloud in a room", "Leave it out"),
    Ban(
        r"\bback spasm helper\b|\bspasm helper\b|\balexa\b",
        "it names the skill, or wakes the speaker",
        "Say only what to do",
    ),
    Ban(r"\bremind", 'it is said after "Here\'s your reminder"', "Begin with what to do"),
)
"""Never said by what rings, beside all of the above."""


def problems(content: Content) -> Iterator[Problem]:
    """Whatever must not be heard where it is heard."""
    told: set[tuple[str, str, str]] = set()
    for locale in LOCALES:
        for entry in content.in_locale(locale).values():
            for problem in _of(entry, locale):
                if (problem.file, problem.entry, problem.wrong) not in told:
                    told.add((problem.file, problem.entry, problem.wrong))
                    yield problem


def banned(text: str, locale: str, *, alert: bool = False) -> Iterator[Ban]:
    """The bans that `text`, as it is heard in `locale`, breaks."""
    for ban in (*EVERYWHERE, *IN_PLACES, *(IN_REMINDERS if alert else ())):
        if locale in ban.locales and ban.found.search(text):
            yield ban


def _of(entry: Written, locale: str) -> Iterator[Problem]:
    alert = entry.fields.get("kind") == "alert"
    for text in (*texts(entry, "say", "reprompt"), *_card(entry.fields.get("card"))):
        said = ssml.plain(filled(text, entry.key))
        for ban in banned(said, locale, alert=alert):
            where = "" if ban.locales == LOCALES else f" (heard in {locale})"
            yield entry.problem(f'{ban.why}{where}: "{said}"', ban.instead)


def _card(card: Any) -> tuple[str, ...]:
    return tuple(str(text) for text in card.values()) if isinstance(card, dict) else ()
