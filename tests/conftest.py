"""Hypothesis profiles: a quick, repeatable one by default, and a long soak when asked for.

The soak is chosen on the command line: `pytest --hypothesis-profile=soak tests/plan`. The tests of
mutants (`tests/mutate.py`) take the third, which only has to fail, not to say why.
"""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

_UNHURRIED = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile(
    "default",
    derandomize=True,
    deadline=None,
    max_examples=60,
    stateful_step_count=40,
    suppress_health_check=_UNHURRIED,
)
settings.register_profile(
    "soak",
    deadline=None,
    max_examples=2_000,
    stateful_step_count=80,
    suppress_health_check=_UNHURRIED,
)
settings.register_profile(
    "mutants",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=10,
    stateful_step_count=30,
    phases=[Phase.generate],
    suppress_health_check=_UNHURRIED,
)
settings.load_profile("default")
