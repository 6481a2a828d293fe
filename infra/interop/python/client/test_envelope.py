"""Envelopes of messages, and messages of envelopes."""

import json
import pathlib
import unittest

import intelmq
from intelmq.lib.message import MessageFactory
from signalbox_intelmq.canonical import canonical, derived_id
from signalbox_intelmq.envelope import NoMessage, envelope_of
from signalbox_intelmq.received import Unusable, message_of

HARMONIZATION = json.loads((pathlib.Path(intelmq.__file__).parent / "etc" / "harmonization.conf").read_text())
RANDOM_ID = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b"


def sent(**fields) -> dict:
    """The envelope of a message with such fields."""
    return json.loads(envelope_of(json.dumps(fields).encode()))


def received(envelope: dict):
    """The message of an envelope, after a way through IntelMQ's pipeline."""
    message = message_of(json.dumps(envelope).encode(), HARMONIZATION)
    return MessageFactory.unserialize(message.serialize(), harmonization=HARMONIZATION)


class CanonicalTest(unittest.TestCase):
    """The id is the one that the hub derives."""

    def test_documented_ids(self):
        self.assertEqual(derived_id({"source.ip": "192.0.2.3"}), "e1eabe56-8cb2-5c87-b443-dd805a0e4fda")
        self.assertEqual(derived_id({"extra.flow_id": 9007199254740993}), "2ced44f9-dc45-55b0-bb46-69a0dc5d2826")

    def test_values(self):
        for value, text in [
            (80.0, "80"), (-0.0, "0"), (123.456, "123.456"), (1.5e-5, "0.000015"), (1e-6, "0.000001"), (1e-7, "1e-7"),
            (1e16, "10000000000000000"), (1e20, "100000000000000000000"), (1e21, "1e+21"), (5e-324, "5e-324"),
            (333333333.33333329, "333333333.3333333"), (1.7976931348623157e308, "1.7976931348623157e+308"),
            (2**53, "9007199254740992"), (2**53 + 1, '"9007199254740993"'), (10**40 + 1, "1e+40"),
            (10**39 + 1, '"%d"' % (10**39 + 1)), (True, "true"), (None, "null"), ("ü\x7f\n\x01", '"ü\x7f\\n\\u0001"'),
            ("\ud800x", '"\\\\ud800x"'), ([1.0, {"b": 1, "a": []}], '[1,{"a":[],"b":1}]'),
            ({"\U0001f600": 1, "\uffff": 2}, '{"\U0001f600":1,"\uffff":2}'),
        ]:  # fmt: skip
            with self.subTest(value=value):
                self.assertEqual(canonical({"a": value}).decode(), '{"a":' + text + "}")


class SentTest(unittest.TestCase):
    """What the output bot makes of a message."""

    def test_an_event_without_id_gets_the_derived_one(self):
        envelope = sent(**{"source.ip": "192.0.2.3", "__type": "Event"})
        self.assertEqual(
            envelope,
            {
                "format": "intelmq", "version": 1, "type": "event", "payload": {"source.ip": "192.0.2.3"},
                "meta": {"uuid": "e1eabe56-8cb2-5c87-b443-dd805a0e4fda"},
            },
        )  # fmt: skip

    def test_a_report_stays_one(self):
        self.assertEqual(sent(**{"raw": "Zm9v", "__type": "Report"})["type"], "report")

    def test_what_is_no_message(self):
        for text in (b"", b"[]", b'{"a": NaN}', b"\xff\xfe", b'{"__type": "Event"}', b'{"__type": 1, "a": 1}', b"[" * 10**5):
            with self.subTest(text=text[:20]), self.assertRaises(NoMessage):
                envelope_of(text)

    def test_half_a_surrogate_pair_stays_what_it_is(self):
        self.assertIn(b'"\\ud800"', envelope_of(b'{"extra.a": "\\ud800"}'))


class ReceivedTest(unittest.TestCase):
    """What the collector makes of an envelope, and the output bot of that."""

    def envelope(self, payload, **more):
        """An envelope that some other party sent."""
        meta = {"uuid": RANDOM_ID, "tags": ["tlp:green"], "signalbox:path": "!hub-a", "x:y": 1}
        return {"format": "intelmq", "version": 1, "type": "event", "meta": meta, "payload": payload, **more}

    def test_an_unchanged_event_goes_on_as_it_came(self):
        envelope = self.envelope({"source.ip": "192.0.2.3", "feed.accuracy": 80.0, "extra.a": [1, "ü"]})
        self.assertEqual(sent(**json.loads(received(envelope).serialize())), envelope)

    def test_a_changed_event_is_a_child_of_what_came(self):
        event = received(self.envelope({"source.ip": "192.0.2.3"}))
        event.add("source.asn", 64496)
        meta = sent(**json.loads(event.serialize()))["meta"]
        self.assertEqual(meta["signalbox:parent"], RANDOM_ID)
        self.assertEqual(meta["uuid"], derived_id({"source.ip": "192.0.2.3", "source.asn": 64496}))
        self.assertEqual(meta["tags"], ["tlp:green"])

    def test_a_field_that_intelmq_refuses_goes_below_extra(self):
        event = received(
            self.envelope({"source": {"ip": "192.0.2.3"}, "source.port": "many", "New.Field": 1, "tlp": "AMBER+STRICT"})
        )
        own = {key: event[key] for key in event if key.startswith("extra.signalbox_")}
        rest = {key: value for key, value in event.items() if key not in own}
        self.assertEqual(
            rest, {"source.ip": "192.0.2.3", "extra.source.port": "many", "extra.new.field": 1, "tlp": "RED"}
        )

    def test_another_format_comes_as_a_report(self):
        event = received(self.envelope({"Format": "IDEA0"}, format="idea"))
        self.assertEqual(type(event).__name__, "Report")
        self.assertEqual(event["raw"], "eyJGb3JtYXQiOiAiSURFQTAifQ==")

    def test_an_update_of_tags_has_no_event(self):
        self.assertIsNone(message_of(json.dumps(self.envelope({})).encode(), HARMONIZATION))

    def test_what_is_no_envelope(self):
        for line in (b"", b"1", b'{"meta": {}, "payload": {}}', b'{"meta": {"uuid": 1}, "payload": 1}', b"\xff"):
            with self.subTest(line=line), self.assertRaises(Unusable):
                message_of(line, HARMONIZATION)
