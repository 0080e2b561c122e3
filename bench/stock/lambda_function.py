# ruff: noqa: ARG002  the names are given by whoever calls
"""A stock skill, as the SDK's documentation builds one that remembers: one read and one write.

It is what this skill is measured against, so it is written the way the documentation goes about it.
"""

import os

from ask_sdk_core.api_client import DefaultApiClient
from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_core.utils import is_request_type
from ask_sdk_dynamodb.adapter import DynamoDbAdapter
from ask_sdk_model.ui import SimpleCard


class LaunchRequestHandler(AbstractRequestHandler):
    """Counts the launches of a user."""

    def can_handle(self, handler_input):
        """Launches only."""
        return is_request_type("LaunchRequest")(handler_input)

    def handle(self, handler_input):
        """Read, count, write, greet."""
        attributes = handler_input.attributes_manager.persistent_attributes
        attributes["launches"] = attributes.get("launches", 0) + 1
        handler_input.attributes_manager.save_persistent_attributes()
        text = "Welcome to the sample skill."
        return (
            handler_input.response_builder.speak(text)
            .set_card(SimpleCard("Sample", text))
            .ask(text)
            .response
        )


class CatchAllExceptionHandler(AbstractExceptionHandler):
    """What the documentation's samples end with."""

    def can_handle(self, handler_input, exception):
        """Everything."""
        return True

    def handle(self, handler_input, exception):
        """Raised again, so that a measurement never takes an apology for an answer."""
        raise exception


sb = CustomSkillBuilder(
    persistence_adapter=DynamoDbAdapter(table_name=os.environ["TABLE_NAME"]),
    api_client=DefaultApiClient(),
)
sb.add_request_handler(LaunchRequestHandler())
sb.add_exception_handler(CatchAllExceptionHandler())

handler = sb.lambda_handler()
