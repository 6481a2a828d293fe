"""The collector passes each event of a feed on once, whatever happens to it."""

import json
import os

from signalbox_intelmq.bots.collectors.signalbox.collector import BOT
from signalbox_intelmq.hub import HubTrouble
from signalbox_intelmq.place import Place

from client.fake_hub import FakeHub, http
from client.limits import without_room_for_files
from client.redis_server import RedisTestCase


class CollectorTest(RedisTestCase):
    """Its queues and its cursor file."""

    def setUp(self):
        super().setUp()
        self.hub = FakeHub()
        self.addCleanup(self.hub.close)
        self.cursor_file = self.folder / "cursor"

    def collector(self, **parameters) -> BOT:
        """A bot that starts."""
        return self.bot(
            BOT,
            signalbox_url=self.hub.url,
            feed="all",
            cursor_file=str(self.cursor_file),
            batch_messages=4,
            **{"destination_queues": {"_default": ["collected"]}, **parameters},
        )

    def fill(self, count: int, **more) -> None:
        """Puts events into the feed."""
        for number in range(len(self.hub.envelopes), len(self.hub.envelopes) + count):
            payload = {"extra.number": number}
            envelope = {"meta": {"uuid": f"id-{number}"}, "payload": payload, **more}
            self.hub.envelopes[f"id-{number}"] = envelope

    def numbers(self, queue: str = "collected") -> list[int]:
        """The events in a queue."""
        return [json.loads(message)["extra.number"] for message in self.queues.lrange(queue, 0, -1)[::-1]]

    def test_pages_to_the_end_and_then_what_is_new(self):
        self.fill(10)
        bot = self.collector()
        bot.process()
        self.assertEqual(self.numbers(), list(range(10)))
        bot.process()
        self.fill(1)
        bot.process()
        self.assertEqual(self.numbers(), list(range(11)))
        self.collector().process()
        self.assertEqual(self.numbers(), list(range(11)))

    def test_an_answer_cut_at_any_byte_loses_and_repeats_nothing(self):
        self.fill(2)
        bot = self.collector()
        whole = []
        self.hub.spoil = lambda answer: whole.append(answer) or b""
        with self.assertRaises(HubTrouble):
            bot.process()
        for cut in range(len(whole[0])):
            self.hub.spoil = lambda answer, cut=cut: answer[:cut]
            with self.subTest(cut=cut), self.assertRaises(HubTrouble):
                bot.process()
        self.hub.spoil = lambda answer: answer
        bot.process()
        self.assertEqual(self.numbers(), [0, 1])

    def test_a_crash_between_pipeline_and_file_repeats_nothing(self):
        self.fill(6)
        bot = self.collector()
        before = self.cursor_file.read_bytes()
        bot.process()
        self.cursor_file.write_bytes(before)
        self.fill(1)
        # The first page was stored under the step that the file has again.
        self.queues.set("signalbox:test-bot", json.dumps({"step": json.loads(before)["step"], "cursor": "6"}))
        self.collector().process()
        self.assertEqual(self.numbers(), list(range(7)))

    def test_a_full_disk_under_the_cursor_file_loses_and_repeats_nothing(self):
        self.fill(6)
        bot = self.collector()
        full = self.folder / "cursor.new"
        full.symlink_to("/dev/full")
        for _ in range(3):
            with self.assertRaises(OSError):
                bot.process()
        full.unlink()
        self.collector().process()
        self.assertEqual(self.numbers(), list(range(6)))

    def test_who_deletes_the_file_reads_again(self):
        self.fill(2)
        self.collector().process()
        self.cursor_file.unlink()
        self.collector().process()
        self.assertEqual(self.numbers(), [0, 1, 0, 1])

    def test_a_cursor_that_is_too_old_goes_on_with_the_oldest(self):
        self.fill(6)
        Place(str(self.cursor_file)).move("1")
        gone = [http(410, {"title": "gone", "oldest": "3", "oldestAt": "2026-11-28T00:00:00Z"})]
        self.hub.spoil = lambda answer: gone.pop() if gone else answer
        self.collector().process()
        self.assertEqual(self.numbers(), [3, 4, 5])

    def test_answers_that_never_end(self):
        self.fill(1)
        bot = self.collector()
        same = {"Signalbox-Cursor": "5", "Signalbox-More": "true"}
        self.hub.spoil = lambda answer: http(200, "", **same)
        bot.process()
        gone = http(410, {"title": "gone", "oldest": "5", "oldestAt": "x"})
        self.hub.spoil = lambda answer: gone
        with self.assertRaises(HubTrouble):
            bot.process()

    def test_answers_that_are_no_page(self):
        bot = self.collector()
        for answer in (
            http(200, ""), http(204, ""), http(200, "x", **{"Signalbox-Cursor": "1"}), http(302, "", Location="/"),
            http(401, {"title": "no"}), http(404, "<html>"), http(410, "<html>"), http(500, ""), b"garbage\r\n\r\n",
        ):  # fmt: skip
            self.hub.spoil = lambda _, answer=answer: answer
            with self.subTest(answer=answer[:80]), self.assertRaises(HubTrouble):
                bot.process()
        self.assertIsNone(bot._place.cursor)

    def test_a_line_that_is_no_envelope_is_dumped_and_the_rest_passed_on(self):
        self.fill(2)
        self.hub.envelopes["odd"] = {"odd": True}
        self.collector().process()
        self.assertEqual(self.numbers(), [0, 1])
        dumped = json.loads((self.folder / "test-bot.dump").read_text())
        self.assertEqual([one["message"] for one in dumped.values()], ['{"odd": true}'])

    def test_reports_have_a_path_of_their_own(self):
        self.fill(1)
        self.fill(1, type="report", payload={"raw": "Zm9v"})
        self.collector(destination_queues={"_default": ["collected"], "reports": ["parser"]}).process()
        self.assertEqual(self.numbers(), [0])
        report = json.loads(self.queues.lrange("parser", 0, -1)[0])
        self.assertEqual((report["__type"], report["raw"]), ("Report", "Zm9v"))

    def test_a_file_that_holds_something_else_is_named(self):
        for text in ("[]", "", '{"cursor": "1"}'):
            self.cursor_file.write_text(text)
            with self.subTest(text=text), self.assertRaises(ValueError):
                Place(str(self.cursor_file))

    def test_a_file_that_cannot_be_written_keeps_the_place(self):
        place = Place(str(self.cursor_file))
        place.move("1")
        with without_room_for_files(), self.assertRaises(OSError):
            place.move("2")
        self.assertEqual((place.cursor, Place(str(self.cursor_file)).cursor), ("1", "1"))
        self.assertEqual(os.stat(self.cursor_file).st_mode & 0o077, 0)
