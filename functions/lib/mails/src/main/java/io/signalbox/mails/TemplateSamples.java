package io.signalbox.mails;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.SettingsReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What templates are tried on. All names and addresses are those for documentation. */
final class TemplateSamples {
  private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");
  private static final MailAddress HUB = MailAddress.parse("Example CERT <cert@cert.example>");

  /** One event, a digest with every kind of event, and an event of which nothing is known. */
  static final List<List<StoredEnvelope>> ALL =
      List.of(
          List.of(event(Optional.of("infected-system"))),
          Stream.concat(
                  ClassificationTypes.all().stream().sorted().map(Optional::of),
                  Stream.of(Optional.<String>empty()))
              .map(TemplateSamples::event)
              .toList(),
          List.of(stored(JsonNodeFactory.instance.objectNode().put("extra.note", "nothing"))));

  private TemplateSamples() {}

  static MailContent content(List<StoredEnvelope> events) {
    boolean isDigest = events.size() > 1;
    Delivery delivery =
        new Delivery(
            new UUID(0, 0),
            destination(),
            isDigest ? new Group(Map.of("source.asn", "64496")) : Group.NONE,
            events,
            1,
            isDigest ? 2 : 1,
            1,
            TIME);
    return MailContent.of(delivery, HUB, HUB, isDigest ? List.of("events.csv") : List.of());
  }

  private static Destination destination() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .putObject("destinations")
        .putObject("sample")
        .put("method", "mail")
        .put("uri", "mailto:abuse@isp.example");
    return SettingsReader.read(document).destinations().values().iterator().next();
  }

  private static StoredEnvelope event(Optional<String> type) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("source.ip", "192.0.2.3")
            .put("source.port", 2323)
            .put("source.asn", 64496)
            .put("source.fqdn", "host.isp.example")
            .put("source.url", "http://host.isp.example/a")
            .put("source.geolocation.cc", "AT")
            .put("destination.ip", "198.51.100.7")
            .put("destination.port", 443)
            .put("protocol.transport", "tcp")
            .put("time.source", "2026-11-22T09:00:00+00:00")
            .put("time.observation", "2026-11-22T09:30:00+00:00")
            .put("feed.name", "A feed")
            .put("event_description.text", "What was seen")
            .put("malware.name", "mirai");
    type.ifPresent(known -> event.put("classification.type", known));
    return stored(event);
  }

  private static StoredEnvelope stored(ObjectNode event) {
    Envelope envelope = Envelope.ofEvent(event);
    return new StoredEnvelope(
        EnvelopeKey.first(envelope.id().dedupKey()), envelope, "cert-at", TIME);
  }
}
