package io.signalbox.interop.delivery;

import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A collector of IntelMQ 3.5, as it is in its package. */
final class IntelMqCollector implements AutoCloseable {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PYTHONDONTWRITEBYTECODE", "1", "PYTHONUTF8", "1", "PYTHONUNBUFFERED", "1");

  private final int port;
  private final Path output;
  private final Process process;

  private IntelMqCollector(int port, Path output, Process process) {
    this.port = port;
    this.output = output;
    this.process = process;
  }

  /** The texts of the events that the AMQP collector takes from a queue. */
  static List<String> texts(String kind, int port, String queue, int count) {
    return new Command(words(kind, "" + port, queue, "" + count), ENVIRONMENT)
        .run()
        .lines()
        .toList();
  }

  /** An API collector that is ready. */
  static IntelMqCollector listening() throws IOException, InterruptedException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    Path output = Files.createTempFile("collector", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(words("api", "" + port))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(ENVIRONMENT);
    IntelMqCollector collector = new IntelMqCollector(port, output, builder.start());
    while (!Files.readString(output).startsWith("ready\n")) {
      if (!collector.process.isAlive()) {
        throw new IllegalStateException(Files.readString(output));
      }
      Thread.sleep(50);
    }
    return collector;
  }

  int port() {
    return port;
  }

  /** The texts of the events that arrived. */
  List<String> texts() throws IOException {
    return Files.readString(output).lines().skip(1).toList();
  }

  private static List<String> words(String... arguments) {
    PythonEnvironment environment = PythonEnvironment.of(Path.of("../bench/intelmq.txt"));
    List<String> words = new ArrayList<>();
    words.add(environment.program("python"));
    words.add("python/intelmq_collectors.py");
    words.addAll(List.of(arguments));
    return words;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.delete(output);
  }
}
