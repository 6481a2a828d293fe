package io.signalbox.bench.start;

import io.signalbox.bench.RunsOn;
import io.signalbox.bench.Spread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures each function's start and first answer, round by round. */
public final class StartMain {
  private static final String KEEP = "--keep";
  private static final int ROUNDS = 5;

  private record Figures(Start start, Spread cpu, Spread first, Spread firstWithHooks) {}

  private StartMain() {}

  /**
   * The project's folder; then perhaps the option that makes the figures those held, and names of
   * functions, where not all are to be measured.
   */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    List<String> named = new ArrayList<>(List.of(args).subList(1, args.length));
    boolean keep = named.remove(KEEP);
    List<Artifact> artifacts =
        Artifact.all(root).stream()
            .filter(one -> named.isEmpty() || named.contains(one.function().name()))
            .toList();
    System.out.println(RunsOn.text(root));
    Map<String, Figures> all = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Artifact artifact : artifacts) {
        Start start = Start.of(artifact);
        Figures figures =
            all.computeIfAbsent(
                artifact.function().name(),
                name -> new Figures(start, new Spread(), new Spread(), new Spread()));
        figures.cpu().add((double) start.cpuMilliseconds());
        figures.first().add((double) Start.firstAnswer(root, artifact, false));
        figures.firstWithHooks().add((double) Start.firstAnswer(root, artifact, true));
      }
    }
    for (Map.Entry<String, Figures> one : all.entrySet()) {
      Start start = one.getValue().start();
      System.out.printf(
          "%-20s %3d jars %,6d classes, CPU to start %s ms, first answer %s ms, after hooks %s"
              + " ms%n",
          one.getKey(),
          start.jars(),
          start.classes(),
          one.getValue().cpu(),
          one.getValue().first(),
          one.getValue().firstWithHooks());
      if (keep) {
        Ceilings.keep(root, one.getKey(), start);
      }
    }
  }
}
