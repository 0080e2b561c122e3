"""The names under which things are stored tell nobody whose they are."""

from __future__ import annotations

from hashlib import sha256

from backspasm.memory.identity import request_digest, who


def test_an_account_is_the_digest_of_skill_and_user() -> None:
    assert who("skill", "user") == sha256(b"skill\nuser").hexdigest()


def test_the_same_user_of_another_skill_is_somebody_else() -> None:
    assert len({who("skill", "user"), who("other", "user"), who("skill", "other")}) == 3


def test_skill_and_user_are_kept_apart() -> None:
    assert who("ab", "c") != who("a", "bc")


def test_a_request_is_sixteen_hexadecimal_digits() -> None:
    assert request_digest("request") == sha256(b"request").hexdigest()[:16]
    assert request_digest("request") != request_digest("Request")


def test_ids_that_are_no_valid_unicode_are_taken_all_the_same() -> None:
    assert len(who("skill", "\ud800")) == 64
