package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.messages.BodyTemplates;
import io.signalbox.routing.Match;
import io.signalbox.settings.HttpOptions;
import io.signalbox.templates.TemplateException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Bodies of requests that a destination's template writes, as they would be sent. */
final class BodyPreview {
  private static final BodyTemplates TEMPLATES = new BodyTemplates();

  private BodyPreview() {}

  /** Adds a message for each request: as many events in one as the destination's batch has. */
  static void add(
      ArrayNode messages, HttpOptions http, Match match, List<Envelope> events, Instant now) {
    for (int from = 0; from < events.size(); from += http.batch()) {
      List<Envelope> batch = events.subList(from, Math.min(from + http.batch(), events.size()));
      messages
          .addObject()
          .put("contentType", "application/json")
          .put("body", body(http.template().orElseThrow(), match, batch, now));
    }
  }

  private static String body(String template, Match match, List<Envelope> events, Instant now) {
    List<StoredEnvelope> stored =
        events.stream()
            .map(one -> new StoredEnvelope(EnvelopeKey.first(one.id().dedupKey()), one, "", now))
            .toList();
    Delivery delivery =
        new Delivery(new UUID(0, 0), match.destination(), match.group(), stored, 1, 1, 1, now);
    try {
      return Preview.beginning(
          new String(TEMPLATES.render(template, delivery), StandardCharsets.UTF_8));
    } catch (TemplateException fault) {
      return "Not sent: " + fault.getMessage();
    }
  }
}
