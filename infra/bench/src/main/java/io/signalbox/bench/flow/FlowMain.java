package io.signalbox.bench.flow;

import io.signalbox.bench.Arguments;
import io.signalbox.bench.RunsOn;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Measures a hub from end to end. */
public final class FlowMain {
  private static final String ENVELOPES = "--envelopes";
  private static final int GROUPS = 10_000;
  private static final int FINDERS = 4;
  private static final String SMALL_HEAP = "256m";
  private static final int ENVELOPES_FOR_MEMORY = 100_000;
  private static final List<String> PARTS =
      List.of("throughput", "latency", "hanging", "memory", "mails", "groups", "finding");

  /** What is compared is compared round by round. */
  private static final int ROUNDS = 5;

  private FlowMain() {}

  /** The project's folder; then names of parts, or none for all. */
  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    Path root = arguments.root();
    int envelopes = arguments.value(ENVELOPES).map(Integer::parseInt).orElse(ENVELOPES_FOR_MEMORY);
    int groups = arguments.value("--groups").map(Integer::parseInt).orElse(GROUPS);
    int rounds = arguments.value("--rounds").map(Integer::parseInt).orElse(ROUNDS);
    int finders = arguments.value("--finders").map(Integer::parseInt).orElse(FINDERS);
    List<Method> methods =
        arguments
            .value("--method")
            .map(name -> List.of(Method.valueOf(name.toUpperCase(Locale.ROOT))))
            .orElse(List.of(Method.values()));
    List<String> parts = arguments.names(PARTS);
    System.out.println(RunsOn.text(root));
    for (String part : parts) {
      switch (part) {
        case "throughput" -> new Throughput().measure(root, rounds);
        case "latency" -> Latency.measure(root, rounds);
        case "hanging" -> new Hanging().measure(root, rounds);
        case "mails" -> new MailEach().measure(root, rounds);
        case "finding" -> new Finding().measure(root, rounds, envelopes, finders);
        case "groups" -> {
          for (Method method : methods) {
            new HangingGroups(method).measure(root, rounds, groups, SMALL_HEAP);
          }
        }
        default -> Memory.measure(root, envelopes);
      }
    }
  }
}
