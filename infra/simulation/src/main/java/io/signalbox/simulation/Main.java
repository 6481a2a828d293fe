package io.signalbox.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs seeds, and tells of those that break a promise: {@code --seeds N}, {@code --from N} for the
 * first one, {@code --processes N}. Ends with 1 where there is such a seed, or some did not run.
 *
 * <p>Each process runs every so many-th seed. They are processes and not threads because a run's
 * threads may wait for nobody outside of it, and what a JVM's classes share has locks.
 */
public final class Main {
  private static final int TELL_EVERY = 1_000;

  private final long seeds;
  private final long begin = System.nanoTime();
  private long ran;
  private long wrong;

  private Main(long seeds) {
    this.seeds = seeds;
  }

  /** Runs what the arguments say, the first of which is the repository's root. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    Path root = Path.of(arguments[0]);
    long from = number(options, "--from", 0);
    Main main = new Main(number(options, "--seeds", TELL_EVERY));
    long processes = Math.min(number(options, "--processes", 1), main.seeds);
    List<Process> running = new ArrayList<>();
    for (long i = 0; i < processes; i++) {
      running.add(start(root, new Stripe.Part(from + i, from + main.seeds, processes)));
    }
    // Whoever ends this one ends them all.
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> running.forEach(Process::destroyForcibly)));
    List<Thread> listening = new ArrayList<>();
    for (Process process : running) {
      listening.add(Thread.ofPlatform().start(() -> main.listen(process)));
    }
    boolean allEnded = true;
    for (int i = 0; i < processes; i++) {
      listening.get(i).join();
      allEnded &= running.get(i).waitFor() == 0;
    }
    System.out.printf("%d of %d seeds broke a promise%n", main.wrong, main.ran);
    System.exit(allEnded && main.wrong == 0 && main.ran == main.seeds ? 0 : 1);
  }

  private static Process start(Path root, Stripe.Part part) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Stripe.class.getName());
    command.add(root.toString());
    command.addAll(part.arguments());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private void listen(Process process) {
    List<String> told = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith(Stripe.RAN)) {
          told.add(line);
          continue;
        }
        count(Long.parseLong(line.substring(Stripe.RAN.length())), told);
        told.clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Some more seeds ran; what was told of the last of them, if it broke a promise. */
  private synchronized void count(long more, List<String> told) {
    long before = ran;
    ran += more;
    if (!told.isEmpty()) {
      wrong++;
      told.forEach(System.out::println);
    }
    if (ran / TELL_EVERY > before / TELL_EVERY) {
      long seconds = (System.nanoTime() - begin) / 1_000_000_000;
      System.out.printf("%d of %d seeds in %d s, %d wrong%n", ran, seeds, seconds, wrong);
    }
  }

  private static long number(Map<String, String> options, String name, long standard) {
    return options.containsKey(name) ? Long.parseLong(options.get(name)) : standard;
  }
}
