"""The skill: everything put together, from a request's JSON to a response's JSON.

A red flag is answered before anything else is touched. What is not answered otherwise, for whatever
reason, ends in the words of the safety room.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import Directive, RequestEnvelope, Response
from ask_sdk_model.interfaces.connections import SendRequestDirective
from ask_sdk_model.ui.ask_for_permissions_consent_card import AskForPermissionsConsentCard
from ask_sdk_model.ui.output_speech import OutputSpeech
from ask_sdk_model.ui.reprompt import Reprompt
from ask_sdk_model.ui.simple_card import SimpleCard
from ask_sdk_model.ui.ssml_output_speech import SsmlOutputSpeech

from backspasm.admit.door import EVENTS, TurnedAway, admit
from backspasm.conversation import (
    alarm,
    answers,
    causes,
    changing,
    check,
    deletion,
    distraction,
    events,
    feelings,
    ice_safety,
    ladder,
    launch,
    manner,
    medicines,
    moves,
    positions,
    reminders,
    ringing,
    screen,
    session,
    starting,
    status,
    topics,
)
from backspasm.conversation.ports import Ports
from backspasm.conversation.reply import LAST, MISSES, QUESTION, Reply
from backspasm.conversation.turn import Turn
from backspasm.memory import identity
from backspasm.memory.repository import MemoryUnavailable
from backspasm.safety import answer as safety
from backspasm.safety import red_flags
from backspasm.services.alexa import Caller
from backspasm.speech import catalogue, ssml

TOPICS: Final = (
    alarm,
    answers,
    causes,
    changing,
    check,
    deletion,
    distraction,
    events,
    feelings,
    ice_safety,
    ladder,
    launch,
    manner,
    medicines,
    moves,
    positions,
    reminders,
    ringing,
    session,
    starting,
    status,
)
"""The topics of the conversation. Importing them has registered what they answer."""

ON_THE_PLAN: Final = frozenset(
    module.__name__ for module in (changing, launch, reminders, ringing, starting, status)
)
"""The topics that go on with the plan, before which someone is asked after an alarm."""

Answer = Callable[[object], dict[str, Any]]

log = logging.getLogger(__name__)


def build(ports: Ports) -> Answer:
    """The skill, ready to answer: any JSON value in, a response envelope's JSON out. Never raises.

    What comes in is checked by the door, whoever sent it; that it was Alexa is for the caller to
    have verified.
    """
    skill = _sdk_skill(ports)

    def answer(event: object) -> dict[str, Any]:
        try:
            admitted = admit(event, ports.skill_id)
            if isinstance(admitted, TurnedAway):
                log.info("turned away: %s", admitted.reason)
                return {"version": "1.0", "response": {}}
            alarmed = safety.answer(admitted.envelope)
            if alarmed is None:
                return _through_sdk(skill, admitted.envelope)
        except Exception as error:
            # Only the kind of failure is logged: its text may hold ids.
            log.error("a turn failed: %s", type(error).__name__)
            return safety.last_resort(event)
        screen.add_alarm(alarmed, admitted.envelope)
        if red_flags.asks_first_next_time(admitted.envelope["request"]["intent"]["name"]):
            _note_alarm(ports, skill, admitted.envelope)
        return alarmed

    return answer


def _note_alarm(ports: Ports, skill: CustomSkill, envelope: Mapping[str, Any]) -> None:
    """Have the next turn ask before it goes on. Whatever happens here, the answer is out."""
    try:
        alarm.ALARMS.note(open_turn(ports, _read(skill, envelope)))
    except Exception as error:
        log.error("an alarm was not noted: %s", type(error).__name__)


def _read(skill: CustomSkill, envelope: Mapping[str, Any]) -> Any:
    return skill.serializer.deserialize(json.dumps(envelope), RequestEnvelope)


def _through_sdk(skill: CustomSkill, envelope: Mapping[str, Any]) -> dict[str, Any]:
    request = _read(skill, envelope)
    response = skill.invoke(request_envelope=request, context=None)
    answered: Any = skill.serializer.serialize(response)
    return dict(answered)


def _sdk_skill(ports: Ports) -> CustomSkill:
    builder = SkillBuilder()
    builder.add_request_handler(_Topics(ports))
    return builder.create()


class _Topics(AbstractRequestHandler):
    """Hands each request to the topic that answers it."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Everything that got past the door is answered here."""
        return handler_input.request_envelope.request is not None

    def handle(self, handler_input: HandlerInput) -> Response:
        """Open the turn, let its topic answer, render the reply."""
        turn = open_turn(self._ports, handler_input.request_envelope)
        reply = _answered(turn)
        handler_input.attributes_manager.session_attributes = _attributes(turn, reply)
        return _rendered(turn, reply)


