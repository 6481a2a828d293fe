package io.signalbox.settings.service.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Endpoint;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Response;
import io.signalbox.envelope.HubVersion;
import io.signalbox.settings.service.check.SchemaCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The API in OpenAPI 3.1: operations from a file for each part of the API, with the version, the
 * types of problems and the settings' schema as the code has them. Each operation without a {@code
 * default} answer gets the one of problems.
 */
public final class OpenApiDocument {
  private static final List<String> PARTS =
      List.of(
          "common.json",
          "envelopes.json",
          "feeds.json",
          "destinations.json",
          "notices.json",
          "settings.json",
          "erasures.json",
          "proposals.json",
          "directory.json",
          "keys.json",
          "taxii.json",
          "misp.json",
          "n6.json",
          "warden.json",
          "audit.json",
          "console.json");

  private static final String DEFINITIONS = "#/$defs/";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
  private static final JsonMapper MAPPER = new JsonMapper();

  private OpenApiDocument() {}

  private static final class Composed {
    private static final byte[] BYTES =
        composed().toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  /** {@code GET /v1/openapi.json}, for everybody. */
  public static Endpoint endpoint() {
    return Endpoint.get(
        "/v1/openapi.json", _ -> Response.bytes(200, Response.JSON, Composed.BYTES));
  }

  private static ObjectNode composed() {
    ObjectNode document = MAPPER.createObjectNode();
    PARTS.forEach(part -> merge(document, read(part)));
    document.withObject("/info").put("version", HubVersion.TEXT);
    ObjectNode schemas = document.withObject("/components/schemas");
    putProblemTypes(schemas.withObject("/ProblemType").withArray("oneOf"));
    putSettings(schemas);
    for (JsonNode path : document.path("paths")) {
      path.properties().stream()
          .filter(member -> METHODS.contains(member.getKey()))
          .forEach(operation -> putProblems((ObjectNode) operation.getValue().path("responses")));
    }
    return document;
  }

  /** Adds the members of objects to objects of the same name. */
  private static void merge(ObjectNode whole, ObjectNode part) {
    part.properties()
        .forEach(
            member -> {
              if (whole.get(member.getKey()) instanceof ObjectNode standing
                  && member.getValue() instanceof ObjectNode added) {
                merge(standing, added);
              } else if (whole.has(member.getKey())) {
                throw new IllegalStateException(member.getKey() + " stands in two parts");
              } else {
                whole.set(member.getKey(), member.getValue());
              }
            });
  }

  private static void putProblems(ObjectNode responses) {
    if (!responses.has("default")) {
      responses.putObject("default").put("$ref", "#/components/responses/Problem");
    }
  }

  private static void putProblemTypes(ArrayNode types) {
    for (ProblemType type : ProblemType.values()) {
      types
          .addObject()
          .put("const", type.uri())
          .put("title", type.title())
          .put("description", "Status " + type.status());
    }
  }

  /** The settings' schema as {@code settings}, its definitions as {@code settings.NAME}. */
  private static void putSettings(ObjectNode schemas) {
    ObjectNode settings = (ObjectNode) parse(SchemaCheck.published().text());
    settings.remove(List.of("$schema", "$id"));
    JsonNode definitions = settings.remove("$defs");
    schemas.set("settings", withReferences(settings));
    definitions
        .properties()
        .forEach(
            definition ->
                schemas.set(
                    "settings." + definition.getKey(), withReferences(definition.getValue())));
  }

  /** The same with each reference to a definition leading to where it stands in the document. */
  private static JsonNode withReferences(JsonNode schema) {
    return parse(schema.toString().replace(DEFINITIONS, SCHEMAS + "settings."));
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode read(String part) {
    try (InputStream stream = OpenApiDocument.class.getResourceAsStream(part)) {
      return (ObjectNode) MAPPER.readTree(Objects.requireNonNull(stream, part));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
