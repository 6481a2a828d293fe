"""IntelMQ's bots of the client against a hub, killed at random moments: intelmq_kills.py [--url URL --token TOKEN]

Without --url it starts a hub of its own and kills it, too. Options: --kills 20, --events 20000, --seed NUMBER. Events go into
the output bot's queue while it is killed again and again; what the collector passes on must be the same events, each
once. Prints a line at the end; ends with an error where an event is lost, there twice, or another one.
"""

import argparse
import json
import pathlib
import random
import signal
import tempfile
import time

import requests

from intelmq_instance import Instance

TOKEN = "token-of-the-intelmq-instance"
INPUT = "signalbox-output-queue"
COLLECTED = "collected-queue"
OWN_FIELDS = "extra.signalbox_"


def event(number: int, generator: random.Random) -> str:
    """An event as a bot before the output would send it."""
    from intelmq.lib.message import Event

    made = Event(
        {
            "source.ip": f"192.0.2.{number % 256}",
            "source.asn": 64496 + number % 16,
            "source.url": f"http://host-{number}.example/ü?{generator.random()}",
            "classification.type": "infected-system",
            "feed.accuracy": 80.0,
            "feed.name": "Kills",
            "time.observation": "2026-11-28T10:00:00+00:00",
            "raw": "Zm9v",
            "extra.number": number,
            "extra.score": generator.random() * 10 ** generator.randrange(-8, 20),
            "extra.list": ["a", 1, {"b": None}],
            "extra.large": 2**60 + number,
        },
        harmonization=HARMONIZATION,
    )
    return made.serialize()


def wait_until(condition, seconds: float, reason) -> None:
    """Waits for a condition; raises the reason after the time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(reason())
        time.sleep(0.05)


def run(url: str, folder: pathlib.Path, options: argparse.Namespace, hub) -> None:
    """Sends, kills and compares."""
    global HARMONIZATION
    generator = random.Random(options.seed)
    instance = Instance(folder, bots(url))
    from intelmq.lib import utils

    HARMONIZATION = utils.load_configuration(str(folder / "etc" / "harmonization.conf"))
    events = [event(number, generator) for number in range(options.events)]
    victims = ["signalbox-output", "signalbox-collector"] + (["hub"] if hub else [])
    try:
        for bot in victims[:2]:
            instance.start(bot)
        for number in range(options.kills):
            begin, end = (options.events * n // options.kills for n in (number, number + 1))
            instance.put(INPUT, events[begin:end])
            time.sleep(generator.random() * options.pause)
            victim = victims[number % len(victims)]
            if victim == "hub":
                hub.kill()
                hub.start()
            else:
                instance.stop(victim, generator.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM]))
                instance.start(victim)
        wait_until(
            lambda: instance.queues.llen(COLLECTED) >= options.events,
            300,
            lambda: f"{instance.queues.llen(COLLECTED)} events came; {instance.log('signalbox-output')[-3000:]}",
        )
        wait_until(lambda: not instance.queues.exists(INPUT, INPUT + "-internal"), 60, lambda: "The queue is not emptied")
        time.sleep(1)
        compare(events, instance.messages(COLLECTED))
        require_known(url, events[:100])
    finally:
        instance.close()
    print(f"{options.events} events, {options.kills} kills, seed {options.seed}: 0 lost, 0 twice.")


def compare(sent: list[str], came: list[dict]) -> None:
    """Raises where the events are not the same."""
    expected = {json.loads(text)["extra.number"]: json.loads(text) for text in sent}
    numbers = [one["extra.number"] for one in came]
    lost, twice = set(expected) - set(numbers), len(numbers) - len(set(numbers))
    if lost or twice:
        raise AssertionError(f"{len(lost)} lost, {twice} twice")
    for one in came:
        without = {key: value for key, value in one.items() if not key.startswith(OWN_FIELDS)}
        if without != expected[one["extra.number"]]:
            raise AssertionError(f"{without} came of {expected[one['extra.number']]}")


def require_known(url: str, events: list[str]) -> None:
    """Raises where the hub derives another id of an event than the client does."""
    body = "[" + ",".join(events) + "]"
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    counts = requests.post(url + "/v1/envelopes", data=body, headers=headers, timeout=30).json()["counts"]
    if counts["duplicate"] != len(events):
        raise AssertionError(f"As bare events they are {counts}")


def bots(url: str) -> dict[str, dict]:
    """The two bots, with small batches, so that there are many moments to kill them at."""
    hub = {"signalbox_url": url, "signalbox_token": TOKEN, "error_retry_delay": 0.2, "logging_level": "INFO"}
    collector = {"feed": "all", "rate_limit": 0.1, "batch_messages": 100, "destination_queues": {"_default": [COLLECTED]}}
    return {
        "signalbox-output": {
            "module": "signalbox_intelmq.bots.outputs.signalbox.output",
            "parameters": {**hub, "batch_messages": 50},
        },
        "signalbox-collector": {
            "module": "signalbox_intelmq.bots.collectors.signalbox.collector",
            "parameters": {**hub, **collector},
        },
    }


def main() -> None:
    """Reads the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url")
    parser.add_argument("--token", help="the administrator's")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two kills, at the most")
    options = parser.parse_args()
    from hub_process import ADMINISTRATOR, HubProcess, put_settings

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        hub = None if options.url else HubProcess(folder)
        url = options.url or hub.url
        try:
            put_settings(url, options.token or ADMINISTRATOR, "intelmq", TOKEN)
            run(url, folder / "intelmq", options, hub)
        finally:
            if hub:
                hub.kill()


if __name__ == "__main__":
    main()
