"""A small skill and a small model, to try the desk with: each test says what the skill answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import urllib3

from desk_speaker.desk import Answer
from desk_speaker.model import Model
from desk_speaker.permissions import REMINDERS_SCOPE

Json = dict[str, Any]

MODEL = Model(
    {
        "interactionModel": {
            "languageModel": {
                "invocationName": "back spasm helper",
                "intents": [
                    {
                        "name": "StartIceIntent",
                        "slots": [{"name": "duration", "type": "AMAZON.DURATION"}],
                        "samples": ["start my ice pack", "ice for {duration}", "start ice"],
                    },
                    {"name": "StatusIntent", "samples": ["how long left", "what is on"]},
                    {"name": "PositionIntent", "samples": ["how do i lie down"]},
                    {"name": "AMAZON.YesIntent", "samples": ["yes", "yes please", "sure"]},
                    {"name": "AMAZON.NoIntent", "samples": ["no", "no thanks"]},
                    {"name": "AMAZON.StopIntent", "samples": ["stop"]},
                    {"name": "AMAZON.FallbackIntent", "samples": []},
                ],
                "types": [],
            }
        }
    }
)


def small_model(locale: str) -> Model:
    """The same small model for every locale."""
    assert locale
    return MODEL


def says(text: str | None, **more: Any) -> Json:
    """A response that says `text` and closes the session, but for what `more` puts into it."""
    response: Json = {"shouldEndSession": True, **more}
    if text is not None:
        response["outputSpeech"] = {"type": "SSML", "ssml": f"<speak>{text}</speak>"}
    return {"version": "1.0", "sessionAttributes": {}, "response": response}


def asks(text: str, reprompt: str = "Shall I?", **attributes: Any) -> Json:
    """A response that asks something and waits for the answer."""
    speech = {"type": "SSML", "ssml": f"<speak>{reprompt}</speak>"}
    answer = says(text, shouldEndSession=False, reprompt={"outputSpeech": speech})
    return {**answer, "sessionAttributes": attributes}


def asks_for_permission(text: str | None = None, token: str = "plan-7") -> Json:
    """A response that hands the question for the reminders permission to Alexa."""
    directive = {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "payload": {
            "@type": "AskForPermissionsConsentRequest",
            "@version": "2",
            "permissionScopes": [
                {"permissionScope": REMINDERS_SCOPE, "consentLevel": "ACCOUNT"},
            ],
        },
        "token": token,
    }
    answer = says(text, directives=[directive])
    del answer["response"]["shouldEndSession"]
    return answer


def reminder(
    seconds: int, text: str = "Ice off.", *, asked_at: str = "2026-03-02T09:00:00"
) -> Json:
    """The body of a call that sets a reminder `seconds` after `asked_at`."""
    return {
        "requestTime": asked_at,
        "trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": seconds},
        "alertInfo": spoken(text),
        "pushNotification": {"status": "DISABLED"},
    }


def spoken(text: str) -> Json:
    """The words of a reminder."""
    words = {"locale": "en-US", "text": text, "ssml": f"<speak>{text}</speak>"}
    return {"spokenInfo": {"content": [words]}}


def timer(duration: str = "PT30M", label: str = "ice", text: str = "Ice off.") -> Json:
    """The body of a call that sets a timer."""
    return {
        "duration": duration,
        "timerLabel": label,
        "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
        "triggeringBehavior": {
            "operation": {
                "type": "ANNOUNCE",
                "textToAnnounce": [{"locale": "en-US", "text": text}],
            },
            "notificationConfig": {"playAudible": True},
        },
    }


@dataclass
class Reply:
    """What a service answered."""

    status: int
    body: Any


@dataclass
class SmallSkill:
    """A skill whose answer a test sets. It notes the requests it gets."""

    answer: Callable[[Json], Json] = lambda _: says("Hello.")
    requests: list[Json] = field(default_factory=list)
    table: str = ""
    endpoint: str = ""

    def build(
        self, _clock: Callable[[], float], _host: str, table: str, endpoint: str, _skill_id: str
    ) -> Answer:
        """What `Desk` calls to get the skill."""
        self.table, self.endpoint = table, endpoint

        def take(envelope: Json) -> Json:
            self.requests.append(envelope)
            return self.answer(envelope)

        return take

    @property
    def kinds(self) -> list[str]:
        """The kinds of the requests it got."""
        return [envelope["request"]["type"] for envelope in self.requests]


def call(envelope: Json, method: str, path: str, body: object = None) -> Reply:
    """Call one of Alexa's services as the skill that got `envelope`."""
    system = envelope["context"]["System"]
    reply = urllib3.request(
        method,
        system["apiEndpoint"] + path,
        headers={"Authorization": f"Bearer {system['apiAccessToken']}"},
        json=body,
        retries=False,
        timeout=urllib3.Timeout(total=2.0),
    )
    return Reply(reply.status, json.loads(reply.data) if reply.data else None)
