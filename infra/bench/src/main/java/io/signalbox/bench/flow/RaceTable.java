package io.signalbox.bench.flow;

import io.signalbox.bench.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The race's figures, each with its target and the peer's, as a Markdown table. */
final class RaceTable {
  /** Which side of its target a figure has to be on. */
  enum Target {
    AT_LEAST,
    AT_MOST
  }

  private final List<String> rows = new ArrayList<>();

  /**
   * A row.
   *
   * @param peer what the peer reached; empty where it has no such figure
   */
  void add(String what, Spread measured, Target side, double target, String peer) {
    double median = measured.median();
    boolean holds = side == Target.AT_LEAST ? median >= target : median <= target;
    row(
        what,
        measured.toString().strip(),
        "%s %s".formatted(side == Target.AT_LEAST ? "≥" : "≤", number(target)),
        holds ? "yes" : "no",
        peer);
  }

  /** A figure that only explains others. */
  void explain(String what, Spread measured) {
    row(what, measured.toString().strip(), "", "", "");
  }

  private void row(String... cells) {
    rows.add("| " + String.join(" | ", cells) + " |");
  }

  private static String number(double target) {
    return String.format(Locale.ROOT, target == Math.rint(target) ? "%,.0f" : "%,.1f", target);
  }

  /**
   * All rows. A wall-clock figure on a machine that others use tells less than the CPU time of the
   * same row.
   */
  String text() {
    return """

    | | measured | target | holds | Outpost |
    |---|---|---|---|---|
    """
        + String.join("\n", rows)
        + """

        Outpost (Go, RabbitMQ, PostgreSQL, Redis; concurrency 32) was measured on 2026-11-23 on another machine with two cores.
        """;
  }
}
