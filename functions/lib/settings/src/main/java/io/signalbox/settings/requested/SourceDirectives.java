package io.signalbox.settings.requested;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import io.signalbox.settings.MailAddress;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the directives that CERT-Bund's rule experts write into events, and that intelmq-mailgen
 * acts on: {@code extra.certbund.source_directives}, an object or its JSON as a text.
 */
final class SourceDirectives {
  static final String FIELD = "payload.extra.certbund.source_directives";
  static final int LIMIT = 20;

  private static final String NAME = "source_directives";
  private static final int TEXT_LIMIT_CHARACTERS = 100_000;
  private static final int NEVER = -1;
  private static final Shape SHAPE =
      new Shape.Members(
          Map.of(
              "medium", Shape.Text.ofLine(100),
              "recipient_address", Shape.Text.ofLine(500),
              "template_name", Shape.Text.ofLine(200),
              "notification_format", Shape.Text.ofLine(200),
              "event_data_format", Shape.Text.ofLine(200),
              "notification_interval", new Shape.Whole(NEVER, 31 * 86_400),
              "aggregate_identifier", new Shape.MapOf(20, new Shape.Value(1_000))));

  private SourceDirectives() {}

  /** The directives of an event; empty where it has none. */
  static Optional<JsonNode> of(Envelope envelope) {
    if (!envelope.protocol().isIntelMq()) {
      return Optional.empty();
    }
    return envelope
        .payload()
        .field("extra.certbund." + NAME)
        .or(() -> envelope.payload().field("extra.certbund").flatMap(SourceDirectives::within))
        .or(
            () ->
                textOf(envelope)
                    .map(extra -> extra.path("certbund"))
                    .flatMap(SourceDirectives::within))
        .map(SourceDirectives::opened)
        .filter(directives -> !directives.isEmpty() || !directives.isArray());
  }

  private static Optional<JsonNode> textOf(Envelope envelope) {
    return envelope
        .payload()
        .field("extra")
        .filter(JsonNode::isTextual)
        .map(SourceDirectives::opened);
  }

  private static Optional<JsonNode> within(JsonNode certbund) {
    return Optional.ofNullable(opened(certbund).get(NAME));
  }

  /** The value that a text is the JSON of; the text itself where it is none. */
  private static JsonNode opened(JsonNode value) {
    return value.isTextual() && value.textValue().length() <= TEXT_LIMIT_CHARACTERS
        ? Json.read(value.textValue()).orElse(value)
        : value;
  }

  /**
   * What a directive asks for.
   *
   * @param group what its events have in common
   */
  record Wanted(InlineDestination destination, Map<String, String> group) {}

  /** What a directive asks for; empty where it asks for nothing to be sent. */
  static Optional<Wanted> wanted(String instance, String field, JsonNode directive)
      throws RefusedRequest {
    SHAPE.check(field, directive);
    if (!directive.path("medium").asText().equals("email")) {
      throw new RefusedRequest(field + ".medium", "is email");
    }
    int seconds = directive.path("notification_interval").asInt(0);
    if (seconds == NEVER) {
      return Optional.empty();
    }
    ObjectNode settings = JsonNodeFactory.instance.objectNode().put("method", "mail");
    settings.put("uri", uri(directive, field));
    settings.put("format", format(directive.path("event_data_format").asText()));
    if (seconds > 0) {
      settings.putObject("interval").put("collect", Duration.ofSeconds(seconds).toString());
    }
    // What is equal but for these is another mail.
    ObjectNode names = settings.putObject("directive");
    for (String name : List.of("template_name", "notification_format", "event_data_format")) {
      if (directive.has(name)) {
        names.set(name, directive.get(name));
      }
    }
    Map<String, String> group = new HashMap<>();
    directive
        .path("aggregate_identifier")
        .properties()
        .forEach(one -> group.put(one.getKey(), one.getValue().asText()));
    return Optional.of(new Wanted(new InlineDestination(instance, settings), group));
  }

  private static String uri(JsonNode directive, String field) throws RefusedRequest {
    try {
      MailAddress address = MailAddress.parse(directive.path("recipient_address").asText());
      return "mailto:" + URLEncoder.encode(address.address(), UTF_8).replace("%40", "@");
    } catch (IllegalArgumentException fault) {
      throw new RefusedRequest(field + ".recipient_address", String.valueOf(fault.getMessage()));
    }
  }

  private static String format(String name) {
    String words = name.toLowerCase(Locale.ROOT);
    if (words.contains("xarf") || words.contains("x-arf")) {
      return "x-arf";
    }
    return words.endsWith("_inline") || words.equals("inline") ? "table" : "csv";
  }
}
