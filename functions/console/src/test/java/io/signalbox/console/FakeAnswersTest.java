package io.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The fake API of these tests says what the real one may: each member of its answers stands in the
 * OpenAPI document. A screen that reads a member of another name would show nothing of it.
 */
class FakeAnswersTest {
  private static final Path DOCUMENT =
      Path.of("../settings/src/main/resources/io/signalbox/settings/service/openapi");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, JsonNode> paths = new HashMap<>();
  private final Map<String, JsonNode> schemas = new HashMap<>();
  private final List<String> unknown = new ArrayList<>();
  private int compared;

  @Test
  void each_member_is_one_of_the_apis() throws IOException {
    try (Stream<Path> parts = Files.list(DOCUMENT)) {
      for (Path part : parts.toList()) {
        JsonNode document = JSON.readTree(part.toFile());
        document.path("paths").properties().forEach(one -> paths.put(one.getKey(), one.getValue()));
        document
            .at("/components/schemas")
            .properties()
            .forEach(one -> schemas.put(one.getKey(), one.getValue()));
      }
    }
    for (Map.Entry<String, String> answer : HostileAnswers.ALL.entrySet()) {
      String[] asked = answer.getKey().split(" ", 2);
      List<JsonNode> good = schemas(asked[0], asked[1]);
      if (!good.isEmpty()) {
        compare(answer.getKey(), JSON.readTree(answer.getValue()), good);
        compared++;
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(compared).isGreaterThan(HostileAnswers.ALL.size() / 2);
  }

  /** The schemas of the good answers to what the fake takes for a request. */
  private List<JsonNode> schemas(String method, String beginning) {
    return paths.entrySet().stream()
        .filter(
            one ->
                beginning.endsWith("/")
                    ? one.getKey().startsWith(beginning + "{")
                    : one.getKey().equals(beginning))
        .map(one -> one.getValue().path(method.toLowerCase(Locale.ROOT)).path("responses"))
        .flatMap(answers -> Stream.of(answers.path("200"), answers.path("202")))
        .map(answer -> answer.path("content").path("application/json").path("schema"))
        .filter(JsonNode::isObject)
        .toList();
  }

  private void compare(String place, JsonNode answer, List<JsonNode> any) {
    List<JsonNode> all = any.stream().flatMap(this::parts).toList();
    if (answer.isArray()) {
      List<JsonNode> items =
          all.stream().map(one -> one.path("items")).filter(JsonNode::isObject).toList();
      answer.forEach(one -> compare(place + "/-", one, items));
      return;
    }
    boolean isOpen =
        all.stream().noneMatch(one -> one.has("properties"))
            || all.stream().anyMatch(one -> one.has("additionalProperties"));
    for (Map.Entry<String, JsonNode> member : answer.properties()) {
      List<JsonNode> known =
          all.stream()
              .map(one -> one.path("properties").path(member.getKey()))
              .filter(JsonNode::isObject)
              .toList();
      String where = place + "/" + member.getKey();
      if (!known.isEmpty()) {
        compare(where, member.getValue(), known);
      } else if (!isOpen) {
        unknown.add(where);
      }
    }
  }

  /** A schema with all that it is made of. */
  private Stream<JsonNode> parts(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    JsonNode resolved =
        reference.isEmpty()
            ? schema
            : schemas.getOrDefault(reference.substring(reference.lastIndexOf('/') + 1), schema);
    return Stream.concat(
        Stream.of(resolved),
        Stream.of("allOf", "anyOf", "oneOf")
            .flatMap(several -> resolved.path(several).valueStream())
            .flatMap(this::parts));
  }
}
