"""What the output bot makes of a hub's answers, whatever they are."""

import json
import unittest

import requests
from signalbox_intelmq.hub import Hub, retry_after_seconds
from signalbox_intelmq.sender import Outcome, Sender

from client.fake_hub import FakeHub, http


def messages(count: int, begin: int = 0) -> list[bytes]:
    """Different messages."""
    return [json.dumps({"extra.number": number, "__type": "Event"}).encode() for number in range(begin, begin + count)]


class SenderTest(unittest.TestCase):
    """Each message is kept, refused with a reason, or sent again."""

    def setUp(self):
        self.hub = FakeHub()
        self.addCleanup(self.hub.close)
        self.told = []
        self.sender = Sender(Hub(self.hub.url, "token", requests.Session()), 2, self.told.append)

    def send(self, sent: list[bytes]) -> Outcome:
        """Sends, and checks that no message is in two lists."""
        outcome = self.sender.send(sent)
        done = outcome.kept + [message for message, _ in outcome.refused]
        self.assertEqual(len(done), len(set(done)))
        self.assertTrue(set(done) <= set(sent))
        if len(done) < len(sent):
            self.assertIsNotNone(outcome.trouble)
        return outcome

    def test_an_answer_cut_at_any_byte_loses_nothing(self):
        sent = messages(3)
        whole = []
        self.hub.spoil = lambda answer: whole.append(answer) or answer
        self.send(sent)
        for cut in range(len(whole[0])):
            self.hub.spoil = lambda answer, cut=cut: answer[:cut]
            with self.subTest(cut=cut):
                self.assertEqual(self.send(sent).kept, [])
        self.hub.spoil = lambda answer: answer
        self.assertEqual(self.send(sent).kept, sent)
        self.assertEqual(len(self.hub.envelopes), 3)

    def test_answers_that_say_nothing_of_the_messages(self):
        sent = messages(3)
        problem = {"title": "Unauthorized", "detail": "a credential is needed"}
        for answer in (
            b"", b"\0\xff garbage\r\n\r\n", http(200, ""), http(200, "{"), http(200, "[]"), http(200, {"items": {}}),
            http(200, {"items": []}), http(200, {"items": [1, None, {"index": "0", "status": "accepted"}]}),
            http(200, {"items": [{"index": 0, "status": "sung"}, {"index": -1, "status": "accepted"}]}),
            http(302, "", Location="/"), http(401, problem), http(403, problem), http(404, "<html>"), http(400, "<html>"),
            http(500, problem), http(502, "<html>"), http(503, problem), http(200, "[" * 200_000),
        ):  # fmt: skip
            self.hub.spoil = lambda _, answer=answer: answer
            with self.subTest(answer=answer[:80]):
                outcome = self.send(sent)
                self.assertEqual((outcome.kept, outcome.refused), ([], []))

    def test_fewer_results_than_messages(self):
        sent = messages(5)
        self.hub.spoil = lambda answer: http(200, {"items": [{"index": 3, "status": "duplicate"}]})
        outcome = self.send(sent)
        self.assertEqual(outcome.kept, [sent[3]])
        self.assertIsNotNone(outcome.trouble)

    def test_a_message_that_fails_where_others_succeed_is_refused_in_the_end(self):
        sent = messages(2)
        self.hub.result = lambda envelope: {"status": "failed"} if envelope["payload"]["extra.number"] == 0 else None
        self.assertEqual([len(self.send(sent).refused) for _ in range(3)], [0, 0, 1])

    def test_a_hub_that_fails_for_all_is_waited_for(self):
        self.hub.result = lambda envelope: {"status": "failed"}
        for _ in range(5):
            self.assertEqual(self.send(messages(2)).refused, [])

    def test_refused_items_are_named_and_the_rest_is_kept(self):
        sent = messages(4)
        results = {
            1: {"status": "rejected", "field": "meta.uuid", "reason": "is wrong"},
            2: {"status": "rejected", "reason": "is odd", "quarantined": True},
            3: {"status": "conflict", "id": "x"},
        }
        self.hub.result = lambda envelope: results.get(envelope["payload"]["extra.number"])
        outcome = self.send(sent)
        self.assertEqual(outcome.kept, [sent[0], sent[2], sent[3]])
        self.assertEqual(outcome.refused, [(sent[1], "meta.uuid is wrong")])
        self.assertEqual(len(self.told), 2)

    def test_all_refused_by_status_422(self):
        self.hub.spoil = lambda _: http(422, {"title": "no", "items": [{"index": 0, "status": "rejected", "reason": "r"}]})
        self.assertEqual(self.send(messages(1)).refused, [(messages(1)[0], "r")])

    def test_a_body_that_is_too_large_is_sent_in_parts(self):
        self.hub.limit_bytes = 1_000
        sent = messages(100)
        self.assertEqual(self.send(sent).kept, sent)
        most = max(self.hub.bodies[-5:])
        self.hub.bodies.clear()
        self.assertEqual(len(self.send(messages(100, 100)).kept), 100)
        self.assertLessEqual(max(self.hub.bodies), most)

    def test_one_message_that_is_too_large_alone(self):
        large = json.dumps({"extra.text": "x" * 500_000}).encode()
        self.assertEqual(self.send([large]).kept, [large])
        self.hub.limit_bytes = 1_000
        sent = [*messages(3), large, *messages(3, 3)]
        outcome = self.send(sent)
        self.assertEqual([message for message, _ in outcome.refused], [large])
        self.assertEqual(len(outcome.kept), 6)

    def test_no_messages_are_refused_at_home(self):
        outcome = self.send([b"\xff", *messages(1), b"{}"])
        self.assertEqual([message for message, _ in outcome.refused], [b"\xff", b"{}"])
        self.assertEqual(outcome.kept, messages(1))

    def test_retry_after(self):
        self.hub.spoil = lambda _: http(429, {"title": "slow"}, **{"Retry-After": "7"})
        self.assertEqual(self.send(messages(1)).trouble.wait_seconds, 7)
        for value, seconds in [
            ("120", 120), ("1e9", None), ("-5", None), ("9" * 30, 3600), (None, None), ("", None), ("²", None),
            ("Thu, 01 Jan 1970 00:01:40 GMT", 40), ("Thu, 01 Jan 1970 00:00:10 GMT", 0), ("Thu, 99 Foo 1970", None),
            ("Fri, 31 Dec 2100 00:00:00 GMT", 3600),
        ]:  # fmt: skip
            with self.subTest(value=value):
                self.assertEqual(retry_after_seconds(value, 60.0), seconds)

    def test_retry_after_beside_results(self):
        items = {"title": "later", "items": [{"index": 0, "status": "accepted"}, {"index": 1, "status": "failed"}]}
        self.hub.spoil = lambda _: http(503, items, **{"Retry-After": "2"})
        outcome = self.send(messages(2))
        self.assertEqual((outcome.kept, outcome.trouble.wait_seconds), (messages(1), 2))

    def test_a_hub_that_is_away(self):
        self.hub.close()
        self.assertIn("does not answer", str(self.send(messages(1)).trouble))
