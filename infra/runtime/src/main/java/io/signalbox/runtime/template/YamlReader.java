package io.signalbox.runtime.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** YAML with CloudFormation's tags. */
final class YamlReader {
  private static final String LONG_FORM = "Fn::";

  private YamlReader() {}

  static Yaml read(String text) {
    try {
      Node root =
          new Compose(LoadSettings.builder().setLabel("template.yaml").build())
              .composeString(text)
              .orElseThrow(() -> new TemplateException("line 1", "the file is empty"));
      return read(root);
    } catch (YamlEngineException malformed) {
      throw new TemplateException("the file", "is not YAML: " + malformed.getMessage());
    }
  }

  private static Yaml read(Node node) {
    String tag = node.getTag().getValue();
    Yaml content =
        switch (node) {
          case ScalarNode scalar -> new Yaml.Text(scalar.getValue());
          case SequenceNode sequence -> items(sequence);
          case MappingNode mapping -> fields(mapping);
          default -> throw new TemplateException(line(node), "is of an unknown kind");
        };
    return tag.startsWith("!") ? new Yaml.Call(tag.substring(1), content) : content;
  }

  private static Yaml items(SequenceNode sequence) {
    List<Yaml> values = new ArrayList<>();
    sequence.getValue().forEach(value -> values.add(read(value)));
    return new Yaml.Items(values);
  }

  private static Yaml fields(MappingNode mapping) {
    Map<String, Yaml> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new TemplateException(line(tuple.getKeyNode()), "a key must be text");
      }
      if (values.put(key.getValue(), read(tuple.getValueNode())) != null) {
        throw new TemplateException(line(key), "the key " + key.getValue() + " stands twice");
      }
    }
    return values.size() == 1 ? longForm(values) : new Yaml.Fields(values);
  }

  private static Yaml longForm(Map<String, Yaml> values) {
    Map.Entry<String, Yaml> only = values.entrySet().iterator().next();
    String name = only.getKey();
    if (name.startsWith(LONG_FORM)) {
      return new Yaml.Call(name.substring(LONG_FORM.length()), only.getValue());
    }
    return name.equals("Ref") || (name.equals("Condition") && only.getValue() instanceof Yaml.Text)
        ? new Yaml.Call(name, only.getValue())
        : new Yaml.Fields(values);
  }

  private static String line(Node node) {
    return node.getStartMark().map(mark -> "line " + (mark.getLine() + 1)).orElse("a line");
  }
}
