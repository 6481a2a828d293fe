package io.signalbox.localstack;

import io.signalbox.python.PythonEnvironment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** LocalStack from PyPI, as a process of this machine, its functions as processes too. */
final class HostLocalStack implements LocalStack {
  private static final Duration START = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 200;

  private final Process process;
  private final HostFolder folder;
  private final URI endpoint;

  private HostLocalStack(Process process, HostFolder folder, URI endpoint) {
    this.process = process;
    this.folder = folder;
    this.endpoint = endpoint;
  }

  /**
   * Starts it, and waits until it answers.
   *
   * @param folder all its files are there, and go when it is closed
   * @param detached whether it outlives this JVM; else it ends with it, however it ends
   * @throws EngineException if it can't be had or does not start
   */
  static HostLocalStack start(PythonEnvironment python, Path folder, int port, boolean detached) {
    try {
      HostFolder made = HostFolder.make(folder, Folders.module().resolve("target"), python);
      String address = "127.0.0.1:" + port;
      List<String> words =
          new ArrayList<>(List.of(python.program("python"), "-m", "signalbox_localstack"));
      if (detached) {
        words.add("--detached");
      }
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      builder.environment().putAll(made.environment(address));
      builder.directory(made.path().toFile());
      builder.redirectErrorStream(true).redirectOutput(made.log().toFile());
      HostLocalStack started =
          new HostLocalStack(builder.start(), made, URI.create("http://" + address));
      started.awaitAnswer();
      return started;
    } catch (IOException e) {
      throw new EngineException("LocalStack did not start in " + folder, e);
    }
  }

  long processId() {
    return process.pid();
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public String description() {
    return "LocalStack %s from PyPI, its functions as processes, since no Docker engine answers: %s"
        .formatted(VERSION, endpoint);
  }

  @Override
  public void close() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor();
      Folders.delete(folder.path());
    } catch (IOException e) {
      throw new EngineException("Can't delete " + folder.path(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitAnswer() throws IOException {
    long until = System.nanoTime() + START.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!answers(http)) {
        if (!process.isAlive() || System.nanoTime() > until) {
          process.destroyForcibly();
          throw new EngineException("LocalStack did not start:\n" + Files.readString(folder.log()));
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("Interrupted while LocalStack started", e);
    }
  }

  private boolean answers(HttpClient http) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/_localstack/health"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
