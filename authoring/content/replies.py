"""Every reply the skill can give in a locale, found by trying everything in every scene.

The real skill is asked, so nothing is listed here that cannot be heard, and whatever can be
composed of what is written in `content/` is heard once, as long as it gets.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from authoring import safety_words
from authoring.content import heard, moves
from authoring.content.scenes import all_scenes
from authoring.content.stage import Answer, Move, Scene, Stage
from backspasm.alerts.model import AlertKind
from backspasm.memory.model import Memory
from backspasm.plan import timeline
from backspasm.safety import red_flags
from backspasm.speech import catalogue, ssml

LOCALES: Final = catalogue.LOCALES
RING: Final = "alerts.ring."
_PIECES: Final = ("time.", "screens.")
"""What is heard only inside other sentences, or only seen."""
_A_STEP: Final = re.compile(r"positions\.\w+\.(?:gather|step_\d)$")
_TO_BE_DONE: Final = ("plan.", "alerts.", "moves.")
"""What is said of commands, and not only told."""
_DIGITS: Final = re.compile(r"\d+")
_WORDINGS: Final = 12
"""How often a reply with several wordings is asked for, so that each of them is heard."""


@dataclass(frozen=True)
class Reply:
    """One reply: what is heard, what of, and when."""

    topic: str
    """The file of `content/` that its first sentence stands in, such as `plan`."""
    keys: tuple[str, ...]
    """The entries it is made of, in order."""
    scene: Scene
    moves: tuple[Move, ...]
    """What was said in one session, in that scene; the last one brought this reply."""
    ssml: str
    """What the skill sent, `<speak>` and all; empty for a reply that says nothing."""
    reprompt: str
    open: bool | None
    """Whether the session stays open; None while Alexa asks for a permission."""
    card: str
    """The type of the card that goes with it, or nothing."""
    before: Memory
    after: Memory
    heard_before: tuple[str, ...] = ()
    """The entries that were heard before it, since something other than yes was said."""

    @property
    def text(self) -> str:
        """What is heard, as plain text."""
        return ssml.plain(self.ssml)

    @property
    def words(self) -> int:
        """How many words are heard."""
        return heard.words(self.ssml)

    @property
    def again(self) -> tuple[str, ...]:
        """The entries about a plan or reminders that nothing but yes has led back to."""
        if not self.moves or self.moves[-1] != moves.YES:
            return ()
        told = (key for key in self.keys if key.startswith(_TO_BE_DONE))
        return tuple(key for key in told if key in self.heard_before)


@cache
def every_reply(locale: str) -> tuple[Reply, ...]:
    """Every distinct reply in `locale`, ordered by topic and entries.

    Two replies of the same entries differ at most in times and numbers: the longer one is kept.
    """
    found, _ = _searched()
    return _ordered([_in_locale(reply, locale) for reply in found])


def never_heard(locale: str) -> tuple[str, ...]:
    """The entries of `locale` that were heard in no reply, of those that are sentences."""
    _, heard_of = _searched()
    entries = catalogue.load(locale).entries
    return tuple(
        key for key in sorted(entries) if key not in heard_of and not key.startswith(_PIECES)
    )


def replies_to(move: Move, scene: Scene) -> tuple[Reply, ...]:
    """Every reply to a move in a scene, and to what may be said where something is asked back."""
    return tuple(_Search(catalogue.DEFAULT_LOCALE).replies_to(move, scene))


@cache
def _searched() -> tuple[tuple[Reply, ...], frozenset[str]]:
    """Every reply, in the locale it was searched in, and every entry that was heard in one.

    What is said depends on the locale only in its words, so one locale is searched and the others
    are taken the same way.
    """
    search = _Search(catalogue.DEFAULT_LOCALE)
    found = tuple(search.replies())
    return found, frozenset(key for reply in found for key in reply.keys)


def _in_locale(reply: Reply, locale: str) -> Reply:
    """The same reply in the words of `locale`: said again there, where any of them differs."""
    mine, its = catalogue.load(locale).entries, catalogue.load(catalogue.DEFAULT_LOCALE).entries
    if not reply.moves:
        text = ssml.speak(catalogue.load(locale).say(reply.keys[0]))
        return replace(reply, ssml=text)
    if reply.keys and all(mine.get(key) == its.get(key) for key in reply.keys):
        return reply
    stage = _stage(locale)
    stage.enter(reply.scene)
    place = _Place(reply.scene, (), reply.scene.memory, None)
    answer = None
    for move in reply.moves:
        answer = stage.say(move, place.attributes, request=f"{locale} {id(reply)} {move}")
        before, place = place, _after(place, move, answer)
    assert answer is not None
    return _reply(before, reply.moves[-1], answer, _keys(reply.moves[-1], answer))


@cache
def _stage(locale: str) -> Stage:
    return Stage(locale)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the search stands: a scene, what was said in it, and what became of both."""

    scene: Scene
    moves: tuple[Move, ...]
    memory: Memory
    attributes: Mapping[str, Any] | None
    heard: tuple[str, ...] = ()
    """The entries heard on the way, since something other than yes was said."""


