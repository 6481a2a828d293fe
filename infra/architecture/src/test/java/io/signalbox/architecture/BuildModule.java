package io.signalbox.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A module of the build.
 *
 * @param path its folder below the root, such as {@code functions/lib/store}
 */
record BuildModule(String path) {

  /** The tests run in their module's folder, two below the root. */
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private static final Pattern ENTRY = Pattern.compile("<module>(.+?)</module>");

  /** The modules that the root's pom.xml lists. */
  static List<BuildModule> all() throws IOException {
    return ENTRY
        .matcher(Files.readString(ROOT.resolve("pom.xml")))
        .results()
        .map(match -> new BuildModule(match.group(1)))
        .toList();
  }

  Path folder() {
    return ROOT.resolve(path);
  }

  Path classes() {
    return folder().resolve("target/classes");
  }

  boolean hasClasses() {
    return Files.isDirectory(classes());
  }

  /** Whether the class was read from this module. */
  boolean has(JavaClass type) {
    return type.getSource()
        .map(source -> Path.of(source.getUri()).startsWith(classes()))
        .orElse(false);
  }

  /** What is in the module's artifact, with licences, in CycloneDX's form. */
  JsonNode billOfMaterials() throws IOException {
    return JsonMapper.builder().build().readTree(folder().resolve("target/bom.json").toFile());
  }

  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  boolean isLibrary() {
    return path.startsWith("functions/lib/");
  }

  boolean isFunction() {
    return path.startsWith("functions/") && !isLibrary();
  }

  boolean isInfrastructure() {
    return path.startsWith("infra/");
  }

  String artifactId() {
    if (isLibrary()) {
      return "lib-" + name();
    }
    return isFunction() ? name() : "infra-" + name();
  }
}
