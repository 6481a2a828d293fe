package io.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A function's artifact carries only what it uses: no jar that an earlier build left, and no more
 * bytes than stated.
 */
class ArtifactTest {
  private static final long MEGABYTE = 1_000_000;

  private static final long LIMIT_IN_MEGABYTES = 14;

  /**
   * An HTTP client, the formats and templates of bodies; an HTTP client for what is fetched; a mail
   * library with templates, OpenPGP and S/MIME; clients of brokers and of XMPP servers; a schema
   * validator with the keys' checks and an HTTP client; the router with delivery; the directory,
   * for the scope of who reads, and for look-ups; OpenID Connect and an HTTP client, for those who
   * sign in; the sheets of statistics, from which an erasure takes values.
   */
  private static final Map<String, Long> LARGER =
      Map.ofEntries(
          Map.entry("deliver-http", 17L),
          Map.entry("fetch", 17L),
          Map.entry("deliver-mail", 35L),
          Map.entry("deliver-amqp", 15L),
          Map.entry("deliver-xmpp", 16L),
          Map.entry("settings", 33L),
          Map.entry("keys", 30L),
          Map.entry("console", 19L),
          Map.entry("fanout", 16L),
          Map.entry("track", 15L),
          Map.entry("control", 17L),
          Map.entry("lookup", 15L),
          Map.entry("n6", 15L),
          Map.entry("statistics", 15L),
          Map.entry("notices", 16L));

  /** The library with each service's client, by the permission to use it. */
  private static final Map<String, String> CLIENTS =
      Map.of("sqs:SendMessage", "lib-aws-sqs", "ses:SendRawEmail", "lib-aws-ses");

  private static final Pattern FUNCTION =
      Pattern.compile("(?m)^      CodeUri: functions/([\\w-]+)/target/function$");

  @TestFactory
  Stream<DynamicTest> aFunctionStaysUnderItsSize() throws IOException {
    return functions(ArtifactTest::isUnderItsSize);
  }

  @TestFactory
  Stream<DynamicTest> aFunctionHasTheJarsOfItsBillOfMaterialsAndItsOwn() throws IOException {
    return functions(ArtifactTest::hasTheJarsOfItsBill);
  }

  @TestFactory
  Stream<DynamicTest> aFunctionHasTheClientsOfTheServicesThatTheTemplateLetsItUse()
      throws IOException {
    var allowed = clientsByTemplate();
    return functions(
        function ->
            assertThat(jars(function))
                .extracting(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", ""))
                .filteredOn(CLIENTS::containsValue)
                .containsExactlyInAnyOrderElementsOf(allowed.get(function.name())));
  }

  /** By the folder of a function; one folder may hold several functions. */
  private static Map<String, Set<String>> clientsByTemplate() throws IOException {
    var template = Files.readString(BuildModule.ROOT.resolve("template.yaml"));
    var clients = new HashMap<String, Set<String>>();
    for (var resource : template.split("(?m)^  (?=\\w)", -1)) {
      var folder = FUNCTION.matcher(resource);
      if (folder.find()) {
        var own = clients.computeIfAbsent(folder.group(1), name -> new TreeSet<>());
        CLIENTS.forEach(
            (permission, client) -> {
              if (resource.contains(permission)) {
                own.add(client);
              }
            });
      }
    }
    return clients;
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
