package io.signalbox.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs seeds, and tells of those that break a promise: {@code --seeds N}, {@code --from N} for the
 * first one, {@code --threads N}. Ends with 1 where there is such a seed.
 */
public final class Main {
  private static final int TELL_EVERY = 1_000;
  private static final int TOLD_WHOLE = 3;

  private final Templates templates;
  private final long from;
  private final long seeds;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private final long begin = System.nanoTime();

  private Main(Path root, Map<String, String> options) {
    this.templates = new Templates(root.resolve("template.yaml"));
    this.from = number(options, "--from", 0);
    this.seeds = number(options, "--seeds", TELL_EVERY);
  }

  /** Runs what the arguments say, the first of which is the repository's root. */
  public static void main(String[] arguments) throws InterruptedException {
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    Quiet.please();
    Main main = new Main(Path.of(arguments[0]), options);
    int threads = (int) number(options, "--threads", 1);
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(Thread.ofPlatform().start(main::work));
    }
    for (Thread thread : running) {
      thread.join();
    }
    System.out.printf("%d of %d seeds broke a promise%n", main.wrong.get(), main.seeds);
    System.exit(main.wrong.get() == 0 ? 0 : 1);
  }

  private void work() {
    for (long i = next.getAndIncrement(); i < seeds; i = next.getAndIncrement()) {
      try {
        Run run = Run.of(templates, from + i);
        Run.Result result = run.result();
        if (!result.isGood()) {
          tell(run, result);
        }
      } catch (RuntimeException fault) {
        wrong.incrementAndGet();
        throw new IllegalStateException("Seed " + (from + i), fault);
      }
      if ((i + 1) % TELL_EVERY == 0) {
        System.out.printf("%d seeds in %d s%n", i + 1, (System.nanoTime() - begin) / 1_000_000_000);
      }
    }
  }

  private void tell(Run run, Run.Result result) {
    StringBuilder text = new StringBuilder("Seed " + run.scenario().seed() + ":\n");
    result.violations().forEach(violation -> text.append("  ").append(violation).append('\n'));
    if (wrong.incrementAndGet() <= TOLD_WHOLE) {
      Run smallest = new Shrinker(run, result).smallest();
      text.append(smallest.scenario()).append('\n');
      smallest.traced().trace().forEach(line -> text.append(line).append('\n'));
    }
    System.out.print(text);
  }

  private static long number(Map<String, String> options, String name, long standard) {
    return options.containsKey(name) ? Long.parseLong(options.get(name)) : standard;
  }
}
