package io.signalbox.settings.service.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.SettingsReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The defaults that the schema publishes are those that the hub uses. */
class SchemaDefaultsTest {
  private static JsonNode definitions = JsonNodeFactory.instance.objectNode();

  @BeforeAll
  static void readTheSchema() throws JsonProcessingException {
    definitions = new JsonMapper().readTree(SchemaCheck.published().text()).path("$defs");
  }

  @Test
  void an_instance_with_all_defaults_written_is_the_same_as_without() {
    ObjectNode written = defaults(properties("instance"));
    written.set("grants", defaults(properties("instance").path("grants").path("properties")));

    assertThat(written.size()).isGreaterThan(1);
    assertSame("instances", written, JsonNodeFactory.instance.objectNode());
  }

  @Test
  void a_destination_with_all_defaults_written_is_the_same_as_without() {
    ObjectNode plain = JsonNodeFactory.instance.objectNode().put("method", "http");
    ObjectNode written = defaults(properties("destination"));
    written.put("method", "http");
    written.set("retry", defaults(properties("retry")));
    written.set("http", defaults(properties("http")));
    written.set("mail", defaults(properties("mail")));

    assertThat(written.path("http").size()).isGreaterThan(3);
    assertThat(written.path("retry").size()).isEqualTo(3);
    assertSame("destinations", written, plain);
  }

  @Test
  void a_route_with_all_defaults_written_is_the_same_as_without() {
    ObjectNode plain = JsonNodeFactory.instance.objectNode();
    plain.putArray("destinations").add("d");
    ObjectNode written = defaults(properties("route"));
    written.putArray("destinations").add("d");

    assertThat(written.size()).isEqualTo(3);
    assertSame("routes", written, plain);
  }

  private static void assertSame(String kind, ObjectNode written, ObjectNode plain) {
    assertThat(SettingsReader.read(document(kind, written)))
        .isEqualTo(SettingsReader.read(document(kind, plain)));
  }

  private static ObjectNode document(String kind, ObjectNode entry) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putObject(kind).set("name", entry);
    return document;
  }

  private static JsonNode properties(String definition) {
    return definitions.path(definition).path("properties");
  }

  private static ObjectNode defaults(JsonNode properties) {
    ObjectNode defaults = JsonNodeFactory.instance.objectNode();
    properties
        .properties()
        .forEach(
            property -> {
              if (property.getValue().has("default")) {
                defaults.set(property.getKey(), property.getValue().get("default"));
              }
            });
    return defaults;
  }
}
