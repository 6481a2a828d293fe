"""Judges what is meant for IntelMQ: judge_intelmq.py FOLDER

Each FOLDER/*.ndjson has a document a line: n6.ndjson and n6~*.ndjson for IntelMQ's n6 parser, others for its
MessageFactory and its JSON parser. Prints a fault a line as FILE, line and reason with tabs between them, and at the end of each file how
many documents it judged.
"""

import base64
import io
import json
import logging
import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
# IntelMQ says there that it has no place for its log.
STDOUT, sys.stdout, sys.stderr = sys.stdout, io.StringIO(), io.StringIO()

import intelmq  # noqa: E402
from intelmq.bots.parsers.json.parser import JSONParserBot  # noqa: E402
from intelmq.bots.parsers.n6.parser_n6stomp import N6StompParserBot  # noqa: E402
from intelmq.lib.message import Event, MessageFactory, Report  # noqa: E402

HARMONIZATION = json.loads((pathlib.Path(intelmq.__file__).parent / "etc" / "harmonization.conf").read_text())


def parsed(kind: type, text: str) -> list:
    """The events that a parser makes of a report."""
    # A bot as a process refuses to run as root, and wants queues; the parser is in the class.
    bot = kind.__new__(kind)
    bot._harmonization = HARMONIZATION
    bot.logger = logging.getLogger("judge")
    raw = base64.b64encode(text.encode()).decode()
    events = []
    bot.receive_message = lambda: Report({"raw": raw, "feed.name": "Hub"}, harmonization=HARMONIZATION)
    bot.send_message = lambda *sent, **_: events.extend(sent)
    bot.acknowledge_message = lambda: None
    bot.new_event = lambda *of: Event(*of, harmonization=HARMONIZATION)
    bot.process()
    return events


def judge(name: str, text: str) -> None:
    """Raises what IntelMQ raises."""
    if name == "n6":
        if not parsed(N6StompParserBot, text):
            raise ValueError("no event")
        return
    MessageFactory.unserialize(text, harmonization=HARMONIZATION, default_type="Event")
    if len(parsed(JSONParserBot, text)) != 1:
        raise ValueError("not one event")


def main() -> None:
    """Judges the files of the folder."""
    for file in sorted(pathlib.Path(sys.argv[1]).glob("*.ndjson")):
        lines = file.read_text(encoding="utf-8").split("\n")[:-1]
        for number, line in enumerate(lines, 1):
            try:
                judge(file.stem.split("~")[0], line)
            # Whatever is raised here stops a pipeline there.
            except Exception as fault:
                print(file.stem, number, repr(fault)[:300], sep="\t", file=STDOUT)
        print(file.stem, "judged", len(lines), sep="\t", file=STDOUT)


if __name__ == "__main__":
    main()
