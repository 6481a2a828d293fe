package io.signalbox.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The template as it stands, as JSON: scalars are text, and {@code !GetAtt A.B} is {@code
 * {"!GetAtt": "A.B"}}.
 */
final class RawTemplate {
  static final JsonNode TEMPLATE = read(Project.read("template.yaml"));

  private RawTemplate() {}

  /** The resources of a type, by logical id. */
  static Map<String, JsonNode> resources(String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    TEMPLATE
        .path("Resources")
        .properties()
        .forEach(
            resource -> {
              if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
              }
            });
    return found;
  }

  /** What an attribute of a resource looks like where it is used. */
  static JsonNode attribute(String resource, String attribute) {
    return call("!GetAtt", JsonNodeFactory.instance.textNode(resource + "." + attribute));
  }

  private static JsonNode read(String text) {
    return json(
        new Compose(LoadSettings.builder().setLabel("template.yaml").build())
            .composeString(text)
            .orElseThrow());
  }

  private static JsonNode json(Node node) {
    String tag = node.getTag().getValue();
    JsonNode content = content(node);
    return tag.startsWith("!") ? call(tag, content) : content;
  }

  private static JsonNode content(Node node) {
    return switch (node) {
      case ScalarNode scalar -> JsonNodeFactory.instance.textNode(scalar.getValue());
      case SequenceNode sequence -> {
        var items = JsonNodeFactory.instance.arrayNode();
        sequence.getValue().forEach(item -> items.add(json(item)));
        yield items;
      }
      case MappingNode mapping -> {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        mapping
            .getValue()
            .forEach(
                field ->
                    fields.set(
                        ((ScalarNode) field.getKeyNode()).getValue(), json(field.getValueNode())));
        yield fields;
      }
      default -> throw new IllegalStateException("A node of an unknown kind");
    };
  }

  private static JsonNode call(String function, JsonNode argument) {
    return JsonNodeFactory.instance.objectNode().set(function, argument);
  }
}
