"""Are whole replies, as they are composed and heard, what a reply should be?

Short enough for one ear and one breath, one question at most and that at the end, the session open
exactly when something is asked, nothing said twice, nothing promised that is not so, and nothing
offered that a yes does not bring.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from authoring import safety_words
from authoring.content import bans, heard, markup, promises
from authoring.content.problems import Problem
from authoring.content.replies import RING, Reply, every_reply, never_heard
from authoring.content.stage import Trouble
from backspasm.conversation.reply import MOST_WORDS
from backspasm.safety import red_flags
from backspasm.speech import catalogue, ssml

_SHORT: Final = 3
"""Sentences of so few words may come twice: "And slowly out.", "Keep going."."""
_RUN_WHILE_SPOKEN: Final = ("distraction.",)
"""What counts and breathes while it is spoken takes its time on purpose."""
_GAP: Final = re.compile(r"\s[.,?]|[.,?]{2,}|\{\w+\}")


def problems(locale: str) -> Iterator[Problem]:
    """What is wrong with the replies of `locale`."""
    entries = catalogue.load(locale).entries
    kinds = {key: str(entry.get("kind", "answer")) for key, entry in entries.items()}
    for reply in every_reply(locale):
        for wrong, remedy in of(reply, locale, kinds):
            yield Problem(_where(reply, locale), "", f'{wrong}: "{reply.text}"', remedy)
    for key in never_heard(locale):
        yield Problem(
            f"replies in {locale}",
            key,
            "it was heard in none of them",
            "Can it come up at all? If so, authoring/content/scenes.py lacks the state for it",
        )


def of(reply: Reply, locale: str, kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with one reply, and what to do about it. `kinds` holds each entry's kind."""
    timed = any(key.startswith(_RUN_WHILE_SPOKEN) for key in reply.keys)
    if reply.words > MOST_WORDS and not timed:
        yield (
            f"a whole reply of {reply.words} words; {MOST_WORDS} are the most",
            f"Shorten one of {_entries(reply)}, or leave one out",
        )
    yield from markup.wrong_in(reply.ssml)
    failed = reply.keys == safety_words.ANSWERS[red_flags.LAST_RESORT]
    if failed and reply.scene.trouble not in (Trouble.INSIDE, Trouble.EVERYTHING):
        yield "the skill fails here, and says so", "A programmer must look at this"
    if not reply.keys:
        yield "words that stand nowhere in content/", "A programmer must move them there"
    yield from _question(reply, kinds)
    yield from _twice(reply)
    yield from _round_and_round(reply, kinds)
    if _GAP.search(reply.text):
        yield "a gap where something should be", f"Look at {_entries(reply)}"
    alert = any(key.startswith(RING) for key in reply.keys)
    for ban in bans.banned(reply.text, locale, alert=alert):
        yield ban.why, ban.instead
    if not alert:
        for untrue in promises.broken(reply):
            yield untrue, "A programmer must look at this"


def _question(reply: Reply, kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
    text, asked = reply.text, reply.text.count("?")
    if asked > 1:
        yield "more than one question", f"Ask one thing: see {_entries(reply)}"
    elif asked and not text.endswith("?"):
        yield "a question that is not at the end", f"Change the order, or see {_entries(reply)}"
    if reply.open is None:
        return
    # A reply without keys says an earlier one again; that one has been looked at.
    waits = not reply.keys or kinds.get(reply.keys[-1]) == "wait"
    if reply.open and not reply.reprompt:
        yield "the session stays open without a reprompt", "A programmer must look at this"
    if reply.open and not (asked or waits):
        yield (
            "the session stays open and nothing is asked",
            'Let the last entry ask; or mark it  kind = "wait"  where someone is waited for',
        )
    if not reply.open and asked:
        yield "something is asked and nobody listens", "A programmer must look at this"


def _twice(reply: Reply) -> Iterator[tuple[str, str]]:
    if any(key.startswith(_RUN_WHILE_SPOKEN) for key in reply.keys):
        return
    said = Counter(heard.sentences(reply.ssml))
    for sentence, times in said.items():
        if times > 1 and heard.words(sentence) > _SHORT:
            yield f'"{sentence}" is heard {times} times', f"Keep one of {_entries(reply)}"


def _round_and_round(reply: Reply, kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key in reply.again:
        if ".refused." in key or kinds.get(key) == "question":
            yield (
                f"a yes leads back to [{key}]",
                "A programmer must look at this: only what is possible may be offered",
            )


def _entries(reply: Reply) -> str:
    return ", ".join(f"[{key}]" for key in reply.keys if not key.startswith("time.")) or "it"


def _where(reply: Reply, locale: str) -> str:
    said = ", then ".join(map(str, reply.moves))
    return f"replies in {locale}: {reply.scene.name}: {ssml.plain(said)}"
