"""The skill behind its front: from an envelope to a turn, and from a reply to a response.

This is where the SDK is used, and nowhere else.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any, cast

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import Directive, RequestEnvelope, Response
from ask_sdk_model.ui.ask_for_permissions_consent_card import AskForPermissionsConsentCard
from ask_sdk_model.ui.output_speech import OutputSpeech
from ask_sdk_model.ui.reprompt import Reprompt
from ask_sdk_model.ui.simple_card import SimpleCard
from ask_sdk_model.ui.ssml_output_speech import SsmlOutputSpeech

from backspasm.admit.door import EVENTS
from backspasm.conversation import front, manner, screen, topics
from backspasm.conversation.alarmed import ALARMED
from backspasm.conversation.answering import answered, session_after
from backspasm.conversation.front import Answer, Envelope
from backspasm.conversation.ports import Ports
from backspasm.conversation.reply import Reply
from backspasm.conversation.turn import Turn
from backspasm.memory import identity
from backspasm.services.alexa import Caller
from backspasm.speech import catalogue, ssml


def build(ports: Ports) -> Answer:
    """The whole skill, everything loaded, for processes that begin before anybody speaks.

    See `front.build` for what it answers.
    """
    topics.load()
    skill = Skill(ports)
    return front.build(ports.skill_id, lambda: skill)


class Skill:
    """A `front.Skill` over the SDK."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        builder = SkillBuilder()
        builder.add_request_handler(_AnyRequest(ports))
        self._sdk = builder.create()

    def answer(self, envelope: Envelope) -> dict[str, Any]:
        """Answer it. See `front.Skill.answer`."""
        response = self._sdk.invoke(request_envelope=self._read(envelope), context=None)
        serialized: Any = self._sdk.serializer.serialize(response)
        return dict(serialized)

    def remember_alarm(self, envelope: Envelope) -> bool:
        """Store it. See `front.Skill.remember_alarm`."""
        from backspasm.conversation import alarm

        return alarm.remember(open_turn(self._ports, self._read(envelope)))

    def _read(self, envelope: Envelope) -> Any:
        return self._sdk.serializer.deserialize(json.dumps(envelope), RequestEnvelope)


class _AnyRequest(AbstractRequestHandler):
    """Answers whatever got past the door: which topic does is not for the SDK to find out."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Everything that got past the door is answered here."""
        return handler_input.request_envelope.request is not None

    def handle(self, handler_input: HandlerInput) -> Response:
        """Open the turn, have it answered, render the reply."""
        turn = open_turn(self._ports, handler_input.request_envelope)
        reply = answered(turn)
        handler_input.attributes_manager.session_attributes = session_after(turn, reply)
        return _rendered(turn, reply)


def open_turn(ports: Ports, envelope: Any) -> Turn:
    """The turn of an admitted envelope, as the SDK has read it: the door has filled every part."""
    request, system = envelope.request, envelope.context.system
    who = identity.who(system.application.application_id, system.user.user_id)
    intent = getattr(request, "intent", None)
    attributes = envelope.session.attributes
    return Turn(
        ports=ports,
        words=catalogue.load(catalogue.nearest(request.locale)),
        who=who,
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
        alarmed=ALARMED.holds(who),
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


def _directive(directive: Mapping[str, Any]) -> Directive:
    # Imported for the one turn that hands over to Alexa.
    from ask_sdk_model.interfaces.connections import SendRequestDirective

    return SendRequestDirective(
        name=directive["name"], payload=directive["payload"], token=directive["token"]
    )


def _speech(text: str) -> OutputSpeech:
    return SsmlOutputSpeech(ssml=text)
