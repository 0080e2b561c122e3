"""Keeps what people say, who they are and their tokens out of the log."""

from __future__ import annotations

import logging


class _ClassNameOnly(logging.Filter):
    """Leaves of an exception the name of its class: text and stack could quote the request."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[0] is not None:
            record.msg = f"{record.getMessage()} ({record.exc_info[0].__name__})"
            record.args = ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


_FILTER = _ClassNameOnly()


def keep_quiet(logger: logging.Logger) -> None:
    """From now on `logger` writes an error's class name and no more. Calling twice is harmless."""
    logger.addFilter(_FILTER)
