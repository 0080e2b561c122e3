"""What `bench.warm` runs under Lambda's Python: turns of a skill that is loaded, without a network.

Arguments: the artifact's folder, a file with a list of `[name, request]`, and how often. Memory is
kept in the process. On standard output, one JSON object: for each name a list of `[wall, cpu]` in
seconds.
"""

import gc
import json
import logging
import sys
import time


def main() -> None:
    """Load, run, print."""
    logging.disable()
    folder, requests_file, times = sys.argv[1:4]
    sys.path.insert(0, folder)
    from backspasm.conversation import skill
    from backspasm.conversation.ports import Ports
    from backspasm.memory.in_memory import InMemoryRepository
    from backspasm.services.alexa import AlexaServices

    now = 1_800_000_000.0
    ports = Ports(repository=InMemoryRepository(), services=AlexaServices(), clock=lambda: now)
    answer = skill.build(ports)
    with open(requests_file, encoding="utf-8") as file:  # noqa: PTH123
        turns = json.load(file)
    gc.freeze()  # as lambda_function does when it has loaded
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name, _ in turns}
    attributes: dict[str, object] = {}
    for number in range(int(times) + 50):
        for name, request in turns:
            request["request"]["requestId"] = f"{name}-{number}"
            request["session"]["attributes"] = attributes
            wall, cpu = time.perf_counter(), time.thread_time()
            response = answer(request)
            wall, cpu = time.perf_counter() - wall, time.thread_time() - cpu
            attributes = response.get("sessionAttributes") or {}
            if number >= 50:
                taken[name].append((wall, cpu))
        now += 86_400.0 * 2
    print(json.dumps(taken))


main()
