# ruff: noqa: ARG001  the names are given by whoever calls
"""The floor: a handler that does nothing."""


def handler(event, context):
    """Say one word."""
    return {
        "version": "1.0",
        "response": {"outputSpeech": {"type": "PlainText", "text": "Hello."}},
    }
