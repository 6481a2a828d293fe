"""Reads feeds by n6's REST API and has IntelMQ's n6 parser take each event: n6_client.py URL TOKEN"""

import base64
import io
import json
import logging
import pathlib
import sys
import warnings

import requests

warnings.simplefilter("ignore")
# IntelMQ says there that it has no place for its log.
STDERR, sys.stderr = sys.stderr, io.StringIO()

import intelmq  # noqa: E402
from intelmq.bots.parsers.n6.parser_n6stomp import N6StompParserBot  # noqa: E402
from intelmq.lib.message import Event, Report  # noqa: E402

sys.stderr = STDERR
HARMONIZATION = json.loads((pathlib.Path(intelmq.__file__).parent / "etc" / "harmonization.conf").read_text())


def parsed(text):
    """The events that the parser makes of a report."""
    # A bot as a process refuses to run as root, and wants queues; the parser is in the class.
    bot = N6StompParserBot.__new__(N6StompParserBot)
    bot._harmonization = HARMONIZATION
    bot.logger = logging.getLogger("client")
    raw = base64.b64encode(text.encode()).decode()
    events = []
    bot.receive_message = lambda: Report({"raw": raw, "feed.name": "Hub"}, harmonization=HARMONIZATION)
    bot.send_message = lambda *sent, **_: events.extend(sent)
    bot.acknowledge_message = lambda: None
    bot.new_event = lambda *of: Event(*of, harmonization=HARMONIZATION)
    bot.process()
    return events


def get(url, token, **query):
    answer = requests.get(url, params=query, headers={"Authorization": f"Bearer {token}"})
    if answer.status_code != 200:
        sys.exit(f"{answer.url}: {answer.status_code} {answer.text}")
    return answer


def main(url, token):
    redirected = get(url + "/report/inside.json", token, **{"opt.limit": 10})
    if not redirected.history or "time.min=" not in redirected.url:
        sys.exit(f"No redirection: {redirected.url}")
    inside = redirected.json()
    lines = get(url + "/search/events.sjson", token, **{"time.min": "2020-01-01T00:00:00Z"}).text.splitlines()
    times = [json.loads(line)["time"] for line in lines]
    if times != sorted(times, reverse=True):
        sys.exit(f"Not the newest first: {times}")
    events = [event for line in lines for event in parsed(line)]
    # The parser makes an event for each address, and one without.
    types = sorted({event["classification.type"] for event in events})
    print(f"{len(inside)} inside, {len(lines)} found, {types}")


main(*sys.argv[1:])
