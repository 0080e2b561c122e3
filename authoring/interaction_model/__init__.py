"""What the skill listens for: templates in, one Alexa interaction model per locale out.

``python -m authoring.interaction_model`` writes ``interaction-models/<locale>.json``;
with ``--check`` it writes nothing and says what is stale or wrong.

source      reads ``interaction-models/source`` and lays a locale's overlay over the English
templates   turns one template into all the sentences it stands for
model       the sentences and slot types of one locale, and the JSON that Alexa takes
overlaps    finds sentences that two intents could both claim
lookup      which intent holds a sentence
lint        every rule a model must keep, with messages for people who write, not program
required    the intents the skill answers, so that none can go missing unnoticed
"""
