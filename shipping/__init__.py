"""What turns this repository into something to deploy: the artifact for Lambda, the skill package.

Nothing here ships.
"""
