"""What keeps the desk from starting."""

from __future__ import annotations


class CannotStartError(Exception):
    """The desk cannot be set up as asked; the text says why, in words fit to be shown."""
