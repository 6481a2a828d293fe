package io.signalbox.bench.start;

import io.signalbox.bench.Arguments;
import io.signalbox.bench.RunsOn;
import io.signalbox.bench.Spread;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures each function's start and first answer, round by round. */
public final class StartMain {
  private static final String KEEP = "--keep";
  private static final int ROUNDS = 5;

  private record Figures(
      Start start, Spread cpu, Spread first, Spread firstWithHooks, Spread memory) {}

  private StartMain() {}

  /**
   * The project's folder; then perhaps the option that makes the figures those held, and names of
   * functions, where not all are to be measured.
   */
  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    Path root = arguments.root();
    boolean keep = arguments.has(KEEP);
    List<Artifact> all = Artifact.all(root);
    List<String> named = arguments.names(all.stream().map(one -> one.function().name()).toList());
    List<Artifact> artifacts =
        all.stream().filter(one -> named.contains(one.function().name())).toList();
    System.out.println(RunsOn.text(root));
    Map<String, Figures> measured = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Artifact artifact : artifacts) {
        Start start = Start.of(artifact);
        Figures figures =
            measured.computeIfAbsent(
                artifact.function().name(),
                name -> new Figures(start, new Spread(), new Spread(), new Spread(), new Spread()));
        figures.cpu().add((double) start.cpuMilliseconds());
        Start.First first = Start.firstAnswer(root, artifact, false);
        figures.first().add((double) first.cpuMilliseconds());
        figures.memory().add((double) first.residentMegabytes());
        figures
            .firstWithHooks()
            .add((double) Start.firstAnswer(root, artifact, true).cpuMilliseconds());
      }
    }
    for (Map.Entry<String, Figures> one : measured.entrySet()) {
      Start start = one.getValue().start();
      System.out.printf(
          "%-20s %3d jars %,6d classes, CPU to start %s ms, first answer %s ms, after hooks %s"
              + " ms, resident %s MB%n",
          one.getKey(),
          start.jars(),
          start.classes(),
          one.getValue().cpu(),
          one.getValue().first(),
          one.getValue().firstWithHooks(),
          one.getValue().memory());
      if (keep) {
        Ceilings.keep(root, one.getKey(), start);
      }
    }
  }
}
