package io.signalbox.bench.start;

import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.runtime.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is deployed of a function.
 *
 * @param code the folder that the template names
 */
record Artifact(FunctionSpec function, Path code) {
  private static final Pattern CODE =
      Pattern.compile("CodeUri: (\\S+)\\s+Handler: (\\S+)", Pattern.MULTILINE);

  /** All functions of the template, in its order. */
  static List<Artifact> all(Path root) throws IOException {
    Path file = root.resolve("template.yaml");
    Map<String, Path> folders = new HashMap<>();
    for (MatchResult one : CODE.matcher(Files.readString(file)).results().toList()) {
      folders.put(one.group(2), root.resolve(one.group(1)));
    }
    List<Artifact> all = new ArrayList<>();
    for (FunctionSpec function : Template.read(file, Map.of()).functions().values()) {
      all.add(new Artifact(function, Objects.requireNonNull(folders.get(function.handler()))));
    }
    return all;
  }

  /** Its own jar and those that it stands on, which Lambda puts on the class path. */
  List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(code.resolve("lib"))) {
      return files.sorted().toList();
    }
  }
}
