"""Every reply of the skill, for whoever wants to read or hear them all: the desk speaker's doorway.

The skill is asked everything in every state by the authors' tools, which are loaded only for this.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One reply, ready to be read aloud."""

    topic: str
    """The file of `content/` that its first sentence stands in, without its ending."""
    entries: tuple[str, ...]
    """The entries it is made of, in order."""
    state: str
    """The state it was heard in, in plain words."""
    said: tuple[str, ...]
    """What was said in one session to bring it about."""
    ssml: str
    text: str
    """What is heard, as plain text."""
    reprompt: str
    """What is heard when nobody answers, as plain text; empty where nothing is asked."""
    words: int


def every_reply(locale: str) -> tuple[Reading, ...]:
    """Every distinct reply of the skill in `locale`, topic by topic. Takes some seconds.

    Raises:
        KeyError: if the skill does not speak that locale.
    """
    from authoring.content import replies
    from backspasm.speech import ssml

    if locale not in replies.LOCALES:
        raise KeyError(locale)
    return tuple(
        Reading(
            topic=reply.topic,
            entries=tuple(dict.fromkeys(reply.keys)),
            state=reply.scene.name,
            said=tuple(map(str, reply.moves)),
            ssml=reply.ssml,
            text=reply.text,
            reprompt=ssml.plain(reply.reprompt),
            words=reply.words,
        )
        for reply in replies.every_reply(locale)
    )
