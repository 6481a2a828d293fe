package io.signalbox.simulation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a run, line by line, if anybody wants to know. */
public final class Trace {
  private final Simulator simulator;
  private final boolean kept;
  private final List<String> lines = new ArrayList<>();

  public Trace(Simulator simulator, boolean kept) {
    this.simulator = simulator;
    this.kept = kept;
  }

  public void say(Supplier<String> line) {
    if (kept) {
      lines.add(simulator.now() + " " + line.get());
    }
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }
}
