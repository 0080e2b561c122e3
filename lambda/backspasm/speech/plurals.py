"""Which plural form a number takes, by the rules of CLDR, written as CLDR writes them.

A language names its forms with conditions on `n`, such as `one = "n = 1"` for English or
`few = "n % 10 = 2..4 and n % 100 != 12..14"` for Russian; `other` is what is left. Only whole
numbers are spoken, so `n`, `i` and the rest of CLDR's operands are one and the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_RELATION: Final = re.compile(r"^[ni](?: % (\d+))? (!?=) ([\d.,]+)$")


def category(rules: Mapping[str, str], number: int) -> str:
    """The name of the form that `number` takes.

    >>> category({"one": "n = 1"}, 1), category({"one": "n = 1"}, 12)
    ('one', 'other')
    """
    for name, rule in rules.items():
        if any(
            all(_holds(relation, number) for relation in alternative.split(" and "))
            for alternative in rule.split(" or ")
        ):
            return name
    return "other"


def _holds(relation: str, number: int) -> bool:
    found = _RELATION.match(relation.strip())
    if found is None:
        raise ValueError(f"not a plural rule: {relation!r}")
    modulus, sign, ranges = found.groups()
    value = number % int(modulus) if modulus else number
    within = any(_in_range(value, each) for each in ranges.split(","))
    return within is (sign == "=")


def _in_range(value: int, described: str) -> bool:
    first, _, last = described.partition("..")
    return int(first) <= value <= int(last or first)