def _answered(turn: Turn) -> Reply:
    topic = _topic(turn)
    if topic is None:
        return turn.reply().ask("session.cannot")
    try:
        if topic.__module__ in ON_THE_PLAN and turn.name not in _OUT_OF_SESSION:
            first = alarm.question_first(turn)
            if first is not None:
                return first
        reply = positions.back_to_step(turn, topic(turn))
        reminders.mend(turn, reply)
        moves.mend(turn, reply)
        ringing.heed_what_was_done_natively(turn, reply)
        if "safety.emergency" in reply.keys:
            alarm.ALARMS.note(turn)
        return reply
    except MemoryUnavailable:
        log.warning("memory unavailable in %s", topic.__module__)
        return _without_memory(turn, topic)


def _topic(turn: Turn) -> topics.Topic | None:
    """What answers this turn: a yes and a no mean what was asked."""
    topic = topics.INTENTS.get(turn.name)
    named = str(turn.asked.get("name"))
    if turn.name == "AMAZON.YesIntent":
        return topics.YES.get(named, topic)
    if turn.name == "AMAZON.NoIntent":
        return topics.NO.get(named, topic)
    return topic


def _without_memory(turn: Turn, topic: topics.Topic) -> Reply:
    """The honest sentence where memory was needed and could not be had."""
    if topic.__module__ in (launch.__name__, status.__name__):
        return turn.reply().say("plan.not_read").ask("session.what_next")
    if topic in starting.STARTS:
        unsure = turn.wrote_blindly
        return turn.reply().say("plan.not_sure_started" if unsure else "plan.not_started")
    if turn.wrote_blindly:
        return turn.reply().say("plan.not_sure")
    return turn.reply().say("plan.not_stored")


_OUT_OF_SESSION: Final = frozenset({"Connections.Response"})


def open_turn(ports: Ports, envelope: Any) -> Turn:
    """The turn of an admitted envelope, as the SDK has read it: the door has filled every part."""
    request, system = envelope.request, envelope.context.system
    intent = getattr(request, "intent", None)
    attributes = envelope.session.attributes
    return Turn(
        ports=ports,
        words=catalogue.load(catalogue.nearest(request.locale)),
        who=identity.who(system.application.application_id, system.user.user_id),
        request=identity.request_digest(request.request_id),
        now=int(ports.clock()),
        deadline=time.monotonic() + ports.answer_within,
        caller=Caller(
            endpoint=system.api_endpoint,
            token=system.api_access_token,
            device=system.device.device_id,
        ),
        name=intent.name if intent is not None else request.object_type,
        slots=_slots(intent.slots) if intent is not None else {},
        attributes=dict(attributes) if isinstance(attributes, dict) else {},
        payload=getattr(request, "payload", None) or getattr(request, "body", None) or {},
        token=getattr(request, "token", None) or "",
        is_new=bool(envelope.session.new),
        has_screen=screen.can_show(system.device.supported_interfaces),
    )


def _slots(slots: Mapping[str, Any] | None) -> dict[str, str]:
    """Each filled slot with the id it resolved to, or else its value."""
    heard = {}
    for name, slot in (slots or {}).items():
        if slot is None or not slot.value:
            continue
        heard[name] = slot.value
        authorities = slot.resolutions.resolutions_per_authority if slot.resolutions else []
        for authority in authorities or []:
            for match in authority.values or []:
                heard[name] = match.value.id or match.value.name or slot.value
                break
    return heard


def _attributes(turn: Turn, reply: Reply) -> dict[str, Any]:
    """The session's attributes after this turn."""
    attributes = {**turn.attributes, MISSES: None, **reply.session, QUESTION: reply.question}
    attributes[LAST] = {"speech": reply.parts, "reprompt": reply.reprompt}
    return {name: value for name, value in attributes.items() if value is not None}


def _rendered(turn: Turn, reply: Reply) -> Response:
    response = Response()
    if reply.parts:
        response.output_speech = _speech(ssml.speak(manner.paced(turn, reply, reply.spoken)))
    if reply.reprompt:
        response.reprompt = Reprompt(output_speech=_speech(ssml.speak(reply.reprompt)))
    if reply.permission_card:
        response.card = AskForPermissionsConsentCard(permissions=[reply.permission_card])
    elif reply.card:
        response.card = SimpleCard(title=reply.card[0], content=reply.card[1])
    shown = screen.directive(turn, reply)
    if shown is not None:
        # As plain JSON: the SDK hands it on, and its many classes for screens are never imported.
        response.directives = [cast(Directive, shown)]
    if reply.directives:
        response.directives = [_directive(each) for each in reply.directives]
    elif screen.lingers(reply, shown):
        response.should_end_session = None
    elif turn.name != "SessionEndedRequest" and turn.name not in EVENTS:
        response.should_end_session = reply.ends is not False
    return response


def _directive(directive: Mapping[str, Any]) -> SendRequestDirective:
    return SendRequestDirective(
        name=directive["name"], payload=directive["payload"], token=directive["token"]
    )


def _speech(text: str) -> OutputSpeech:
    return SsmlOutputSpeech(ssml=text)
