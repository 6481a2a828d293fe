package io.signalbox.bench.flow;

import io.signalbox.bench.RunsOn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures a hub from end to end. */
public final class FlowMain {
  private static final String ENVELOPES = "--envelopes";
  private static final int ENVELOPES_FOR_MEMORY = 100_000;
  private static final List<String> PARTS = List.of("throughput", "latency", "hanging", "memory");

  /** What is compared is compared round by round. */
  private static final int ROUNDS = 5;

  private FlowMain() {}

  /** The project's folder; then names of parts, or none for all. */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    List<String> wanted = new ArrayList<>(List.of(args).subList(1, args.length));
    int envelopes = ENVELOPES_FOR_MEMORY;
    int option = wanted.indexOf(ENVELOPES);
    if (option >= 0 && option + 1 < wanted.size()) {
      envelopes = Integer.parseInt(wanted.remove(option + 1));
      wanted.remove(option);
    }
    if (!PARTS.containsAll(wanted)) {
      System.err.println(
          "usage: infra/bench/flow [%s] [%s %d]"
              .formatted(String.join("|", PARTS), ENVELOPES, ENVELOPES_FOR_MEMORY));
      System.exit(2);
    }
    System.out.println(RunsOn.text(root));
    for (String part : wanted.isEmpty() ? PARTS : wanted) {
      switch (part) {
        case "throughput" -> new Throughput().measure(root, ROUNDS);
        case "latency" -> Latency.measure(root, ROUNDS);
        case "hanging" -> new Hanging().measure(root, ROUNDS);
        default -> Memory.measure(root, envelopes);
      }
    }
  }
}
