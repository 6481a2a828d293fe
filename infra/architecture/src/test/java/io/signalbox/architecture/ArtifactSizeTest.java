package io.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A function's artifact carries only what it uses: its jars stay under a stated size. */
class ArtifactSizeTest {
  private static final long MEGABYTE = 1_000_000;

  private static final long LIMIT_IN_MEGABYTES = 15;

  /**
   * An HTTP client; a mail library with templates; a schema validator; the router with delivery.
   */
  private static final Map<String, Long> LARGER =
      Map.of("deliver-http", 18L, "deliver-mail", 17L, "settings", 17L, "fanout", 16L);

  @TestFactory
  Stream<DynamicTest> aFunctionStaysUnderItsSize() throws IOException {
    return BuildModule.all().stream()
        .filter(BuildModule::isFunction)
        .map(function -> DynamicTest.dynamicTest(function.name(), () -> holds(function)));
  }

  private static void holds(BuildModule function) throws IOException {
    var limit = LARGER.getOrDefault(function.name(), LIMIT_IN_MEGABYTES) * MEGABYTE;
    var jars = jars(function.folder().resolve("target/function/lib"));
    var total = 0L;
    for (var jar : jars) {
      total += Files.size(jar);
    }
    assertThat(jars)
        .extracting(jar -> jar.getFileName().toString())
        .as("the jars of %s, made by mvn package", function.name())
        .anyMatch(name -> name.startsWith(function.artifactId() + "-"))
        .noneMatch(name -> name.contains("junit") || name.contains("assertj"));
    assertThat(total).as("bytes of %s: %s", function.name(), jars).isLessThan(limit);
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }
}
