package io.signalbox.bench.bill.meter;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.DoubleAdder;

/** Counts what is used. For many threads at once. */
public final class Meter {
  private final ConcurrentMap<Line, DoubleAdder> counts = new ConcurrentHashMap<>();

  public void add(String function, String what, Charge charge, double count) {
    counts
        .computeIfAbsent(new Line(function, what, charge), unknown -> new DoubleAdder())
        .add(count);
  }

  /** What was counted until now. */
  public Bill bill() {
    Map<Line, Double> lines = new HashMap<>();
    counts.forEach((line, count) -> lines.put(line, count.sum()));
    return new Bill(lines);
  }
}
