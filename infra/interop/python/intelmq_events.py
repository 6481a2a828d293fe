"""Prints, a line each, the events that IntelMQ's own tests expect of its parsers: intelmq_events.py

They are what IntelMQ makes of real reports, Shadowserver's among them.
"""

import contextlib
import importlib
import io
import json
import os
import pkgutil
import sys
import warnings

os.environ["INTELMQ_SKIP_INTERNET"] = "1"
warnings.simplefilter("ignore")

import intelmq.tests.bots.parsers as parsers  # noqa: E402


def found(value: object, depth: int = 3):
    """The events in a value, and in what it holds."""
    if isinstance(value, dict) and value.get("__type") == "Event":
        yield value
    elif isinstance(value, (list, tuple)) and depth:
        for element in value:
            yield from found(element, depth - 1)
    elif isinstance(value, dict) and depth:
        for element in value.values():
            yield from found(element, depth - 1)


def main() -> None:
    """Prints the events of all modules that can be imported here."""
    lines = set()
    for module in pkgutil.walk_packages(parsers.__path__, parsers.__name__ + "."):
        if not module.name.rsplit(".", 1)[-1].startswith("test_"):
            continue
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            try:
                members = vars(importlib.import_module(module.name))
            # A module that stands on what is not installed has no events for us.
            except (Exception, SystemExit):
                continue
        for name, value in list(members.items()):
            if not name.startswith("__"):
                for event in found(value):
                    with contextlib.suppress(TypeError):
                        lines.add(json.dumps(event, sort_keys=True))
    for line in sorted(lines):
        print(line)
    if not lines:
        sys.exit("IntelMQ's tests have no events")


if __name__ == "__main__":
    main()
