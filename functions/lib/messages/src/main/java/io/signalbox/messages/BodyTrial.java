package io.signalbox.messages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsReader;
import io.signalbox.templates.RecordedMap;
import io.signalbox.templates.TemplateException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Tries templates of bodies on samples before anything is sent: on an event whose texts would break
 * JSON that does not escape them, on several events, and on one of which nothing is known.
 */
public final class BodyTrial {
  private static final BodyTemplates TEMPLATES = new BodyTemplates();
  private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");

  /** What the template engine itself knows. */
  private static final Set<String> BUILT_IN = Set.of("template", "locale", "_context", "loop");

  private static final List<List<StoredEnvelope>> SAMPLES =
      List.of(
          List.of(event("infected-system")),
          Stream.of("phishing", "scanner", "c2-server").map(BodyTrial::event).toList(),
          List.of(stored(JsonNodeFactory.instance.objectNode().put("extra.note", "nothing"))));

  private BodyTrial() {}

  /**
   * What is wrong with a template: it fails on a sample, writes no JSON of it, or uses a variable
   * that no body has. Empty for a good one.
   */
  public static Optional<String> fault(String template) {
    Set<String> unknown = new TreeSet<>();
    for (List<StoredEnvelope> sample : SAMPLES) {
      Map<String, Object> variables = BodyVariables.of(delivery(sample));
      try {
        var _ = TEMPLATES.render(template, new RecordedMap(variables, unknown));
      } catch (TemplateException fault) {
        return Optional.ofNullable(fault.getMessage());
      }
      unknown.removeAll(variables.keySet());
    }
    unknown.removeAll(BUILT_IN);
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("no body has a variable " + String.join(" or ", unknown));
  }

  private static Delivery delivery(List<StoredEnvelope> events) {
    ObjectNode destination =
        JsonNodeFactory.instance
            .objectNode()
            .put("method", "http")
            .put("uri", "https://soc.example/in");
    Destination sample = SettingsReader.destination("sample", destination);
    return new Delivery(new UUID(0, 0), sample, Group.NONE, events, 1, 1, 1, TIME);
  }

  private static StoredEnvelope event(String type) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("source.ip", "192.0.2.3")
            .put("source.port", 2323)
            .put("source.asn", 64496)
            .put("source.fqdn", "host.isp.example")
            .put("source.url", "http://host.isp.example/a?b=\"c\"")
            .put("destination.ip", "198.51.100.7")
            .put("time.source", "2026-11-22T09:00:00+00:00")
            .put("feed.name", "A \"feed\"")
            .put("feed.accuracy", 80.0)
            .put("source.tor_node", false)
            .put("event_description.text", "Two\nlines, \"quotes\", \\ and {% signs %}")
            .put("malware.name", "mirai")
            .put("classification.type", type);
    event.putArray("extra.tags").add("a").add(1);
    return stored(event);
  }

  private static StoredEnvelope stored(ObjectNode event) {
    Envelope envelope = Envelope.ofEvent(event);
    return new StoredEnvelope(
        EnvelopeKey.first(envelope.id().dedupKey()), envelope, "cert-at", TIME);
  }
}
