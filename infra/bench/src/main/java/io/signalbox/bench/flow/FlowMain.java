package io.signalbox.bench.flow;

import io.signalbox.bench.Arguments;
import io.signalbox.bench.RunsOn;
import java.nio.file.Path;
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
    Arguments arguments = new Arguments(args);
    Path root = arguments.root();
    int envelopes = arguments.value(ENVELOPES).map(Integer::parseInt).orElse(ENVELOPES_FOR_MEMORY);
    List<String> parts = arguments.names(PARTS);
    System.out.println(RunsOn.text(root));
    for (String part : parts) {
      switch (part) {
        case "throughput" -> new Throughput().measure(root, ROUNDS);
        case "latency" -> Latency.measure(root, ROUNDS);
        case "hanging" -> new Hanging().measure(root, ROUNDS);
        default -> Memory.measure(root, envelopes);
      }
    }
  }
}