def _after(place: _Place, move: Move, answer: Answer) -> _Place:
    """Where the search stands once `move` has been answered."""
    heard_before = place.heard if move == moves.YES else ()
    heard_now = (*heard_before, *_keys(move, answer))
    said = (*place.moves, move)
    return _Place(place.scene, said, answer.after, answer.attributes, heard_now)


class _Search:
    """Asks the skill everything, and goes on wherever it has asked something back."""

    def __init__(self, locale: str) -> None:
        self._stage = Stage(locale)
        self._found: dict[tuple[object, ...], Reply] = {}
        self._been: set[tuple[object, ...]] = set()
        self._varied: set[str] = set()

    def replies(self) -> Iterator[Reply]:
        """Every reply that was found; some of them say what others say."""
        for number, scene in enumerate(all_scenes()):
            said = moves.everything() if number < _IN_FULL else moves.telling(scene)
            self._explore(_Place(scene, (), scene.memory, None), said)
        for session in moves.SESSIONS:
            self._play(session)
        self._twice(moves.TWICE)
        for alert in AlertKind:
            self._note_alert(alert)
        yield from self._found.values()

    def replies_to(self, move: Move, scene: Scene) -> Iterator[Reply]:
        """Every reply that was found from one move in one scene."""
        self._explore(_Place(scene, (), scene.memory, None), (move,))
        yield from self._found.values()

    def _explore(self, beginning: _Place, said: tuple[Move, ...]) -> None:
        """Try every move from a place, and whatever may follow where something was asked."""
        waiting = deque((beginning, move) for move in said)
        while waiting:
            place, move = waiting.popleft()
            waiting.extend(self._try(place, move))

    def _play(self, session: tuple[Move, ...]) -> None:
        """Say one thing after the other, from the first scene, whatever is answered."""
        scene = all_scenes()[0]
        place = _Place(scene, (), scene.memory, None)
        for move in session:
            answer = self._ask(place, move)
            self._note(place, move, answer)
            place = _after(place, move, answer)

    def _twice(self, move: Move) -> None:
        """Deliver one request twice, as Alexa may."""
        scene = all_scenes()[0]
        place = _Place(scene, (), scene.memory, None)
        self._stage.enter(scene)
        for _ in range(2):
            answer = self._stage.say(move, request="delivered twice")
        self._keep(_reply(place, move, answer, _keys(move, answer)))

    def _try(self, place: _Place, move: Move) -> Iterator[tuple[_Place, Move]]:
        """Note what is answered; where it asks something new, what to say next and where."""
        answer = self._ask(place, move)
        self._note(place, move, answer)
        if answer.response.get("shouldEndSession") is not False:
            return
        there = _after(place, move, answer)
        for following in _following(there, _keys(move, answer)):
            where = (*_what_matters(there), following)
            if where not in self._been:
                self._been.add(where)
                yield there, following

    def _ask(self, place: _Place, move: Move, request: str | None = None) -> Answer:
        scene = Scene(
            place.scene.name, place.memory, place.scene.now, place.scene.zone, place.scene.trouble
        )
        self._stage.enter(scene)
        return self._stage.say(move, place.attributes, request=request)

    def _note(self, place: _Place, move: Move, answer: Answer) -> None:
        keys = _keys(move, answer)
        reply = _reply(place, move, answer, keys)
        if not keys and reply.text == _last_said(place):
            return
        self._keep(reply)
        entries = self._stage.words.entries
        varied = {key for key in keys if isinstance(entries.get(key, {}).get("say"), list)}
        if varied - self._varied:
            self._varied |= varied
            for number in range(_WORDINGS):
                again = self._ask(place, move, request=f"wording-{number}")
                self._keep(_reply(place, move, again, _keys(move, again)), wording=True)

    def _keep(self, reply: Reply, *, wording: bool = False) -> None:
        if not reply.ssml:
            return
        kind = (
            tuple(key for key in reply.keys if not key.startswith(_PIECES)),
            reply.open,
            _DIGITS.sub("#", reply.reprompt),
            _DIGITS.sub("#", reply.text) if wording or not reply.keys else "",
            reply.again,
        )
        known = self._found.get(kind)
        if known is None or known.words < reply.words:
            self._found[kind] = reply

    def _note_alert(self, alert: AlertKind) -> None:
        key = f"{RING}{alert}"
        text = ssml.speak(self._stage.words.say(key))
        empty = Memory()
        scene = Scene("a reminder rings")
        reply = Reply("alerts", (key,), scene, (), text, "", False, "", empty, empty)
        self._found[(key,)] = reply


