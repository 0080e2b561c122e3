"""The entry point on AWS Lambda: `lambda_function.handler`.

Set by the environment: `TABLE_NAME`, the DynamoDB table; `SKILL_ID`, the only skill answered for;
`AWS_REGION`, set by Lambda itself.
"""

from __future__ import annotations

import os
import time
from typing import Any

from backspasm.conversation import skill
from backspasm.conversation.ports import Ports
from backspasm.memory.dynamodb import DynamoRepository, create_client
from backspasm.services.alexa import AlexaServices

_answer = skill.build(
    Ports(
        repository=DynamoRepository(
            lambda: create_client(os.environ["AWS_REGION"]), os.environ["TABLE_NAME"]
        ),
        services=AlexaServices(),
        clock=time.time,
        skill_id=os.environ["SKILL_ID"],
    )
)


def handler(event: object, context: object) -> dict[str, Any]:  # noqa: ARG001
    """Answer one request of Alexa's: its JSON in, the response's JSON out. Never raises."""
    return _answer(event)
