"""Speaking aloud through espeak-ng, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import threading

PROGRAM = "espeak-ng"


class Voice:
    """Speaks one thing at a time and returns when it has been said."""

    def __init__(self, locale: str) -> None:
        # espeak has these two kinds of English; for the rest its plain one has to do.
        spoken = locale.lower()
        self._voice = spoken if spoken in {"en-us", "en-gb"} else spoken.partition("-")[0]
        self._lock = threading.Lock()

    @staticmethod
    def installed() -> bool:
        """Whether there is anything to speak with."""
        return shutil.which(PROGRAM) is not None

    def say(self, words: str, *, markup: bool) -> None:
        """Speak `words`, as SSML with its pauses when `markup` is true."""
        command = [PROGRAM, "-v", self._voice, "-s", "150"] + ["-m"] * markup + ["--stdin"]
        with self._lock:
            subprocess.run(command, input=words.encode("utf-8"), check=False, capture_output=True)
