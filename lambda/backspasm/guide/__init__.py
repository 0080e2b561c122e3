"""What the guide knows: positions, the ladder of relief, the safety check, the causes.

Pure: it decides which sentence comes next, by its key, and says none itself.
"""
