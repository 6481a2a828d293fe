package io.signalbox.local;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A hub in a process of its own, which can be killed. */
public final class HubProcess implements AutoCloseable {
  public static final String ADMINISTRATOR_TOKEN = "administrator-token-of-tests";

  private static final String READY = "Signalbox is ready at ";

  /** Where others use the machine, too, a hub may take minutes to start or to end. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Process process;
  private final BufferedReader output;

  private HubProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts the process on any free port.
   *
   * @param root a folder with template.yaml; the data are below it
   * @param properties system properties for it, as {@code -Dname=value}
   */
  static HubProcess start(Path root, String... properties) throws IOException {
    return start(
        List.of(properties), root, "--port", "0", "--data", root.resolve("data").toString());
  }

  /**
   * Starts the process.
   *
   * @param properties system properties for it, as {@code -Dname=value}
   * @param root the folder with template.yaml
   * @param options as on the command line of {@code infra/local/hub}
   */
  public static HubProcess start(List<String> properties, Path root, String... options)
      throws IOException {
    return new HubProcess(process(properties, root, options).start());
  }

  /** The same, with all that it prints in a file. */
  public static HubProcess startLoggingTo(Path log, Path root, String... options)
      throws IOException {
    return new HubProcess(
        process(List.of(), root, options)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start());
  }

  private static ProcessBuilder process(List<String> properties, Path root, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(properties);
    // The options of infra/local/hub, with the smallest heap that it gives.
    command.add("@" + Path.of("jvm.options").toAbsolutePath());
    command.addAll(List.of("-Xms256m", "-Xmx256m"));
    command.add(
        "-Djava.util.logging.config.file=" + Path.of("logging.properties").toAbsolutePath());
    // It ends before what the second compiler costs comes back.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.signalbox.local.Main", root.toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SIGNALBOX_ADMIN_TOKEN", ADMINISTRATOR_TOKEN);
    return builder;
  }

  /** Waits until it says that it is ready; where it is then. */
  public URI awaitReady() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        return URI.create(line.substring(READY.length()));
      }
    }
    throw new IOException("It never was ready: " + errors());
  }

  /** The same where it logs to a file. */
  public URI awaitReady(Path log) throws IOException {
    await().atMost(PATIENCE).until(() -> readyAt(log).isPresent());
    return readyAt(log).orElseThrow();
  }

  private static Optional<URI> readyAt(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.startsWith(READY))
        .map(line -> URI.create(line.substring(READY.length())))
        .findFirst();
  }

  static HttpResponse<String> post(URI hub, String path, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(hub.resolve(path))
              .header("Authorization", "Bearer " + ADMINISTRATOR_TOKEN)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }

  String errors() throws IOException {
    try (BufferedReader errors =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      return String.join("\n", errors.lines().toList());
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public int awaitExit() throws InterruptedException {
    return process.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES) ? process.exitValue() : -1;
  }

  /** As an operator stops it. */
  public void terminate() {
    process.toHandle().destroy();
  }

  /** As an operator has it read its settings again. */
  void hangUp() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).inheritIO().start().waitFor();
  }

  /** As a failing machine stops it. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
