"""IntelMQ's REST output bot beside the client's output bot, on one hub in one run: intelmq_outputs.py [--rounds 3]

Each bot is a process that empties a queue of events of about 400 bytes in a Redis of its own. A round is some seconds of the one
bot, then of the other. Prints events a second of each, and the median of the rounds' ratios.
"""

import argparse
import json
import pathlib
import signal
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "interop" / "python"))

from hub_process import ADMINISTRATOR, HubProcess, put_settings  # noqa: E402
from intelmq_instance import Instance  # noqa: E402

TOKEN = "token-of-the-intelmq-instance"
STOCK, OURS = "rest-output", "signalbox-output"
MEASURED_SECONDS = {STOCK: 5.0, OURS: 5.0}
LEAST_EVENTS = {STOCK: 12_000, OURS: 120_000}


def event(number: int) -> str:
    """An event of about 400 bytes, as a parser makes it."""
    fields = {
        "feed.name": "Bench",
        "feed.accuracy": 100.0,
        "time.observation": "2026-11-28T10:00:00+00:00",
        "time.source": "2026-11-28T09:59:00+00:00",
        "source.ip": f"192.0.2.{number % 256}",
        "source.port": number % 65536,
        "source.asn": 64496 + number % 16,
        "source.geolocation.cc": "AT",
        "classification.taxonomy": "vulnerable",
        "classification.type": "vulnerable-system",
        "protocol.transport": "tcp",
        "extra.number": number,
        "raw": "MTkyLjAuMi4xLDgwLDY0NDk2LEFU",
        "__type": "Event",
    }
    return json.dumps(fields)


def bots(url: str) -> dict[str, dict]:
    """The two bots; the stock one as the documentation has it."""
    header = {"auth_type": "http_header", "auth_token_name": "Authorization", "auth_token": f"Bearer {TOKEN}"}
    return {
        STOCK: {"module": "intelmq.bots.outputs.restapi.output", "parameters": {"host": url + "/v1/envelopes", **header}},
        OURS: {
            "module": "signalbox_intelmq.bots.outputs.signalbox.output",
            "parameters": {"signalbox_url": url, "signalbox_token": TOKEN},
        },
    }


def rate(instance: Instance, bot: str, first: int) -> float:
    """Events a second of a bot, from a second after its first one on."""
    queue = f"{bot}-queue"
    count = LEAST_EVENTS[bot]
    for begin in range(first, first + count, 10_000):
        instance.put(queue, [event(number) for number in range(begin, min(begin + 10_000, first + count))])
    instance.start(bot)
    while instance.queues.llen(queue) == count:
        time.sleep(0.01)
    time.sleep(1)
    left, begin = instance.queues.llen(queue), time.monotonic()
    time.sleep(MEASURED_SECONDS[bot])
    seconds, done = time.monotonic() - begin, left - instance.queues.llen(queue)
    if instance.queues.llen(queue) == 0:
        raise ValueError(f"{bot} emptied its queue before the measurement ended")
    instance.stop(bot, signal.SIGTERM)
    instance.queues.delete(queue, queue + "-internal")
    return done / seconds


def main() -> None:
    """Measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        hub = HubProcess(pathlib.Path(name))
        put_settings(hub.url, ADMINISTRATOR, "intelmq", TOKEN)
        instance = Instance(pathlib.Path(name) / "intelmq", bots(hub.url))
        ratios = []
        try:
            for number in range(rounds):
                rates = {bot: rate(instance, bot, 10**6 * (2 * number + side)) for side, bot in enumerate((STOCK, OURS))}
                ratios.append(rates[OURS] / rates[STOCK])
                print(f"{STOCK}: {rates[STOCK]:,.0f}/s, {OURS}: {rates[OURS]:,.0f}/s, ratio {ratios[-1]:.1f}", flush=True)
        finally:
            instance.close()
            hub.kill()
        print(f"Ratio, median of {rounds} rounds: {statistics.median(ratios):.1f} (target: 20)")


if __name__ == "__main__":
    main()
