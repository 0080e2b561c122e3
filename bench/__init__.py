"""How fast the skill answers: `python -m bench.cold`, `python -m bench.warm`."""
