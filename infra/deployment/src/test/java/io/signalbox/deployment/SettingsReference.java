package io.signalbox.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.DeliveryMethods;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The settings' schema as a page of tables: one for each kind of entry and method. */
final class SettingsReference {
  private static final String DEFINITIONS = "#/$defs/";

  /** Definitions that have a table of their own wherever they are used. */
  private static final Set<String> APART =
      Stream.concat(
              Stream.of("instance", "destination", "route", "connection", "fetch", "tls"),
              methods())
          .collect(Collectors.toUnmodifiableSet());

  /** What stands for a definition of a text. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "duration", "duration, such as `PT10M`",
          "moment", "time, such as `2027-01-01T00:00:00Z`",
          "secret", "credential, a text",
          "name", "name");

  private final JsonNode schema;

  SettingsReference(JsonNode schema) {
    this.schema = schema;
  }

  String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Settings reference

            This page lists every member of the settings document. The build generates it from the schema that
            `GET /v1/settings/schema` returns. [Settings](settings.md) explains how to change them.

            """);
    page.append(schema.path("description").asText()).append("\n\n");
    page.append("Names: ").append(definition("name").path("description").asText()).append("\n\n");
    page.append("Credentials: ").append(definition("secret").path("description").asText());
    page.append('\n');
    table(page, "The hub", definition("hub"));
    table(page, "An instance", definition("instance"));
    table(page, "A destination", definition("destination"));
    Stream.concat(methods(), Stream.of("tls"))
        .forEach(name -> table(page, "`" + name + "`", definition(name)));
    table(page, "A route", definition("route"));
    table(page, "A connection", definition("connection"));
    table(page, "A fetch", definition("fetch"));
    table(page, "A template", definition("template"));
    return page.toString();
  }

  /** The delivery methods with a table of their own options: those that send. */
  private static Stream<String> methods() {
    return DeliveryMethods.all().stream()
        .filter(method -> method.queueVariable().isPresent())
        .map(DeliveryMethod::name);
  }

  private JsonNode definition(String name) {
    return schema.path("$defs").path(name);
  }

  private void table(StringBuilder page, String title, JsonNode definition) {
    page.append("\n## ").append(title).append("\n\n");
    page.append(definition.path("description").asText()).append("\n\n");
    page.append("| member | value | default | meaning |\n|---|---|---|---|\n");
    Map<String, JsonNode> rows = new LinkedHashMap<>();
    collect("", definition, rows);
    rows.forEach(
        (member, value) ->
            page.append(
                "| `%s`%s | %s | %s | %s |%n"
                    .formatted(
                        member,
                        value.path("required").isBoolean() ? ", required" : "",
                        type(value),
                        value.has("default") ? "`" + value.path("default") + "`" : "",
                        value.path("description").asText().replace("|", "\\|"))));
  }

  /** The members of an object, and below each those of its own, under dotted names. */
  private void collect(String prefix, JsonNode object, Map<String, JsonNode> rows) {
    List<String> required =
        StreamSupport.stream(object.path("required").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    for (JsonNode properties :
        List.of(object.path("properties"), object.path("then").path("properties"))) {
      for (Map.Entry<String, JsonNode> property : properties.properties()) {
        if (property.getValue().isObject()) {
          String name = prefix + property.getKey();
          ObjectNode value = resolved(property.getValue());
          boolean apart = APART.contains(value.path("definition").asText());
          ObjectNode row = value.deepCopy();
          row.remove("required");
          if (required.contains(property.getKey())) {
            row.put("required", true);
          }
          rows.put(name, row);
          if (!apart && !value.path("definition").asText().equals("secret")) {
            collect(name + ".", value, rows);
            collect(name + "[].", resolved(value.path("items")), rows);
            collect(name + ".NAME.", resolved(value.path("additionalProperties")), rows);
          }
        }
      }
    }
  }

  /** What a reference leads to, with what stands beside the reference. */
  private ObjectNode resolved(JsonNode node) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    if (node.has("$ref")) {
      String name = node.path("$ref").asText().substring(DEFINITIONS.length());
      whole.setAll((ObjectNode) definition(name));
      whole.put("definition", name);
    }
    if (node instanceof ObjectNode beside) {
      whole.setAll(beside);
    }
    return whole;
  }

  private String type(JsonNode value) {
    String definition = value.path("definition").asText();
    if (EXAMPLES.containsKey(definition)) {
      return EXAMPLES.getOrDefault(definition, "");
    }
    if (APART.contains(definition)) {
      return "see [`%s`](#%s)".formatted(definition, definition);
    }
    List<String> words = new ArrayList<>();
    JsonNode choices = value.has("enum") ? value.path("enum") : value.path("else").path("enum");
    if (value.has("const")) {
      words.add("`" + value.path("const") + "`");
    } else if (!choices.isMissingNode()) {
      words.add(
          StreamSupport.stream(choices.spliterator(), false)
              .map(choice -> "`" + choice.asText() + "`")
              .collect(Collectors.joining(", ")));
      if (value.has("then")) {
        words.add("or an object");
      }
    } else {
      words.add(plain(value));
    }
    return String.join(" ", words);
  }

  private String plain(JsonNode value) {
    String type = value.path("type").asText();
    return switch (type) {
      case "integer" -> value.path("minimum").asText() + " to " + value.path("maximum").asText();
      case "string" ->
          value.has("maxLength") ? "text, up to " + value.path("maxLength").asText() : "text";
      case "array" -> list(value);
      default -> type;
    };
  }

  /** A list: its longest length, or the choices that it may have each once. */
  private String list(JsonNode value) {
    JsonNode items = resolved(value.path("items"));
    return value.has("maxItems")
        ? "list of up to " + value.path("maxItems").asText()
        : "list of " + type(items);
  }
}
