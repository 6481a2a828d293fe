"""IntelMQ's collectors as receivers: intelmq_collectors.py amqp PORT QUEUE COUNT | api PORT

Prints the text of each event that arrives, a line each: the first takes so many messages from a queue, the second
listens on loopback, after the line `ready`, until it is killed.
"""

import base64
import contextlib
import io
import json
import logging
import pathlib
import signal
import sys
import warnings

warnings.simplefilter("ignore")
# IntelMQ says there that it has no place for its log.
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    import intelmq
    from intelmq.bots.collectors.amqp.collector_amqp import AMQPCollectorBot
    from intelmq.bots.collectors.api import collector_api
    from intelmq.lib.message import Message, Report

HARMONIZATION = json.loads((pathlib.Path(intelmq.__file__).parent / "etc" / "harmonization.conf").read_text())
FIELD = "event_description.text"


def bot(kind: type, **parameters) -> object:
    """The bot of that class: as a process it refuses to run as root, and wants queues."""
    made = kind.__new__(kind)
    made.logger = logging.getLogger("collector")
    made.new_report = lambda: Report(harmonization=HARMONIZATION)
    made.send_message = lambda message, **_: print(text(message))
    for name, value in parameters.items():
        setattr(made, name, value)
    made.init()
    return made


def text(message: Message) -> str:
    """That of an event, or of the event in a report."""
    if isinstance(message, Report):
        return json.loads(base64.b64decode(message["raw"]))[FIELD]
    return message[FIELD]


def collect(port: str, queue: str, count: str) -> None:
    """Takes what lies in a queue."""
    user = {"username": "guest", "password": "guest", "connection_vhost": "/"}
    collector = bot(
        AMQPCollectorBot, connection_port=int(port), queue_name=queue, expect_intelmq_message=True, **user
    )
    # Which `consume` of the channel does, and `process` of the bot asks for one by one.
    for _ in range(int(count)):
        collector.process()


def listen(port: str) -> None:
    """Takes what is posted."""
    of_all = collector_api.Application.listen
    collector_api.Application.listen = lambda self, number: of_all(self, number, address="127.0.0.1")
    bot(collector_api.APICollectorBot, port=int(port))
    print("ready")
    signal.pause()


if __name__ == "__main__":
    {"amqp": collect, "api": listen}[sys.argv[1]](*sys.argv[2:])
