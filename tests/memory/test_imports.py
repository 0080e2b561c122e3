"""Answers and emergencies pay nothing for memory or for Alexa's services."""

from __future__ import annotations

import subprocess
import sys

SLOW = ("boto3", "botocore", "urllib3", "requests", "ssl", "asyncio")


def test_nothing_slow_is_imported_before_it_is_needed() -> None:
    modules = (
        "backspasm.memory.dynamodb",
        "backspasm.memory.in_memory",
        "backspasm.memory.identity",
        "backspasm.services.reminders",
        "backspasm.services.device",
        "backspasm.services.reconcile",
    )
    program = (
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        f"import {', '.join(modules)}\n"
        f"print([name for name in {SLOW!r} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert ran.stdout.decode().strip() == "[]"
