"""What is timed: a fresh process that loads a skill's folder as Lambda does, and answers once.

Arguments: the folder, and a file that holds the request. On standard output, one JSON object: the
response, and what it took from where a process restored from a snapshot begins. With
`AWS_LAMBDA_INITIALIZATION_TYPE=snap-start`, that is after everything was loaded.
"""

from __future__ import annotations

import json
import os
import sys
import time
import types

TYPE_CHECKING = False  # as typing has it, which would take time to import
if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    """Load, answer, print."""
    folder, request_file = sys.argv[1:3]
    after_restore: list[Callable[[], None]] = []
    if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
        # Stands in for the module of this name that Lambda's runtime brings along.
        runtime = types.ModuleType("snapshot_restore_py")
        runtime.register_after_restore = after_restore.append  # type: ignore[attr-defined]
        sys.modules[runtime.__name__] = runtime
    sys.path.insert(0, folder)
    with open(request_file, encoding="utf-8") as file:  # noqa: PTH123  pathlib takes time to import
        request = json.load(file)
    import lambda_function

    restored = time.perf_counter()
    for hook in after_restore:
        hook()
    response = lambda_function.handler(request, None)
    seconds = time.perf_counter() - restored
    # Written to the end before the process goes on to wind itself up, which nobody waits for.
    print(json.dumps({"response": response, "after_load": seconds}), flush=True)


main()
