"""The conversation: the only room that knows the ASK SDK's handlers.

One module per topic, each thin: understand, call a pure room, remember, say.
"""
