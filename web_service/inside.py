"""A look into the skill's memory, for whoever builds the skill: what is stored, and what it means.

Nothing here is needed to answer anybody. The desk speaker's page draws what it finds here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from backspasm.alerts.wanted import wanted
from backspasm.memory import codec, identity
from backspasm.memory.attributes import text
from backspasm.memory.dynamodb import DynamoClient, create_client
from backspasm.memory.model import Care
from backspasm.memory.repository import MemoryUnavailable
from backspasm.memory.table import WHO
from backspasm.plan import timeline
from backspasm.plan.timeline import Status
from web_service.skill import DEFAULT_REGION

Json = dict[str, Any]

_NOTHING: Final[Json] = {"status": "never", "kind": None, "phases": [], "owed": 0, "wanted": []}


class Inside:
    """Looks into one table of a DynamoDB that is not AWS's."""

    def __init__(self, table: str, dynamodb_endpoint: str, skill_id: str) -> None:
        self._table = table
        self._endpoint = dynamodb_endpoint
        self._skill_id = skill_id
        self._client: DynamoClient | None = None

    def look(self, user_id: str, now: int) -> Json:
        """The items of an account as they are stored, and its plan at `now` as a timeline.

        `plan.phases` have a name, a round, and the UTC seconds they begin and end; `plan.wanted`
        are the alerts that the plan asks for. What cannot be read has no timeline.
        """
        items = self._items(identity.who(self._skill_id, user_id))
        try:
            care = codec.read_memory(codec.by_part(items), now).care
        except MemoryUnavailable:
            return {"items": items, "plan": _NOTHING}
        return {"items": items, "plan": _drawn(care, now)}

    def _items(self, who: str) -> list[Json]:
        if self._client is None:
            self._client = create_client(DEFAULT_REGION, self._endpoint)
        answer = self._client.query(
            TableName=self._table,
            KeyConditionExpression="#who = :who",
            ExpressionAttributeNames={"#who": WHO},
            ExpressionAttributeValues={":who": text(who)},
        )
        found: list[Json] = answer["Items"]
        return found


def _drawn(care: Care, now: int) -> Json:
    state = care.state
    here = timeline.position(state, now)
    if state.plan is None or here.status is Status.NEVER:
        return _NOTHING
    plan = state.plan
    if here.status is Status.PAUSED and plan.paused is not None:
        going_on = timeline.resumed(state, plan, plan.paused, now)
        plan = replace(plan, anchor=going_on)
    phases = [
        {"phase": each.phase.value, "round": each.round, "start": each.start, "end": each.end}
        for each in timeline.stretches(plan)
    ]
    return {
        "status": here.status.value,
        "kind": plan.kind.value,
        "phases": phases,
        "owed": care.alerts.owed,
        "wanted": [
            {"at": each.at, "kind": each.kind.value}
            for each in wanted(state, care.alerts.rounds_agreed, now)
        ],
    }
