package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalbox.envelope.EventFields;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Payload;
import io.signalbox.formats.Rows.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** IntelMQ's fields as attributes of MISP, and back, by the tables beside this. */
final class MispAttributes {
  /** Behind the comment of an attribute whose value is JSON. */
  private static final String JSON = " (JSON)";

  private static final Pattern FIELD =
      Pattern.compile("[a-z_][a-z_0-9]*(\\.[A-Za-z_0-9-]+)+|[a-z_]+");

  /** What the address of such an event has, is a victim's: no sensor should look for it. */
  private static final Set<String> VICTIMS =
      Set.of(
          "infected-system",
          "vulnerable-system",
          "potentially-unwanted-accessible",
          "system-compromise",
          "application-compromise",
          "data-leak",
          "ddos-amplifier",
          "misconfiguration",
          "weak-crypto",
          "information-disclosure",
          "test",
          "undetermined",
          "other");

  private record Kind(String field, String type, String category, ValueRule rule) {}

  private final Map<String, List<Kind>> kinds =
      Rows.of("misp-attributes.tsv").stream()
          .map(row -> new Kind(row.text(0), row.text(1), row.text(2), ValueRule.named(row.text(3))))
          .collect(Collectors.groupingBy(Kind::field));

  private final Map<String, String> meanings =
      Rows.of("misp-read-attributes.tsv").stream()
          .collect(Collectors.toUnmodifiableMap(row -> row.text(0), row -> row.text(1)));

  private final List<Row> tags = Rows.of("misp-classification.tsv");

  /** The attribute of a field, without ids; empty for a field without a value. */
  Optional<ObjectNode> attribute(String field, JsonNode value, Payload event) {
    if (value.isNull() || (value.isTextual() && value.textValue().isBlank())) {
      return Optional.empty();
    }
    for (Kind kind : kinds.getOrDefault(field, List.of())) {
      Optional<JsonNode> written = kind.rule().written(value);
      if (written.isPresent()) {
        return Optional.of(
            attribute(kind.type(), kind.category(), written.get().asText(), field)
                .put("to_ids", isToDetect(field, kind, event)));
      }
    }
    boolean isText = value.isTextual();
    String text = isText ? value.textValue() : Json.text(value);
    return Optional.of(
        attribute("text", "Other", text, isText ? field : field + JSON).put("to_ids", false));
  }

  private static ObjectNode attribute(String type, String category, String value, String comment) {
    ObjectNode attribute = JsonNodeFactory.instance.objectNode();
    attribute.put("type", type);
    attribute.put("category", category);
    attribute.put("value", value);
    attribute.put("comment", comment);
    return attribute;
  }

  private static boolean isToDetect(String field, Kind kind, Payload event) {
    if (kind.type().equals("port") || kind.type().equals("AS")) {
      return false;
    }
    String type = event.text("classification.type").orElse("undetermined");
    boolean isIndicator =
        kind.category().equals("Network activity") || kind.category().equals("Payload delivery");
    return field.startsWith("source.")
        ? isIndicator && !VICTIMS.contains(type)
        : isIndicator && type.equals("infected-system");
  }

  /** The field of an attribute that {@link #attribute} made. */
  static String field(JsonNode attribute) {
    String comment = attribute.path("comment").asText();
    return comment.endsWith(JSON)
        ? comment.substring(0, comment.length() - JSON.length())
        : comment;
  }

  /** The tag that says an event's type. */
  Optional<String> tag(String type) {
    return tags.stream().filter(row -> row.text(0).equals(type)).findFirst().map(r -> r.text(1));
  }

  /** The type that a tag says. */
  Optional<String> type(String tag) {
    return tags.stream()
        .filter(row -> row.text(1).equals(tag))
        .findFirst()
        .map(row -> row.text(0))
        .or(() -> RsitTag.type(tag));
  }

  /**
   * Puts an attribute that a Signalbox wrote into an event, under the field that its comment names;
   * false for an attribute that none wrote.
   */
  boolean readOwn(JsonNode attribute, ObjectNode event) {
    String comment = attribute.path("comment").asText();
    boolean isJson = comment.endsWith(JSON);
    String field = field(attribute);
    if (!FIELD.matcher(field).matches()) {
      return false;
    }
    String type = attribute.path("type").asText();
    String value = attribute.path("value").asText();
    for (Kind kind : kinds.getOrDefault(field, List.of())) {
      Optional<JsonNode> read =
          kind.type().equals(type) ? read(kind.rule(), field, value) : Optional.empty();
      if (read.isPresent()) {
        event.set(field, read.get());
        return true;
      }
    }
    if (!type.equals("text")) {
      return false;
    }
    event.set(field, isJson ? Json.read(value).orElseGet(() -> text(value)) : text(value));
    return true;
  }

  /** The field and value that an attribute of somebody else's means. */
  Optional<Map.Entry<String, JsonNode>> read(JsonNode attribute) {
    String type = attribute.path("type").asText();
    String value = attribute.path("value").asText();
    String field = meanings.get(type);
    if (field == null) {
      return Optional.empty();
    }
    if (field.equals("source.ip") && value.indexOf('/') >= 0) {
      return Shapes.isNetwork(value, value.indexOf(':') >= 0)
          ? Optional.of(Map.entry("source.network", text(value)))
          : Optional.empty();
    }
    List<Kind> known = kinds.getOrDefault(field, List.of());
    return known.isEmpty()
        ? Optional.of(Map.entry(field, text(value)))
        : known.stream()
            .flatMap(kind -> read(kind.rule(), field, value).stream())
            .findFirst()
            .map(read -> Map.entry(field, read));
  }

  private static Optional<JsonNode> read(ValueRule rule, String field, String value) {
    Optional<JsonNode> asText = rule.read(text(value));
    return asText.isPresent() ? asText : rule.read(EventFields.typed(field, value));
  }

  private static JsonNode text(String value) {
    return TextNode.valueOf(value);
  }
}
