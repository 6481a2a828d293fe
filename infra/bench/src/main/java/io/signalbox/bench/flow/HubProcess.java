package io.signalbox.bench.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A local hub as its users start it: by {@code infra/local/hub}, on disk, on a folder of its own.
 */
public final class HubProcess implements AutoCloseable {
  private static final String READY = "Signalbox is ready at ";

  private static final String HEAP = "SIGNALBOX_HEAP";

  /** For a hub at load; with less of it, more of its CPU time goes into collecting garbage. */
  static final String HEAP_AT_LOAD = "1g";

  /** One of the heap's, as {@code jcmd} tells of it. */
  private static final Pattern GENERATION = Pattern.compile("total [0-9]+K, used ([0-9]+)K");

  /** What {@code proc(5)} counts in, and where its fields are behind a thread's name. */
  private static final Duration TICK = Duration.ofMillis(10);

  /** A hub that takes less CPU time in that time has nothing to do but to look at what is due. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final Duration IDLE = Duration.ofMillis(200);

  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  private final Process process;
  private final HubFolder folder;
  private final URI uri;
  private final Duration untilReady;
  private final Duration cpuUntilReady;

  private HubProcess(Process process, HubFolder folder, URI uri, Duration untilReady) {
    this.process = process;
    this.folder = folder;
    this.uri = uri;
    this.untilReady = untilReady;
    this.cpuUntilReady = cpuTime();
  }

  /**
   * Starts it with the heap for a hub at load, and waits until it is ready.
   *
   * @param root the project's folder
   * @param settings a settings document
   */
  static HubProcess start(Path root, String settings) throws IOException {
    return start(root, settings, Optional.of(HEAP_AT_LOAD));
  }

  /**
   * The same with another heap.
   *
   * @param heap such as {@code 256m}; empty for what the hub takes by itself
   */
  public static HubProcess start(Path root, String settings, Optional<String> heap)
      throws IOException {
    return startOn(HubFolder.with(settings), root, heap);
  }

  /**
   * The same on a folder that may have been used before.
   *
   * @param options of the hub, beside those that every hub of the benchmarks has
   */
  static HubProcess startOn(HubFolder folder, Path root, Optional<String> heap, String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                root.resolve("infra/local/hub").toString(),
                "--port",
                "0",
                "--allow-loopback",
                "--data",
                folder.data().toString(),
                "--initial-settings",
                folder.settings().toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(folder.log().toFile());
    heap.ifPresent(size -> builder.environment().putIfAbsent(HEAP, size));
    long begin = System.nanoTime();
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        Duration untilReady = Duration.ofNanos(System.nanoTime() - begin);
        Thread.ofVirtual().start(() -> skip(output));
        return new HubProcess(
            process, folder, URI.create(line.substring(READY.length())), untilReady);
      }
    }
    throw new IOException("The hub does not start:\n" + Files.readString(folder.log()));
  }

  private static void skip(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException closed) {
      // The hub has ended.
    }
  }

  public URI uri() {
    return uri;
  }

  /** Its administrator's token. */
  public String administratorToken() throws IOException {
    return Files.readString(folder.data().resolve("administrator-token")).strip();
  }

  /** How long the start took, from the call of the script on. */
  Duration untilReady() {
    return untilReady;
  }

  /** The CPU time that the start took. */
  Duration cpuUntilReady() {
    return cpuUntilReady;
  }

  /** The CPU time that it has taken until now. */
  Duration cpuTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Waits until it has next to nothing left to do. */
  public void awaitIdle() throws InterruptedException {
    Duration before = cpuTime();
    Duration spent = Duration.ofDays(1);
    while (spent.compareTo(IDLE) > 0) {
      Thread.sleep(LOOK);
      Duration now = cpuTime();
      spent = now.minus(before);
      before = now;
    }
  }

  /**
   * The CPU time that its threads of that name have taken until now: {@code C1} and {@code C2}
   * compile, {@code GC} threads and the {@code VM Thread} collect garbage. Nothing where the system
   * has no {@code /proc}.
   */
  Duration cpuTimeOf(String... names) throws IOException {
    Path tasks = Path.of("/proc", pid(), "task");
    if (!Files.isDirectory(tasks)) {
      return Duration.ZERO;
    }
    long ticks = 0;
    try (Stream<Path> all = Files.list(tasks)) {
      for (Path task : all.toList()) {
        String stat = Files.readString(task.resolve("stat"));
        int end = stat.lastIndexOf(')');
        String name = stat.substring(stat.indexOf('(') + 1, end);
        if (Stream.of(names).anyMatch(name::startsWith)) {
          String[] fields = stat.substring(end + 2).split(" ", -1);
          ticks += Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
        }
      }
    }
    return TICK.multipliedBy(ticks);
  }

  /** The memory that it has, as the operating system counts it. */
  long residentBytes() throws IOException {
    return Long.parseLong(printed("ps", "-o", "rss=", "-p", pid()).strip()) * 1024;
  }

  /** What of its heap is in use once all garbage is gone. */
  long liveHeapBytes() throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    printed(jcmd, pid(), "GC.run");
    return GENERATION
        .matcher(printed(jcmd, pid(), "GC.heap_info"))
        .results()
        .mapToLong(used -> Long.parseLong(used.group(1)) * 1024)
        .sum();
  }

  /** The process's id, by which the operating system's and the JDK's tools know it. */
  String pid() {
    return Long.toString(process.pid());
  }

  private static String printed(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Stops it, and leaves what it kept. */
  void end() {
    process.destroy();
    process.onExit().join();
  }

  /** As a failing machine stops it. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Stops it, and deletes what it kept. */
  @Override
  public void close() throws IOException {
    end();
    folder.close();
  }
}
