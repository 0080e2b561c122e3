"""The desk's stand-in for Alexa's language understanding: words in, intent and slots out."""

from desk_speaker.interpreter.interpreter import Interpretation, Interpreter
from desk_speaker.interpreter.slots import SlotValue, empty_slot

__all__ = ["Interpretation", "Interpreter", "SlotValue", "empty_slot"]
