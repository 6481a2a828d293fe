package io.signalbox.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Jazzer, a process for each target, with the classes of this one: its engine, libFuzzer, runs once
 * in a process.
 *
 * @param module the folder of this module, with {@code corpus}
 * @param jvmOptions further ones of each process's JVM
 */
public record Fuzzer(Path module, List<String> jvmOptions) {
  private static final String HEAP = "-Xmx1g";

  /** What libFuzzer takes for a hang, far above what any input may take. */
  private static final int HANG_SECONDS = 60;

  /** What came of a run: all is well where there is no finding. */
  public record Result(String target, boolean isGood, String output) {}

  /** Examples that the repository has for its users, which are inputs for these targets too. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "envelopes", "events/envelopes",
          "lines", "events/envelopes",
          "settings", "infra/local/demo");

  /** Where each target has a folder. */
  public Path corpus() {
    return module.resolve("corpus");
  }

  /** The folders of inputs that the repository keeps for a target. */
  public List<Path> inputs(String target) {
    Path root = module.toAbsolutePath().resolve("../..").normalize();
    return Stream.concat(
            Stream.of(corpus().resolve(target)),
            Stream.ofNullable(EXAMPLES.get(target)).map(root::resolve))
        .toList();
  }

  /**
   * Fuzzes a target from its corpus on. What is new goes to {@code target/fuzz}; a finding is the
   * input in a file there, named in the output.
   *
   * @param seed the same for the same run
   * @param options of libFuzzer, such as {@code -max_total_time=60}
   */
  public Result run(String target, int seed, String... options)
      throws IOException, InterruptedException {
    Path found = Files.createDirectories(module.resolve("target/fuzz").resolve(target));
    Path output = found.resolveSibling(target + ".log");
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(jvmOptions);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + Fuzzed.class.getName(),
            "--target_args=" + target,
            "--instrumentation_includes=io.signalbox.**",
            "--instrumentation_excludes=io.signalbox.fuzz.**",
            "--custom_hook_includes=io.signalbox.**",
            "--custom_hook_excludes=io.signalbox.fuzz.**",
            "--reproducer_path=" + found,
            "-artifact_prefix=" + found + "/",
            "-timeout=" + HANG_SECONDS,
            "-seed=" + seed));
    command.addAll(List.of(options));
    command.add(Files.createDirectories(found.resolve("corpus")).toString());
    inputs(target).forEach(folder -> command.add(folder.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean isGood = process.waitFor() == 0;
      return new Result(target, isGood, Files.readString(output));
    } finally {
      process.destroyForcibly();
    }
  }
}
