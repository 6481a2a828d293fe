package io.signalbox.bench.flow;

import io.signalbox.bench.Arguments;
import io.signalbox.bench.RunsOn;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures a hub as people run it, at its defaults, and compares each figure with its target. A
 * peer's figures, which were measured elsewhere, stand beside.
 */
public final class RaceMain {
  private static final int ROUNDS = 3;

  private RaceMain() {}

  /** The project's folder, perhaps {@code --rounds N}, then names of parts, or none for all. */
  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    Path root = arguments.root();
    int rounds = arguments.value("--rounds").map(Integer::parseInt).orElse(ROUNDS);
    List<String> parts =
        arguments.names(List.of("start", "first", "burst", "steady", "batches", "disk", "idle"));
    System.out.println(RunsOn.text(root));
    RaceTable table = new RaceTable();
    for (String part : parts) {
      switch (part) {
        case "start" -> RaceStarts.measure(root, rounds, table);
        case "first" -> RaceBursts.first(root, rounds, table);
        case "burst" -> RaceBursts.warm(root, rounds, table);
        case "steady" -> RaceQuiet.steady(root, rounds, table);
        case "batches" -> RaceBatches.measure(root, rounds, table);
        case "disk" -> RaceBatches.disk(root, table);
        default -> RaceQuiet.idle(root, table);
      }
    }
    System.out.print(table.text());
    System.exit(0);
  }
}
