"""Prints how many events a second of CPU time IntelMQ's MessageFactory takes: message_factory.py EVENTS.NDJSON"""

import json
import pathlib
import sys
import time

import intelmq
from intelmq.lib.message import MessageFactory

WARM_UP_SECONDS = 1.0
MEASURED_SECONDS = 4.0


def passes(lines: list[str], harmonization: dict, seconds: float) -> tuple[int, float]:
    """Reads and checks the events again and again; answers with how many, and the CPU time that took."""
    begin = time.process_time()
    count = 0
    while time.process_time() - begin < seconds:
        for line in lines:
            MessageFactory.unserialize(line, harmonization=harmonization)
        count += len(lines)
    return count, time.process_time() - begin


def main() -> None:
    """Measures, after a warm-up."""
    lines = pathlib.Path(sys.argv[1]).read_text().splitlines()
    conf = pathlib.Path(intelmq.__file__).parent / "etc" / "harmonization.conf"
    harmonization = json.loads(conf.read_text())
    passes(lines, harmonization, WARM_UP_SECONDS)
    count, seconds = passes(lines, harmonization, MEASURED_SECONDS)
    print(count / seconds)


if __name__ == "__main__":
    main()
