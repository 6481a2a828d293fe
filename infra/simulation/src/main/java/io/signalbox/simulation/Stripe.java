package io.signalbox.simulation;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every so many-th seed, run one after the other in this process. It prints what there is to tell
 * of a seed that breaks a promise, and behind it, and now and then, how many ran since the last
 * such line.
 */
final class Stripe {
  /** Begins a line that counts. */
  static final String RAN = "#ran ";

  private static final int COUNT_EVERY = 100;
  private static final int TOLD_WHOLE = 3;

  /** The seeds {@code first}, {@code first + step} … below {@code end}. */
  record Part(long first, long end, long step) {
    List<String> arguments() {
      return Stream.of(first, end, step).map(number -> Long.toString(number)).toList();
    }
  }

  private final Templates templates;
  private long uncounted;
  private long wrong;

  private Stripe(Path root) {
    templates = new Templates(root.resolve("template.yaml"));
  }

  /** Runs the part that the arguments behind the repository's root name. */
  public static void main(String[] arguments) {
    Quiet.please();
    Part part =
        new Part(
            Long.parseLong(arguments[1]),
            Long.parseLong(arguments[2]),
            Long.parseLong(arguments[3]));
    new Stripe(Path.of(arguments[0])).run(part);
  }

  private void run(Part part) {
    for (long seed = part.first(); seed < part.end(); seed += part.step()) {
      try {
        run(seed);
      } catch (RuntimeException fault) {
        throw new IllegalStateException("Seed " + seed, fault);
      }
    }
    count();
  }

  private void run(long seed) {
    Run run = Run.of(templates, seed);
    Run.Result result = run.result();
    uncounted++;
    if (!result.isGood()) {
      wrong++;
      tell(run, result);
      count();
    } else if (uncounted == COUNT_EVERY) {
      count();
    }
  }

  private void count() {
    System.out.println(RAN + uncounted);
    uncounted = 0;
  }

  private void tell(Run run, Run.Result result) {
    StringBuilder text = new StringBuilder("Seed " + run.scenario().seed() + ":\n");
    result.violations().forEach(violation -> text.append("  ").append(violation).append('\n'));
    if (wrong <= TOLD_WHOLE) {
      Run smallest = new Shrinker(run, result).smallest();
      text.append(smallest.scenario()).append('\n');
      smallest.traced().trace().forEach(line -> text.append(line).append('\n'));
    }
    System.out.print(text);
  }
}
