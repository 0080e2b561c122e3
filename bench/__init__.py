"""How fast the skill answers, and what that costs.

`python -m bench.cold` and `python -m bench.warm` hold cold starts and warm turns to their targets,
`python -m bench.turns` says where the time of whole turns at the desk goes, and
`python -m bench.cost` computes what a million turns cost on AWS.
"""
