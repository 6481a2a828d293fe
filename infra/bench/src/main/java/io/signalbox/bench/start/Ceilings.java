package io.signalbox.bench.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The figures that the build holds: {@code infra/bench/start.json}, by function. */
final class Ceilings {
  /** A library's next version may have some classes more; one that is not used has hundreds. */
  private static final double SLACK = 0.05;

  private static final String JARS = "jars";
  private static final String CLASSES = "classes";
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Ceilings() {}

  /** Makes the function's figures the kept ones. */
  static void keep(Path root, String function, Start start) throws IOException {
    ObjectNode all = (ObjectNode) read(root);
    all.putObject(function).put(JARS, start.jars()).put(CLASSES, start.classes());
    Files.writeString(file(root), JSON.writeValueAsString(all) + "\n");
  }

  /** What is above the kept figures, in words. */
  static List<String> exceeded(Path root, String function, Start start) throws IOException {
    JsonNode kept = read(root).path(function);
    List<String> exceeded = new ArrayList<>();
    if (start.jars() > kept.path(JARS).asInt()) {
      exceeded.add("%d jars, not %d".formatted(start.jars(), kept.path(JARS).asInt()));
    }
    if (start.classes() > kept.path(CLASSES).asInt() * (1 + SLACK)) {
      exceeded.add("%d classes, not %d".formatted(start.classes(), kept.path(CLASSES).asInt()));
    }
    return exceeded;
  }

  private static JsonNode read(Path root) throws IOException {
    return Files.exists(file(root)) ? JSON.readTree(file(root).toFile()) : JSON.createObjectNode();
  }

  private static Path file(Path root) {
    return root.resolve("infra/bench/start.json");
  }
}
