"""The speaker itself: what is said after the wake word goes in, what is heard comes out."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass

from desk_speaker import checks, consent, front_door, request
from desk_speaker.events import Event, Json, Turn
from desk_speaker.household import Household
from desk_speaker.interpreter import Interpretation
from desk_speaker.invocation import read_invocation, without_wake_word
from desk_speaker.model import Model
from desk_speaker.session import SILENCE_SECONDS, Session, lingering_seconds
from desk_speaker.ssml import squeeze
from desk_speaker.world import World

FALLBACK = "AMAZON.FallbackIntent"
# Alexa's own words when a skill's answer cannot be used.
PROBLEM = "There was a problem with the requested skill's response."

# No recogniser follows anybody for longer.
_MOST_WORDS = 200
# A skill that asks for the same permission over and over must not go on for ever.
_MOST_HANDOVERS = 5
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]+")


@dataclass(frozen=True)
class Skill:
    """What the speaker knows of the skill: its model, who it is, and where it is reached."""

    model: Model
    interpret: Callable[[str], Interpretation]
    post: Callable[[Json], front_door.Answer]
    skill_id: str
    api_endpoint: str

    @property
    def name(self) -> str:
        """The skill's name as Alexa says it."""
        return self.model.invocation_name.title()


class Speaker:
    """One device in one world. Events are handed to `tell` as they happen, and returned.

    Safe to use from several threads: one of them hears or rings at a time.
    """

    def __init__(self, world: World, skill: Skill, tell: Callable[[Event], None]) -> None:
        self.world = world
        self._skill = skill
        self._tell = tell
        self._ears = threading.RLock()
        self._session: Session | None = None
        self._happened: list[Event] = []

    @property
    def listening(self) -> bool:
        """Whether the microphone is open: a session is on and expects an answer."""
        return self._session is not None and self._session.listening

    @property
    def asking(self) -> bool:
        """Whether Alexa waits for an answer about a permission."""
        return self._session is not None and self._session.asking is not None

    def hear(self, line: str) -> list[Event]:
        """Take one line said to the speaker; an empty one is silence."""
        with self._ears:
            self._ring(self.world.clock.now())
            self._forget_lingering()
            said = without_wake_word(squeeze(_CONTROL.sub(" ", line)))
            if not said:
                self._silence()
            elif self._session is not None and self._session.asking is not None:
                self._answer_question(self._session, self._session.asking, said)
            else:
                self._take(said)
            return self._take_events()

    def touch(self, token: str, arguments: list[object], source: Json) -> list[Event]:
        """Take a touch on the screen: what the document named `token` sends."""
        with self._ears:
            self._ring(self.world.clock.now())
            self._forget_lingering()
            if self._session is None:
                self._session = Session()
            self._turn(None, request.touch(token, arguments, source), {})
            return self._take_events()

    def serve(self, skill: Skill, household: Household) -> list[Event]:
        """Become another device of the same account, or one that speaks another language."""
        with self._ears:
            if self._session is not None:
                self._end(None, request.USER_INITIATED)
            self._skill = skill
            self.world.household = household
            return self._take_events()

    def new_session(self) -> list[Event]:
        """Leave the session that is on, as a user who walks away."""
        with self._ears:
            if self._session is not None:
                self._end(None, request.USER_INITIATED)
            return self._take_events()

    def ring(self) -> list[Event]:
        """Ring what is due by now."""
        with self._ears:
            self._ring(self.world.clock.now())
            return self._take_events()

    def wait(self, seconds: float) -> list[Event]:
        """Let `seconds` pass in silence: what is due up to and at the end rings, in order.

        A session that waits for an answer hears its reprompt and ends on the way.
        """
        with self._ears:
            end = self.world.clock.now() + seconds
            if self.listening and seconds >= SILENCE_SECONDS:
                self._pass(self.world.clock.now() + SILENCE_SECONDS)
                self._silence()
            self._pass(end)
            self._forget_lingering()
            return self._take_events()

    def _pass(self, end: float) -> None:
        while (due := self.world.next_due(end)) is not None:
            self.world.clock.jump_to(due)
            self._ring(due)
        self.world.clock.jump_to(end)

    def _ring(self, until: float) -> None:
        while (alert := self.world.ring_next(until)) is not None:
            self._happens(alert)

    def _take(self, said: str) -> None:
        invocation = read_invocation(said, self._skill.model.invocation_name)
        if invocation is not None and self._session is not None:
            # Calling the skill by its name opens it afresh, whatever was going on.
            self._end(None, request.USER_INITIATED)
        asked = said if invocation is None else invocation.request
        if self._session is None:
            self._session = Session()
        if asked is None:
            self._turn(said, request.launch(), {})
            return
        score = None
        if len(asked.split()) > _MOST_WORDS:
            intent, slots = {"name": FALLBACK, "confirmationStatus": "NONE"}, {}
        else:
            meaning = self._skill.interpret(asked)
            intent, score = meaning.alexa(), meaning.score
            slots = {
                name: None if value is None else value.resolved
                for name, value in meaning.slots.items()
            }
        self._turn(said, request.intent(intent), slots, score=score)

    def _silence(self) -> None:
        session = self._session
        if session is None:
            return
        if session.asking is not None:
            self._answer_question(session, session.asking, "")
        elif session.listening:
            self._end("", request.EXCEEDED_MAX_REPROMPTS)

    def _answer_question(self, session: Session, question: consent.Question, said: str) -> None:
        session.asking = None
        status = consent.read_answer(said, lambda words: self._skill.interpret(words).intent)
        with self.world.lock:
            consent.settle(question, status, self.world.permissions)
        self._hand_over(said, question, status)

    def _hand_over(
        self, said: str | None, question: consent.Question, status: str | None, times: int = 1
    ) -> None:
        """Give the skill the answer to a permission question."""
        assert self._session is not None
        # What a skill left in the session does not come back with the answer.
        self._session.attributes = {}
        self._turn(said, question.outcome(status), {}, handovers=times)

    def _turn(
        self,
        said: str | None,
        body: Json,
        slots: dict[str, str | None],
        handovers: int = 0,
        score: float | None = None,
    ) -> None:
        """One request to the skill, and everything that follows from its answer."""
        session = self._session
        assert session is not None
        at = self.world.clock.now()
        envelope = self._envelope(session, body, session.id)
        session.new = False
        intent = body["intent"]["name"] if body["type"] == "IntentRequest" else body["type"]
        try:
            answer = self._skill.post(envelope)
        except front_door.NoAnswerError as error:
            self._fail(_failed(at, said, intent, slots, envelope, None, [str(error)]), error.kind)
            return
        heard = checks.read(answer.response, answer.size, self.world.household)
        response = answer.response if isinstance(answer.response, dict) else None
        if heard.refused:
            wrong = heard.refused + heard.complaints
            self._fail(
                _failed(at, said, intent, slots, envelope, response, wrong),
                front_door.INVALID_RESPONSE,
            )
            return
        speech = heard.speech
        ask_now = self._settle_session(session, heard)
        if session.asking is not None:
            speech = " ".join(filter(None, (speech, session.asking.words(self._skill.name))))
        self._happens(
            Turn(
                at=at,
                utterance=said,
                intent=intent,
                slots=slots,
                speech=speech,
                reprompt=heard.reprompt,
                session_open=self.listening,
                cards=heard.cards,
                directives=heard.directives,
                request=envelope,
                response=response,
                complaints=heard.complaints,
                ssml=heard.ssml,
                score=score,
            )
        )
        if ask_now is not None and handovers < _MOST_HANDOVERS:
            question, status = ask_now
            self._hand_over(None, question, status, handovers + 1)

    def _settle_session(
        self, session: Session, heard: checks.Heard
    ) -> tuple[consent.Question, str | None] | None:
        """Keep or close the session as the response says.

        Returned is a permission question that needs no asking, with its answer.
        """
        session.attributes = heard.attributes
        session.reprompt = heard.reprompt
        session.lingers_until = None
        question = heard.question
        if question is not None:
            if not question.is_proper:
                return question, None
            with self.world.lock:
                granted = all(self.world.permissions.allows(scope) for scope in question.scopes)
            if granted:
                return question, consent.ACCEPTED
            session.asking = question
            return None
        if heard.should_end is None and self.world.household.has_screen and heard.directives:
            session.lingers_until = self.world.clock.now() + lingering_seconds(heard.directives)
        elif heard.should_end is not False:
            self._close()
        return None

    def _end(self, said: str | None, reason: str, error: Json | None = None) -> None:
        """Tell the skill that its session is over; nothing it says now is heard."""
        session = self._session
        assert session is not None
        self._close()
        at = self.world.clock.now()
        # This token is of no session: nothing new can be made with it.
        envelope = self._envelope(session, request.session_ended(reason, error), None)
        complaints: list[str] = []
        response: Json | None = None
        try:
            answer = self._skill.post(envelope)
            response = answer.response if isinstance(answer.response, dict) else None
            heard = checks.read(answer.response, answer.size, self.world.household, may_speak=False)
            complaints = heard.refused + heard.complaints
        except front_door.NoAnswerError as failure:
            complaints = [str(failure)]
        self._happens(
            Turn(
                at=at,
                utterance=said,
                intent="SessionEndedRequest",
                slots={},
                speech=session.reprompt if reason == request.EXCEEDED_MAX_REPROMPTS else None,
                reprompt=None,
                session_open=False,
                cards=[],
                directives=[],
                request=envelope,
                response=response,
                complaints=complaints,
            )
        )

    def _fail(self, turn: Turn, kind: str) -> None:
        """The skill's answer was of no use: Alexa says so and ends the session."""
        self._happens(turn)
        message = "; ".join(turn.complaints)[:500]
        self._end(None, request.ERROR, {"type": kind, "message": message})

    def _envelope(self, session: Session, body: Json, token_session: str | None) -> Json:
        with self.world.lock:
            if token_session is not None:
                self.world.tokens.live_session = token_session
            token = self.world.tokens.issue(self.world.clock.now(), token_session)
            return request.envelope(
                body,
                world=self.world,
                session=session,
                skill_id=self._skill.skill_id,
                api_endpoint=self._skill.api_endpoint,
                token=token,
            )

    def _forget_lingering(self) -> None:
        lingers = self._session.lingers_until if self._session else None
        if lingers is not None and self.world.clock.now() > lingers:
            self._close()

    def _close(self) -> None:
        self._session = None
        with self.world.lock:
            self.world.tokens.live_session = None

    def _happens(self, event: Event) -> None:
        self._happened.append(event)
        self._tell(event)

    def _take_events(self) -> list[Event]:
        happened, self._happened = self._happened, []
        return happened


def _failed(
    at: float,
    said: str | None,
    intent: str,
    slots: dict[str, str | None],
    envelope: Json,
    response: Json | None,
    complaints: list[str],
) -> Turn:
    """A turn whose answer cannot be used."""
    return Turn(
        at=at,
        utterance=said,
        intent=intent,
        slots=slots,
        speech=PROBLEM,
        reprompt=None,
        session_open=False,
        cards=[],
        directives=[],
        request=envelope,
        response=response,
        complaints=complaints,
    )
