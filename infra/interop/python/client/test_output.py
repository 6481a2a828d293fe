"""The output bot takes messages from its queue only when the hub has them."""

import json
import time

from signalbox_intelmq.bots.outputs.signalbox.output import BOT
from signalbox_intelmq.dump import dump
from signalbox_intelmq.hub import HubTrouble

from client.fake_hub import FakeHub, http
from client.limits import without_room_for_files
from client.redis_server import RedisTestCase
from client.test_sender import messages


class OutputTest(RedisTestCase):
    """Its queue, its internal queue and its dump file."""

    def setUp(self):
        super().setUp()
        self.hub = FakeHub()
        self.addCleanup(self.hub.close)

    def output(self, sent: list[bytes], **parameters):
        """A bot in whose queue there are messages."""
        self.queues.lpush("test-bot-queue", *sent)
        return self.bot(BOT, signalbox_url=self.hub.url + "/", **parameters)

    def left(self) -> list[bytes]:
        """The messages that are not acknowledged, oldest first."""
        names = ("test-bot-queue-internal", "test-bot-queue")
        return [message for name in names for message in self.queues.lrange(name, 0, -1)[::-1]]

    def dumped(self) -> list[dict]:
        """What the dump file has."""
        return list(json.loads((self.folder / "test-bot.dump").read_text()).values())

    def test_batches_are_acknowledged_after_they_were_sent(self):
        sent = messages(250)
        bot = self.output(sent, batch_messages=120)
        for left in (130, 10, 0):
            bot.process()
            self.assertEqual(self.left(), sent[250 - left :])
        self.assertEqual(self.hub.bodies, [120, 120, 10])

    def test_a_batch_ends_by_its_bytes(self):
        large = [json.dumps({"extra.text": str(number) * 500_000}).encode() for number in range(5)]
        bot = self.output(large, batch_bytes=1_100_000)
        for _ in range(3):
            bot.process()
        self.assertEqual((self.hub.bodies, self.left()), ([2, 2, 1], []))

    def test_a_hub_that_is_away_and_a_bot_that_starts_anew_lose_and_repeat_nothing(self):
        sent = messages(30)
        self.hub.spoil = lambda answer: b""
        with self.assertRaises(HubTrouble):
            self.output(sent, batch_messages=20).process()
        self.assertEqual(self.left(), sent)
        self.hub.spoil = lambda answer: answer
        bot = self.bot(BOT, signalbox_url=self.hub.url, batch_messages=25)
        bot.process()
        bot.process()
        self.assertEqual((self.left(), len(self.hub.envelopes)), ([], 30))

    def test_what_is_done_is_acknowledged_around_what_is_not(self):
        sent = messages(4)
        self.hub.result = lambda envelope: {"status": "failed"} if envelope["payload"]["extra.number"] == 1 else None
        with self.assertRaises(HubTrouble):
            self.output(sent).process()
        self.assertEqual(self.left(), [sent[1]])

    def test_a_wait_that_the_hub_asks_for_does_not_block_the_bot(self):
        self.hub.spoil = lambda answer: http(503, {"title": "later"}, **{"Retry-After": "3600"})
        bot = self.output(messages(1))
        bot.process()
        begin = time.monotonic()
        bot.process()
        self.assertLess(time.monotonic() - begin, 60)
        self.assertEqual((len(self.hub.bodies), self.left()), (1, messages(1)))

    def test_refused_messages_are_dumped_one_by_one(self):
        self.hub.result = lambda envelope: {"status": "rejected", "reason": "is odd"} if "source.ip" in envelope["payload"] else None
        odd = b'{"source.ip": "x", "__type": "Event"}'
        self.output([*messages(1), b"\xff\x00", odd]).process()
        self.assertEqual(self.left(), [])
        refused = self.dumped()
        self.assertEqual([one["message"] for one in refused], ["/wA=", odd.decode()])
        self.assertEqual([one.get("message_type") for one in refused], ["base64", None])
        self.assertEqual(refused[1]["traceback"], ["is odd"])
        self.assertEqual(refused[1]["source_queue"], "test-bot-queue")

    def test_the_path_for_errors_gets_refused_messages(self):
        self.output([b"{}"], destination_queues={"_on_error": ["errors"]}).process()
        self.assertEqual(self.queues.lrange("errors", 0, -1), [b"{}"])

    def test_a_full_disk_leaves_the_dump_file_and_the_queue(self):
        path = str(self.folder / "test-bot.dump")
        dump(path, "test-bot", "test-bot-queue", [(b"{}", "was odd")])
        bot = self.output([b"[1]"])
        with without_room_for_files(), self.assertRaises(OSError):
            bot.process()
        self.assertEqual(self.left(), [b"[1]"])
        self.assertEqual([one["message"] for one in self.dumped()], ["{}"])
        bot.process()
        self.assertEqual((len(self.dumped()), self.left()), (2, []))
