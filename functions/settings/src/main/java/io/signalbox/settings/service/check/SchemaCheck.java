package io.signalbox.settings.service.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.DeliveryMethods;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Holds a document against the published JSON Schema. */
public final class SchemaCheck {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String RESOURCE = "settings.schema.json";

  private static final SchemaCheck PUBLISHED = new SchemaCheck();

  private SchemaCheck() {}

  /** The published schema; read and compiled when it is first needed. */
  public static SchemaCheck published() {
    return PUBLISHED;
  }

  /** Reads and compiles it now. */
  public static void load() {
    Objects.requireNonNull(Published.SCHEMA);
  }

  private static final class Published {
    static final JsonNode DOCUMENT = composed();
    static final String TEXT = DOCUMENT.toPrettyString();
    static final Schema SCHEMA =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT, InputFormat.JSON);
  }

  /** The schema itself, as JSON. */
  public String text() {
    return Published.TEXT;
  }

  void check(JsonNode document, Faults faults) {
    for (Error error : Published.SCHEMA.validate(document)) {
      faults.add(pointer(error), reason(error));
    }
  }

  private static String pointer(Error error) {
    String pointer = error.getInstanceLocation().toString();
    String property = error.getProperty();
    return switch (error.getKeyword()) {
      case "additionalProperties", "propertyNames" ->
          property == null ? pointer : JsonLocation.pointer(pointer, property);
      default -> pointer;
    };
  }

  private String reason(Error error) {
    return switch (error.getKeyword()) {
      case "additionalProperties" -> "unknown key";
      case "required" -> error.getProperty() + " is missing";
      case "false" -> "must not stand beside its alternative";
      case "enum" -> "must be one of " + error.getSchemaNode();
      case "propertyNames" ->
          "a name has letters, digits, dots, underscores and hyphens, at most 64";
      case "pattern" -> "must be written like " + example(error);
      default -> error.getMessage();
    };
  }

  /** Every pattern of the schema has examples beside it. */
  private String example(Error error) {
    String pattern = error.getSchemaNode().asText();
    return Published.DOCUMENT.findParents("pattern").stream()
        .filter(place -> place.path("pattern").asText().equals(pattern))
        .map(place -> place.path("examples").path(0).asText())
        .findFirst()
        .orElseThrow();
  }

  /** The schema of the document, with the data formats and each delivery method's options. */
  private static JsonNode composed() {
    JsonNode document = read(RESOURCE);
    ObjectNode definitions = (ObjectNode) document.path("$defs");
    ObjectNode properties = (ObjectNode) definitions.path("destination").path("properties");
    ObjectNode connection = (ObjectNode) definitions.path("connection").path("properties");
    ArrayNode formats = (ArrayNode) properties.path("format").path("enum");
    for (DataFormat format : DataFormat.values()) {
      formats.add(format.text());
    }
    ArrayNode names = (ArrayNode) properties.path("method").path("enum");
    ArrayNode sending = (ArrayNode) connection.path("method").path("enum");
    for (DeliveryMethod method : DeliveryMethods.all()) {
      names.add(method.name());
      if (method.queueVariable().isPresent()) {
        sending.add(method.name());
        connection.putObject(method.name()).put("$ref", "#/$defs/" + method.name());
      }
      method
          .schemaResource()
          .ifPresent(
              resource -> {
                properties.putObject(method.name()).put("$ref", "#/$defs/" + method.name());
                definitions.set(method.name(), read(resource));
              });
    }
    return document;
  }

  private static JsonNode read(String resource) {
    try (InputStream stream = SchemaCheck.class.getResourceAsStream(resource)) {
      return MAPPER.readTree(Objects.requireNonNull(stream, resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
