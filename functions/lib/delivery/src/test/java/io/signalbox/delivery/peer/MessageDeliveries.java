package io.signalbox.delivery.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Things to deliver as messages: to a broker, or by XMPP. */
public final class MessageDeliveries {
  private static final Instant NOW = Instant.parse("2026-11-22T04:30:00Z");

  private MessageDeliveries() {}

  /**
   * The destination {@code soc-METHOD}.
   *
   * @param options members of the method's settings, in JSON with single quotes
   */
  public static Destination destination(String method, String uri, String options) {
    String name = "soc-" + method;
    String document =
        "{'destinations': {'%s': {'method': '%s', 'uri': '%s', 'form': 'bare', '%s': {%s}}}}"
            .formatted(name, method, uri, method, options);
    try {
      ObjectNode json = new JsonMapper().readValue(document.replace('\'', '"'), ObjectNode.class);
      return Optional.ofNullable(SettingsReader.read(json).destinations().get(name)).orElseThrow();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static Delivery of(Destination destination, String text) {
    return of(destination, UUID.randomUUID(), text);
  }

  public static Delivery of(Destination destination, UUID id, String text) {
    Envelope envelope =
        Envelope.ofEvent(
            JsonNodeFactory.instance
                .objectNode()
                .put("classification.type", "phishing")
                .put("source.fqdn", "a.b.example")
                .put("tlp", "AMBER+STRICT")
                .put("event_description.text", text));
    StoredEnvelope stored =
        new StoredEnvelope(EnvelopeKey.first(envelope.id().dedupKey()), envelope, "cert-at", NOW);
    return new Delivery(id, destination, Group.NONE, List.of(stored), 1, 1, 1, NOW);
  }
}
