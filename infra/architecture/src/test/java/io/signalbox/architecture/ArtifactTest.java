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

/**
 * A function's artifact carries only what it uses: no jar that an earlier build left, and no more
 * bytes than stated.
 */
class ArtifactTest {
  private static final long MEGABYTE = 1_000_000;

  private static final long LIMIT_IN_MEGABYTES = 16;

  /**
   * An HTTP client, and with it the formats; a mail library with templates, OpenPGP and S/MIME;
   * clients of brokers and of XMPP servers; a schema validator with the keys' checks; the router
   * with delivery; the arithmetic of networks, or sketches of sets.
   */
  private static final Map<String, Long> LARGER =
      Map.of(
          "deliver-http", 18L,
          "fetch", 20L,
          "deliver-mail", 32L,
          "deliver-amqp", 17L,
          "deliver-xmpp", 18L,
          "settings", 32L,
          "statistics", 17L,
          "keys", 30L,
          "fanout", 17L,
          "lookup", 17L);

  @TestFactory
  Stream<DynamicTest> aFunctionStaysUnderItsSize() throws IOException {
    return functions(ArtifactTest::isUnderItsSize);
  }

  @TestFactory
  Stream<DynamicTest> aFunctionHasTheJarsOfItsBillOfMaterialsAndItsOwn() throws IOException {
    return functions(ArtifactTest::hasTheJarsOfItsBill);
  }

  private static Stream<DynamicTest> functions(Check check) throws IOException {
    return BuildModule.all().stream()
        .filter(BuildModule::isFunction)
        .map(function -> DynamicTest.dynamicTest(function.name(), () -> check.holds(function)));
  }

  private interface Check {
    void holds(BuildModule function) throws IOException;
  }

  private static void hasTheJarsOfItsBill(BuildModule function) throws IOException {
    var bill = function.billOfMaterials();
    var own = bill.at("/metadata/component");
    assertThat(own.path("name").asText()).isEqualTo(function.artifactId());
    assertThat(jars(function))
        .extracting(jar -> jar.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of(own), bill.path("components").valueStream())
                .map(one -> one.path("name").asText() + "-" + one.path("version").asText() + ".jar")
                .toList());
  }

  private static void isUnderItsSize(BuildModule function) throws IOException {
    var limit = LARGER.getOrDefault(function.name(), LIMIT_IN_MEGABYTES) * MEGABYTE;
    var jars = jars(function);
    var total = 0L;
    for (var jar : jars) {
      total += Files.size(jar);
    }
    assertThat(total).as("bytes of %s: %s", function.name(), jars).isLessThan(limit);
  }

  private static List<Path> jars(BuildModule function) throws IOException {
    try (var files = Files.list(function.folder().resolve("target/function/lib"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }
}