_IN_FULL: Final = 5
"""In so many scenes, the first ones, what does not depend on the plan is asked too."""


def _following(place: _Place, keys: tuple[str, ...]) -> tuple[Move, ...]:
    """What is worth saying next: most where a step of a position has just been told."""
    attributes = place.attributes or {}
    if any(_A_STEP.match(key) for key in keys):
        smooth = not attributes.get("hurts") and not attributes.get("misses")
        return moves.IN_A_WALKTHROUGH if smooth else moves.IN_A_HARD_WALKTHROUGH
    if place.scene in all_scenes()[:_IN_FULL] and len(place.moves) == 1:
        return moves.IN_A_SESSION
    return moves.AFTER_A_QUESTION


def _keys(move: Move, answer: Answer) -> tuple[str, ...]:
    """The entries that are heard in an answer: not all that were taken to make it."""
    if move.name in red_flags.ANSWER_OF and not answer.said:
        return safety_words.ANSWERS[red_flags.ANSWER_OF[move.name]]
    speech = str((answer.response.get("outputSpeech") or {}).get("ssml", ""))
    plain = _without_gaps(speech)
    if not answer.said and "went wrong" in plain:
        return safety_words.ANSWERS[red_flags.LAST_RESORT]
    where = {
        key: (plain.find(_without_gaps(said)), -len(said))
        for key, said in answer.said
        if not key.startswith(RING) and _without_gaps(said) in plain
    }
    return tuple(sorted(where, key=lambda key: where[key]))


def _last_said(place: _Place) -> str:
    """What was said last in the session, as plain text: what a repeat says again."""
    last = (place.attributes or {}).get("last") or {}
    return ssml.plain(" ".join(part for part in last.get("speech", []) if part))


def _without_gaps(text: str) -> str:
    """The plain text, closed up where an unknown clock time has left a gap."""
    return ssml.plain(text).replace(" .", ".").replace(" ,", ",")


def _reply(place: _Place, move: Move, answer: Answer, keys: tuple[str, ...]) -> Reply:
    speech = answer.response.get("outputSpeech") or {}
    reprompt = (answer.response.get("reprompt") or {}).get("outputSpeech") or {}
    ends = answer.response.get("shouldEndSession")
    topics = [key.partition(".")[0] for key in keys if not key.startswith(_PIECES)]
    return Reply(
        topic=topics[0] if topics else "",
        keys=keys,
        scene=place.scene,
        moves=(*place.moves, move),
        ssml=str(speech.get("ssml", "")),
        reprompt=str(reprompt.get("ssml", "")),
        open=None if ends is None else not ends,
        card=str((answer.response.get("card") or {}).get("type", "")),
        before=answer.before,
        after=answer.after,
        heard_before=place.heard,
    )


def _what_matters(place: _Place) -> tuple[object, ...]:
    """What decides how things can go on from here, as far as words are concerned."""
    attributes = place.attributes or {}
    question = attributes.get("question") or {}
    asked = [
        question.get(name)
        for name in ("name", "command", "number", "cause", "misses", "last", "days")
    ]
    asked.append(tuple(sorted((question.get("wish") or {}).items())))
    rest = [attributes.get(name) for name in ("misses", "walk", "hurts")]
    rest.append(_DIGITS.sub("#", str((attributes.get("last") or {}).get("reprompt"))))
    if "walk" in attributes:
        return (*asked, *rest)
    state = place.memory.care.state
    here = timeline.position(state, place.scene.now)
    return (
        *asked,
        *rest,
        here.status,
        here.stretch and here.stretch.phase,
        here.then,
        state.plan and state.plan.kind,
        bool(place.memory.care.alerts.actual),
        place.scene.zone,
        place.scene.trouble,
    )


def _ordered(found: Iterable[Reply]) -> tuple[Reply, ...]:
    """One reply for each text; what only says an earlier one again is left out."""
    distinct: dict[tuple[object, ...], Reply] = {}
    for reply in sorted(found, key=lambda each: (not each.keys, len(each.moves))):
        distinct.setdefault((reply.text, reply.open, reply.again), reply)
    return tuple(sorted(distinct.values(), key=lambda each: (each.topic, each.keys, each.text)))
