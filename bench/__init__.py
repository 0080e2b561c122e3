"""How fast the skill answers, and what that costs.

`python -m bench.cold` and `python -m bench.warm` measure cold starts and warm turns against targets,
`python -m bench.turns` says where the time of whole turns at the desk goes, and
`python -m bench.cost` computes what a million turns cost on AWS.
"""
