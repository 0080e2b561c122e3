"""Alexa's services over HTTP, as a skill meets them: reminders, timers, settings, directives.

The paths, bodies and refusals are Alexa's; what a world holds lives in that world.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from desk_speaker import faults
from desk_speaker.events import Json
from desk_speaker.faults import Fault
from desk_speaker.http_host import (
    HttpHost,
    HttpRequest,
    HttpResponse,
    error_response,
    json_response,
)
from desk_speaker.permissions import REMINDERS_SCOPE, TIMERS_SCOPE
from desk_speaker.reminders import RefusedError
from desk_speaker.world import World

_PATHS = (
    (faults.REMINDERS, re.compile(r"/v1/alerts/reminders(?:/(?P<id>[^/]+))?/?")),
    (
        faults.TIMERS,
        re.compile(r"/v1/alerts/timers(?:/(?P<id>[^/]+)(?:/(?P<verb>pause|resume))?)?/?"),
    ),
    (faults.SETTINGS, re.compile(r"/v2/devices/(?P<id>[^/]+)/settings/(?P<name>[\w.]+)")),
    ("directives", re.compile(r"/v1/directives")),
)
_ERRORS = {
    Fault.UNAUTHORIZED: (401, "UNAUTHORIZED"),
    Fault.FORBIDDEN: (403, "FORBIDDEN"),
    Fault.UNSUPPORTED: (403, "DEVICE_NOT_SUPPORTED"),
    Fault.FULL: (403, "MAX_REMINDERS_EXCEEDED"),
    Fault.NOT_FOUND: (404, "NOT_FOUND"),
    Fault.CONFLICT: (409, "CONFLICT"),
    Fault.TOO_MANY_REQUESTS: (429, "RateExceeded"),
    Fault.SERVER_ERROR: (500, "INTERNAL_ERROR"),
    Fault.UNAVAILABLE: (503, "SERVICE_UNAVAILABLE"),
}
ALEXA_SERVICES = (faults.REMINDERS, faults.TIMERS, faults.SETTINGS)


class AlexaServices:
    """The host behind `apiEndpoint`. `world` gives the world that is on at the moment."""

    def __init__(self, world: Callable[[], World]) -> None:
        self._world = world
        self.host = HttpHost(lambda request: answer(world(), request), self._fault, _error)

    def heed_faults(self) -> None:
        """Refuse connections, or take them again, as the world's faults say.

        What hangs or trickles ends with the fault that made it.
        """
        faults_now = self._world().faults
        if not faults_now.holds(ALEXA_SERVICES):
            self.host.let_go()
        if faults_now.refuses(ALEXA_SERVICES):
            self.host.refuse()
        else:
            self.host.accept()

    def _fault(self, request: HttpRequest) -> Fault | None:
        service, _ = _route(request.path)
        return self._world().faults.of(service) if service else None


def answer(world: World, request: HttpRequest) -> HttpResponse:
    """What Alexa answers in this world, when nothing fails."""
    service, parts = _route(request.path)
    if service is None:
        return error_response(404, "NOT_FOUND", "There is no such page.")
    with world.lock:
        try:
            return _dispatch(world, service, parts, request)
        except RefusedError as refusal:
            return error_response(refusal.status, refusal.code, str(refusal))


def _error(request: HttpRequest, fault: Fault) -> HttpResponse | None:
    if fault not in _ERRORS:
        return None
    status, code = _ERRORS[fault]
    if fault is Fault.FULL and _route(request.path)[0] == faults.TIMERS:
        code = "MAX_TIMERS_EXCEEDED"
    return error_response(status, code, "This fault was asked for.")


def _route(path: str) -> tuple[str | None, dict[str, str]]:
    for service, pattern in _PATHS:
        match = pattern.fullmatch(path.partition("?")[0])
        if match:
            return service, {key: value for key, value in match.groupdict().items() if value}
    return None, {}


def _dispatch(
    world: World, service: str, parts: dict[str, str], request: HttpRequest
) -> HttpResponse:
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    now = world.clock.now()
    if not world.tokens.knows(token, now):
        raise RefusedError(401, "UNAUTHORIZED", "The access token is not valid.")
    if service == faults.SETTINGS:
        return _settings(world, parts, request)
    if service == "directives":
        return _directives(request)
    _check_permission(world, REMINDERS_SCOPE if service == faults.REMINDERS else TIMERS_SCOPE)
    # Only these need a session: reading, changing and deleting do not.
    if request.method == "POST" and not world.tokens.in_session(token):
        raise RefusedError(403, "NOT_IN_SESSION", "This can only be done inside a session.")
    if service == faults.REMINDERS:
        return _reminders(world, parts, request, now)
    return _timers(world, parts, request, now)


def _check_permission(world: World, scope: str) -> None:
    if not world.permissions.allows(scope):
        raise RefusedError(401, "UNAUTHORIZED", "The user has not given permission.")


def _reminders(
    world: World, parts: dict[str, str], request: HttpRequest, now: float
) -> HttpResponse:
    reminders = world.reminders
    token = parts.get("id")
    if request.method == "POST" and token is None:
        return json_response(200, reminders.create(_body(request), now))
    if request.method == "GET":
        return json_response(200, reminders.get(token, now) if token else reminders.listing(now))
    if request.method == "PUT" and token:
        return json_response(200, reminders.update(token, _body(request), now))
    if request.method == "DELETE" and token:
        reminders.delete(token, now)
        return json_response(200)
    raise RefusedError(405, "METHOD_NOT_ALLOWED", "This cannot be done here.")


def _timers(world: World, parts: dict[str, str], request: HttpRequest, now: float) -> HttpResponse:
    timers = world.timers
    timer_id, verb = parts.get("id"), parts.get("verb")
    if request.method == "POST" and timer_id is None:
        return json_response(200, timers.create(_body(request), now))
    if request.method == "POST" and timer_id and verb:
        change = timers.pause if verb == "pause" else timers.resume
        return json_response(200, change(timer_id, now))
    if request.method == "GET" and verb is None:
        return json_response(200, timers.get(timer_id) if timer_id else timers.listing())
    if request.method == "DELETE" and verb is None:
        if timer_id:
            timers.delete(timer_id)
        else:
            timers.delete_all()
        return json_response(200)
    raise RefusedError(405, "METHOD_NOT_ALLOWED", "This cannot be done here.")


def _settings(world: World, parts: dict[str, str], request: HttpRequest) -> HttpResponse:
    if request.method != "GET" or parts["id"] != world.household.device_id:
        raise RefusedError(404, "NOT_FOUND", "There is no such device.")
    if parts["name"] == "System.timeZone" and world.household.zone:
        return json_response(200, world.household.zone)
    return HttpResponse(204)


def _directives(request: HttpRequest) -> HttpResponse:
    directive = _body(request).get("directive")
    if request.method != "POST" or not isinstance(directive, dict):
        raise RefusedError(400, "INVALID_DIRECTIVE", "There is no directive.")
    return HttpResponse(204)


def _body(request: HttpRequest) -> Json:
    try:
        body = json.loads(request.body)
    except ValueError as error:
        raise RefusedError(400, "INVALID_REQUEST_BODY", "The body is not JSON.") from error
    if not isinstance(body, dict):
        raise RefusedError(400, "INVALID_REQUEST_BODY", "The body is not a JSON object.")
    return body
