"""Reads out every reply the skill can give, for whoever writes its words."""

from __future__ import annotations

import sys
from typing import TextIO

from desk_speaker.errors import CannotStartError
from desk_speaker.voice import Voice


class NothingToReadError(CannotStartError):
    """There is no such topic; the text names those there are."""


def read(locale: str, topic: str | None, voice: Voice | None, out: TextIO = sys.stdout) -> int:
    """Print every reply in `locale`, or those of one topic, and speak them when there is a voice.

    Returns the exit status. Raises NothingToReadError for a topic that has no replies.
    """
    from web_service.reading import every_reply

    replies = every_reply(locale)
    topics = sorted({reply.topic for reply in replies if reply.topic})
    if topic is not None and topic not in topics:
        raise NothingToReadError(f"nothing is said about {topic}; there is: {', '.join(topics)}")
    chosen = [reply for reply in replies if topic in (None, reply.topic)]
    heading = ""
    for reply in chosen:
        if reply.topic != heading:
            heading = reply.topic
            print(f"\n== {heading} ==", file=out)
        said = ", then ".join(reply.said)
        print(f"\n{', '.join(reply.entries)}  ({reply.words} words)", file=out)
        print(f"  {reply.state}{f': {said}' if said else ''}", file=out)
        print(f"  speaker> {reply.text}", file=out)
        if reply.reprompt:
            print(f"  (no answer) {reply.reprompt}", file=out)
        if voice is not None:
            out.flush()
            voice.say(reply.ssml, markup=True)
    print(f"\n{len(chosen)} replies in {locale}", file=out)
    return 0
