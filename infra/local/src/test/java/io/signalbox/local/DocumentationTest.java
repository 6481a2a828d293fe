package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.envelope.HubVersion;
import io.signalbox.python.Command;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documentation tells the reader to type works, and the JSON that it shows is what the hub
 * takes. A block of JSON says what it is after the word json: settings, destination, instance,
 * pattern, envelope (or several), answer.
 */
class DocumentationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = TestHub.root();

  /**
   * An example asks for what the hub knows: done, not there, not granted to this token, or with a
   * cursor or an id that was made up.
   */
  private static final Pattern ANSWER =
      Pattern.compile(
          "^(?:20.|403|404|409) |^400 .*/invalid-cursor|^422 .*no such envelope to replay");

  private static final Pattern INLINE_PATTERN =
      Pattern.compile("`(\\{\"(?:payload|meta|sender|[$]or)\".*?})`");

  /** Destinations that the pages speak of without adding them. */
  private static final Map<String, String> ASSUMED =
      Map.of("soc", "{\"method\": \"http\", \"uri\": \"http://127.0.0.1:9/\"}");

  @TempDir private Path folder;

  static Stream<DocumentationPage> pages() throws IOException {
    List<DocumentationPage> pages = new ArrayList<>();
    for (Path file : DocumentationPage.all()) {
      pages.add(DocumentationPage.read(file));
    }
    return pages.stream().filter(page -> !page.blocks().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commands_and_json_work(DocumentationPage page) throws Exception {
    Options options = Options.inMemory(ROOT.resolve("template.yaml")).withLoopbackAllowed();
    try (TestHub hub = TestHub.start(options)) {
      put(hub, "/v1/settings", Files.readString(ROOT.resolve("infra/local/demo/settings.json")));
      for (Map.Entry<String, String> destination : ASSUMED.entrySet()) {
        put(hub, "/v1/settings/destinations/" + destination.getKey(), destination.getValue());
      }
      DocumentedCommands commands = new DocumentedCommands(folder);
      for (DocumentationPage.Block block : page.blocks()) {
        if (block.kind().startsWith("json")) {
          check(hub, block, page + ", line " + block.line());
          commands.follows(block.text());
        } else if (block.kind().equals("sh")) {
          commands.add(block);
        } else if (block.kind().equals("console")) {
          commands.addExample(block);
        }
      }
      run(hub, commands);
      assertThat(commands.answers()).as(page.toString()).allMatch(ANSWER.asPredicate());
      for (List<String> words : commands.noted()) {
        NotedCommand.check(words);
      }
    }
  }

  private void run(TestHub hub, DocumentedCommands commands) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Path keys = Files.createDirectories(folder.resolve("keys"));
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
    String token = hub.hub().administratorToken();
    Files.writeString(data.resolve("administrator-token"), token);
    String url = hub.hub().baseUrl().toString();
    Command.Result result =
        commands.run(
            Map.of(
                "http://127.0.0.1:8480",
                url,
                "https://hub.example.org",
                url,
                "https://hub.example/",
                url.concat("/"),
                "/var/lib/signalbox",
                data.toString()),
            Map.of(
                "HUB",
                url,
                "TOKEN",
                token,
                "SIGNALBOX_URL",
                url,
                "SIGNALBOX_TOKEN",
                token,
                "GNUPGHOME",
                keys.toString(),
                "XDG_CONFIG_HOME",
                folder.resolve("config").toString(),
                "JAVA",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "CLASS_PATH",
                System.getProperty("java.class.path")));
    assertThat(result.status()).as(result.output()).isZero();
  }

  private static void check(TestHub hub, DocumentationPage.Block block, String where)
      throws IOException, InterruptedException {
    switch (block.kind()) {
      case "json settings" -> takes(hub, "/v1/settings", block.text(), where);
      case "json destination" ->
          takes(hub, "/v1/settings/destinations/example", block.text(), where);
      case "json fetch" -> takes(hub, "/v1/settings/fetches/example", block.text(), where);
      case "json instance" -> takes(hub, "/v1/settings/instances/example", block.text(), where);
      case "json pattern" -> takesPattern(hub, block.text(), where);
      case "json envelope", "json envelopes" -> {
        HttpResponse<String> answer =
            hub.send(
                HttpRequest.newBuilder(hub.uri("/v1/settings/explain"))
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofString(lines(block.text()))));
        assertThat(answer.statusCode()).as(where + ": " + answer.body()).isEqualTo(200);
        for (JsonNode envelope : JSON.readTree(answer.body()).path("envelopes")) {
          assertThat(envelope.has("reason")).as(where + ": " + envelope).isFalse();
        }
      }
      case "json answer" ->
          assertThat(JSON.readTree(block.text()).isContainerNode()).as(where).isTrue();
      default ->
          throw new AssertionError(where + ": say what this JSON is, as in ```json settings");
    }
  }

  private static String lines(String text) throws IOException {
    StringBuilder lines = new StringBuilder();
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
      while (values.hasNext()) {
        lines.append(values.next()).append('\n');
      }
    }
    return lines.toString();
  }

  private static void takesPattern(TestHub hub, String pattern, String where)
      throws IOException, InterruptedException {
    String route = "{\"pattern\": " + pattern + ", \"destinations\": [\"demo\"]}";
    takes(hub, "/v1/settings/routes/example", route, where);
  }

  private static void takes(TestHub hub, String path, String body, String where)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = put(hub, path + "?dryRun=true", body);
    assertThat(answer.statusCode()).as(where + ": " + answer.body()).isEqualTo(200);
    assertThat(answer.body()).as(where).doesNotContain("\"warnings\"");
  }

  private static HttpResponse<String> put(TestHub hub, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hub.uri(path))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body));
    // An entry may be new; the document never is.
    boolean isWhole = path.startsWith("/v1/settings?") || path.equals("/v1/settings");
    return hub.send(isWhole ? request.header("If-Match", "*") : request);
  }

  @Test
  void conditions_that_stand_in_a_sentence_or_table_are_patterns() throws Exception {
    try (TestHub hub = TestHub.start(Options.inMemory(ROOT.resolve("template.yaml")))) {
      put(hub, "/v1/settings/destinations/demo", "{\"method\": \"pull\"}");
      int found = 0;
      for (Path page : DocumentationPage.all()) {
        for (var match : INLINE_PATTERN.matcher(Files.readString(page)).results().toList()) {
          takesPattern(hub, match.group(1), page.getFileName() + ": " + match.group(1));
          found++;
        }
      }
      assertThat(found).isGreaterThan(4);
    }
  }

  @Test
  void the_options_of_the_hub_are_those_of_its_help() throws IOException {
    String page = Files.readString(ROOT.resolve("infra/docs/one-machine.md"));
    String table = page.substring(page.indexOf("## Options"), page.indexOf("| variable"));
    assertThat(NotedCommand.options(table)).containsAll(NotedCommand.options(Usage.of("run")));
    assertThat(NotedCommand.options(Usage.of("run"))).containsAll(NotedCommand.options(table));
  }

  @Test
  void the_readme_fits_two_screens_and_says_first_what_was_never_tried() throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));
    assertThat(lines).hasSizeLessThanOrEqualTo(100);
    assertThat(lines.subList(0, 10)).anyMatch(line -> line.contains("**Never tried:**"));
  }

  @Test
  void the_version_has_a_changelog_and_faults_have_an_address() throws IOException {
    assertThat(Files.readString(ROOT.resolve("infra/docs/changelog.md")))
        .contains("\n## " + HubVersion.TEXT + "\n");
    assertThat(ROOT.resolve(".github/SECURITY.md")).isNotEmptyFile();
  }

  @Test
  void packages_are_named_by_the_version() throws IOException {
    assertThat(Files.readString(ROOT.resolve("infra/docs/install.md")))
        .contains("signalbox_" + HubVersion.TEXT + "_amd64.deb")
        .contains("signalbox-" + HubVersion.TEXT + "-linux-amd64.tar.gz");
  }
}
