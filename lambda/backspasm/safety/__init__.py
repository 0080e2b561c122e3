"""Red flags and their answers. Imports no other room, reads no file, calls no network.

It is reached before everything else, so that an emergency is answered even when all else fails.
"""
