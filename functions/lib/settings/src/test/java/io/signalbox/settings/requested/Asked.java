package io.signalbox.settings.requested;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.MetaKeys;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.Destination;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsReader;
import io.signalbox.settings.requested.DeliveryRequest.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Settings with grants, and envelopes that ask for something. JSON has ' in place of ". */
final class Asked {
  static final String FINGERPRINT = "0123456789ABCDEF0123456789ABCDEF01234567";
  static final SettingsDocument SETTINGS =
      SettingsReader.read(
          json(
              """
              {'instances': {
                 'asking': {'grants': {'post': true, 'deliver': {
                   'destinations': ['soc'], 'connections': ['partner', 'secure-mail', 'gone'],
                   'inline': {'methods': ['mail', 'http'],
                              'domains': ['isp.example', '*.isp.example', '169.254.169.254', 'localhost']},
                   'directives': 'deliver', 'limit': 3}}},
                 'mailing': {'grants': {'post': true, 'deliver': {
                   'inline': {'methods': ['mail'], 'domains': ['isp.example']}}}},
                 'passing': {'grants': {'post': true, 'deliver': {'directives': 'ignore'}}},
                 'stranger': {'grants': {'post': true}}},
               'destinations': {
                 'soc': {'method': 'http', 'uri': 'https://soc.example/'},
                 'others': {'method': 'http', 'uri': 'https://others.example/'}},
               'connections': {
                 'partner': {'method': 'http', 'hosts': ['api.partner.example', 'https://push.partner.example:8443'],
                   'http': {'authentication': {'bearer': {'stored': 'destinations/partner/1'}}}},
                 'secret': {'method': 'http', 'hosts': ['*']},
                 'secure-mail': {'method': 'mail', 'hosts': ['isp.example'],
                   'keys': {'FINGERPRINT': {'openpgp': 'a key'}}}}}
              """
                  .replace("FINGERPRINT", FINGERPRINT)));

  private static final ObjectMapper JSON = new ObjectMapper();

  private Asked() {}

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static RequestReader reader() {
    return new RequestReader(
        ForbiddenAddresses.allowingLoopback(false),
        Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC));
  }

  /** An event whose meta asks for that. */
  static Envelope inMeta(String request) {
    Envelope event = Envelope.ofEvent(json("{'source.ip': '192.0.2.1', 'source.asn': 64496}"));
    ObjectNode meta = JSON.createObjectNode();
    meta.set(MetaKeys.DELIVER, json("{'value': " + request + "}").get("value"));
    return new Envelope(
        event.id(), event.parent(), event.path(), event.protocol(), Meta.of(meta), event.payload());
  }

  static RequestReading read(String sender, Envelope envelope) {
    return reader().read(envelope, sender, SETTINGS);
  }

  static List<DeliveryRequest> requests(String sender, Envelope envelope) {
    return switch (read(sender, envelope)) {
      case RequestReading.Requests(List<DeliveryRequest> requests) -> requests;
      case RequestReading.Refused refused -> throw new AssertionError(refused);
    };
  }

  static Destination destination(DeliveryRequest request) {
    return switch (request.target()) {
      case Target.Named(Destination destination) -> destination;
      case Target.Described(var inline, Destination destination) -> destination;
    };
  }
}
