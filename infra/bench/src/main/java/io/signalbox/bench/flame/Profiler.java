package io.signalbox.bench.flame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Samples another JVM's stacks with async-profiler, whose library lies in its jar on the class
 * path. It counts CPU time alone, also outside safepoints, so that it favours no code.
 */
public final class Profiler {
  private final String pid;
  private final Path library;

  private Profiler(String pid, Path library) {
    this.pid = pid;
    this.library = library;
  }

  /**
   * For the JVM of that process.
   *
   * @param folder where the library may lie
   * @throws IOException if the profiler knows no such machine as this
   */
  public static Profiler of(String pid, Path folder) throws IOException {
    String name = platform() + "/libasyncProfiler.so";
    try (InputStream library = Profiler.class.getResourceAsStream("/" + name)) {
      if (library == null) {
        throw new IOException("async-profiler has no " + name);
      }
      Path file = folder.resolve("libasyncProfiler.so");
      Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
      return new Profiler(pid, file);
    }
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return "macos";
    }
    return System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x64";
  }

  /** Begins to take a sample for each millisecond of CPU time. */
  public void start() throws IOException {
    // Timers of each thread's CPU time: they need no permission of the kernel's.
    load("start,event=%s,interval=1ms".formatted(platform().equals("macos") ? "itimer" : "ctimer"));
  }

  /** Ends it, and tells what was sampled. */
  public Stacks stop() throws IOException {
    Path file = library.resolveSibling("stacks");
    load("stop,collapsed,file=" + file);
    String stacks = Files.readString(file);
    Files.delete(file);
    return Stacks.parse(stacks);
  }

  /** The quotes keep jcmd from reading the options as its own. */
  private void load(String options) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(jcmd, pid, "JVMTI.agent_load", library.toString(), "\"" + options + "\"")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!said.contains("return code: 0")) {
      throw new IOException("The profiler was not loaded: " + said);
    }
  }
}
