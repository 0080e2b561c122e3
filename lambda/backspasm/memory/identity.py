"""Names for accounts and requests that tell nobody who they are."""

from __future__ import annotations

from hashlib import sha256


def who(skill_id: str, user_id: str) -> str:
    """The digest that stands for an account of this skill: 64 hexadecimal digits.

    Alexa's user ids hold far too much chance to be guessed, so no secret is needed.
    """
    return _digest(f"{skill_id}\n{user_id}")


def request_digest(request_id: str) -> str:
    """Sixteen hexadecimal digits by which the same request is known when it comes again."""
    return _digest(request_id)[:16]


def _digest(text: str) -> str:
    # Nothing that Alexa sends is trusted to be valid Unicode.
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
