"""The desk: everything that is started once, and the worlds that are played on it."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable
from functools import cache

from desk_speaker.alexa_services import AlexaServices
from desk_speaker.clock import WorldClock
from desk_speaker.events import Event, Json
from desk_speaker.faults import Fault, Faults
from desk_speaker.front_door import FrontDoor
from desk_speaker.household import Household
from desk_speaker.interpreter import Interpreter
from desk_speaker.model import Model, load
from desk_speaker.speaker import Skill, Speaker
from desk_speaker.table import TableServer
from desk_speaker.world import World
from web_service.inside import Inside

# (world's clock, Alexa's host, table's name, table's endpoint, skill id) -> the skill.
Answer = Callable[[Json], Json]
BuildSkill = Callable[[Callable[[], float], str, str, str, str], Answer]


class Desk:
    """Servers, skill and understanding, started once; `speaker` begins a new world on them.

    One world is on at a time. `build_skill` is for tests: the default is the real skill.
    `find_model` gives the interaction model of a locale.
    """

    def __init__(
        self,
        *,
        build_skill: BuildSkill | None = None,
        find_model: Callable[[str], Model] = load,
    ) -> None:
        self._find_model = find_model
        self._skill_id = f"amzn1.ask.skill.{uuid.uuid4()}"
        self._world = World(Household(), WorldClock(), Faults())
        self._services = AlexaServices(lambda: self._world)
        self._table = TableServer(lambda: self._world.faults)
        table = f"desk-{secrets.token_hex(4)}"
        answer = (build_skill or _real_skill)(
            self.now,
            self._services.host.url,
            table,
            self._table.endpoint,
            self._skill_id,
        )
        # Past the front where faults are injected: whoever looks is not the skill.
        self._inside = Inside(table, self._table.server, self._skill_id)
        self._door = FrontDoor(answer, clock=self.now, skill_id=self._skill_id)

    def now(self) -> float:
        """The present world's time in UTC seconds."""
        return self._world.clock.now()

    def speaker(
        self, household: Household, clock: WorldClock, tell: Callable[[Event], None]
    ) -> Speaker:
        """A speaker in a new world; the one before it is gone. Raises ModelMissingError."""
        skill = self._skill_in(household.locale)
        self._world = World(household, clock, Faults())
        self.heed_faults()
        return Speaker(self._world, skill, tell)

    def refit(self, speaker: Speaker, household: Household) -> None:
        """Let a speaker go on as another device, or in another language, of the same account.

        Raises:
            ModelMissingError: if nobody has written what is said in that language.
        """
        speaker.serve(self._skill_in(household.locale), household)

    def look_inside(self) -> Json:
        """What the skill remembers of the household that is on. See `web_service.inside`."""
        return self._inside.look(self._world.household.user_id, int(self.now()))

    def _skill_in(self, locale: str) -> Skill:
        model = self._find_model(locale)
        return Skill(
            model=model,
            interpret=_interpreter(locale, self._find_model).interpret,
            post=self._door.post,
            skill_id=self._skill_id,
            api_endpoint=self._services.host.url,
        )

    def inject(self, service: str, fault: Fault | None) -> None:
        """Make one of the services (`faults.SERVICES`) fail from now on; None mends it."""
        self._world.faults.set(service, fault)
        self.heed_faults()

    def mend(self) -> None:
        """Mend every service."""
        self._world.faults.clear()
        self.heed_faults()

    def heed_faults(self) -> None:
        """Make the hosts listen, or not, as the world's faults say."""
        self._services.heed_faults()
        self._table.heed_faults()

    def close(self) -> None:
        """Close every port the desk opened."""
        self._door.close()
        self._services.host.close()
        self._table.close()


@cache
def _interpreter(locale: str, find_model: Callable[[str], Model]) -> Interpreter:
    return Interpreter(find_model(locale).raw)


def _real_skill(
    clock: Callable[[], float], alexa_host: str, table: str, endpoint: str, skill_id: str
) -> Answer:
    from web_service.skill import create_table, skill_answer

    create_table(table, endpoint)
    return skill_answer(
        clock=clock,
        alexa_host=alexa_host,
        table=table,
        dynamodb_endpoint=endpoint,
        skill_id=skill_id,
    )
