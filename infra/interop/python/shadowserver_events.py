"""Prints, a line each, the events that IntelMQ makes of the Shadowserver reports in its own tests:
shadowserver_events.py [ENVIRONMENT]

Runs with IntelMQ 3.2.1, the last release that carries the reports: Shadowserver's own, made anonymous. ENVIRONMENT is a
Python environment with another release, whose reports are read instead, as far as this release knows their names.
"""

import io
import json
import logging
import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
# IntelMQ says there that it has no place for its log.
STDOUT, sys.stdout, sys.stderr = sys.stdout, io.StringIO(), sys.stderr

import intelmq  # noqa: E402
from intelmq.bots.parsers.shadowserver.parser import ShadowserverParserBot  # noqa: E402
from intelmq.lib.message import Event, Report  # noqa: E402

PACKAGE = pathlib.Path(intelmq.__file__).parent
HARMONIZATION = json.loads((PACKAGE / "etc" / "harmonization.conf").read_text())


def events(file: pathlib.Path):
    """The events of one report."""
    # A bot as a process refuses to run as root, and wants queues; the parser is in the class.
    bot = ShadowserverParserBot.__new__(ShadowserverParserBot)
    bot.logger = logging.getLogger("reports")
    bot.new_event = lambda *of: Event(*of, harmonization=HARMONIZATION)
    bot.init()
    report = Report(harmonization=HARMONIZATION)
    report.add("raw", file.read_text(encoding="utf-8"))
    report.add("feed.provider", "Shadowserver")
    report.add("extra.file_name", f"2019-01-01-{file.stem}-test-test.csv")
    report.add("time.observation", "2026-11-28T12:00:00+00:00", overwrite=True)
    # A row is recovered for "raw" while it is the current one.
    for row in bot.parse(report):
        yield from bot.parse_line(row, report)


def main() -> None:
    """Prints the events of all reports."""
    package = next(pathlib.Path(sys.argv[1]).glob("lib/python*/site-packages/intelmq")) if sys.argv[1:] else PACKAGE
    files = sorted((package / "tests" / "bots" / "parsers" / "shadowserver" / "testdata").glob("*.csv"))
    if not files:
        sys.exit("IntelMQ's tests have no reports")
    for file in files:
        try:
            for event in events(file):
                print(event.to_json(), file=STDOUT)
        except ValueError as fault:
            if package == PACKAGE or "Could not get a config" not in str(fault):
                raise


if __name__ == "__main__":
    main()
