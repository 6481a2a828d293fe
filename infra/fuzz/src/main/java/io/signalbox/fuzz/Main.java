package io.signalbox.fuzz;

import io.signalbox.fuzz.reader.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fuzzes one target after the other: {@code --minutes N} for all of them together, {@code --target
 * NAME} for one alone, {@code --seed N}. Ends with 1 where something was found.
 */
public final class Main {
  private static final int SECONDS_A_MINUTE = 60;
  private static final int TOLD_LINES = 30;
  private static final int MISUSE = 2;

  private Main() {}

  /** Fuzzes as the arguments say, the first of which is this module's folder. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    List<String> targets =
        options.containsKey("--target")
            ? List.of(options.get("--target"))
            : List.copyOf(Targets.names());
    if (!Targets.names().containsAll(targets)) {
      System.err.println("There is no such target, but " + String.join(", ", Targets.names()));
      System.exit(MISUSE);
    }
    int minutes = Integer.parseInt(options.getOrDefault("--minutes", "60"));
    int seconds = Math.max(1, minutes * SECONDS_A_MINUTE / targets.size());
    int seed = Integer.parseInt(options.getOrDefault("--seed", "1"));
    Fuzzer fuzzer = new Fuzzer(Path.of(arguments[0]).toAbsolutePath(), List.of());
    int found = 0;
    for (String target : targets) {
      Fuzzer.Result result = fuzzer.run(target, seed, "-max_total_time=" + seconds);
      System.out.printf("%-10s %s%n", target, lastLine(result));
      if (!result.isGood()) {
        found++;
        result
            .output()
            .lines()
            .skip(Math.max(0, result.output().lines().count() - TOLD_LINES))
            .forEach(System.out::println);
      }
    }
    System.exit(found == 0 ? 0 : 1);
  }

  private static String lastLine(Fuzzer.Result result) {
    return result
        .output()
        .lines()
        .filter(line -> line.matches("#[0-9].*") || line.startsWith("Done"))
        .reduce(
            "nothing was run",
            (before, last) -> last.startsWith("Done") ? before + ", " + last : last);
  }
}
